// Reading files that the user names: a path, "-" for standard input, /dev/fd/N. Secrets come in this way only.
#pragma once

#include <string_view>
#include <vector>

#include "cli/input/arguments.hpp"
#include "cli/process/descriptor.hpp"
#include "coffer/core/secret.hpp"

namespace coffer::cli {

/// FileIdentity tells whether two names lead to the same file or stream.
struct FileIdentity {
    u64 device;
    u64 inode;
    friend bool operator==(const FileIdentity&, const FileIdentity&) = default;
};

class Input {
public:
    explicit Input(const Arguments& arguments) : arguments_(arguments) {}

    static constexpr std::size_t secret_limit = std::size_t{1} << 20;
    static constexpr std::size_t public_limit = std::size_t{64} << 20;

    /// file reads the file that `option` names and drops one trailing newline (LF or CRLF), nothing else. Treated as secret whatever it
    /// holds. Errors: usage_missing_option, usage_value (empty name), usage_conflict (one file or stream named twice), file_not_found,
    /// file_read, file_too_large.
    [[nodiscard]] Result<SecretBytes> file(const char* option, std::size_t limit = secret_limit);
    /// whole_file is `file` without dropping the newline: request bodies are signed byte for byte.
    [[nodiscard]] Result<SecretBytes> whole_file(const char* option, std::size_t limit = public_limit);
    /// whole_path is `whole_file` for a path that an option gave in another spelling.
    [[nodiscard]] Result<SecretBytes> whole_path(std::string_view path, const char* what, std::size_t limit = public_limit);
    /// text is `file`, checked to be UTF-8. Errors also: utf8_invalid, utf8_overlong, utf8_surrogate.
    [[nodiscard]] Result<SecretText> text(const char* option);
    /// open opens the file that `option` names, to be read in pieces. Errors: usage_missing_option, usage_value, usage_conflict,
    /// file_not_found.
    [[nodiscard]] Result<Descriptor> open(const char* option);

private:
    const Arguments& arguments_;
    std::vector<FileIdentity> read_;
};

/// read_path reads a whole file that exists under `path`; with `read`, one that is not among those read already, and notes it. Errors:
/// file_not_found, file_read, file_too_large, usage_conflict.
[[nodiscard]] Result<SecretBytes> read_path(std::string_view path, std::size_t limit, const char* what,
                                            std::vector<FileIdentity>* read = nullptr);

/// drop_newline drops one trailing LF or CRLF.
void drop_newline(SecretBytes& bytes);

}  // namespace coffer::cli
