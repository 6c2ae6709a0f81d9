#include <sodium/core.h>
#include <sodium/version.h>

#include "crypto/backend/runtime.hpp"
#include "crypto/backend/version.hpp"

namespace coffer::backend::sodium {

bool ready() noexcept {
    static const bool initialised = sodium_init() >= 0;
    return initialised;
}

LibraryVersion version() noexcept {
    constexpr std::string_view floor = "1.0.18";
    const std::string_view found = sodium_version_string();
    return {"libsodium", found, floor, version_at_least(found, floor)};
}

}  // namespace coffer::backend::sodium
