// Independent results for secp256k1: OpenSSL's generic curve code, and libsecp256k1's own ec_pubkey_tweak_add.
#pragma once

#include "coffer/core/bytes.hpp"

namespace coffer::testing {

[[nodiscard]] ByteArray<65> openssl_secp256k1_public(FixedBytes<32> scalar);
[[nodiscard]] ByteArray<32> openssl_secp256k1_ecdh(FixedBytes<32> scalar, FixedBytes<65> point);
/// Returns false if the library refuses.
[[nodiscard]] bool library_tweak_add(const ByteArray<64>& point, FixedBytes<32> tweak, ByteArray<64>& sum);

}  // namespace coffer::testing
