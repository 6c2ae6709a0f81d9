#include <openssl/evp.h>

#include <algorithm>
#include <limits>

#include "core/declassify.hpp"
#include "core/scrub.hpp"
#include "core/try.hpp"
#include "crypto/backend/aead.hpp"
#include "crypto/backend/answer.hpp"
#include "crypto/backend/openssl_errors.hpp"
#include "crypto/backend/openssl_handle.hpp"
#include "crypto/backend/runtime.hpp"

namespace coffer::backend::openssl {
namespace {

using Context = Handle<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free>;

const EVP_CIPHER* cipher_of(AeadId aead) noexcept {
    switch (aead) {
        case AeadId::aes_128_gcm: return runtime().aes_128_gcm;
        case AeadId::aes_256_gcm: return runtime().aes_256_gcm;
        case AeadId::chacha20_poly1305: return runtime().chacha20_poly1305;
    }
    return nullptr;
}

bool fits(Bytes bytes) noexcept {
    return bytes.size() <= static_cast<std::size_t>(std::numeric_limits<int>::max() - 16);
}

// For EVP, a null pointer has another meaning than an empty input.
bool update(EVP_CIPHER_CTX* context, u8* out, Bytes in) noexcept {
    int written = 0;
    return in.empty() || (EVP_CipherUpdate(context, out, &written, in.data(), static_cast<int>(in.size())) == 1 &&
                          (out == nullptr || written == static_cast<int>(in.size())));
}

bool seal(const EVP_CIPHER* cipher, Bytes key, FixedBytes<12> nonce, Bytes aad, Bytes plaintext, MutBytes ciphertext) noexcept {
    const Context context(EVP_CIPHER_CTX_new());
    u8 tail[16];
    int tail_size = 0;
    return context && EVP_EncryptInit_ex2(context.get(), cipher, key.data(), nonce.data(), nullptr) == 1 &&
           update(context.get(), nullptr, aad) && update(context.get(), ciphertext.data(), plaintext) &&
           EVP_EncryptFinal_ex(context.get(), tail, &tail_size) == 1 && tail_size == 0 &&
           EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, aead_tag_size, ciphertext.last(aead_tag_size).data()) == 1;
}

// Only the tag decides. The arguments of the calls before it cannot make them fail.
Answer open(const EVP_CIPHER* cipher, Bytes key, FixedBytes<12> nonce, Bytes aad, Bytes ciphertext, MutBytes plaintext) noexcept {
    const Context context(EVP_CIPHER_CTX_new());
    ByteArray<aead_tag_size> tag;
    const Bytes tag_in = ciphertext.last(aead_tag_size);
    std::copy(tag_in.begin(), tag_in.end(), tag.begin());
    if (!context || EVP_DecryptInit_ex2(context.get(), cipher, key.data(), nonce.data(), nullptr) != 1 ||
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, aead_tag_size, tag.data()) != 1 || !update(context.get(), nullptr, aad) ||
        !update(context.get(), plaintext.data(), ciphertext.first(plaintext.size())))
        return Answer::could_not;
    u8 tail[16];
    int tail_size = 0;
    return answer(core::declassified(EVP_DecryptFinal_ex(context.get(), tail, &tail_size) == 1));
}

}  // namespace

Status aead_seal(AeadId aead, Bytes key, FixedBytes<12> nonce, Bytes aad, Bytes plaintext, MutBytes ciphertext) {
    COFFER_CHECK(runtime().status);
    if (!fits(aad) || !fits(plaintext)) return fail(Errc::backend);
    const OwnErrors errors;
    const bool sealed = seal(cipher_of(aead), key, nonce, aad, plaintext, ciphertext);
    core::scrub_stack();
    if (!sealed) return errors.could_not();
    return Ok{};
}

Status aead_open(AeadId aead, Bytes key, FixedBytes<12> nonce, Bytes aad, Bytes ciphertext, MutBytes plaintext) {
    COFFER_CHECK(runtime().status);
    if (!fits(aad) || !fits(ciphertext)) return fail(Errc::backend);
    const OwnErrors errors;
    const Answer opened = open(cipher_of(aead), key, nonce, aad, ciphertext, plaintext);
    core::scrub_stack();
    switch (opened) {
        case Answer::yes: return Ok{};
        case Answer::no: return fail(Errc::aead_open);
        case Answer::could_not: break;
    }
    return errors.could_not();
}

}  // namespace coffer::backend::openssl
