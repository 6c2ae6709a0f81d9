#include "core/share_work.hpp"

#include <pthread.h>

#include <algorithm>
#include <atomic>
#include <new>
#include <vector>

namespace coffer::core {
namespace {

// Threads straight from the system. std::thread calls it through libstdc++'s own table, which is filled at the first call, and filling it
// saves the vector registers to the stack with whatever secret is in them; our own table is filled when the program is loaded.
class Helpers {
public:
    explicit Helpers(std::size_t most) { threads_.reserve(most); }
    ~Helpers() {
        for (const pthread_t thread : threads_) pthread_join(thread, nullptr);
    }
    Helpers(const Helpers&) = delete;
    Helpers& operator=(const Helpers&) = delete;

    // False where the system has no thread to give.
    [[nodiscard]] bool start(const std::function<void()>& run) noexcept {
        pthread_t thread;
        const auto call = [](void* function) -> void* {
            (*static_cast<const std::function<void()>*>(function))();
            return nullptr;
        };
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): it comes back as what it was
        if (pthread_create(&thread, nullptr, call, const_cast<std::function<void()>*>(&run)) != 0) return false;
        threads_.push_back(thread);
        return true;
    }
    [[nodiscard]] std::size_t count() const noexcept { return threads_.size(); }

private:
    std::vector<pthread_t> threads_;
};

}  // namespace

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
    {
        Helpers helpers(wanted);
        while (helpers.count() + 1 < wanted && helpers.start(run)) {
        }
        run();
    }
    if (out_of_memory) throw std::bad_alloc();
}

}  // namespace coffer::core
