#include "bundles.hpp"

#include <algorithm>
#include <memory>

#include "must.hpp"

namespace bench {
namespace {

using namespace coffer;
using bundle::OrganizationId;
using bundle::TrustAnchors;

PublicKey<P256> signer_of(const std::string& signer) {
    return must(bundle::parse_quorum_key(must(hex::decode(signer))));
}
// New anchors know nothing of earlier signatures: a job from the start makes them each time, so that no table of the key is ever made.
TrustAnchors anchors_of(const PublicKey<P256>& signer) {
    return TrustAnchors().with(bundle::SignerRole::signer, signer);
}
TrustAnchors prepared_anchors_of(const std::string& signer) {
    const TrustAnchors anchors = anchors_of(signer_of(signer));
    (void)must(anchors.prepare());
    return anchors;
}

KeyPair<P256> encryption_key_of(const std::string& private_key_hex) {
    return KeyPair<P256>::from_private_key(private_key<P256>(private_key_hex));
}

// The phrase of an export, as strict as the interface offers: parsed, verified, opened, read as a wallet.
SecretText open_export(const std::string& bundle, const TrustAnchors& anchors, const OrganizationId& organization,
                       const KeyPair<P256>& encryption_key) {
    const auto verified = must(must(bundle::SignedExport::parse(bundle)).verify(anchors, organization));
    return must(must(verified.open(encryption_key)).wallet()).phrase;
}

Job export_open(const Inputs& inputs) {
    return job(
        "export_open",
        [input = inputs.export_one, signer = signer_of(inputs.export_one.signer)](u64) {
            return open_export(input.bundles.front(), anchors_of(signer), must(OrganizationId::parse(input.organization)),
                               encryption_key_of(input.private_key));
        },
        1, revealed);
}

Job export_open_warm(const Inputs& inputs) {
    const auto encryption_key = std::make_shared<const KeyPair<P256>>(encryption_key_of(inputs.export_one.private_key));
    return job(
        "export_open_warm",
        [bundle = inputs.export_one.bundles.front(), organization = must(OrganizationId::parse(inputs.export_one.organization)),
         anchors = prepared_anchors_of(inputs.export_one.signer),
         encryption_key](u64) { return open_export(bundle, anchors, organization, *encryption_key); },
        1, revealed);
}

Job export_open_batch(const Inputs& inputs) {
    const Export& input = inputs.export_batch;
    struct Batch {
        std::vector<std::string> texts;
        TrustAnchors anchors;
        OrganizationId organization;
        KeyPair<P256> encryption_key;
        [[nodiscard]] std::vector<SecretText> open(std::size_t times, unsigned threads) const {
            std::vector<std::string_view> bundles;
            for (std::size_t i = 0; i < times; ++i) bundles.insert(bundles.end(), texts.begin(), texts.end());
            std::vector<SecretText> phrases;
            phrases.reserve(bundles.size());
            for (auto& opened : bundle::open_exports(bundles, anchors, organization, encryption_key, threads))
                phrases.push_back(must(must(std::move(opened)).wallet()).phrase);
            return phrases;
        }
    };
    const auto batch =
        std::make_shared<const Batch>(Batch{input.bundles, prepared_anchors_of(input.signer),
                                            must(OrganizationId::parse(input.organization)), encryption_key_of(input.private_key)});
    constexpr std::size_t pooled_times = 128;
    Job made = job(
        "export_open_batch", [batch](u64) { return batch->open(1, 1); }, input.bundles.size(), joined);
    made.pooled = [batch](unsigned threads) {
        keep(batch->open(pooled_times, threads));
        return pooled_times * batch->texts.size();
    };
    return made;
}

std::string seal_import(const Import& input, const TrustAnchors& anchors) {
    const bundle::Owner owner{must(OrganizationId::parse(input.organization)), must(bundle::UserId::parse(input.user))};
    const auto target = must(must(bundle::SignedImportTarget::parse(input.bundle)).verify(anchors, owner));
    return must(target.seal_mnemonic(must(SecretText::parse(bytes_of(input.phrase))), nullptr)).json();
}

Job import_seal(const Inputs& inputs) {
    return random_job(
        "import_seal",
        [input = inputs.import_one, signer = signer_of(inputs.import_one.signer)](u64) { return seal_import(input, anchors_of(signer)); },
        [input = inputs.import_check, signer = signer_of(inputs.import_check.signer)] { return seal_import(input, anchors_of(signer)); });
}

Job import_seal_warm(const Inputs& inputs) {
    return random_job(
        "import_seal_warm",
        [input = inputs.import_one, anchors = prepared_anchors_of(inputs.import_one.signer)](u64) { return seal_import(input, anchors); },
        [input = inputs.import_check, anchors = prepared_anchors_of(inputs.import_check.signer)] { return seal_import(input, anchors); });
}

std::shared_ptr<const stamp::Stamper> stamper_of(const StampInput& input) {
    return std::make_shared<const stamp::Stamper>(must(stamp::Stamper::from_private_key(private_key<P256>(input.private_key))));
}

Job stamp_hedged(const Inputs& inputs) {
    const auto make = [stamper = stamper_of(inputs.stamp), body = inputs.stamp.body] { return must(stamper->stamp(bytes_of(body))).value; };
    return random_job(
        "stamp", [make](u64) { return make(); }, make);
}

// The signature out of the header's value.
std::string signature_hex(const std::string& value) {
    const auto text = text_of(must(base64::decode(value, base64::Alphabet::url, base64::Padding::none)));
    constexpr std::string_view before = "\"signature\":\"";
    const std::size_t begin = text.find(before) + before.size();
    return text.substr(begin, text.find('"', begin) - begin);
}

Job stamp_deterministic(const Inputs& inputs) {
    return job(
        "stamp_deterministic",
        [stamper = stamper_of(inputs.stamp), body = inputs.stamp.body](u64) {
            return must(stamper->stamp(bytes_of(body), Nonce::deterministic)).value;
        },
        1, signature_hex);
}

SecretText open_credential(const std::string& text, const KeyPair<P256>& encryption_key) {
    return hex::encode_secret(must(bundle::open_credential(text, encryption_key)).reveal());
}

Job credential_open(const Inputs& inputs) {
    return job(
        "credential_open", [input = inputs.credential](u64) { return open_credential(input.bundle, encryption_key_of(input.private_key)); },
        1, revealed);
}
Job credential_open_warm(const Inputs& inputs) {
    const auto encryption_key = std::make_shared<const KeyPair<P256>>(encryption_key_of(inputs.credential.private_key));
    return job(
        "credential_open_warm", [text = inputs.credential.bundle, encryption_key](u64) { return open_credential(text, *encryption_key); },
        1, revealed);
}

constexpr hpke::Suite suite(hpke::Kem::dhkem_p256_hkdf_sha256, hpke::Kdf::hkdf_sha256, hpke::Aead::aes_256_gcm);

Job hpke_open(const Inputs& inputs) {
    const HpkeInput& input = inputs.hpke;
    const auto recipient = std::make_shared<const KeyPair<P256>>(KeyPair<P256>::from_private_key(private_key<P256>(input.private_key)));
    return job(
        "hpke_open",
        [recipient, enc = must(hex::decode(input.encapsulated_key)), info = must(hex::decode(input.info)),
         aad = must(hex::decode(input.aad)),
         ciphertext = must(hex::decode(input.ciphertext))](u64) { return must(hpke::open(suite, enc, *recipient, info, aad, ciphertext)); },
        1, [](const SecretBytes& plaintext) { return hex::encode(plaintext.reveal()); });
}

// The associated data is enc || recipient's key, so the context is asked for the one before it seals.
Job hpke_seal(const Inputs& inputs) {
    const HpkeInput& input = inputs.hpke;
    struct Message {
        hpke::EncapsulatedKey enc;
        std::vector<u8> ciphertext;
    };
    const auto seal = [recipient = must(PublicKey<P256>::parse(must(hex::decode(input.public_key)))), info = must(hex::decode(input.info)),
                       plaintext = must(hex::decode(input.plaintext))] {
        hpke::Sender sender = must(hpke::setup_sender<P256>(suite, recipient, info));
        ByteArray<130> aad;
        std::ranges::copy(sender.encapsulated_key.bytes(), aad.begin());
        std::ranges::copy(recipient.uncompressed(), aad.begin() + 65);
        return Message{sender.encapsulated_key, must(sender.context.seal(aad, plaintext))};
    };
    return random_job(
        "hpke_seal", [seal](u64) { return seal(); },
        [seal] {
            const Message message = seal();
            return hex::encode(message.enc.bytes()) + ":" + hex::encode(message.ciphertext);
        });
}

}  // namespace

std::vector<Job> bundle_jobs(const Inputs& inputs) {
    return {
        export_open(inputs),          export_open_warm(inputs), export_open_batch(inputs),   import_seal(inputs),
        import_seal_warm(inputs),     stamp_hedged(inputs),     stamp_deterministic(inputs), credential_open(inputs),
        credential_open_warm(inputs), hpke_open(inputs),        hpke_seal(inputs),
    };
}

}  // namespace bench
