#include <sodium/crypto_aead_chacha20poly1305.h>

#include "core/declassify.hpp"
#include "core/scrub.hpp"
#include "crypto/backend/aead.hpp"
#include "crypto/backend/runtime.hpp"

namespace coffer::backend::sodium {
namespace {

bool usable(AeadId aead, Bytes key) noexcept {
    return ready() && aead == AeadId::chacha20_poly1305 && key.size() == crypto_aead_chacha20poly1305_ietf_KEYBYTES;
}

}  // namespace

Status aead_seal(AeadId aead, Bytes key, FixedBytes<12> nonce, Bytes aad, Bytes plaintext, MutBytes ciphertext) {
    if (!usable(aead, key) || plaintext.size() > crypto_aead_chacha20poly1305_ietf_messagebytes_max()) return fail(Errc::backend);
    const int sealed = crypto_aead_chacha20poly1305_ietf_encrypt(ciphertext.data(), nullptr, plaintext.data(), plaintext.size(), aad.data(),
                                                                 aad.size(), nullptr, nonce.data(), key.data());
    core::scrub_stack();
    if (sealed != 0) return fail(Errc::backend);
    return Ok{};
}

Status aead_open(AeadId aead, Bytes key, FixedBytes<12> nonce, Bytes aad, Bytes ciphertext, MutBytes plaintext) {
    if (!usable(aead, key)) return fail(Errc::backend);
    const int opened = crypto_aead_chacha20poly1305_ietf_decrypt(plaintext.data(), nullptr, nullptr, ciphertext.data(), ciphertext.size(),
                                                                 aad.data(), aad.size(), nonce.data(), key.data());
    core::scrub_stack();
    if (!core::declassified(opened == 0)) return fail(Errc::aead_open);
    return Ok{};
}

}  // namespace coffer::backend::sodium
