// OpenSSL's error queue belongs to the host program. What is ours on it tells why a call failed.
#pragma once

#include "coffer/core/error.hpp"

namespace coffer::backend::openssl {

/// While one lives, errors that OpenSSL queues are ours; they are taken off the thread's queue at its end.
class OwnErrors {
public:
    OwnErrors() noexcept;
    ~OwnErrors();
    OwnErrors(const OwnErrors&) = delete;
    OwnErrors& operator=(const OwnErrors&) = delete;

    /// memory_failed tells whether OpenSSL queued that an allocation failed; true also where it had no memory for the queue.
    [[nodiscard]] bool memory_failed() const noexcept;
    /// could_not is the error of a call that its arguments cannot make fail: out_of_memory, or backend where OpenSSL queued another reason.
    [[nodiscard]] Error could_not() const noexcept;
};

}  // namespace coffer::backend::openssl
