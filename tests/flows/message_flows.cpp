#include "coffer/bundle/credential.hpp"
#include "coffer/bundle/export.hpp"
#include "coffer/bundle/plaintext.hpp"
#include "coffer/bundle/sealed_message.hpp"
#include "coffer/bundle/unsigned_bundle.hpp"
#include "coffer/hpke/oneshot.hpp"
#include "coffer/stamp/stamp.hpp"
#include "flows/flow.hpp"

namespace coffer::testing {
namespace {

constexpr hpke::Suite suite_of(hpke::Kem kem) {
    return {kem, hpke::Kdf::hkdf_sha256, hpke::Aead::aes_256_gcm};
}

template <typename C, hpke::Kem kem>
void hpke_round_trip(Observer& observer) {
    auto key = key_from<C>(observer, 70);
    const auto plaintext = secret_bytes<80>(observer, 71);
    const auto recipient = KeyPair<C>::from_private_key(std::move(key));
    const auto public_key = recipient.public_key();
    observer.open(object_bytes(recipient.public_key()));
    const auto sealed = value(observer, hpke::seal<C>(suite_of(kem), public_key, as_bytes("info"), as_bytes("aad"), plaintext.reveal()));
    observer.open(sealed.encapsulated_key.bytes());
    observer.open(sealed.ciphertext);
    const SecretBytes opened = value(observer, hpke::open<C>(suite_of(kem), sealed.encapsulated_key.bytes(), recipient, as_bytes("info"),
                                                             as_bytes("aad"), sealed.ciphertext));
    require(observer, ct_equal(opened.reveal(), plaintext.reveal()));
}

void hpke_export(Observer& observer) {
    auto key = key_from<P256>(observer, 72);
    const auto recipient = KeyPair<P256>::from_private_key(std::move(key));
    observer.open(object_bytes(recipient.public_key()));
    auto sender = value(observer, hpke::setup_sender<P256>(suite_of(hpke::Kem::dhkem_p256_hkdf_sha256), recipient.public_key(), {}));
    const SecretBytes exported = value(observer, sender.context.export_secret(as_bytes("context"), 64));
    observer.secret(exported.reveal());
}

void bundle_message(Observer& observer) {
    auto key = key_from<P256>(observer, 73);
    auto plaintext =
        SecretBytes::from_bytes(as_bytes("legal winner thank year wave sausage worth useful legal winner thank yellow\nand a passphrase"));
    observer.secret(plaintext.reveal());
    const auto encryption_key = KeyPair<P256>::from_private_key(std::move(key));
    observer.open(object_bytes(encryption_key.public_key()));
    const auto message = value(observer, bundle::SealedMessage::seal(encryption_key.public_key(), plaintext.reveal()));
    const SecretBytes opened = value(observer, message.open(encryption_key));
    const auto wallet = value(observer, bundle::WalletPlaintext::parse(opened.reveal()));
    require(observer, wallet.passphrase.has_value());
}

// As many as two threads share.
constexpr std::size_t batch = 6;

void credential_batch(Observer& observer) {
    auto key = key_from<P256>(observer, 74);
    const auto credential = key_from<P256>(observer, 75);
    const auto encryption_key = KeyPair<P256>::from_private_key(std::move(key));
    observer.open(object_bytes(encryption_key.public_key()));
    const std::string text = value(observer, bundle::UnsignedBundle::seal(encryption_key.public_key(), credential.reveal())).text();
    const std::vector<std::string_view> texts(batch, text);
    for (const auto& opened : bundle::open_credentials(texts, encryption_key, 2)) {
        require(observer, opened);
        require(observer, ct_equal(opened->reveal(), credential.reveal()));
    }
}

template <Nonce nonce>
void stamp_batch(Observer& observer) {
    const auto stamper = stamp::Stamper::from_private_key(AnyPrivateKey(key_from<P256>(observer, 76)));
    require(observer, stamper);
    const std::vector<Bytes> bodies(batch, as_bytes("body"));
    for (const auto& made : stamper->stamp_many(bodies, nonce, 2)) require(observer, made);
}

constexpr Flow flows[] = {
    {"hpke-p256", hpke_round_trip<P256, hpke::Kem::dhkem_p256_hkdf_sha256>},
    {"hpke-x25519", hpke_round_trip<X25519, hpke::Kem::dhkem_x25519_hkdf_sha256>},
    {"hpke-export", hpke_export},
    {"bundle-message", bundle_message},
    {"credential-batch", credential_batch},
    {"stamp-batch", stamp_batch<Nonce::hedged>},
    {"stamp-batch-deterministic", stamp_batch<Nonce::deterministic>},
};

}  // namespace

std::span<const Flow> message_flows() {
    return flows;
}

}  // namespace coffer::testing
