#include "crypto/system_random.hpp"

#include <sys/random.h>

#include <cerrno>

namespace coffer::crypto {

bool system_random(MutBytes out) noexcept {
    while (!out.empty()) {
        const ssize_t got = getrandom(out.data(), out.size(), 0);
        if (got > 0)
            out = out.subspan(static_cast<std::size_t>(got));
        else if (got == 0 || errno != EINTR)
            return false;
    }
    return true;
}

}  // namespace coffer::crypto
