// Long lists. Several threads make blocks of items, and the blocks are delivered in order.
#pragma once

#include <functional>

#include "cli/input/arguments.hpp"
#include "cli/output/output.hpp"
#include "coffer/core/result.hpp"

namespace coffer::cli {

/// option_threads returns the value of --threads, or the number of processors if it is 0 or was not given. Error: usage_value.
[[nodiscard]] Result<unsigned> option_threads(const Arguments& arguments);

/// run_blocks calls `make(block)` for every block number below `count`, on several threads, and `deliver` for each result, in order, on the
/// calling thread. At most two blocks per thread exist at a time. It stops at the first error in block order, or when `deliver` returns
/// false. `threads`: at most 64 are used. Errors: those of `make`; out_of_memory, internal (`make` throws).
[[nodiscard]] Status run_blocks(u64 count, unsigned threads, const std::function<Result<TextBuffer>(u64)>& make,
                                const std::function<bool(u64, const TextBuffer&)>& deliver);

/// still_wanted returns true if the reader of standard output has not closed the pipe and no signal was recorded.
[[nodiscard]] bool still_wanted(const Output& output);

/// end_list writes the rest of a long list and returns the exit status: 0, or that of the recorded signal. To be called while an
/// Interruption exists. Error: file_write.
[[nodiscard]] Result<int> end_list(Output& output);

}  // namespace coffer::cli
