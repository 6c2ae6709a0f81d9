#include "core/share_work.hpp"

#include <algorithm>
#include <atomic>
#include <new>

#include "core/system.hpp"

namespace coffer::core {

void share_work(std::size_t count, std::size_t piece, unsigned threads, const std::function<void(std::size_t, std::size_t)>& work) {
    const std::size_t pieces = count / piece + (count % piece != 0 ? 1 : 0);
    std::atomic<std::size_t> next{0};
    std::atomic<bool> out_of_memory{false};
    const std::function<void()> run = [&] {
        try {
            for (std::size_t taken = next++; taken < pieces; taken = next++) {
                const std::size_t first = taken * piece;
                work(first, std::min(piece, count - first));
            }
        } catch (const std::bad_alloc&) {
            out_of_memory = true;
            next = pieces;
        }
    };
    const std::size_t wanted = std::min<std::size_t>(std::max(threads, 1U), pieces);
    run_on_threads(wanted == 0 ? 0 : wanted - 1, run);
    if (out_of_memory) throw std::bad_alloc();
}

}  // namespace coffer::core
