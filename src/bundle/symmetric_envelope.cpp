#include "coffer/bundle/symmetric_envelope.hpp"

#include <algorithm>

#include "bundle/access.hpp"
#include "bundle/borsh_envelope.hpp"
#include "coffer/crypto/random.hpp"
#include "core/try.hpp"

namespace coffer::bundle {
namespace {

constexpr std::string_view associated_data = "qos_aes_gcm_256_hmac_sha512";

}  // namespace

Result<SymmetricEnvelope> EnvelopeAccess::seal(const SecretArray<32>& key, Bytes plaintext, const ByteArray<12>& nonce) {
    if (plaintext.size() > SymmetricEnvelope::max_plaintext) return fail(Errc::data_too_long);
    std::vector<u8> ciphertext(plaintext.size() + aead_tag_size);
    COFFER_CHECK(aead_seal(AeadId::aes_256_gcm, key.reveal(), nonce, as_bytes(associated_data), plaintext, ciphertext));
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
    SecretBytes plaintext = SecretBytes::with_size(ciphertext_->size() - aead_tag_size);
    COFFER_CHECK(aead_open(AeadId::aes_256_gcm, key.reveal(), nonce_, as_bytes(associated_data), *ciphertext_, plaintext.reveal_mut()));
    return plaintext;
}

}  // namespace coffer::bundle
