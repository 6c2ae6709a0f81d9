// HMAC (RFC 2104, FIPS 198-1).
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/secret.hpp"
#include "coffer/crypto/hash.hpp"

namespace coffer {

namespace crypto {
struct HmacSha512States;
}

/// hmac_sha256/384/512 of the concatenated parts. Key and result are secret. Never fail, never allocate.
[[nodiscard]] SecretArray<32> hmac_sha256(Bytes key, ByteSpans parts) noexcept;
[[nodiscard]] SecretArray<48> hmac_sha384(Bytes key, ByteSpans parts) noexcept;
[[nodiscard]] SecretArray<64> hmac_sha512(Bytes key, ByteSpans parts) noexcept;

/// HmacSha512 keeps the two hash states of one key, so that each message of up to 111 bytes costs two compressions: one HMAC state a parent
/// serves all its children (BIP32). Secret; move-only.
class HmacSha512 {
public:
    explicit HmacSha512(Bytes key) noexcept;
    [[nodiscard]] SecretArray<64> operator()(ByteSpans parts) const noexcept;
    [[nodiscard]] HmacSha512 clone() const noexcept;

private:
    friend struct crypto::HmacSha512States;
    HmacSha512() noexcept = default;
    SecretArray<64> inner_;  // chaining value after key xor ipad
    SecretArray<64> outer_;  // chaining value after key xor opad
};

}  // namespace coffer
