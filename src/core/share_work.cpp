#include "core/share_work.hpp"

#include <algorithm>
#include <atomic>
#include <system_error>
#include <thread>
#include <vector>

namespace coffer::core {

void share_work(std::size_t count, std::size_t piece, unsigned threads, const std::function<void(std::size_t, std::size_t)>& work) {
    const std::size_t pieces = count / piece + (count % piece != 0 ? 1 : 0);
    std::atomic<std::size_t> next{0};
    const auto run = [&] {
        for (std::size_t taken = next++; taken < pieces; taken = next++) {
            const std::size_t first = taken * piece;
            work(first, std::min(piece, count - first));
        }
    };
    std::vector<std::jthread> helpers;
    const std::size_t wanted = std::min<std::size_t>(std::max(threads, 1U), pieces);
    helpers.reserve(wanted);
    try {
        while (helpers.size() + 1 < wanted) helpers.emplace_back(run);
    } catch (const std::system_error&) {
        // Those that there are do it.
    }
    run();
}

}  // namespace coffer::core
