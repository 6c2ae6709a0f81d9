#include <algorithm>

#include <sodium/crypto_core_ed25519.h>
#include <sodium/crypto_scalarmult_curve25519.h>
#include <sodium/crypto_sign_ed25519.h>

#include "core/declassify.hpp"
#include "core/scrub.hpp"
#include "crypto/backend/ed25519.hpp"
#include "crypto/backend/runtime.hpp"

namespace coffer::backend::sodium {

static_assert(crypto_sign_ed25519_SEEDBYTES == 32 && crypto_sign_ed25519_PUBLICKEYBYTES == 32 && crypto_sign_ed25519_BYTES == 64);

void ed25519_public_from_seed(FixedBytes<32> seed, FixedMutBytes<32> public_key) noexcept {
    ready();
    SecretArray<crypto_sign_ed25519_SECRETKEYBYTES> pair;
    crypto_sign_ed25519_seed_keypair(public_key.data(), pair.reveal_mut().data(), seed.data());
    core::scrub_stack();
    core::declassify(public_key);
}

void ed25519_sign(FixedBytes<32> seed, Bytes message, FixedMutBytes<64> signature) noexcept {
    ready();
    ByteArray<32> public_key;
    SecretArray<crypto_sign_ed25519_SECRETKEYBYTES> pair;
    crypto_sign_ed25519_seed_keypair(public_key.data(), pair.reveal_mut().data(), seed.data());
    crypto_sign_ed25519_detached(signature.data(), nullptr, message.data(), message.size(), pair.reveal().data());
    core::scrub_stack();
    core::declassify(signature);
}

bool ed25519_verify(FixedBytes<32> public_key, Bytes message, FixedBytes<64> signature) noexcept {
    ready();
    return crypto_sign_ed25519_verify_detached(signature.data(), message.data(), message.size(), public_key.data()) == 0;
}

bool ed25519_point_valid(FixedBytes<32> public_key, bool& small_order) noexcept {
    ready();
    small_order = false;
    if (crypto_core_ed25519_is_valid_point(public_key.data()) == 1) return true;
    // The point is outside the prime-order subgroup, or the bytes encode no point. Adding the identity decodes and encodes again: only the
    // canonical encoding of a point on the curve is unchanged.
    const ByteArray<32> identity{1};
    ByteArray<32> point;
    if (crypto_core_ed25519_add(point.data(), public_key.data(), identity.data()) != 0) return false;
    if (!std::equal(point.begin(), point.end(), public_key.begin())) return false;
    for (int doubling = 0; doubling < 3; ++doubling) {
        const ByteArray<32> half = point;
        if (crypto_core_ed25519_add(point.data(), half.data(), half.data()) != 0) return false;
    }
    small_order = point == identity;
    return true;
}

void x25519_public_from_private(FixedBytes<32> scalar, FixedMutBytes<32> public_key) noexcept {
    ready();
    crypto_scalarmult_curve25519_base(public_key.data(), scalar.data());
    core::scrub_stack();
    core::declassify(public_key);
}

bool x25519(FixedBytes<32> scalar, FixedBytes<32> public_key, FixedMutBytes<32> shared) noexcept {
    ready();
    const int made = crypto_scalarmult_curve25519(shared.data(), scalar.data(), public_key.data());
    core::scrub_stack();
    return core::declassified(made == 0);
}

}  // namespace coffer::backend::sodium
