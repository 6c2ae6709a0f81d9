#include "coffer/keys/key_file.hpp"
#include "coffer/keys/key_format.hpp"
#include "flows/flow.hpp"

namespace coffer::testing {
namespace {

Bytes bytes_of(const AnyPrivateKey& key) {
    return std::visit([](const auto& known) -> Bytes { return known.reveal(); }, key);
}

AnyPrivateKey any_key(Observer& observer, CurveId curve) {
    const auto bytes = secret_bytes<32>(observer, 50);
    AnyPrivateKey key = value(observer, parse_private_key(curve, bytes.reveal()));
    observer.secret(bytes_of(key));
    return key;
}

// Encodes a key in one of its formats and decodes it again.
template <KeyFormat format, CurveId curve>
void text(Observer& observer) {
    const AnyPrivateKey key = any_key(observer, curve);
    const SecretText written = value(observer, encode_private_key(format, key));
    observer.secret(written.reveal());
    const AnyPrivateKey read = value(observer, decode_private_key(format, curve, written));
    require(observer, ct_equal(bytes_of(read), bytes_of(key)));
}

// A text with one wrong character is refused after most of it has been decoded.
template <KeyFormat format, CurveId curve>
void text_refused(Observer& observer) {
    const AnyPrivateKey key = any_key(observer, curve);
    const SecretText written = value(observer, encode_private_key(format, key));
    observer.secret(written.reveal());
    SecretBytes damaged = SecretBytes::from_bytes(written.reveal());
    u8& last = damaged.reveal_mut().back();
    last = static_cast<u8>(last ^ 1);
    refused(observer, decode_private_key(format, curve, value(observer, SecretText::parse(std::move(damaged)))));
}

void key_file(Observer& observer) {
    const AnyPrivateKey key = any_key(observer, CurveId::p256);
    const SecretText written = value(observer, api_key_private_file(key));
    observer.secret(written.reveal());
    const AnyPrivateKey read = value(observer, parse_private_key_file(written));
    require(observer, ct_equal(bytes_of(read), bytes_of(key)));
}

template <typename C>
void generate(Observer& observer) {
    const auto key = value(observer, PrivateKey<C>::generate());
    observer.secret(key.reveal());
}

constexpr Flow flows[] = {
    {"generate-secp256k1", generate<Secp256k1>},
    {"generate-p256", generate<P256>},
    {"generate-ed25519", generate<Ed25519>},
    {"key-hexadecimal", text<KeyFormat::hexadecimal, CurveId::p256>},
    {"key-solana", text<KeyFormat::solana, CurveId::ed25519>},
    {"key-solana-json", text<KeyFormat::solana_json, CurveId::ed25519>},
    {"key-wif", text<KeyFormat::bitcoin_mainnet_wif, CurveId::secp256k1>},
    {"key-sui", text<KeyFormat::sui_bech32, CurveId::ed25519>},
    {"key-pkcs8", text<KeyFormat::pkcs8, CurveId::p256>},
    {"key-sec1", text<KeyFormat::sec1, CurveId::secp256k1>},
    {"key-jwk", text<KeyFormat::jwk, CurveId::p256>},
    {"key-stellar", text<KeyFormat::stellar_seed, CurveId::ed25519>},
    {"key-wif-refused", text_refused<KeyFormat::bitcoin_mainnet_wif, CurveId::secp256k1>},
    {"key-sui-refused", text_refused<KeyFormat::sui_bech32, CurveId::ed25519>},
    {"key-solana-refused", text_refused<KeyFormat::solana, CurveId::ed25519>},
    {"key-file", key_file},
};

}  // namespace

std::span<const Flow> key_flows() {
    return flows;
}

}  // namespace coffer::testing
