#include "coffer/crypto/kdf.hpp"
#include "crypto/backend/select.hpp"
#include "crypto/hmac_context.hpp"

namespace coffer {

SecretArray<64> pbkdf2_hmac_sha512(Bytes password, ByteSpans salt, u32 rounds) noexcept {
    COFFER_INVARIANT(rounds >= 1);
    constexpr ByteArray<4> first_block = {0, 0, 0, 1};
    SecretArray<64> derived;
    {
        crypto::HmacContext<backend::Sha512> first(password);
        for (const Bytes part : salt) first.update(part);
        first.update(first_block);
        first.finish(derived.reveal_mut());
    }
    SecretArray<64> inner;
    SecretArray<64> outer;
    const auto block = crypto::hmac_key_block<backend::Sha512>(password);
    backend::hmac_sha512_key(block.reveal(), inner.reveal_mut(), outer.reveal_mut());
    backend::pbkdf2_sha512_rounds(inner.reveal(), outer.reveal(), rounds, derived.reveal_mut());
    return derived;
}

}  // namespace coffer
