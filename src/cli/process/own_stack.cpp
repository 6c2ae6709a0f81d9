#include "cli/process/own_stack.hpp"

namespace coffer::cli {
namespace {

// The lowest address of this thread's stack.
thread_local u8* lowest = nullptr;

// `scrubbed`: bytes below a frame that scrub overwrites. `spared`: bytes below its frame that wipe_dead_stack leaves to scrub, because the
// frame of wipe_up_to is there.
constexpr std::size_t scrubbed = 4096;
constexpr std::size_t spared = 1024;

[[gnu::noinline]] void scrub() noexcept {
    volatile u64 words[scrubbed / sizeof(u64)];
    for (volatile u64& word : words) word = 0;
}

// Not instrumented, because AddressSanitizer would report access to unused stack.
[[gnu::noinline, gnu::no_sanitize_address]] void wipe_up_to(u8* end) noexcept {
    for (volatile u8* at = lowest; at < end; at += sizeof(u64)) *reinterpret_cast<volatile u64*>(at) = 0;
}

}  // namespace

bool OwnStackThread::start(void (*run)(void*), void* argument) noexcept {
    run_ = run;
    argument_ = argument;
    pthread_attr_t attributes;
    if (pthread_attr_init(&attributes) != 0) return false;
    started_ = pthread_attr_setstack(&attributes, stack_.reveal_mut().data(), stack_.size()) == 0 &&
               pthread_create(&thread_, &attributes, enter, this) == 0;
    static_cast<void>(pthread_attr_destroy(&attributes));
    return started_;
}

void OwnStackThread::join() noexcept {
    if (started_) static_cast<void>(pthread_join(thread_, nullptr));
    started_ = false;
}

void* OwnStackThread::enter(void* self) noexcept {
    auto* thread = static_cast<OwnStackThread*>(self);
    lowest = thread->stack_.reveal_mut().data();
    thread->run_(thread->argument_);
    return nullptr;
}

void wipe_dead_stack() noexcept {
    if (lowest == nullptr) return;
    scrub();
    wipe_up_to(static_cast<u8*>(__builtin_frame_address(0)) - spared);
}

}  // namespace coffer::cli
