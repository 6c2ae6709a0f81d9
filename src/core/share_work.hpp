// Work on many independent items, shared by several threads.
#pragma once

#include <cstddef>
#include <functional>

namespace coffer::core {

/// share_work calls `work(first, size)` for pieces of at most `piece` items, which together cover `count` items, and returns when all
/// pieces are done.
/// `threads`: the maximum number of threads, including the caller's (0 counts as 1). Fewer are used if the system cannot start more.
/// `work` throws nothing but std::bad_alloc. If it does, in any thread, no further piece is begun, and share_work throws std::bad_alloc
/// after all threads have ended.
void share_work(std::size_t count, std::size_t piece, unsigned threads, const std::function<void(std::size_t, std::size_t)>& work);

}  // namespace coffer::core
