#include "coffer/bundle/sealed_message.hpp"

#include <cstring>

#include "bundle/access.hpp"
#include "coffer/crypto/aead.hpp"
#include "coffer/hpke/context.hpp"
#include "core/scrub.hpp"
#include "core/try.hpp"
#include "hpke/schedule.hpp"

namespace coffer::bundle {
namespace {

constexpr hpke::Suite suite{hpke::Kem::dhkem_p256_hkdf_sha256, hpke::Kdf::hkdf_sha256, hpke::Aead::aes_256_gcm};
constexpr std::string_view info = "turnkey_hpke";

/// The associated data contains both keys uncompressed, even if the wire format contains a compressed key.
ByteArray<130> associated_data(const PublicKey<P256>& encapsulated_key, const PublicKey<P256>& recipient) noexcept {
    ByteArray<130> aad;
    std::memcpy(aad.data(), encapsulated_key.uncompressed().data(), 65);
    std::memcpy(aad.data() + 65, recipient.uncompressed().data(), 65);
    return aad;
}

/// channel_keys returns the keys of the channel's only message. An HPKE context would also compute an exporter secret and hashes of
/// constants, which one message does not need.
Result<hpke::MessageKeys> channel_keys(const hpke::KemSecret& secret) {
    static const hpke::ScheduleContext context(suite, {hpke::ModeId::base, as_bytes(info), {}, {}});
    const core::StackScrubber scrubber;
    SecretArray<32> schedule_secret;
    hpke::schedule_secret(suite, secret, {}, schedule_secret.reveal_mut());
    return hpke::message_keys(suite, schedule_secret.reveal(), context);
}

}  // namespace

Result<SealedMessage> MessageAccess::seal(const PublicKey<P256>& recipient, Bytes plaintext, const KeyPair<P256>& ephemeral) {
    if (plaintext.size() > hpke::max_message_length) return fail(Errc::hpke_input_length);
    COFFER_TRY(const hpke::KemSecret secret, hpke::encap<P256>(recipient, ephemeral, nullptr));
    COFFER_TRY(const hpke::MessageKeys keys, channel_keys(secret));
    std::vector<u8> ciphertext(plaintext.size() + aead_tag_size);
    COFFER_CHECK(aead_seal(AeadId::aes_256_gcm, keys.key.reveal(), keys.base_nonce.reveal(),
                           associated_data(ephemeral.public_key(), recipient), plaintext, ciphertext));
    return SealedMessage(ephemeral.public_key(), std::move(ciphertext));
}

Result<SealedMessage> SealedMessage::seal(const PublicKey<P256>& recipient, Bytes plaintext) {
    COFFER_TRY(const KeyPair<P256> ephemeral, KeyPair<P256>::generate());
    return MessageAccess::seal(recipient, plaintext, ephemeral);
}

Result<SealedMessage> SealedMessage::from_parts(const PublicKey<P256>& encapsulated_key, std::vector<u8> ciphertext) {
    if (ciphertext.size() < aead_tag_size) return fail(Errc::ciphertext_too_short, "ciphertext");
    return SealedMessage(encapsulated_key, std::move(ciphertext));
}

Result<SecretBytes> SealedMessage::open(const KeyPair<P256>& encryption_key) const {
    COFFER_TRY(const hpke::KemSecret secret, hpke::decap<P256>(encapsulated_key_, encryption_key, nullptr));
    COFFER_TRY(const hpke::MessageKeys keys, channel_keys(secret));
    SecretBytes plaintext = SecretBytes::from_size(ciphertext_->size() - aead_tag_size);
    COFFER_CHECK(aead_open(AeadId::aes_256_gcm, keys.key.reveal(), keys.base_nonce.reveal(),
                           associated_data(encapsulated_key_, encryption_key.public_key()), *ciphertext_, plaintext.reveal_mut()));
    return plaintext;
}

}  // namespace coffer::bundle
