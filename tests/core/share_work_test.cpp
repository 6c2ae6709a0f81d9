#include "core/share_work.hpp"

#include <gtest/gtest.h>
#include <pthread.h>

#include <atomic>
#include <mutex>
#include <new>
#include <set>
#include <thread>
#include <vector>

#include "core/system.hpp"

namespace coffer::core {
namespace {

TEST(ShareWork, EveryItemOnceInPieces) {
    for (const unsigned threads : {0U, 1U, 2U, 3U, 8U, 100U}) {
        for (const std::size_t count : {0U, 1U, 6U, 7U, 8U, 13U, 14U, 15U, 1000U}) {
            std::vector<std::atomic<int>> done(count);
            share_work(count, 7, threads, [&](std::size_t first, std::size_t size) {
                EXPECT_LE(size, 7U);
                EXPECT_EQ(first % 7, 0U);
                for (std::size_t i = first; i < first + size; ++i) ++done[i];
            });
            for (const auto& times : done) EXPECT_EQ(times, 1) << threads << ' ' << count;
        }
    }
}

TEST(ShareWork, NoMoreThreadsThanAskedOrPieces) {
    const auto threads_used = [](std::size_t count, unsigned threads) {
        std::mutex mutex;
        std::set<std::thread::id> used;
        share_work(count, 1, threads, [&](std::size_t, std::size_t) {
            const std::lock_guard lock(mutex);
            used.insert(std::this_thread::get_id());
        });
        return used;
    };
    EXPECT_EQ(threads_used(50, 1), std::set{std::this_thread::get_id()});
    EXPECT_EQ(threads_used(1, 8), std::set{std::this_thread::get_id()});
    EXPECT_LE(threads_used(1000, 3).size(), 3U);
}

// Each thread waits for the other, so there must be two.
TEST(ShareWork, ThreadsRunTogether) {
    std::atomic<int> inside{0};
    share_work(2, 1, 2, [&](std::size_t, std::size_t) {
        ++inside;
        while (inside < 2) std::this_thread::yield();
    });
    EXPECT_EQ(inside, 2);
}

// The stack of a helper thread is as large as the work may need, whatever the limit of the process is.
TEST(ShareWork, HelpersHaveStacksOfTheirOwnSize) {
    const auto caller = std::this_thread::get_id();
    std::atomic<int> inside{0};
    std::atomic<std::size_t> stack{0};
    share_work(2, 1, 2, [&](std::size_t, std::size_t) {
        ++inside;
        while (inside < 2) std::this_thread::yield();
        if (std::this_thread::get_id() == caller) return;
        pthread_attr_t attributes;
        std::size_t size = 0;
        pthread_getattr_np(pthread_self(), &attributes);
        pthread_attr_getstacksize(&attributes, &size);
        pthread_attr_destroy(&attributes);
        stack = size;
    });
    EXPECT_EQ(stack, thread_stack_bytes);
}

// Memory may run out in any thread. The caller receives the exception, and the program continues.
TEST(ShareWork, MemoryExhaustedInAnyThread) {
    constexpr std::size_t count = 1'000'000;
    for (const bool in_helper : {true, false}) {
        const auto caller = std::this_thread::get_id();
        std::atomic<int> inside{0};
        std::atomic<std::size_t> begun{0};
        std::atomic<bool> thrown{false};
        const auto work = [&](std::size_t first, std::size_t) {
            ++begun;
            if (first < 2) ++inside;
            while (inside < 2) std::this_thread::yield();  // both threads must be running
            if ((std::this_thread::get_id() != caller) == in_helper) {
                thrown = true;
                throw std::bad_alloc();
            }
            while (!thrown) std::this_thread::yield();
        };
        EXPECT_THROW(share_work(count, 1, 2, work), std::bad_alloc) << in_helper;
        EXPECT_LT(begun, count) << "the rest is not begun";
    }
    EXPECT_THROW(share_work(3, 1, 1, [](std::size_t, std::size_t) { throw std::bad_alloc(); }), std::bad_alloc);
}

}  // namespace
}  // namespace coffer::core
