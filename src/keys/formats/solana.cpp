// Solana key pairs: seed || public key, 64 bytes, as base58 or as a JSON array of numbers. The public key is always checked.
#include <algorithm>

#include "coffer/encoding/base58.hpp"
#include "coffer/keys/key_pair.hpp"
#include "core/try.hpp"
#include "encoding/secret_json.hpp"
#include "keys/formats/codecs.hpp"

namespace coffer::keys {
namespace {

constexpr std::size_t pair_size = 64;

SecretArray<pair_size> pair_of(const AnyPrivateKey& any) {
    const PrivateKey<Ed25519>& key = key_of<Ed25519>(any);
    SecretArray<pair_size> pair;
    std::ranges::copy(key.reveal(), pair.reveal_mut().begin());
    std::ranges::copy(key.public_key().bytes(), pair.reveal_mut().begin() + 32);
    return pair;
}

}  // namespace

Result<AnyPrivateKey> parse_ed25519_pair(Bytes pair) {
    COFFER_INVARIANT(pair.size() == pair_size);
    COFFER_TRY(PrivateKey<Ed25519> key, PrivateKey<Ed25519>::parse(pair.first(32)));
    if (!ct_equal(key.public_key().bytes(), pair.last(32))) return fail(Errc::key_pair_mismatch);
    return AnyPrivateKey(std::move(key));
}

Result<AnyPrivateKey> decode_solana(std::optional<CurveId>, Bytes text) {
    const Result<SecretArray<pair_size>> pair = base58::decode_secret_array<pair_size>(text);
    if (!pair) return pair.error().code == Errc::base58_length ? fail(Errc::private_key_length) : hidden(pair.error());
    return parse_ed25519_pair(pair->reveal());
}

SecretText encode_solana(const AnyPrivateKey& key) {
    return base58::encode_secret(pair_of(key).reveal());
}

Result<AnyPrivateKey> decode_solana_json(std::optional<CurveId>, Bytes text) {
    const Result<SecretBytes> pair = json::parse_secret_byte_array(text, pair_size);
    if (!pair) return pair.error().code == Errc::length_mismatch ? fail(Errc::private_key_length) : hidden(pair.error());
    return parse_ed25519_pair(pair->reveal());
}

SecretText encode_solana_json(const AnyPrivateKey& key) {
    return json::write_secret_byte_array(pair_of(key).reveal());
}

}  // namespace coffer::keys
