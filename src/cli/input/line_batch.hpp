// Files with one item per line.
#pragma once

#include <functional>

#include "cli/command.hpp"
#include "cli/output/output.hpp"

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

}  // namespace coffer::cli
