// Files that the user names: a path, "-" for standard input, or /dev/fd/N. The program reads secrets only from such files.
#pragma once

#include <string_view>
#include <vector>

#include "cli/input/arguments.hpp"
#include "cli/process/descriptor.hpp"
#include "coffer/core/secret.hpp"

namespace coffer::cli {

/// FileIdentity identifies a file or stream. Two names of the same file have equal identities.
struct FileIdentity {
    u64 device;
    u64 inode;
    friend bool operator==(const FileIdentity&, const FileIdentity&) = default;
};

/// Input reads files for one command and refuses to read the same file or stream twice.
class Input {
public:
    explicit Input(const Arguments& arguments) : arguments_(arguments) {}

    static constexpr std::size_t secret_limit = std::size_t{1} << 20;
    static constexpr std::size_t public_limit = std::size_t{64} << 20;

    /// file returns the content of the file that `option` names, without one trailing newline (LF or CRLF). Every file is treated as
    /// secret. `limit`: the largest accepted size in bytes. Errors: usage_missing_option, usage_value (empty name), file_not_found,
    /// usage_conflict (the file or stream was read before), file_read, file_too_large.
    [[nodiscard]] Result<SecretBytes> file(const char* option, std::size_t limit = secret_limit);
    /// whole_file returns the content of the file that `option` names, including a trailing newline. Errors: those of `file`.
    [[nodiscard]] Result<SecretBytes> whole_file(const char* option, std::size_t limit = public_limit);
    /// whole_path returns the content of the file `path`. Errors: those of `file` from file_not_found on, with the name `what`.
    [[nodiscard]] Result<SecretBytes> whole_path(std::string_view path, const char* what, std::size_t limit = public_limit);
    /// text returns what `file` returns, as UTF-8 text. Errors: those of `file`, and the utf8_ codes.
    [[nodiscard]] Result<SecretText> text(const char* option);
    /// open opens the file that `option` names, so that the caller can read it in pieces. Errors: usage_missing_option, usage_value,
    /// file_not_found, usage_conflict.
    [[nodiscard]] Result<Descriptor> open(const char* option);

private:
    const Arguments& arguments_;
    std::vector<FileIdentity> read_;
};

/// read_path returns the content of the file `path`. `read`: if given, the files that were read before, to which this one is added. Errors:
/// file_not_found, usage_conflict (the file is in `read`), file_read, file_too_large.
[[nodiscard]] Result<SecretBytes> read_path(std::string_view path, std::size_t limit, const char* what,
                                            std::vector<FileIdentity>* read = nullptr);

/// drop_newline removes one trailing LF or CRLF.
void drop_newline(SecretBytes& bytes);

}  // namespace coffer::cli
