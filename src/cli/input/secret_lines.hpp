// Files of many secrets, one a line.
#pragma once

#include <vector>

#include "cli/process/descriptor.hpp"
#include "coffer/core/secret.hpp"

namespace coffer::cli {

/// SecretLines reads a file in pieces of whole lines, in wiping memory of a fixed size. A line ends in LF or CRLF; the last may end with
/// the file.
class SecretLines {
public:
    /// `capacity` bytes are held at a time; `what` names the file in errors.
    SecretLines(Descriptor file, std::size_t capacity, const char* what)
        : file_(std::move(file)), held_(SecretBytes::from_size(capacity)), what_(what) {}

    /// next returns the lines that fit, without their ends: views that last until the next call. None at the end of the file, or where an
    /// Interruption has come. Errors: file_read; text_too_long, with the line's index, for one longer than the capacity.
    [[nodiscard]] Result<std::vector<Bytes>> next();
    /// first is the index of the first line that the last call returned.
    [[nodiscard]] u64 first() const noexcept { return first_; }

private:
    [[nodiscard]] Status fill();

    Descriptor file_;
    SecretBytes held_;
    const char* what_;
    std::size_t used_ = 0;   // bytes held
    std::size_t given_ = 0;  // of these, bytes whose lines were returned
    u64 first_ = 0;
    u64 after_ = 0;
    bool ended_ = false;
};

}  // namespace coffer::cli
