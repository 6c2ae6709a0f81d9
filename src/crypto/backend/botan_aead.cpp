#include <botan/aead.h>

#include <algorithm>

#include "core/scrub.hpp"
#include "crypto/backend/aead.hpp"
#include "crypto/backend/botan_versions.hpp"
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

// process sends one whole message through a mode object. Its buffer is a secure_vector, which wipes itself.
Status process(AeadId aead, Botan::Cipher_Dir direction, Bytes key, Bytes nonce, Bytes aad, Bytes in, MutBytes out) {
    const auto mode = Botan::AEAD_Mode::create(name_of(aead), direction);
    if (!mode || mode->tag_size() != aead_tag_size) return fail(Errc::backend);
    mode->set_key(key.data(), key.size());
    mode->set_associated_data(aad.data(), aad.size());
    mode->start(nonce.data(), nonce.size());
    Botan::secure_vector<u8> buffer(in.begin(), in.end());
    mode->finish(buffer);
    if (buffer.size() != out.size()) return fail(Errc::backend);
    std::copy(buffer.begin(), buffer.end(), out.begin());
    return Ok{};
}

}  // namespace

Status aead_seal(AeadId aead, Bytes key, FixedBytes<12> nonce, Bytes aad, Bytes plaintext, MutBytes ciphertext) {
    Status sealed = no_throw([&] { return process(aead, encrypting, key, nonce, aad, plaintext, ciphertext); });
    core::scrub_stack();
    return sealed;
}

Status aead_open(AeadId aead, Bytes key, FixedBytes<12> nonce, Bytes aad, Bytes ciphertext, MutBytes plaintext) {
    Status opened = no_throw([&]() -> Status {
        try {
            return process(aead, decrypting, key, nonce, aad, ciphertext, plaintext);
        } catch (const Botan::Invalid_Authentication_Tag&) {
            return fail(Errc::aead_open);
        }
    });
    core::scrub_stack();
    return opened;
}

}  // namespace coffer::backend::botan
