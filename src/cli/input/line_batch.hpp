// Many items from one file, one a line.
#pragma once

#include <functional>

#include "cli/command.hpp"
#include "cli/output/output.hpp"

namespace coffer::cli {

/// LineBatch is a file with one item a line, and what is printed for each.
struct LineBatch {
    const char* option;     // names the file
    const char* item;       // names an item in errors
    std::size_t most_line;  // bytes that a line may have
};

/// run_lines calls `print(line, output)` for every line of the file, on the threads of --threads, and prints in the file's order as JSON
/// Lines, whatever form was asked for. Memory does not grow with the file. Stops at the first line that fails; what came before it may have
/// been printed. Errors: those of `print`, with the line's index (from 0) and the item's name; text_too_long (a line); text_empty (no
/// line); usage_missing_option, file_not_found, file_read.
[[nodiscard]] Status run_lines(Context& context, const LineBatch& batch, const std::function<Status(Bytes, Output&)>& print);

inline constexpr Option batch_threads_option{"threads", ValueKind::number, "N",
                                             "number of threads, for files of many items (default: all processors)"};

}  // namespace coffer::cli
