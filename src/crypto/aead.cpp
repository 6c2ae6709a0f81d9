#include "coffer/crypto/aead.hpp"
#include "core/declassify.hpp"
#include "core/no_memory.hpp"
#include "crypto/backend/select.hpp"

namespace coffer {

Status aead_seal(AeadId aead, Bytes key, FixedBytes<12> nonce, Bytes aad, Bytes plaintext, MutBytes ciphertext) {
    if (aead > AeadId::chacha20_poly1305) return fail(Errc::caller_misuse);
    COFFER_INVARIANT(key.size() == aead_key_size(aead) && ciphertext.size() == plaintext.size() + aead_tag_size);
    const auto seal = aead == AeadId::chacha20_poly1305 ? backend::chacha20_poly1305_seal : backend::aes_gcm_seal;
    Status sealed = seal(aead, key, nonce, aad, plaintext, ciphertext);
    core::declassify(ciphertext);
    if (!sealed) wipe(ciphertext);
    return core::unless_no_memory(sealed);
}

Status aead_open(AeadId aead, Bytes key, FixedBytes<12> nonce, Bytes aad, Bytes ciphertext, MutBytes plaintext) {
    if (aead > AeadId::chacha20_poly1305 || ciphertext.size() < aead_tag_size) {
        wipe(plaintext);
        return fail(aead > AeadId::chacha20_poly1305 ? Errc::caller_misuse : Errc::ciphertext_too_short);
    }
    COFFER_INVARIANT(key.size() == aead_key_size(aead) && plaintext.size() == ciphertext.size() - aead_tag_size);
    const auto open = aead == AeadId::chacha20_poly1305 ? backend::chacha20_poly1305_open : backend::aes_gcm_open;
    Status opened = open(aead, key, nonce, aad, ciphertext, plaintext);
    if (!opened) wipe(plaintext);
    return core::unless_no_memory(opened);
}

}  // namespace coffer
