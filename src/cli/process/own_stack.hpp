// Threads whose stacks lie in secret memory: locked, kept out of core dumps, of a size that no limit of the system narrows, wiped when
// the thread has ended. Keys that live on the stack, or that a call has left on it, are nowhere else.
#pragma once

#include <cstddef>

#include <pthread.h>

#include "coffer/core/secret.hpp"

// How many times more than usual the frames of this build take.
#ifndef COFFER_STACK_FACTOR
#define COFFER_STACK_FACTOR 1
#endif

namespace coffer::cli {

/// OwnStackThread is a thread on a stack of its own. It is joined when this object ends.
class OwnStackThread {
public:
    /// Throws std::bad_alloc.
    explicit OwnStackThread(std::size_t stack_size) : stack_(SecretBytes::from_size(stack_size * COFFER_STACK_FACTOR)) {}
    ~OwnStackThread() { join(); }
    OwnStackThread(const OwnStackThread&) = delete;
    OwnStackThread& operator=(const OwnStackThread&) = delete;

    /// start calls `run(argument)`, which does not throw, on the thread. False where the system has no thread to give. To be called once.
    [[nodiscard]] bool start(void (*run)(void*), void* argument) noexcept;
    /// join returns when `run` has returned.
    void join() noexcept;

private:
    static void* enter(void* self) noexcept;

    SecretBytes stack_;
    void (*run_)(void*) = nullptr;
    void* argument_ = nullptr;
    pthread_t thread_{};
    bool started_ = false;
};

/// wipe_dead_stack overwrites all of the stack that is not in use, if the thread is an OwnStackThread. To be called before the program
/// waits for somebody: what earlier calls left there, the system's own linking of functions at their first call among them, could lie there
/// for ever.
void wipe_dead_stack() noexcept;

}  // namespace coffer::cli
