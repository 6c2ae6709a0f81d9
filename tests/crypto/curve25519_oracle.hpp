// Independent results for Ed25519 and X25519 from OpenSSL, and libsodium's point addition, which makes unusual points.
#pragma once

#include "coffer/core/bytes.hpp"

namespace coffer::testing {

[[nodiscard]] ByteArray<32> openssl_ed25519_public(FixedBytes<32> seed);
[[nodiscard]] ByteArray<64> openssl_ed25519_sign(FixedBytes<32> seed, Bytes message);
[[nodiscard]] ByteArray<32> openssl_x25519_public(FixedBytes<32> scalar);
[[nodiscard]] ByteArray<32> openssl_x25519(FixedBytes<32> scalar, FixedBytes<32> public_key);
[[nodiscard]] ByteArray<32> ed25519_add(FixedBytes<32> a, FixedBytes<32> b);

}  // namespace coffer::testing
