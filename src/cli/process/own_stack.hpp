// Threads whose stacks are in secret memory: locked, excluded from core dumps, wiped after the thread has ended, and independent of the
// system's limit for stacks. Keys on the stack, and what calls leave there, are therefore only in secret memory.
#pragma once

#include <cstddef>

#include <pthread.h>

#include "coffer/core/secret.hpp"

// How many times larger the stack frames of this build are, because of instrumentation such as a sanitizer.
#ifndef COFFER_STACK_FACTOR
#define COFFER_STACK_FACTOR 1
#endif

namespace coffer::cli {

/// OwnStackThread is a thread with a stack in secret memory. Its destructor joins the thread.
class OwnStackThread {
public:
    /// `stack_size`: in bytes. Throws std::bad_alloc.
    explicit OwnStackThread(std::size_t stack_size) : stack_(SecretBytes::from_size(stack_size * COFFER_STACK_FACTOR)) {}
    ~OwnStackThread() { join(); }
    OwnStackThread(const OwnStackThread&) = delete;
    OwnStackThread& operator=(const OwnStackThread&) = delete;

    /// start starts the thread, which calls `run(argument)`. `run` must not throw. It returns false if the system cannot create a thread.
    /// To be called once.
    [[nodiscard]] bool start(void (*run)(void*), void* argument) noexcept;
    /// join waits until `run` has returned.
    void join() noexcept;

private:
    static void* enter(void* self) noexcept;

    SecretBytes stack_;
    void (*run_)(void*) = nullptr;
    void* argument_ = nullptr;
    pthread_t thread_{};
    bool started_ = false;
};

/// wipe_dead_stack overwrites the part of the stack that is not in use, if the thread is an OwnStackThread. To be called before the program
/// waits: otherwise secrets that earlier calls left there (the dynamic linker too spills registers there) would stay for as long as it
/// waits.
void wipe_dead_stack() noexcept;

}  // namespace coffer::cli
