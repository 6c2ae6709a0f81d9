// Hash functions. All of them also take several parts, hashed as their concatenation.
#pragma once

#include <initializer_list>
#include <string_view>

#include "coffer/core/bytes.hpp"
#include "coffer/core/secret.hpp"

namespace coffer {

using ByteSpans = std::initializer_list<Bytes>;

/// SHA-2 (FIPS 180-4). Never fail, never allocate.
[[nodiscard]] ByteArray<28> sha224(Bytes data) noexcept;
[[nodiscard]] ByteArray<32> sha256(Bytes data) noexcept;
[[nodiscard]] ByteArray<32> sha256(ByteSpans parts) noexcept;
[[nodiscard]] ByteArray<48> sha384(Bytes data) noexcept;
[[nodiscard]] ByteArray<48> sha384(ByteSpans parts) noexcept;
[[nodiscard]] ByteArray<64> sha512(Bytes data) noexcept;
[[nodiscard]] ByteArray<64> sha512(ByteSpans parts) noexcept;
[[nodiscard]] ByteArray<32> sha512_256(Bytes data) noexcept;

/// sha256d is SHA-256 of SHA-256 (Bitcoin checksums, session tokens).
[[nodiscard]] ByteArray<32> sha256d(Bytes data) noexcept;

/// RIPEMD-160, and RIPEMD-160 of SHA-256 ("hash160").
[[nodiscard]] ByteArray<20> ripemd160(Bytes data) noexcept;
[[nodiscard]] ByteArray<20> hash160(Bytes data) noexcept;

/// SHA3-256 (FIPS 202), and Keccak-256 with the original 0x01 padding (Ethereum). Never fail, never allocate.
[[nodiscard]] ByteArray<32> sha3_256(Bytes data) noexcept;
[[nodiscard]] ByteArray<32> keccak256(Bytes data) noexcept;
[[nodiscard]] ByteArray<32> keccak256(ByteSpans parts) noexcept;

/// Unkeyed BLAKE2b (RFC 7693) with its digest length parameter set to N, 1 to 64 bytes.
void blake2b(Bytes data, MutBytes digest) noexcept;
[[nodiscard]] inline ByteArray<32> blake2b_256(Bytes data) noexcept {
    ByteArray<32> digest;
    blake2b(data, digest);
    return digest;
}

/// Digests of secret data: the result is secret too, and no copy of the input stays behind.
[[nodiscard]] SecretArray<32> sha256_secret(ByteSpans parts) noexcept;
[[nodiscard]] SecretArray<64> sha512_secret(ByteSpans parts) noexcept;

/// TaggedHash is SHA-256(SHA-256(tag) || SHA-256(tag) || data) of BIP-340, with the state after the tag computed once.
class TaggedHash {
public:
    explicit TaggedHash(std::string_view tag) noexcept;
    [[nodiscard]] ByteArray<32> operator()(ByteSpans parts) const noexcept;

private:
    std::array<u32, 8> state_;
};

}  // namespace coffer
