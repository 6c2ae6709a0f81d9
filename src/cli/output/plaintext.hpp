// Decrypted plaintexts: printed on standard output in the chosen format, or written to a file as exact bytes.
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

/// check_raw checks that --raw is not combined with JSON on standard output. Error: usage_conflict.
[[nodiscard]] Status check_raw(const Context& context);

/// deliver delivers a plaintext and returns the exit status 0. With --plaintext-output it writes `content` to that file; otherwise, with
/// --raw, it writes `content` to standard output; otherwise it calls `print`. Secret. Errors: usage_conflict (--raw and JSON), usage_value,
/// those of WrittenFiles::write.
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

/// print_line appends `text` and one LF to `output`.
void print_line(TextBuffer& output, Bytes text);

/// deliver_wallet delivers a mnemonic and its passphrase. `plaintext`: the bytes from which `wallet` was parsed. Secret. Errors: those of
/// deliver.
[[nodiscard]] Result<int> deliver_wallet(Context& context, Bytes plaintext, const bundle::WalletPlaintext& wallet);

/// deliver_key delivers a private key. `plaintext`: its bytes, for --raw. `text`: the same key in the key format `format`. Secret. Errors:
/// those of deliver.
[[nodiscard]] Result<int> deliver_key(Context& context, Bytes plaintext, std::string_view format, const SecretText& text);

/// deliver_secret delivers any other bytes. In JSON, `kind` is their type; UTF-8 is in the field `secret`, other bytes are in `secretHex`.
/// Secret. Errors: those of deliver.
[[nodiscard]] Result<int> deliver_secret(Context& context, Bytes plaintext, std::string_view kind);

/// deliver_undeclared delivers a plaintext whose type it auto-detects. It accepts two types that cannot be confused: a valid mnemonic, and
/// a private key of 32 bytes, which it shows in hexadecimal. Secret. Errors: those of deliver, text_line_break, plaintext_kind.
[[nodiscard]] Result<int> deliver_undeclared(Context& context, Bytes plaintext);

}  // namespace coffer::cli
