// RSA public keys, for verifying signatures of passkeys and identity providers. coffer does not sign with RSA.
#pragma once

#include <vector>

#include "coffer/core/bytes.hpp"
#include "coffer/core/move_checked.hpp"
#include "coffer/core/result.hpp"

namespace coffer {

/// RsaPublicKey holds an odd modulus of 2048 to 8192 bits and an odd exponent from 3 to 2^32 - 1. Reading a moved-from key ends the process
/// (COFFER_INVARIANT).
class RsaPublicKey {
public:
    /// min_modulus_bytes is the minimum length of the modulus, in bytes.
    static constexpr std::size_t min_modulus_bytes = 256;
    /// max_modulus_bytes is the maximum length of the modulus, in bytes.
    static constexpr std::size_t max_modulus_bytes = 1024;

    /// parse returns the key with the given modulus and exponent, both big-endian without leading zero bytes (RFC 7518 section 6.3.1).
    /// Errors: public_key_length (size of the modulus), key_encoding (leading zero byte, even number, or exponent out of range; `what`: "n"
    /// or "e").
    [[nodiscard]] static Result<RsaPublicKey> parse(Bytes modulus, Bytes exponent);
    /// parse_spki returns the key of a SubjectPublicKeyInfo with the algorithm rsaEncryption (RFC 3279 section 2.3.1).
    /// Errors: the der_ errors (with an offset), unsupported_algorithm, key_encoding, public_key_length.
    [[nodiscard]] static Result<RsaPublicKey> parse_spki(Bytes der);

    /// modulus returns the modulus, big-endian, valid as long as this object.
    [[nodiscard]] Bytes modulus() const noexcept COFFER_LIFETIMEBOUND { return *modulus_; }
    /// exponent returns the exponent, big-endian, valid as long as this object.
    [[nodiscard]] Bytes exponent() const noexcept COFFER_LIFETIMEBOUND { return *exponent_; }

    friend bool operator==(const RsaPublicKey&, const RsaPublicKey&) noexcept = default;

private:
    RsaPublicKey(Bytes modulus, Bytes exponent)
        : modulus_(std::vector<u8>(modulus.begin(), modulus.end())), exponent_(std::vector<u8>(exponent.begin(), exponent.end())) {}

    MoveChecked<std::vector<u8>> modulus_;
    MoveChecked<std::vector<u8>> exponent_;
};

/// verify_rs256 verifies an RSASSA-PKCS1-v1_5 signature with SHA-256 (RFC 8017 section 8.2.2) over `digest`.
/// `signature`: as long as the modulus.
/// Errors: signature_length, signature_invalid, backend.
/// Not constant time.
[[nodiscard]] Status verify_rs256(const RsaPublicKey& key, FixedBytes<32> digest, Bytes signature);

}  // namespace coffer
