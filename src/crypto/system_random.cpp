#include "crypto/system_random.hpp"

#include "core/system.hpp"

namespace coffer::crypto {

bool system_random(MutBytes out) noexcept {
    return core::random_from_system(out);
}

}  // namespace coffer::crypto
