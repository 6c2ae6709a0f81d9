#include "crypto/backend/botan_versions.hpp"
#include "crypto/backend/runtime.hpp"
#include "crypto/backend/version.hpp"

namespace coffer::backend::botan {

LibraryVersion version() noexcept {
    const std::string_view found = Botan::short_version_cstr();
    return {"botan", found, version_floor, version_at_least(found, version_floor)};
}

}  // namespace coffer::backend::botan
