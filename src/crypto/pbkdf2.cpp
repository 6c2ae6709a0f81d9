#include "coffer/crypto/kdf.hpp"
#include "crypto/backend/select.hpp"
#include "crypto/hmac_context.hpp"
#include "crypto/hmac_sha512_key.hpp"

namespace coffer {

SecretArray<64> pbkdf2_hmac_sha512(Bytes password, Parts salt, u32 rounds) noexcept {
    COFFER_INVARIANT(rounds >= 1);
    constexpr ByteArray<4> first_block = {0, 0, 0, 1};
    SecretArray<64> derived;
    {
        crypto::HmacContext<backend::Sha512> first(password);
        for (const Bytes part : salt) first.update(part);
        first.update(first_block);
        first.finish(derived.reveal_mut());
    }
    const crypto::HmacSha512Key key(password);
    backend::pbkdf2_sha512_rounds(key.inner, key.outer, rounds, derived.reveal_mut());
    return derived;
}

}  // namespace coffer
