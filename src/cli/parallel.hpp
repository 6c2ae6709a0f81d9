// Long lists: blocks of items are made by several threads and delivered in order.
#pragma once

#include <functional>

#include "cli/arguments.hpp"
#include "cli/output.hpp"
#include "coffer/core/result.hpp"

namespace coffer::cli {

/// option_threads returns --threads; without it, the number of processors.
[[nodiscard]] Result<unsigned> option_threads(const Arguments& arguments);

/// run_blocks calls `make(block)` for every number below `count` on `threads` threads (at most 64), and `deliver` in order on the caller's
/// thread. At most two blocks a thread are being made or wait to be delivered. Stops at the first error (in order), or when `deliver`
/// returns false.
[[nodiscard]] Status run_blocks(u64 count, unsigned threads, const std::function<Result<TextBuffer>(u64)>& make,
                                const std::function<bool(u64, const TextBuffer&)>& deliver);

}  // namespace coffer::cli
