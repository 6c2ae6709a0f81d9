// Hash functions. The overloads with `parts` hash the concatenation of the parts. Except for the functions named _secret, they are for
// public data: copies of the input may remain in memory.
#pragma once

#include <initializer_list>
#include <string_view>

#include "coffer/core/bytes.hpp"
#include "coffer/core/secret.hpp"

namespace coffer {

using ByteSpans = std::initializer_list<Bytes>;

/// sha224, sha256, sha384, sha512 and sha512_256 return the SHA-2 digest (FIPS 180-4). They cannot fail and do not allocate.
[[nodiscard]] ByteArray<28> sha224(Bytes data) noexcept;
[[nodiscard]] ByteArray<32> sha256(Bytes data) noexcept;
[[nodiscard]] ByteArray<32> sha256(ByteSpans parts) noexcept;
[[nodiscard]] ByteArray<48> sha384(Bytes data) noexcept;
[[nodiscard]] ByteArray<48> sha384(ByteSpans parts) noexcept;
[[nodiscard]] ByteArray<64> sha512(Bytes data) noexcept;
[[nodiscard]] ByteArray<64> sha512(ByteSpans parts) noexcept;
[[nodiscard]] ByteArray<32> sha512_256(Bytes data) noexcept;

/// sha256d returns SHA-256 of SHA-256 of `data` (Bitcoin checksums, session tokens).
[[nodiscard]] ByteArray<32> sha256d(Bytes data) noexcept;

/// ripemd160 returns RIPEMD-160 of `data`. hash160 returns RIPEMD-160 of SHA-256 of `data` (Bitcoin).
[[nodiscard]] ByteArray<20> ripemd160(Bytes data) noexcept;
[[nodiscard]] ByteArray<20> hash160(Bytes data) noexcept;

/// sha3_256 returns SHA3-256 (FIPS 202). keccak256 returns Keccak-256 with its original padding byte 0x01 (Ethereum). They
/// cannot fail and do not allocate.
[[nodiscard]] ByteArray<32> sha3_256(Bytes data) noexcept;
[[nodiscard]] ByteArray<32> keccak256(Bytes data) noexcept;
[[nodiscard]] ByteArray<32> keccak256(ByteSpans parts) noexcept;

/// blake2b writes the unkeyed BLAKE2b digest (RFC 7693) of `data` into `digest`. The digest length parameter is digest.size(), 1 to 64
/// bytes (COFFER_INVARIANT).
void blake2b(Bytes data, MutBytes digest) noexcept;
/// blake2b_256 returns the 32-byte digest.
[[nodiscard]] inline ByteArray<32> blake2b_256(Bytes data) noexcept {
    ByteArray<32> digest;
    blake2b(data, digest);
    return digest;
}

/// sha256_secret and sha512_secret return the digest of secret parts. The digest is secret too, and no copy of the input remains in memory.
/// Constant time.
[[nodiscard]] SecretArray<32> sha256_secret(ByteSpans parts) noexcept;
[[nodiscard]] SecretArray<64> sha512_secret(ByteSpans parts) noexcept;

/// TaggedHash computes SHA-256(SHA-256(tag) || SHA-256(tag) || parts) (BIP-340). The state after the tag is computed once, by the
/// constructor. May be used by several threads at once.
class TaggedHash {
public:
    /// TaggedHash(tag) computes the state after SHA-256(tag) || SHA-256(tag).
    explicit TaggedHash(std::string_view tag) noexcept;
    /// operator() returns the tagged hash of the concatenated parts.
    [[nodiscard]] ByteArray<32> operator()(ByteSpans parts) const noexcept;

private:
    std::array<u32, 8> state_;
};

}  // namespace coffer
