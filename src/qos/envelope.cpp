#include "coffer/qos/envelope.hpp"

#include <algorithm>

#include "coffer/crypto/aead.hpp"
#include "coffer/crypto/mac.hpp"
#include "coffer/crypto/random.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/keys/signature.hpp"
#include "core/reader.hpp"
#include "core/try.hpp"
#include "qos/access.hpp"

namespace coffer::qos {
namespace {

constexpr std::string_view key_label = "qos_encryption_hmac_message";
constexpr std::string_view symmetric_associated_data = "qos_aes_gcm_256_hmac_sha512";

/// associated_data returns both keys, uncompressed, each followed by its length.
ByteArray<132> associated_data(const PublicKey<P256>& ephemeral, const PublicKey<P256>& recipient) noexcept {
    ByteArray<132> aad;
    Writer writer{MutBytes(aad)};
    for (const PublicKey<P256>* key : {&ephemeral, &recipient}) {
        writer.bytes(key->uncompressed());
        writer.byte(65);
    }
    return aad;
}

/// message_key returns the first half of HMAC-SHA-512 over a label. The HMAC key is both public keys and the shared x coordinate.
SecretArray<32> message_key(const PublicKey<P256>& ephemeral, const PublicKey<P256>& recipient, const SecretArray<32>& shared_x) noexcept {
    SecretArray<65 + 65 + 32> preimage;
    Writer writer{MutBytes(preimage.reveal_mut())};
    writer.bytes(ephemeral.uncompressed());
    writer.bytes(recipient.uncompressed());
    writer.bytes(shared_x.reveal());
    const SecretArray<64> mac = hmac_sha512(preimage.reveal(), {as_bytes(key_label)});
    return SecretArray<32>(mac.reveal().first<32>());
}

/// take_ciphertext reads the length and the ciphertext, which must be the rest of the input. Errors: borsh_syntax (at: offset),
/// ciphertext_too_short, data_too_long (over max_plaintext and a tag).
Result<std::vector<u8>> take_ciphertext(Reader& reader, std::size_t max_plaintext) {
    const std::size_t at = reader.offset();
    const Result<u32> length = reader.u32_le();
    if (!length || *length != reader.remaining()) return fail(Errc::borsh_syntax, at, "length");
    if (*length < aead_tag_size) return fail(Errc::ciphertext_too_short, "ciphertext");
    if (*length > max_plaintext + aead_tag_size) return fail(Errc::data_too_long, "ciphertext");
    const Result<Bytes> ciphertext = reader.take(*length);
    if (!ciphertext) return fail(ciphertext.error());
    return std::vector<u8>(ciphertext->begin(), ciphertext->end());
}

void append_u32_le(std::vector<u8>& out, std::size_t value) {
    for (int shift = 0; shift < 32; shift += 8) out.push_back(static_cast<u8>(value >> shift));
}

void append(std::vector<u8>& out, Bytes bytes) {
    out.insert(out.end(), bytes.begin(), bytes.end());
}

}  // namespace

Result<Envelope> EnvelopeAccess::seal(const PublicKey<P256>& recipient, Bytes plaintext, const KeyPair<P256>& ephemeral,
                                      const ByteArray<12>& nonce) {
    if (plaintext.size() > Envelope::max_plaintext) return fail(Errc::data_too_long);
    COFFER_TRY(const SecretArray<32> shared_x, shared_secret(ephemeral.private_key(), recipient));
    const SecretArray<32> key = message_key(ephemeral.public_key(), recipient, shared_x);
    std::vector<u8> ciphertext(plaintext.size() + aead_tag_size);
    COFFER_CHECK(
        aead_seal(AeadId::aes_256_gcm, key.reveal(), nonce, associated_data(ephemeral.public_key(), recipient), plaintext, ciphertext));
    return Envelope(nonce, ephemeral.public_key(), std::move(ciphertext));
}

Result<Envelope> Envelope::seal(const PublicKey<P256>& recipient, Bytes plaintext) {
    COFFER_TRY(const KeyPair<P256> ephemeral, KeyPair<P256>::generate());
    ByteArray<12> nonce;
    COFFER_CHECK(random_bytes(nonce));
    return EnvelopeAccess::seal(recipient, plaintext, ephemeral, nonce);
}

Result<Envelope> Envelope::parse(Bytes borsh) {
    Reader reader(borsh);
    const Result<FixedBytes<12>> nonce = reader.take<12>();
    if (!nonce) return fail(Errc::borsh_syntax, reader.offset(), "nonce");
    const Result<FixedBytes<65>> sec1 = reader.take<65>();
    if (!sec1) return fail(Errc::borsh_syntax, reader.offset(), "ephemeral key");
    COFFER_TRY(std::vector<u8> ciphertext, take_ciphertext(reader, max_plaintext));
    COFFER_TRY(const PublicKey<P256> ephemeral_key, PublicKey<P256>::parse_uncompressed(*sec1));
    ByteArray<12> nonce_bytes;
    std::ranges::copy(*nonce, nonce_bytes.begin());
    return Envelope(nonce_bytes, ephemeral_key, std::move(ciphertext));
}

std::vector<u8> Envelope::borsh() const {
    std::vector<u8> out;
    out.reserve(overhead - aead_tag_size + ciphertext_->size());
    append(out, nonce_);
    append(out, ephemeral_key_.uncompressed());
    append_u32_le(out, ciphertext_->size());
    append(out, *ciphertext_);
    return out;
}

std::string Envelope::hex() const {
    return hex::encode(borsh());
}

Result<SecretBytes> Envelope::open(const KeyPair<P256>& encryption_key) const {
    COFFER_TRY(const SecretArray<32> shared_x, shared_secret(encryption_key.private_key(), ephemeral_key_));
    const SecretArray<32> key = message_key(ephemeral_key_, encryption_key.public_key(), shared_x);
    SecretBytes plaintext = SecretBytes::from_size(ciphertext_->size() - aead_tag_size);
    COFFER_CHECK(aead_open(AeadId::aes_256_gcm, key.reveal(), nonce_, associated_data(ephemeral_key_, encryption_key.public_key()),
                           *ciphertext_, plaintext.reveal_mut()));
    return plaintext;
}

Result<SymmetricEnvelope> EnvelopeAccess::seal(const SecretArray<32>& key, Bytes plaintext, const ByteArray<12>& nonce) {
    if (plaintext.size() > SymmetricEnvelope::max_plaintext) return fail(Errc::data_too_long);
    std::vector<u8> ciphertext(plaintext.size() + aead_tag_size);
    COFFER_CHECK(aead_seal(AeadId::aes_256_gcm, key.reveal(), nonce, as_bytes(symmetric_associated_data), plaintext, ciphertext));
    return SymmetricEnvelope(nonce, std::move(ciphertext));
}

Result<SymmetricEnvelope> SymmetricEnvelope::seal(const SecretArray<32>& key, Bytes plaintext) {
    ByteArray<12> nonce;
    COFFER_CHECK(random_bytes(nonce));
    return EnvelopeAccess::seal(key, plaintext, nonce);
}

Result<SymmetricEnvelope> SymmetricEnvelope::parse(Bytes borsh) {
    Reader reader(borsh);
    const Result<FixedBytes<12>> nonce = reader.take<12>();
    if (!nonce) return fail(Errc::borsh_syntax, reader.offset(), "nonce");
    COFFER_TRY(std::vector<u8> ciphertext, take_ciphertext(reader, max_plaintext));
    ByteArray<12> nonce_bytes;
    std::ranges::copy(*nonce, nonce_bytes.begin());
    return SymmetricEnvelope(nonce_bytes, std::move(ciphertext));
}

std::vector<u8> SymmetricEnvelope::borsh() const {
    std::vector<u8> out;
    out.reserve(overhead - aead_tag_size + ciphertext_->size());
    append(out, nonce_);
    append_u32_le(out, ciphertext_->size());
    append(out, *ciphertext_);
    return out;
}

Result<SecretBytes> SymmetricEnvelope::open(const SecretArray<32>& key) const {
    SecretBytes plaintext = SecretBytes::from_size(ciphertext_->size() - aead_tag_size);
    COFFER_CHECK(
        aead_open(AeadId::aes_256_gcm, key.reveal(), nonce_, as_bytes(symmetric_associated_data), *ciphertext_, plaintext.reveal_mut()));
    return plaintext;
}

}  // namespace coffer::qos
