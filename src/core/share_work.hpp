// Work on many independent items, shared by a few threads.
#pragma once

#include <cstddef>
#include <functional>

namespace coffer::core {

/// share_work calls `work(first, size)` for pieces of at most `piece` items that together are all of `count`, on at most `threads` threads,
/// of which the caller's is one (0 counts as 1); where the system has no thread to give, on fewer. Returns when all is done. Where
/// `work` throws std::bad_alloc, in whatever thread, no further piece is begun, and it leaves here once all threads have ended; `work`
/// throws nothing else.
void share_work(std::size_t count, std::size_t piece, unsigned threads, const std::function<void(std::size_t, std::size_t)>& work);

}  // namespace coffer::core
