// HMAC (RFC 2104, FIPS 198-1).
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/secret.hpp"
#include "coffer/crypto/hash.hpp"

namespace coffer {

namespace crypto {
struct HmacSha512States;
}

/// hmac_sha256, hmac_sha384 and hmac_sha512 return the HMAC of the concatenated parts. Secret. Constant time. They cannot fail and do not
/// allocate.
[[nodiscard]] SecretArray<32> hmac_sha256(Bytes key, ByteSpans parts) noexcept;
[[nodiscard]] SecretArray<48> hmac_sha384(Bytes key, ByteSpans parts) noexcept;
[[nodiscard]] SecretArray<64> hmac_sha512(Bytes key, ByteSpans parts) noexcept;

/// HmacSha512 computes HMAC-SHA512 of many messages under one key. It holds the two hash states after the key, so a message of up to 111
/// bytes costs two compressions. Key derivation uses one HmacSha512 for all children of a parent (BIP-32).
/// Secret; move-only. May be used by several threads at once.
class HmacSha512 {
public:
    /// HmacSha512(key) absorbs `key`, of any length. Secret. Constant time.
    explicit HmacSha512(Bytes key) noexcept;
    /// operator() returns the HMAC of the concatenated parts. Secret. Constant time.
    [[nodiscard]] SecretArray<64> operator()(ByteSpans parts) const noexcept;
    /// clone returns a copy.
    [[nodiscard]] HmacSha512 clone() const noexcept;

private:
    friend struct crypto::HmacSha512States;
    HmacSha512() noexcept = default;
    SecretArray<64> inner_;  // chaining value after key xor ipad
    SecretArray<64> outer_;  // chaining value after key xor opad
};

}  // namespace coffer
