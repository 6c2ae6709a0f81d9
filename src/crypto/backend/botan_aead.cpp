#include <botan/aead.h>

#include <algorithm>

#include "core/scrub.hpp"
#include "crypto/backend/aead.hpp"
#include "crypto/backend/no_throw.hpp"

namespace coffer::backend::botan {
namespace {

const char* name_of(AeadId aead) noexcept {
    switch (aead) {
        case AeadId::aes_128_gcm: return "AES-128/GCM";
        case AeadId::aes_256_gcm: return "AES-256/GCM";
        case AeadId::chacha20_poly1305: return "ChaCha20Poly1305";
    }
    return "";
}

// One whole message through a mode object; its buffer is a secure_vector, which wipes itself.
bool process(AeadId aead, Botan::Cipher_Dir direction, Bytes key, Bytes nonce, Bytes aad, Bytes in, MutBytes out) {
    const auto mode = Botan::AEAD_Mode::create(name_of(aead), direction);
    if (!mode || mode->tag_size() != aead_tag_size) return false;
    mode->set_key(key.data(), key.size());
    mode->set_associated_data(aad.data(), aad.size());
    mode->start(nonce.data(), nonce.size());
    Botan::secure_vector<u8> buffer(in.begin(), in.end());
    mode->finish(buffer);
    if (buffer.size() != out.size()) return false;
    std::copy(buffer.begin(), buffer.end(), out.begin());
    return true;
}

}  // namespace

Status aead_seal(AeadId aead, Bytes key, FixedBytes<12> nonce, Bytes aad, Bytes plaintext, MutBytes ciphertext) {
    const bool sealed = no_throw([&] { return process(aead, Botan::ENCRYPTION, key, nonce, aad, plaintext, ciphertext); });
    core::scrub_stack();
    if (!sealed) return fail(Errc::backend);
    return Ok{};
}

Status aead_open(AeadId aead, Bytes key, FixedBytes<12> nonce, Bytes aad, Bytes ciphertext, MutBytes plaintext) {
    bool authentic = true;
    const bool opened = no_throw([&] {
        try {
            return process(aead, Botan::DECRYPTION, key, nonce, aad, ciphertext, plaintext);
        } catch (const Botan::Invalid_Authentication_Tag&) {
            return authentic = false;
        }
    });
    core::scrub_stack();
    if (!opened) return fail(authentic ? Errc::backend : Errc::aead_open);
    return Ok{};
}

}  // namespace coffer::backend::botan
