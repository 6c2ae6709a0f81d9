#include "coffer/bundle/unsigned_bundle.hpp"

#include "bundle/compact.hpp"
#include "coffer/encoding/base58check.hpp"
#include "core/try.hpp"

namespace coffer::bundle {

static_assert(base58::max_checked_length(compact_overhead + UnsignedBundle::max_plaintext) <= max_compact_length);

Result<SealedMessage> read_compact(Bytes payload) {
    if (payload.size() < compact_overhead) return fail(Errc::base58_length);
    COFFER_TRY(const PublicKey<P256> encapsulated_key, PublicKey<P256>::parse(payload.first(compact_key_size)));
    const Bytes ciphertext = payload.subspan(compact_key_size);
    return SealedMessage::from_parts(encapsulated_key, std::vector<u8>(ciphertext.begin(), ciphertext.end()));
}

Result<UnsignedBundle> UnsignedBundle::parse(std::string_view text) {
    COFFER_TRY(const std::vector<u8> payload, base58::decode_check(text, max_compact_length));
    COFFER_TRY(SealedMessage message, read_compact(payload));
    return UnsignedBundle(std::move(message));
}

Result<UnsignedBundle> UnsignedBundle::seal(const PublicKey<P256>& recipient, Bytes plaintext) {
    if (plaintext.size() > max_plaintext) return fail(Errc::data_too_long);
    COFFER_TRY(SealedMessage message, SealedMessage::seal(recipient, plaintext));
    return UnsignedBundle(std::move(message));
}

std::string UnsignedBundle::text() const {
    const ByteArray<compact_key_size> key = message_.encapsulated_key().compressed();
    std::vector<u8> payload(key.begin(), key.end());
    payload.insert(payload.end(), message_.ciphertext().begin(), message_.ciphertext().end());
    return base58::encode_check(payload);
}

}  // namespace coffer::bundle
