#include "cli/process/own_stack.hpp"

namespace coffer::cli {
namespace {

// The lowest address of this thread's stack.
thread_local u8* lowest = nullptr;

// Of the stack below a frame: what scrub overwrites, and what wipe_dead_stack leaves to it, since its own frame and the loop's are there.
constexpr std::size_t scrubbed = 4096;
constexpr std::size_t spared = 1024;

[[gnu::noinline]] void scrub() noexcept {
    volatile u64 words[scrubbed / sizeof(u64)];
    for (volatile u64& word : words) word = 0;
}

// Not seen by AddressSanitizer, which forbids what is not in use.
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
