#include "coffer/bundle/quorum_envelope.hpp"

#include <algorithm>

#include "bundle/access.hpp"
#include "bundle/borsh_envelope.hpp"
#include "coffer/crypto/mac.hpp"
#include "coffer/crypto/random.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/keys/signature.hpp"
#include "core/try.hpp"

namespace coffer::bundle {
namespace {

constexpr std::string_view key_label = "qos_encryption_hmac_message";

/// Both keys, each followed by its length.
ByteArray<132> associated_data(const PublicKey<P256>& ephemeral, const PublicKey<P256>& recipient) noexcept {
    ByteArray<132> aad;
    Writer writer{MutBytes(aad)};
    for (const PublicKey<P256>* key : {&ephemeral, &recipient}) {
        writer.bytes(key->uncompressed());
        writer.byte(65);
    }
    return aad;
}

/// HMAC-SHA-512 of a label, keyed with both public keys and the shared x coordinate; the first half counts.
SecretArray<32> message_key(const PublicKey<P256>& ephemeral, const PublicKey<P256>& recipient, const SecretArray<32>& shared_x) noexcept {
    SecretArray<65 + 65 + 32> preimage;
    Writer writer{MutBytes(preimage.reveal_mut())};
    writer.bytes(ephemeral.uncompressed());
    writer.bytes(recipient.uncompressed());
    writer.bytes(shared_x.reveal());
    const SecretArray<64> mac = hmac_sha512(preimage.reveal(), {as_bytes(key_label)});
    return SecretArray<32>(mac.reveal().first<32>());
}

}  // namespace

Result<QuorumEnvelope> EnvelopeAccess::seal(const PublicKey<P256>& recipient, Bytes plaintext, const hpke::KeyPair<P256>& ephemeral,
                                            const ByteArray<12>& nonce) {
    if (plaintext.size() > QuorumEnvelope::max_plaintext) return fail(Errc::data_too_long);
    COFFER_TRY(const SecretArray<32> shared_x, shared_secret(ephemeral.private_key(), recipient));
    const SecretArray<32> key = message_key(ephemeral.public_key(), recipient, shared_x);
    std::vector<u8> ciphertext(plaintext.size() + aead_tag_size);
    COFFER_CHECK(
        aead_seal(AeadId::aes_256_gcm, key.reveal(), nonce, associated_data(ephemeral.public_key(), recipient), plaintext, ciphertext));
    return QuorumEnvelope(nonce, ephemeral.public_key(), std::move(ciphertext));
}

Result<QuorumEnvelope> QuorumEnvelope::seal(const PublicKey<P256>& recipient, Bytes plaintext) {
    COFFER_TRY(const hpke::KeyPair<P256> ephemeral, hpke::KeyPair<P256>::generate());
    ByteArray<12> nonce;
    COFFER_CHECK(random_bytes(nonce));
    return EnvelopeAccess::seal(recipient, plaintext, ephemeral, nonce);
}

Result<QuorumEnvelope> QuorumEnvelope::parse(Bytes borsh) {
    Reader reader(borsh);
    const Result<FixedBytes<12>> nonce = reader.take<12>();
    if (!nonce) return fail(Errc::borsh_syntax, reader.offset(), "nonce");
    const Result<FixedBytes<65>> sec1 = reader.take<65>();
    if (!sec1) return fail(Errc::borsh_syntax, reader.offset(), "ephemeral key");
    COFFER_TRY(std::vector<u8> ciphertext, take_ciphertext(reader, max_plaintext));
    COFFER_TRY(const PublicKey<P256> ephemeral_key, PublicKey<P256>::parse_uncompressed(*sec1));
    ByteArray<12> nonce_bytes;
    std::ranges::copy(*nonce, nonce_bytes.begin());
    return QuorumEnvelope(nonce_bytes, ephemeral_key, std::move(ciphertext));
}

std::vector<u8> QuorumEnvelope::borsh() const {
    std::vector<u8> out;
    out.reserve(overhead - aead_tag_size + ciphertext_->size());
    append(out, nonce_);
    append(out, ephemeral_key_.uncompressed());
    append_u32_le(out, ciphertext_->size());
    append(out, *ciphertext_);
    return out;
}

std::string QuorumEnvelope::hex() const {
    return hex::encode(borsh());
}

Result<SecretBytes> QuorumEnvelope::open(const Decryptor& decryptor) const {
    COFFER_TRY(const SecretArray<32> shared_x, shared_secret(decryptor.key_pair().private_key(), ephemeral_key_));
    const SecretArray<32> key = message_key(ephemeral_key_, decryptor.public_key(), shared_x);
    SecretBytes plaintext = SecretBytes::with_size(ciphertext_->size() - aead_tag_size);
    COFFER_CHECK(aead_open(AeadId::aes_256_gcm, key.reveal(), nonce_, associated_data(ephemeral_key_, decryptor.public_key()), *ciphertext_,
                           plaintext.reveal_mut()));
    return plaintext;
}

}  // namespace coffer::bundle
