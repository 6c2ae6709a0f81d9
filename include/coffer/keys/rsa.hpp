// RSA public keys, for verifying what others sign (passkeys of some platforms, identity providers). coffer does not sign with RSA.
#pragma once

#include <vector>

#include "coffer/core/bytes.hpp"
#include "coffer/core/move_checked.hpp"
#include "coffer/core/result.hpp"

namespace coffer {

/// RsaPublicKey has an odd modulus of 2048 to 8192 bits and an odd exponent from 3 to 2^32 - 1.
class RsaPublicKey {
public:
    static constexpr std::size_t min_modulus_bytes = 256;
    static constexpr std::size_t max_modulus_bytes = 1024;

    /// parse takes both numbers big-endian, without leading zeros (RFC 7518 section 6.3.1). Errors: public_key_length (size of the
    /// modulus), key_encoding (leading zero, even, exponent out of range).
    [[nodiscard]] static Result<RsaPublicKey> parse(Bytes modulus, Bytes exponent);
    /// parse_spki reads a SubjectPublicKeyInfo with rsaEncryption (RFC 3279 section 2.3.1). Errors: the DER codes, unsupported_algorithm,
    /// key_encoding, public_key_length.
    [[nodiscard]] static Result<RsaPublicKey> parse_spki(Bytes der);

    [[nodiscard]] Bytes modulus() const noexcept COFFER_LIFETIMEBOUND { return *modulus_; }
    [[nodiscard]] Bytes exponent() const noexcept COFFER_LIFETIMEBOUND { return *exponent_; }

    friend bool operator==(const RsaPublicKey&, const RsaPublicKey&) noexcept = default;

private:
    RsaPublicKey(Bytes modulus, Bytes exponent)
        : modulus_(std::vector<u8>(modulus.begin(), modulus.end())), exponent_(std::vector<u8>(exponent.begin(), exponent.end())) {}

    MoveChecked<std::vector<u8>> modulus_;
    MoveChecked<std::vector<u8>> exponent_;
};

/// verify_rs256: RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017 section 8.2.2) over the digest. The signature is as long as the modulus.
/// Errors: signature_length, signature_invalid.
[[nodiscard]] Status verify_rs256(const RsaPublicKey& key, FixedBytes<32> digest, Bytes signature);

}  // namespace coffer
