#include "cli/parallel.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <new>
#include <optional>
#include <system_error>
#include <thread>
#include <vector>

#include "cli/interruption.hpp"
#include "core/try.hpp"

namespace coffer::cli {
namespace {

// What bounds the memory: more threads than these are not worth a longer queue of finished blocks.
constexpr unsigned most_threads = 64;
constexpr u64 blocks_per_thread = 2;

// The state that workers and the deliverer share.
class Queue {
public:
    Queue(u64 count, unsigned threads) : count_(count), window_(blocks_per_thread * threads) {}

    // The next block to make, or nothing when all are taken or the run has been stopped.
    std::optional<u64> take() {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [&] { return stopped_ || next_ == count_ || next_ < delivered_ + window_; });
        if (stopped_ || next_ == count_) return std::nullopt;
        return next_++;
    }
    void put(u64 number, Result<TextBuffer> block) {
        const std::lock_guard lock(mutex_);
        ready_.emplace(number, std::move(block));
        filled_.notify_one();
    }
    // The block whose turn it is.
    Result<TextBuffer> wait_for(u64 number) {
        std::unique_lock lock(mutex_);
        filled_.wait(lock, [&] { return ready_.contains(number); });
        auto node = ready_.extract(number);
        delivered_ = number + 1;
        room_.notify_all();
        return std::move(node.mapped());
    }
    void stop() {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
        room_.notify_all();
    }

private:
    std::mutex mutex_;
    std::condition_variable room_;
    std::condition_variable filled_;
    std::map<u64, Result<TextBuffer>> ready_;
    const u64 count_;
    const u64 window_;
    u64 next_ = 0;
    u64 delivered_ = 0;
    bool stopped_ = false;
};

class StopAtExit {
public:
    explicit StopAtExit(Queue& queue) : queue_(queue) {}
    ~StopAtExit() { queue_.stop(); }
    StopAtExit(const StopAtExit&) = delete;
    StopAtExit& operator=(const StopAtExit&) = delete;

private:
    Queue& queue_;
};

Result<TextBuffer> make_block(const std::function<Result<TextBuffer>(u64)>& make, u64 number) {
    try {
        return make(number);
    } catch (const std::bad_alloc&) {
        return fail(Errc::out_of_memory);
    } catch (const std::exception&) {
        return fail(Errc::internal);
    }
}

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
            if (!block) return block.error();
            if (!deliver(number, *block)) return Ok{};
        }
        return Ok{};
    }

    threads = static_cast<unsigned>(std::min<u64>({threads, most_threads, count}));
    Queue queue(count, threads);
    const auto work = [&] {
        while (const auto number = queue.take()) queue.put(*number, make_block(make, *number));
    };
    std::vector<std::jthread> workers;
    workers.reserve(threads);
    const StopAtExit stop(queue);  // before the workers are joined
    try {
        while (workers.size() < threads) workers.emplace_back(work);
    } catch (const std::system_error&) {
        if (workers.empty()) return fail(Errc::out_of_memory);
    }
    for (u64 number = 0; number < count; ++number) {
        const Result<TextBuffer> block = queue.wait_for(number);
        if (!block) return block.error();
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
