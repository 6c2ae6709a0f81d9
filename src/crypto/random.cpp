#include "coffer/crypto/random.hpp"

#include "crypto/system_random.hpp"

namespace coffer {

Status random_bytes(MutBytes out) noexcept {
    if (crypto::system_random(out)) return Ok{};
    wipe(out);
    return fail(Errc::random_unavailable);
}

}  // namespace coffer
