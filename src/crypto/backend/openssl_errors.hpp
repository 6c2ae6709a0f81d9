// OpenSSL's error queue belongs to the host program.
#pragma once

namespace coffer::backend::openssl {

/// While one lives, errors that OpenSSL queues are ours; they are taken off the thread's queue at its end.
class OwnErrors {
public:
    OwnErrors() noexcept;
    ~OwnErrors();
    OwnErrors(const OwnErrors&) = delete;
    OwnErrors& operator=(const OwnErrors&) = delete;
};

}  // namespace coffer::backend::openssl
