// Long lists: blocks of items are made by several threads and delivered in order.
#pragma once

#include <functional>

#include "cli/input/arguments.hpp"
#include "cli/output/output.hpp"
#include "coffer/core/result.hpp"

namespace coffer::cli {

/// option_threads returns --threads; without it, the number of processors.
[[nodiscard]] Result<unsigned> option_threads(const Arguments& arguments);

/// run_blocks calls `make(block)` for every number below `count` on `threads` threads (at most 64), and `deliver` in order on the caller's
/// thread. At most two blocks a thread are being made or wait to be delivered. Stops at the first error (in order), or when `deliver`
/// returns false.
[[nodiscard]] Status run_blocks(u64 count, unsigned threads, const std::function<Result<TextBuffer>(u64)>& make,
                                const std::function<bool(u64, const TextBuffer&)>& deliver);

/// still_wanted says whether a long list has a reader, and nothing has told the program to stop.
[[nodiscard]] bool still_wanted(const Output& output);

/// end_list writes what there is of a long list, while an Interruption still lives, and returns the exit status: 0, or what the signal says
/// that came. Error: file_write.
[[nodiscard]] Result<int> end_list(Output& output);

}  // namespace coffer::cli
