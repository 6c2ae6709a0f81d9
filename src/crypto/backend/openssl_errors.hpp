// OpenSSL's error queue belongs to the host program. The errors that coffer's own calls add to it tell why a call failed.
#pragma once

#include "coffer/core/result.hpp"

namespace coffer::backend::openssl {

/// OwnErrors marks the errors that OpenSSL queues during its lifetime as coffer's. Its destructor removes them from the thread's queue.
class OwnErrors {
public:
    OwnErrors() noexcept;
    ~OwnErrors();
    OwnErrors(const OwnErrors&) = delete;
    OwnErrors& operator=(const OwnErrors&) = delete;

    /// memory_failed returns whether OpenSSL queued a failed allocation. It is also true if OpenSSL had no memory for the queue.
    [[nodiscard]] bool memory_failed() const noexcept;
    /// could_not returns the error of a call that no argument can make fail: backend if OpenSSL queued another reason than memory, else
    /// out_of_memory.
    [[nodiscard]] Unexpected could_not() const noexcept;
};

}  // namespace coffer::backend::openssl
