#include "cli/process/parallel.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <list>
#include <mutex>
#include <new>
#include <optional>
#include <thread>
#include <vector>

#include "cli/process/interruption.hpp"
#include "cli/process/own_stack.hpp"
#include "core/try.hpp"

namespace coffer::cli {
namespace {

// These bound the memory of finished blocks that wait to be delivered.
constexpr unsigned most_threads = 64;
constexpr u64 blocks_per_thread = 2;
constexpr std::size_t worker_stack = std::size_t{96} << 10;  // three times the stack that is used

Result<TextBuffer> make_block(const std::function<Result<TextBuffer>(u64)>& make, u64 number) noexcept {
    try {
        return make(number);
    } catch (const std::bad_alloc&) {
        return fail(Errc::out_of_memory);
    } catch (const std::exception&) {
        return fail(Errc::internal);
    }
}

// The state that the workers and the delivering thread share.
class Queue {
public:
    Queue(u64 count, unsigned threads, const std::function<Result<TextBuffer>(u64)>& make)
        : make_(make), ready_(blocks_per_thread * threads), count_(count) {}

    // The loop of a worker. It makes blocks until all are taken or the run is stopped.
    void work() noexcept {
        std::unique_lock lock(mutex_);
        for (;;) {
            if (stopped_ || next_ == count_) return;
            if (next_ < delivered_ + ready_.size()) {
                make_next(lock);
            } else {
                wait(room_, lock);
            }
        }
    }
    // Returns the next block. Until it is ready, the calling thread makes other blocks instead of waiting.
    Result<TextBuffer> take(u64 number) noexcept {
        std::unique_lock lock(mutex_);
        std::optional<Result<TextBuffer>>& place = place_of(number);
        while (!place) {
            if (next_ != count_ && next_ < delivered_ + ready_.size()) {
                make_next(lock);
            } else {
                wait(filled_, lock);
            }
        }
        Result<TextBuffer> block = *std::move(place);
        place.reset();
        delivered_ = number + 1;
        room_.notify_all();
        return block;
    }
    void stop() noexcept {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
        room_.notify_all();
    }

private:
    std::optional<Result<TextBuffer>>& place_of(u64 number) noexcept { return ready_[number % ready_.size()]; }
    void make_next(std::unique_lock<std::mutex>& lock) noexcept {
        const u64 number = next_++;
        lock.unlock();
        Result<TextBuffer> block = make_block(make_, number);
        lock.lock();
        place_of(number).emplace(std::move(block));
        filled_.notify_one();
    }
    static void wait(std::condition_variable& condition, std::unique_lock<std::mutex>& lock) noexcept {
        wipe_dead_stack();
        condition.wait(lock);
    }

    const std::function<Result<TextBuffer>(u64)>& make_;
    std::mutex mutex_;
    std::condition_variable room_;
    std::condition_variable filled_;
    std::vector<std::optional<Result<TextBuffer>>> ready_;  // ring buffer of the blocks after delivered_
    const u64 count_;
    u64 next_ = 0;
    u64 delivered_ = 0;
    bool stopped_ = false;
};

// The worker threads, beside the calling thread. If the system cannot create more threads, the run goes on with fewer.
class Workers {
public:
    Workers(Queue& queue, std::size_t most) : queue_(queue) {
        const BlockedSignals blocked;  // workers inherit the mask: only the calling thread receives signals
        const auto work = [](void* shared) { static_cast<Queue*>(shared)->work(); };
        try {
            while (threads_.size() < most && threads_.emplace_back(worker_stack).start(work, &queue)) {
            }
        } catch (const std::bad_alloc&) {
            return;
        }
    }
    ~Workers() { queue_.stop(); }  // the destructors of threads_ join the threads
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

private:
    Queue& queue_;
    std::list<OwnStackThread> threads_;
};

}  // namespace

Result<unsigned> option_threads(const Arguments& arguments) {
    COFFER_TRY(const u64 asked, arguments.number("threads", 0, 1024));
    return asked == 0 ? std::max(1U, std::thread::hardware_concurrency()) : static_cast<unsigned>(asked);
}

Status run_blocks(u64 count, unsigned threads, const std::function<Result<TextBuffer>(u64)>& make,
                  const std::function<bool(u64, const TextBuffer&)>& deliver) {
    if (threads <= 1 || count <= 1) {
        for (u64 number = 0; number < count; ++number) {
            Result<TextBuffer> block = make_block(make, number);
            if (!block) return fail(block.error());
            if (!deliver(number, *block)) return Ok{};
        }
        return Ok{};
    }

    threads = static_cast<unsigned>(std::min<u64>({threads, most_threads, count}));
    Queue queue(count, threads, make);
    const Workers workers(queue, threads - 1);
    for (u64 number = 0; number < count; ++number) {
        const Result<TextBuffer> block = queue.take(number);
        if (!block) return fail(block.error());
        if (!deliver(number, *block)) break;
    }
    return Ok{};
}

bool still_wanted(const Output& output) {
    return !output.abandoned() && Interruption::signal() == 0;
}

Result<int> end_list(Output& output) {
    COFFER_CHECK(output.flush());
    const int signal = Interruption::signal();
    return signal == 0 ? 0 : signal_status + signal;
}

}  // namespace coffer::cli
