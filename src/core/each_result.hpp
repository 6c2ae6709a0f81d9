// One result for each of many independent items.
#pragma once

#include <new>
#include <vector>

#include "coffer/core/result.hpp"
#include "core/scrub.hpp"
#include "core/share_work.hpp"

namespace coffer::core {

/// each_result returns make(0), make(1), ... of `count` items, computed on at most `threads` threads. If memory is exhausted, the result of
/// that item is the error out_of_memory. Only the allocation of the list may throw std::bad_alloc.
template <typename T, typename Make>
[[nodiscard]] std::vector<Result<T>> each_result(std::size_t count, unsigned threads, const Make& make) {
    constexpr std::size_t piece = 4;
    std::vector<Result<T>> results;
    results.reserve(count);
    for (std::size_t i = 0; i < count; ++i) results.emplace_back(fail(Errc::out_of_memory));
    const StackScrubber of_the_caller;
    share_work(count, piece, threads, [&](std::size_t first, std::size_t size) noexcept {
        const StackScrubber of_the_thread;
        for (std::size_t i = first; i < first + size; ++i) {
            try {
                results[i] = make(i);
            } catch (const std::bad_alloc&) {
                results[i] = fail(Errc::out_of_memory);
            }
        }
    });
    return results;
}

}  // namespace coffer::core
