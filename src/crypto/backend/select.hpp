// The backends in use. Tests link all of them and compare the results. All other code uses the names backend::Sha256, backend::p256 and so
// on.
#pragma once

#include "crypto/backend/aead.hpp"
#include "crypto/backend/ed25519.hpp"
#include "crypto/backend/hash.hpp"
#include "crypto/backend/p256.hpp"
#include "crypto/backend/p384.hpp"
#include "crypto/backend/rsa.hpp"
#include "crypto/backend/secp256k1.hpp"
#include "crypto/backend/sha2.hpp"
#include "crypto/backend/x509.hpp"

namespace coffer::backend {

using openssl::hmac_sha512_block;
using openssl::hmac_sha512_key;
using openssl::hmac_sha512_once;
using openssl::pbkdf2_sha512_rounds;
using openssl::Sha256;
using openssl::Sha384;
using openssl::Sha512;

inline constexpr auto ripemd160 = openssl::ripemd160;
inline constexpr auto blake2b = sodium::blake2b;

inline constexpr auto rsa_public_power = openssl::rsa_public_power;

inline constexpr auto aes_gcm_seal = openssl::aead_seal;
inline constexpr auto aes_gcm_open = openssl::aead_open;
inline constexpr auto chacha20_poly1305_seal = sodium::aead_seal;
inline constexpr auto chacha20_poly1305_open = sodium::aead_open;

namespace p256 = openssl::p256;
namespace p384 = openssl::p384;
namespace x509 = openssl::x509;
namespace curve25519 = sodium;

}  // namespace coffer::backend
