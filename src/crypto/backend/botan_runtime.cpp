#include <botan/version.h>

#include "crypto/backend/runtime.hpp"
#include "crypto/backend/version.hpp"

namespace coffer::backend::botan {

LibraryVersion version() noexcept {
    constexpr std::string_view floor = "2.19.3";
    const std::string_view found = Botan::short_version_cstr();
    return {"botan", found, floor, version_at_least(found, floor)};
}

}  // namespace coffer::backend::botan
