#include "coffer/crypto/mac.hpp"
#include "core/scrub.hpp"
#include "crypto/backend/select.hpp"
#include "crypto/hmac_context.hpp"

namespace coffer {
namespace {

template <typename Hash>
SecretArray<Hash::digest_size> secret_hmac(Bytes key, ByteSpans parts) noexcept {
    SecretArray<Hash::digest_size> mac;
    crypto::hmac<Hash>(key, parts, mac.reveal_mut());
    core::scrub_stack();
    return mac;
}

}  // namespace

SecretArray<32> hmac_sha256(Bytes key, ByteSpans parts) noexcept {
    return secret_hmac<backend::Sha256>(key, parts);
}
SecretArray<48> hmac_sha384(Bytes key, ByteSpans parts) noexcept {
    return secret_hmac<backend::Sha384>(key, parts);
}

}  // namespace coffer
