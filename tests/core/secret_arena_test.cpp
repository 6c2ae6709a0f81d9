#include "core/secret_arena.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstring>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <new>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "coffer/core/secret.hpp"
#include "core/emulator.hpp"
#include "core/sanitizer.hpp"
#include "core/secret_memory.hpp"

namespace coffer::core {
namespace {

bool all_are(Bytes bytes, u8 value) {
    return std::ranges::all_of(bytes, [value](u8 b) { return b == value; });
}

/// in_child runs `body` in a forked process and returns its exit status, or -1 if a signal ended it.
int in_child(const std::function<int()>& body) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(body());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// become_ordinary drops the privileges that exempt the process from RLIMIT_MEMLOCK, and sets that limit.
bool become_ordinary(rlim_t locked_bytes) {
    const rlimit limit{locked_bytes, locked_bytes};
    if (::setrlimit(RLIMIT_MEMLOCK, &limit) != 0) return false;
    return ::geteuid() != 0 || ::setresuid(65534, 65534, 65534) == 0;
}

/// vm_flags returns the kernel's flags of the mapping that contains `address`.
std::string vm_flags(const void* address) {
    std::ifstream maps("/proc/self/smaps");
    const auto wanted = reinterpret_cast<std::uintptr_t>(address);
    bool inside = false;
    for (std::string line; std::getline(maps, line);) {
        std::uintptr_t begin = 0;
        std::uintptr_t end = 0;
        if (std::sscanf(line.c_str(), "%lx-%lx ", &begin, &end) == 2) inside = begin <= wanted && wanted < end;
        if (inside && line.starts_with("VmFlags:")) return line + " ";
    }
    return {};
}

TEST(SecretArena, BlocksAreZeroAlignedAndDisjoint) {
    SecretArena arena;
    std::map<u8*, std::size_t> blocks;
    for (std::size_t size = 1; size < 70'000; size += size / 7 + 1) {
        for (int copy = 0; copy < 3; ++copy) {
            u8* const block = arena.allocate(size);
            ASSERT_NE(block, nullptr);
            ASSERT_EQ(reinterpret_cast<std::uintptr_t>(block) % 16, 0U);
            ASSERT_TRUE(all_are({block, size}, 0)) << size;
            std::memset(block, 0xa5, size);
            blocks[block] = size;
        }
    }
    const u8* previous_end = nullptr;
    for (const auto& [block, size] : blocks) {
        ASSERT_GE(block, previous_end);
        ASSERT_TRUE(all_are({block, size}, 0xa5));
        previous_end = block + size;
    }
    for (const auto& [block, size] : blocks) arena.free(block, size);
}

TEST(SecretArena, RandomUseAgreesWithAModel) {
    SecretArena arena;
    std::mt19937 random(20240229);
    struct Live {
        u8* block;
        std::size_t size;
        u8 fill;
    };
    std::vector<Live> live;
    for (int step = 0; step < 60'000; ++step) {
        if (live.empty() || random() % 100 < 52) {
            const auto kind = random() % 100;
            const std::size_t size = 1 + random() % (kind < 90 ? 200 : kind < 98 ? 5000 : kind < 99 ? 65'536 : 200'000);
            u8* const block = arena.allocate(size);
            ASSERT_NE(block, nullptr);
            ASSERT_TRUE(all_are({block, size}, 0)) << "size " << size << " at step " << step;
            const auto fill = static_cast<u8>(1 + random() % 255);
            std::memset(block, fill, size);
            live.push_back({block, size, fill});
        } else {
            std::swap(live[random() % live.size()], live.back());
            const Live gone = live.back();
            live.pop_back();
            ASSERT_TRUE(all_are({gone.block, gone.size}, gone.fill)) << "another block was written into";
            arena.free(gone.block, gone.size);
        }
    }
    for (const Live& rest : live) arena.free(rest.block, rest.size);
}

TEST(SecretArena, HundredThousandLiveSecretsStayLockedWithinEightMiB) {
    if (testing::sanitized) GTEST_SKIP() << "NOT RUN: the sanitizer has no mlock";
    EXPECT_EQ(in_child([] {
                  if (!become_ordinary(8 * 1024 * 1024)) return 2;
                  SecretArena arena;
                  std::vector<u8*> blocks(100'000);
                  for (u8*& block : blocks) {
                      block = arena.allocate(32);
                      if (block == nullptr) return 3;
                      block[31] = 1;
                  }
                  if (!arena.locked()) return 4;
                  std::ranges::shuffle(blocks, std::mt19937(1));
                  for (u8* block : blocks) arena.free(block, 32);
                  return arena.locked() ? 0 : 5;
              }),
              0);
}

TEST(SecretArena, WithoutRightToLockItWorksAndSaysSo) {
    if (testing::sanitized) GTEST_SKIP() << "NOT RUN: the sanitizer has no mlock";
    EXPECT_EQ(in_child([] {
                  if (!become_ordinary(0)) return 2;
                  SecretArena arena;
                  u8* const small = arena.allocate(32);
                  u8* const large = arena.allocate(1'000'000);
                  if (small == nullptr || large == nullptr) return 3;
                  if (arena.locked()) return 4;
                  arena.free(small, 32);
                  arena.free(large, 1'000'000);
                  return 0;
              }),
              0);
}

TEST(SecretArena, LargeBlocksBeyondTheLimitMakeItUnlocked) {
    if (testing::sanitized) GTEST_SKIP() << "NOT RUN: the sanitizer has no mlock";
    EXPECT_EQ(in_child([] {
                  if (!become_ordinary(1024 * 1024)) return 2;
                  SecretArena arena;
                  if (!arena.locked()) return 3;
                  u8* const large = arena.allocate(2'000'000);
                  if (large == nullptr || arena.locked()) return 4;
                  arena.free(large, 2'000'000);
                  return arena.locked() ? 0 : 5;
              }),
              0);
}

TEST(SecretArena, PublicStateAndStrictMode) {
    if (testing::sanitized) GTEST_SKIP() << "NOT RUN: the sanitizer has no mlock";
    EXPECT_EQ(in_child([] {
                  if (!become_ordinary(0)) return 2;
                  const SecretBytes large = SecretBytes::from_size(300'000);
                  if (secret_memory_locked()) return 3;
                  const Status status = require_secret_memory_locked();
                  return !status && status.error() == fail(Errc::memory_lock).error() ? 0 : 4;
              }),
              0);
    EXPECT_EQ(require_secret_memory_locked().has_value(), secret_memory_locked());
}

TEST(SecretArena, MappingsAreLockedUndumpedAndWipedOnFork) {
    if (!testing::forks_wipe_pages()) GTEST_SKIP() << "NOT RUN: the emulator does not wipe pages";
    if (testing::sanitized) GTEST_SKIP() << "NOT RUN: the sanitizer has no mlock";
    SecretArena arena;
    for (const std::size_t size : {std::size_t{32}, std::size_t{10'000}, std::size_t{300'000}}) {
        u8* const block = arena.allocate(size);
        const std::string flags = vm_flags(block);
        if (flags.empty()) {
            std::cout << "NOT RUN: SecretArena: no /proc/self/smaps\n";
            arena.free(block, size);
            return;
        }
        EXPECT_NE(flags.find(" dd "), std::string::npos) << flags;
        EXPECT_NE(flags.find(" wf "), std::string::npos) << flags;
        EXPECT_EQ(flags.find(" lo ") != std::string::npos, arena.locked()) << flags;
        arena.free(block, size);
    }
}

/// died returns true if `body` ends a forked process by SIGABRT.
bool died(const std::function<void()>& body) {
    const pid_t child = ::fork();
    if (child == 0) {
        body();
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

TEST(SecretArena, AChildFindsZerosAndAWorkingArena) {
    if (!testing::forks_wipe_pages()) GTEST_SKIP() << "NOT RUN: the emulator does not wipe pages";
    SecretArena arena;
    for (const std::size_t size : {std::size_t{32}, std::size_t{10'000}, std::size_t{300'000}}) {
        u8* const block = arena.allocate(size);
        block[size - 1] = 7;
        EXPECT_EQ(in_child([&] {
                      if (!all_are({block, size}, 0)) return 2;
                      arena.before_fork();
                      arena.after_fork_in_child();
                      u8* const own = arena.allocate(size);
                      own[0] = 1;
                      arena.free(block, size);
                      arena.free(own, size);
                      return 0;
                  }),
                  0);
        EXPECT_EQ(block[size - 1], 7);
        arena.free(block, size);
    }
}

TEST(SecretArena, ReadingWhatAForkWipedEndsTheChild) {
    if (!testing::forks_wipe_pages()) GTEST_SKIP() << "NOT RUN: the emulator does not wipe pages";
    SecretBytes small = SecretBytes::from_bytes(as_bytes("a secret of the parent"));
    SecretBytes large = SecretBytes::from_size(200'000);
    SecretBytes room = SecretBytes::from_capacity(10);
    large.reveal_mut()[199'999] = 7;
    EXPECT_TRUE(died([&] { (void)small.reveal(); }));
    EXPECT_TRUE(died([&] { (void)large.reveal_mut(); }));
    EXPECT_TRUE(died([&] { (void)small.clone(); }));
    EXPECT_TRUE(died([&] { (void)small.size(); }));
    EXPECT_TRUE(died([&] { room.append(as_bytes("a")); }));
    EXPECT_TRUE(died([&] {
        const SecretBytes moved = std::move(small);
        (void)moved.reveal();
    })) << "a move brings nothing back";
    EXPECT_EQ(in_child([&] {
                  const SecretBytes own = SecretBytes::from_bytes(as_bytes("a secret of the child"));
                  if (as_text(own.reveal()) != "a secret of the child") return 2;
                  large = SecretBytes();
                  if (!large.empty()) return 3;
                  small = own.clone();
                  if (as_text(small.reveal()) != "a secret of the child") return 4;
                  return died([&] { (void)small.reveal(); }) ? 0 : 5;
              }),
              0);
    EXPECT_EQ(as_text(small.reveal()), "a secret of the parent");
    EXPECT_EQ(large.reveal()[199'999], 7);
}

TEST(SecretArena, AForkThatCallsNoHandlersIsNoticedToo) {
    if (!testing::forks_wipe_pages()) GTEST_SKIP() << "NOT RUN: the emulator does not wipe pages";
    const SecretBytes secret = SecretBytes::from_bytes(as_bytes("a secret of the parent"));
    const pid_t child = ::_Fork();
    if (child == 0) {
        (void)secret.reveal();
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
}

TEST(SecretArena, ByChoiceAChildKeepsSecrets) {
    if (!testing::forks_wipe_pages()) GTEST_SKIP() << "NOT RUN: the emulator does not wipe pages";
    EXPECT_EQ(in_child([] {
                  const SecretBytes before = SecretBytes::from_bytes(as_bytes("before the choice"));
                  if (!set_forked_secrets(ForkedSecrets::kept)) return 2;
                  const SecretBytes after = SecretBytes::from_bytes(as_bytes("after it"));
                  SecretBytes large = SecretBytes::from_size(300'000);
                  large.reveal_mut()[299'999] = 7;
                  const int child = in_child([&] {
                      if (as_text(before.reveal()) != "before the choice" || as_text(after.reveal()) != "after it") return 10;
                      if (large.reveal()[299'999] != 7) return 11;
                      return in_child([&] { return as_text(before.reveal()) == "before the choice" ? 0 : 12; });
                  });
                  if (child != 0) return child;
                  if (!set_forked_secrets(ForkedSecrets::wiped)) return 3;
                  for (const SecretBytes* secret : {&before, &after, static_cast<const SecretBytes*>(&large)})
                      if (!died([&] { (void)secret->reveal(); })) return 4;
                  return 0;
              }),
              0);
    EXPECT_EQ(set_forked_secrets(static_cast<ForkedSecrets>(2)).error().code, Errc::forked_secrets);
}

TEST(SecretArena, AVforkedChildSharesTheParentsMemory) {
    if (testing::thread_sanitized) GTEST_SKIP() << "NOT RUN: ThreadSanitizer makes vfork a fork";
    const SecretBytes secret = SecretBytes::from_bytes(as_bytes("a secret of the parent"));
    const pid_t child = ::vfork();
    if (child == 0) ::_exit(secret.reveal()[0] == 'a' ? 0 : 2);
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    EXPECT_EQ(as_text(secret.reveal()), "a secret of the parent");
}

TEST(SecretArena, AChildLocksAgainOrSaysThatItCannot) {
    if (testing::sanitized) GTEST_SKIP() << "NOT RUN: the sanitizer has no mlock";
    EXPECT_EQ(in_child([parent = secret_memory_locked()] { return secret_memory_locked() == parent ? 0 : 2; }), 0);
    EXPECT_EQ(in_child([] {
                  if (!become_ordinary(0)) return 2;
                  return secret_memory_locked() ? 3 : 0;
              }),
              0);
}

TEST(SecretArena, ForkingWhileThreadsAllocateDoesNotHang) {
    if (testing::sanitized) GTEST_SKIP() << "NOT RUN: the sanitizer's own locks do not survive a fork";
    std::atomic<bool> stop = false;
    std::vector<std::thread> threads;
    for (int t = 0; t < 3; ++t) {
        threads.emplace_back([&stop] {
            while (!stop) (void)SecretBytes::from_size(48);
        });
    }
    for (int round = 0; round < 50; ++round) {
        ASSERT_EQ(in_child([] {
                      ::alarm(20);
                      return SecretBytes::from_size(48).size() == 48 ? 0 : 2;
                  }),
                  0);
    }
    stop = true;
    for (std::thread& thread : threads) thread.join();
}

TEST(SecretArena, ManyThreads) {
    SecretArena arena;
    std::atomic<int> faults = 0;
    std::vector<std::thread> threads;
    for (unsigned t = 1; t <= 8; ++t) {
        threads.emplace_back([&arena, &faults, t] {
            std::mt19937 random(t);
            std::vector<std::pair<u8*, std::size_t>> live;
            for (int step = 0; step < 10'000; ++step) {
                const std::size_t size = 1 + random() % 300;
                u8* const block = arena.allocate(size);
                if (!all_are({block, size}, 0)) ++faults;
                std::memset(block, static_cast<int>(t), size);
                live.emplace_back(block, size);
                if (live.size() > 20) {
                    std::swap(live[random() % live.size()], live.back());
                    if (!all_are({live.back().first, live.back().second}, static_cast<u8>(t))) ++faults;
                    arena.free(live.back().first, live.back().second);
                    live.pop_back();
                }
            }
            for (const auto& [block, size] : live) arena.free(block, size);
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(faults, 0);
}

TEST(SecretArena, ImpossibleSizesAreRefused) {
    SecretArena arena;
    EXPECT_EQ(arena.allocate(SIZE_MAX), nullptr);
    EXPECT_EQ(arena.allocate(SIZE_MAX / 2), nullptr);
    EXPECT_THROW((void)SecretBytes::from_size(SIZE_MAX), std::bad_alloc);
}

TEST(SecretArenaDeathTest, GuardPagesAndMisuseEndTheProcess) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    SecretArena arena;
    volatile u8* const large = arena.allocate(page_size() * 64);
    EXPECT_DEATH(large[page_size() * 64] = 1, "");
    EXPECT_DEATH(large[-1] = 1, "");
    const char* const violated = "^coffer: contract violated: .* \\(secret_arena\\.cpp:[0-9]+\\)\n$";
    u8* const block = arena.allocate(32);
    volatile u8* const chunk = block - reinterpret_cast<std::uintptr_t>(block) % SecretArena::chunk_bytes;
    EXPECT_DEATH(chunk[-1] = 1, "");
    EXPECT_DEATH(chunk[SecretArena::chunk_bytes] = 1, "");
    EXPECT_DEATH(arena.free(block, 100), violated) << "another size";
    EXPECT_DEATH(arena.free(block + 16, 32), violated) << "inside a block";
    EXPECT_DEATH(
        {
            (void)arena.allocate(32);
            arena.free(block, 32);
            arena.free(block, 32);
        },
        violated)
        << "twice";
    ByteArray<32> foreign{};
    EXPECT_DEATH(arena.free(foreign.data(), 32), violated) << "not from the arena";
}

}  // namespace
}  // namespace coffer::core
