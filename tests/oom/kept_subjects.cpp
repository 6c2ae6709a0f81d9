// Objects that were made before memory failed and are used again afterwards. A failure must not damage their state.
#include <chrono>
#include <memory>

#include "coffer/bundle/export.hpp"
#include "coffer/bundle/import.hpp"
#include "coffer/bundle/secret.hpp"
#include "coffer/core/time.hpp"
#include "coffer/enclave/enclave.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/hd/extended_key.hpp"
#include "coffer/hd/extended_key_text.hpp"
#include "coffer/hd/mnemonic.hpp"
#include "coffer/hd/seed_batch.hpp"
#include "coffer/hpke/context.hpp"
#include "coffer/hpke/oneshot.hpp"
#include "coffer/keys/key_pair.hpp"
#include "coffer/keys/signature.hpp"
#include "coffer/qos/envelope.hpp"
#include "coffer/stamp/stamp.hpp"
#include "coffer/token/session.hpp"
#include "coffer/webhook/webhook.hpp"
#include "encoding/json.hpp"
#include "oom/subject.hpp"

namespace coffer::testing {
namespace {

template <Curve C>
PrivateKey<C> key_of(u8 byte) {
    return must(PrivateKey<C>::parse(ByteArray<32>{byte, 1, 2, 3}));
}

Seed seed() {
    return must(Seed::parse(ByteArray<32>{7, 1, 2, 3}));
}

template <TreeCurve C>
ExtendedPrivateKey<C> node() {
    return must(must(ExtendedPrivateKey<C>::from_seed(seed())).derive(must(DerivationPath::parse("m/44'/501'/0'"))));
}

std::string text_of(const AnyPublicKey& key) {
    return public_key_hex(key);
}

UnixMillis now() {
    return must(UnixMillis::from_milliseconds(1'790'000'000'000));
}

// --- JSON ---

Use json_parser() {
    const auto parser = std::make_shared<json::Parser>();
    std::string text = R"({"list":[)";
    for (int i = 0; i < 300; ++i) text += R"({"name":"value with \u00e9","number":12,"deep":[[[true,null]]]},)";
    text += "0]}";
    // After a failure the object stays. After a success the next run begins with a new one, whose buffers have to grow.
    return [parser, text] {
        const json::Value root =
            must(parser->parse(as_bytes(text), {.max_bytes = 1 << 20, .max_depth = 16, .numbers = json::Numbers::any}));
        std::string size = std::to_string(must(must(root.object()).array("list")).size());
        *parser = json::Parser();
        return size;
    };
}

Use json_parser_refuses() {
    const auto parser = std::make_shared<json::Parser>();
    const std::string text = R"({"a":[1,2,{"b":1,"b":2}]})";
    return [parser, text] {
        const auto root = parser->parse(as_bytes(text), {.max_bytes = 1 << 20, .max_depth = 16, .numbers = json::Numbers::any});
        *parser = json::Parser();
        return root ? "accepted" : refusal(root.error());
    };
}

// --- key trees ---

template <NonHardenedTreeCurve C>
Use public_child() {
    return [parent = node<C>().neuter()] {
        const auto child = must(parent.derive_child(non_hardened<7>()));
        return text_of(child.public_key()) + hex::encode(child.chain_code());
    };
}

template <NonHardenedTreeCurve C>
Use public_path() {
    return [parent = node<C>().neuter(), path = must(DerivationPath::parse("m/0/7/1"))] {
        return text_of(must(parent.derive(path)).public_key());
    };
}

template <NonHardenedTreeCurve C>
Use public_deriver() {
    const auto deriver = std::make_shared<PublicChildDeriver<C>>(node<C>().neuter());
    return [deriver] {
        constexpr std::array<NonHardenedIndex, 1> rest{non_hardened<9>()};
        return text_of(must(deriver->public_key(non_hardened<7>()))) + text_of(must(deriver->public_key(non_hardened<7>(), rest)));
    };
}

template <NonHardenedTreeCurve C>
Use public_deriver_range() {
    const auto deriver = std::make_shared<PublicChildDeriver<C>>(node<C>().neuter());
    return [deriver] {
        std::vector<Result<PublicKey<C>>> children(40, fail(Errc::internal));
        deriver->public_keys(non_hardened<3>(), children);
        std::string text;
        for (auto& child : children) text += text_of(must(std::move(child)));
        return text;
    };
}

template <TreeCurve C>
Use private_child() {
    const auto parent = std::make_shared<ExtendedPrivateKey<C>>(node<C>());
    return [parent] {
        const auto child = must(parent->derive_child(must(ChildIndex::from_index(7, true))));
        return hex::encode(child.private_key().reveal()) + hex::encode(child.fingerprint()) + text_of(child.public_key());
    };
}

template <TreeCurve C>
Use private_deriver() {
    const auto deriver = std::make_shared<PrivateChildDeriver<C>>(node<C>().children());
    return [deriver] { return hex::encode(must(deriver->private_key(must(ChildIndex::from_index(7, true)))).reveal()); };
}

template <TreeCurve C>
Use private_path() {
    const auto parent = std::make_shared<ExtendedPrivateKey<C>>(node<C>());
    const std::string path = C::non_hardened_derivation ? "m/0/7'/1" : "m/0'/7'/1'";
    return [parent, path] {
        const auto steps = must(DerivationPath::parse(path));
        return hex::encode(must(parent->derive(steps)).private_key().reveal()) + hex::encode(must(parent->derive_key(steps)).reveal());
    };
}

template <NonHardenedTreeCurve C>
Use non_hardened_private_path() {
    const auto parent = std::make_shared<ExtendedPrivateKey<C>>(node<C>());
    return [parent] { return text_of(must(parent->derive(must(DerivationPath::parse("m/0/7/1")))).public_key()); };
}

// --- keys ---

Use p256_key_parts() {
    const auto key = std::make_shared<PrivateKey<P256>>(key_of<P256>(9));
    const auto half = key->public_key();
    return [key, half] {
        std::string text = text_of(key->public_key());
        text += text_of(must(PublicKey<P256>::parse(half.compressed())));
        text += text_of(must(half.add_tweak(ByteArray<32>{1, 2, 3})));
        text += hex::encode(must(key->add_tweak(ByteArray<32>{1, 2, 3})).reveal());
        return text + hex::encode(must(shared_secret(*key, half)).reveal());
    };
}

Use p256_point_off_the_curve() {
    return [] {
        ByteArray<33> sec1{2};
        sec1[32] = 2;
        const auto key = PublicKey<P256>::parse(sec1);
        return key ? "accepted" : refusal(key.error());
    };
}

Use p256_point_off_the_curve_uncompressed() {
    auto sec1 = key_of<P256>(9).public_key().uncompressed();
    sec1[64] ^= 1;
    return [sec1] {
        const auto key = PublicKey<P256>::parse(sec1);
        return key ? "accepted" : refusal(key.error());
    };
}

template <Nonce nonce>
Use p256_signature() {
    const auto pair = std::make_shared<coffer::KeyPair<P256>>(coffer::KeyPair<P256>::from_private_key(key_of<P256>(9)));
    return [pair] {
        const auto signature = must(sign_digest(pair->private_key(), pair->public_key(), ByteArray<32>{5}, nonce));
        const Status verified = verify_digest(pair->public_key(), ByteArray<32>{5}, signature);
        if (!verified) throw Refused{verified.error()};
        return nonce == Nonce::deterministic ? hex::encode(signature.raw()) : "signed and verified";
    };
}

Use p256_forged_signature() {
    const auto half = key_of<P256>(9).public_key();
    const auto signature = must(sign_digest(key_of<P256>(9), ByteArray<32>{5}, Nonce::deterministic));
    return [half, signature] {
        const Status verified = verify_digest(half, ByteArray<32>{6}, signature);
        return verified ? "accepted" : refusal(verified.error());
    };
}

// --- HPKE: a failure must not consume a sequence number on one side only ---

Use hpke_contexts() {
    static constexpr hpke::Suite suite{hpke::Kem::dhkem_p256_hkdf_sha256, hpke::Kdf::hkdf_sha256, hpke::Aead::aes_256_gcm};
    struct Both {
        hpke::Sender sender;
        hpke::RecipientContext recipient;
    };
    const auto pair = KeyPair<P256>::from_private_key(key_of<P256>(9));
    auto sender = must(hpke::setup_sender<P256>(suite, pair.public_key(), {}));
    auto recipient = must(hpke::setup_recipient<P256>(suite, sender.encapsulated_key.bytes(), pair, {}));
    const auto both = std::make_shared<Both>(Both{std::move(sender), std::move(recipient)});
    const auto unopened = std::make_shared<std::vector<u8>>();
    return [both, unopened] {
        // A message that was sealed but not opened waits for the next run, so that both ends keep the same sequence number.
        if (unopened->empty()) *unopened = must(both->sender.context.seal(as_bytes("aad"), as_bytes("message")));
        const SecretBytes opened = must(both->recipient.open(as_bytes("aad"), *unopened));
        unopened->clear();
        return std::string(as_text(opened.reveal())) + hex::encode(must(both->recipient.export_secret({}, 16)).reveal());
    };
}

template <typename C, hpke::Kem kem>
Use hpke_round_trip() {
    static constexpr hpke::Suite suite{kem, hpke::Kdf::hkdf_sha256, hpke::Aead::chacha20_poly1305};
    const auto pair = std::make_shared<KeyPair<C>>(KeyPair<C>::from_private_key(key_of<C>(9)));
    return [pair] {
        const auto sealed = must(hpke::seal<C>(suite, pair->public_key(), as_bytes("info"), {}, as_bytes("message")));
        const auto opened = must(hpke::open<C>(suite, sealed.encapsulated_key.bytes(), *pair, as_bytes("info"), {}, sealed.ciphertext));
        return std::string(as_text(opened.reveal()));
    };
}

Use hpke_damaged() {
    static constexpr hpke::Suite suite{hpke::Kem::dhkem_p256_hkdf_sha256, hpke::Kdf::hkdf_sha256, hpke::Aead::aes_256_gcm};
    const auto pair = std::make_shared<KeyPair<P256>>(KeyPair<P256>::from_private_key(key_of<P256>(9)));
    auto sealed = must(hpke::seal<P256>(suite, pair->public_key(), {}, {}, as_bytes("message")));
    sealed.ciphertext.back() ^= 1;
    return [pair, sealed] {
        const auto opened = hpke::open<P256>(suite, sealed.encapsulated_key.bytes(), *pair, {}, {}, sealed.ciphertext);
        return opened ? "accepted" : refusal(opened.error());
    };
}

// --- bundles: an enclave and a client that are kept ---

struct World {
    enclave::Enclave enclave = must(enclave::Enclave::from_seed(SecretArray<32>(ByteArray<32>{1, 2, 3})));
    bundle::TrustAnchors anchors = bundle::TrustAnchors()
                                       .with(bundle::SignerRole::signer, enclave.keys().public_key().signing)
                                       .with(bundle::SignerRole::notarizer, enclave.keys().public_key().signing);
    bundle::OrganizationId organization = must(bundle::OrganizationId::parse("org"));
    KeyPair<P256> encryption_key = KeyPair<P256>::from_private_key(key_of<P256>(11));
    std::string message = must(enclave::seal_export(enclave, encryption_key.public_key(), organization, as_bytes("legal winner thank")));
};

std::string open_export(const World& world, const bundle::OrganizationId& organization) {
    const auto parsed = must(bundle::SignedExport::parse(world.message));
    const auto verified = must(parsed.verify(world.anchors, organization));
    return std::string(as_text(must(verified.open(world.encryption_key)).reveal()));
}

Use export_opened() {
    return [world = std::make_shared<World>()] { return open_export(*world, world->organization); };
}

Use export_opened_with_table() {
    const auto world = std::make_shared<World>();
    static_cast<void>(must(world->anchors.prepare()));
    return [world] { return open_export(*world, world->organization); };
}

Use anchors_prepared() {
    const auto world = std::make_shared<World>();
    return [world] {
        const auto anchors = bundle::TrustAnchors().with(bundle::SignerRole::signer, world->enclave.keys().public_key().signing);
        static_cast<void>(must(anchors.prepare()));
        return "prepared";
    };
}

Use production_anchors() {
    return [] { return text_of(*bundle::TrustAnchors::production().find(bundle::SignerRole::signer)); };
}

Use export_of_another_organization() {
    return [world = std::make_shared<World>()] { return open_export(*world, must(bundle::OrganizationId::parse("another"))); };
}

Use export_tampered() {
    const auto world = std::make_shared<World>();
    const std::size_t at = world->message.find("dataSignature") + 90;
    world->message[at] = world->message[at] == '0' ? '1' : '0';
    return [world] { return open_export(*world, world->organization); };
}

Use export_sealed() {
    return [world = std::make_shared<World>()] {
        World other;
        other.message =
            must(enclave::seal_export(world->enclave, other.encryption_key.public_key(), world->organization, as_bytes("again")));
        return open_export(other, world->organization);
    };
}

Use exports_in_batch() {
    return [world = std::make_shared<World>()] {
        const std::vector<std::string_view> bundles(9, world->message);
        std::string text;
        for (auto& opened : bundle::open_exports(bundles, world->anchors, world->organization, world->encryption_key, 2))
            text += as_text(must(std::move(opened)).reveal());
        return text;
    };
}

Use import_round_trip() {
    return [world = std::make_shared<World>()] {
        const bundle::Owner owner{world->organization, must(bundle::UserId::parse("user"))};
        auto published = must(enclave::publish_import_target(world->enclave, owner));
        const auto target = must(must(bundle::SignedImportTarget::parse(published.bundle)).verify(world->anchors, owner));
        const auto sealed = must(bundle::ClientMessage::seal(target.target(), as_bytes("phrase")));
        return std::string(as_text(must(std::move(published.key).open(sealed)).reveal()));
    };
}

Use session() {
    return [world = std::make_shared<World>()] {
        token::Session said{UnixSeconds{2'000'000'000}, "02ab", token::SessionType::read_only, "user", "org"};
        const std::string jwt = must(enclave::sign_session(world->enclave, said));
        return must(token::verify_session(jwt, world->enclave.keys().public_key().signing, now())).user_id;
    };
}

Use session_of_another_notarizer() {
    const auto world = std::make_shared<World>();
    const token::Session said{UnixSeconds{2'000'000'000}, "02ab", token::SessionType::read_only, "user", "org"};
    const std::string jwt = must(enclave::sign_session(world->enclave, said));
    return [jwt, other = key_of<P256>(3).public_key()] {
        const auto read = token::verify_session(jwt, other, now());
        return read ? "accepted" : refusal(read.error());
    };
}

Use webhook() {
    const auto key = std::make_shared<PrivateKey<Ed25519>>(key_of<Ed25519>(4));
    return [key] {
        const auto headers = must(enclave::sign_webhook(*key, {"event", "key-1", now()}, as_bytes("body")));
        const std::vector<webhook::PublishedKey> keys{{"key-1", key->public_key()}};
        return must(webhook::verify(headers, as_bytes("body"), keys, std::chrono::milliseconds(1000), now())).event_id;
    };
}

// --- stamps ---

template <Curve C>
Use stamped() {
    const auto stamper = std::make_shared<stamp::Stamper>(must(stamp::Stamper::from_private_key(AnyPrivateKey(key_of<C>(5)))));
    return [stamper] {
        const auto header = must(stamper->stamp(as_bytes("body"), Nonce::deterministic));
        return header.value + text_of(must(stamp::verify(header.value, as_bytes("body"))).public_key);
    };
}

template <Curve C>
Use stamp_of_another_body() {
    const auto stamper = must(stamp::Stamper::from_private_key(AnyPrivateKey(key_of<C>(5))));
    const std::string header = must(stamper.stamp(as_bytes("body"), Nonce::deterministic)).value;
    return [header] {
        const auto verified = stamp::verify(header, as_bytes("another"));
        return verified ? "accepted" : refusal(verified.error());
    };
}

Use stamps_in_batch() {
    const auto stamper = std::make_shared<stamp::Stamper>(must(stamp::Stamper::from_private_key(AnyPrivateKey(key_of<P256>(5)))));
    return [stamper] {
        const std::vector<Bytes> bodies(9, as_bytes("body"));
        std::string text;
        for (auto& header : stamper->stamp_many(bodies, Nonce::deterministic, 2)) text += must(std::move(header)).value;
        return text;
    };
}

// --- mnemonics ---

Use mnemonic_to_seed() {
    const auto mnemonic = std::make_shared<Mnemonic>(must(Mnemonic::from_entropy(ByteArray<16>{1})));
    const auto passphrase = std::make_shared<SecretText>(must(SecretText::parse(as_bytes("caf\xc3\xa9"))));
    return [mnemonic, passphrase] { return hex::encode(must(mnemonic->to_seed(*passphrase)).reveal()); };
}

Use seeds_in_batch() {
    const auto phrases = std::make_shared<std::vector<Mnemonic>>();
    for (u8 i = 0; i < 11; ++i) phrases->push_back(must(Mnemonic::from_entropy(ByteArray<16>{i})));
    return [phrases] {
        std::string text;
        for (const Seed& made : must(derive_seeds(*phrases, SecretText(), 2))) text += hex::encode(made.reveal());
        return text;
    };
}

constexpr std::pair<const char*, Use (*)()> uses[] = {
    {"json parser", json_parser},
    {"json parser, refusing", json_parser_refuses},
    {"public child p256", public_child<P256>},
    {"public child secp256k1", public_child<Secp256k1>},
    {"public path p256", public_path<P256>},
    {"public path secp256k1", public_path<Secp256k1>},
    {"public deriver p256", public_deriver<P256>},
    {"public deriver secp256k1", public_deriver<Secp256k1>},
    {"public range p256", public_deriver_range<P256>},
    {"public range secp256k1", public_deriver_range<Secp256k1>},
    {"private child p256", private_child<P256>},
    {"private child secp256k1", private_child<Secp256k1>},
    {"private child ed25519", private_child<Ed25519>},
    {"private deriver p256", private_deriver<P256>},
    {"private deriver secp256k1", private_deriver<Secp256k1>},
    {"private deriver ed25519", private_deriver<Ed25519>},
    {"private path p256", private_path<P256>},
    {"private path secp256k1", private_path<Secp256k1>},
    {"private path ed25519", private_path<Ed25519>},
    {"non-hardened private path p256", non_hardened_private_path<P256>},
    {"p256 key", p256_key_parts},
    {"p256 point off the curve", p256_point_off_the_curve},
    {"p256 point off the curve, uncompressed", p256_point_off_the_curve_uncompressed},
    {"p256 signature", p256_signature<Nonce::deterministic>},
    {"p256 hedged signature", p256_signature<Nonce::hedged>},
    {"p256 forged signature", p256_forged_signature},
    {"hpke contexts", hpke_contexts},
    {"hpke p256", hpke_round_trip<P256, hpke::Kem::dhkem_p256_hkdf_sha256>},
    {"hpke x25519", hpke_round_trip<X25519, hpke::Kem::dhkem_x25519_hkdf_sha256>},
    {"hpke damaged", hpke_damaged},
    {"export", export_opened},
    {"export, signer with a table", export_opened_with_table},
    {"trust anchors prepared", anchors_prepared},
    {"production anchors", production_anchors},
    {"export of another organization", export_of_another_organization},
    {"export tampered with", export_tampered},
    {"export sealed", export_sealed},
    {"exports in a batch", exports_in_batch},
    {"import", import_round_trip},
    {"session", session},
    {"session of another notarizer", session_of_another_notarizer},
    {"webhook", webhook},
    {"stamp p256", stamped<P256>},
    {"stamp secp256k1", stamped<Secp256k1>},
    {"stamp ed25519", stamped<Ed25519>},
    {"stamp of another body p256", stamp_of_another_body<P256>},
    {"stamp of another body secp256k1", stamp_of_another_body<Secp256k1>},
    {"stamp of another body ed25519", stamp_of_another_body<Ed25519>},
    {"stamps in a batch", stamps_in_batch},
    {"mnemonic to seed", mnemonic_to_seed},
    {"seeds in a batch", seeds_in_batch},
};

}  // namespace

std::vector<Subject> kept_subjects() {
    std::vector<Subject> subjects;
    for (const auto& [name, prepare] : uses) subjects.push_back({std::string("kept ") + name, prepare});
    return subjects;
}

}  // namespace coffer::testing
