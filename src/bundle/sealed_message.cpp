#include "coffer/bundle/sealed_message.hpp"

#include <cstring>

#include "bundle/access.hpp"
#include "coffer/hpke/context.hpp"
#include "hpke/access.hpp"

namespace coffer::bundle {
namespace {

constexpr hpke::Suite suite{hpke::Kem::dhkem_p256_hkdf_sha256, hpke::Kdf::hkdf_sha256, hpke::Aead::aes_256_gcm};
constexpr std::string_view info = "turnkey_hpke";

/// The associated data binds both keys, uncompressed, however the message travels.
ByteArray<130> associated_data(const PublicKey<P256>& encapsulated_key, const PublicKey<P256>& recipient) noexcept {
    ByteArray<130> aad;
    std::memcpy(aad.data(), encapsulated_key.uncompressed().data(), 65);
    std::memcpy(aad.data() + 65, recipient.uncompressed().data(), 65);
    return aad;
}

}  // namespace

Result<SealedMessage> MessageAccess::seal(const PublicKey<P256>& recipient, Bytes plaintext, const hpke::KeyPair<P256>& ephemeral) {
    Result<hpke::Sender> sender = hpke::setup_sender_from<P256>(suite, recipient, as_bytes(info), ephemeral);
    if (!sender) return sender.error();
    Result<std::vector<u8>> ciphertext = sender->context.seal(associated_data(ephemeral.public_key(), recipient), plaintext);
    if (!ciphertext) return ciphertext.error();
    return SealedMessage(ephemeral.public_key(), std::move(*ciphertext));
}

Result<SealedMessage> SealedMessage::seal(const PublicKey<P256>& recipient, Bytes plaintext) {
    const Result<hpke::KeyPair<P256>> ephemeral = hpke::KeyPair<P256>::generate();
    if (!ephemeral) return ephemeral.error();
    return MessageAccess::seal(recipient, plaintext, *ephemeral);
}

Result<SealedMessage> SealedMessage::from_parts(const PublicKey<P256>& encapsulated_key, std::vector<u8> ciphertext) {
    if (ciphertext.size() < aead_tag_size) return fail(Errc::ciphertext_too_short, "ciphertext");
    return SealedMessage(encapsulated_key, std::move(ciphertext));
}

Result<SecretBytes> SealedMessage::open(const Decryptor& decryptor) const {
    Result<hpke::RecipientContext> context =
        hpke::setup_recipient_from<P256>(suite, encapsulated_key_, decryptor.key_pair(), as_bytes(info));
    if (!context) return context.error();
    return context->open(associated_data(encapsulated_key_, decryptor.public_key()), ciphertext_);
}

}  // namespace coffer::bundle
