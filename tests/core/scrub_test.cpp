// A planted leak on the stack is found without scrub_stack, and is gone with it.
#include "core/scrub.hpp"

#include <gtest/gtest.h>
#include <pthread.h>
#include <sys/mman.h>

#include <array>
#include <cstring>

#include "coffer/core/bytes.hpp"
#include "core/sanitizer.hpp"

namespace coffer::core {
namespace {

constexpr std::size_t stack_size = 256 * 1024;
constexpr std::string_view canary = "canary of 32 bytes on the stack!";

struct Scene {
    u8* stack;
    std::size_t depth;  // bytes between the caller's frame and the planted canary
    bool scrub;
    int found = 0;
};

/// plant leaves the canary in its stack frame, `depth` bytes below its caller.
[[gnu::noinline]] void plant(std::size_t depth) {
    volatile u8 frame[scrub_depth];
    volatile u8* const place = frame + (sizeof frame - depth);
    for (std::size_t i = 0; i < canary.size(); ++i) place[i] = static_cast<u8>(canary[i]);
    __asm__ __volatile__("" : : "r"(place) : "memory");
}

[[gnu::noinline]] int count(Bytes memory) {
    int found = 0;
    for (std::size_t at = 0; at + canary.size() <= memory.size(); ++at) {
        found += std::memcmp(memory.data() + at, canary.data(), canary.size()) == 0 ? 1 : 0;
    }
    return found;
}

void* act(void* argument) {
    auto& scene = *static_cast<Scene*>(argument);
    plant(scene.depth);
    if (scene.scrub) scrub_stack();
    const auto unused = reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0)) - reinterpret_cast<std::uintptr_t>(scene.stack);
    scene.found = count({scene.stack, unused});
    return nullptr;
}

int run(std::size_t depth, bool scrub) {
    void* const stack = ::mmap(nullptr, stack_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
    EXPECT_NE(stack, MAP_FAILED);
    Scene scene{.stack = static_cast<u8*>(stack), .depth = depth, .scrub = scrub};
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    EXPECT_EQ(pthread_attr_setstack(&attributes, stack, stack_size), 0);
    pthread_t thread{};
    EXPECT_EQ(pthread_create(&thread, &attributes, act, &scene), 0);
    pthread_join(thread, nullptr);
    pthread_attr_destroy(&attributes);
    ::munmap(stack, stack_size);
    return scene.found;
}

TEST(ScrubStack, OverwritesWhatAnEarlierCallLeft) {
    if (testing::sanitized) GTEST_SKIP() << "NOT RUN: the sanitizer lays out the stack";
    for (const std::size_t depth : {std::size_t{512}, std::size_t{1024}, std::size_t{4096}, scrub_depth - 512}) {
        EXPECT_GE(run(depth, false), 1) << "the planted canary at " << depth << " must be found without scrubbing";
        EXPECT_EQ(run(depth, true), 0) << depth;
    }
}

}  // namespace
}  // namespace coffer::core
