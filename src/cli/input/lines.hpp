// Files with one item a line: public items, and secrets.
#pragma once

#include <functional>
#include <vector>

#include "cli/command.hpp"
#include "cli/output/output.hpp"
#include "cli/process/descriptor.hpp"
#include "coffer/core/secret.hpp"

namespace coffer::cli {

/// LineBatch describes a file with one item per line.
struct LineBatch {
    const char* option;     ///< the option that names the file
    const char* item;       ///< the name of an item in errors
    std::size_t most_line;  ///< the largest accepted line, in bytes
};

/// run_lines calls `print(line, output)` for every line of the file, on as many threads as --threads states, and writes the results in the
/// order of the file. The output is always JSON Lines. Memory use does not grow with the file. run_lines stops at the first line that
/// fails; results of earlier lines may have been written.
///
/// `print`: called by several threads at once. Errors: usage_value, those of Input::open, file_read, text_empty (no line). With the line's
/// index (from 0) as the position: text_too_long, and those of `print`.
[[nodiscard]] Status run_lines(Context& context, const LineBatch& batch, const std::function<Status(Bytes, Output&)>& print);

inline constexpr Option batch_threads_option{"threads", ValueKind::number, "N",
                                             "number of threads, for files of many items (default: all processors)"};

/// SecretLines reads a file in pieces of whole lines, into secret memory of a fixed size. A line ends in LF or CRLF; the last line may end
/// at the end of the file.
class SecretLines {
public:
    /// `capacity`: the size of a piece in bytes. `what`: the name of the file in errors.
    SecretLines(Descriptor file, std::size_t capacity, const char* what)
        : file_(std::move(file)), held_(SecretBytes::from_size(capacity)), what_(what) {}

    /// next returns the next lines, as many as fit, without their line ends. The views are valid until the next call. The list is empty at
    /// the end of the file and after a signal (see Interruption). Secret. Errors: file_read; text_too_long, with the line's index (a line
    /// is longer than the capacity).
    [[nodiscard]] Result<std::vector<Bytes>> next();
    /// first returns the index of the first line that the last call of `next` returned.
    [[nodiscard]] u64 first() const noexcept { return first_; }

private:
    [[nodiscard]] Status fill();

    Descriptor file_;
    SecretBytes held_;
    const char* what_;
    std::size_t used_ = 0;   // bytes in the buffer
    std::size_t given_ = 0;  // of these, the bytes of lines that were returned
    u64 first_ = 0;
    u64 after_ = 0;
    bool ended_ = false;
};

}  // namespace coffer::cli
