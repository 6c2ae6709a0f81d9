// Showing what was sealed: on standard output in the form that was asked for, or as it is in a file.
#pragma once

#include "cli/command.hpp"
#include "cli/input/arguments.hpp"
#include "cli/input/derivation_source.hpp"
#include "cli/output/files.hpp"
#include "cli/output/output.hpp"
#include "coffer/bundle/plaintext.hpp"
#include "coffer/keys/key_format.hpp"
#include "core/try.hpp"

namespace coffer::cli {

inline constexpr auto plaintext_output_options = std::to_array<Option>({
    Option{"plaintext-output", ValueKind::file, "FILE", "output file, mode 0600 (default: standard output)"},
    Option{"raw", ValueKind::flag, "", "write raw bytes: keys without text encoding, no trailing newline"},
    Option{"force", ValueKind::flag, "", "overwrite an existing file"},
});

/// check_raw refuses --raw where JSON would be printed. Error: usage_conflict.
[[nodiscard]] Status check_raw(const Context& context);

/// deliver writes `content` to the file that --plaintext-output names, whole and exact; or else, with --raw, to standard output; or else it
/// calls `print`. Errors: usage_conflict (--raw and JSON), those of WrittenFiles::write.
template <typename Print>
[[nodiscard]] Result<int> deliver(Context& context, Bytes content, Print&& print) {
    if (!context.arguments.has("plaintext-output")) {
        COFFER_CHECK(check_raw(context));
        if (context.arguments.has("raw")) {
            context.output.raw(content);
        } else {
            print();
        }
        return 0;
    }
    COFFER_TRY(const std::string_view path, context.arguments.required("plaintext-output"));
    const FileToWrite file{std::string(path), content, Access::secret};
    COFFER_CHECK(named(context.files.write({&file, 1}, context.arguments.has("force")), "plaintext-output"));
    return 0;
}

/// print_line prints `text` and one LF.
void print_line(TextBuffer& output, Bytes text);

/// deliver_wallet shows a phrase and its passphrase, `plaintext` as parsed to `wallet`.
[[nodiscard]] Result<int> deliver_wallet(Context& context, Bytes plaintext, const bundle::WalletPlaintext& wallet);

/// deliver_key shows a private key in the text of a format; `plaintext` is its bytes.
[[nodiscard]] Result<int> deliver_key(Context& context, Bytes plaintext, std::string_view format, const SecretText& text);

/// deliver_secret shows bytes: text where they are UTF-8, as `kind`; in JSON other bytes are secretHex.
[[nodiscard]] Result<int> deliver_secret(Context& context, Bytes plaintext, std::string_view kind);

/// deliver_undeclared shows a plaintext of no declared kind: only the two shapes that cannot be mistaken for each other are told apart, a
/// valid phrase and a key of 32 bytes, in hexadecimal. Errors: plaintext_kind, text_line_break.
[[nodiscard]] Result<int> deliver_undeclared(Context& context, Bytes plaintext);

}  // namespace coffer::cli
