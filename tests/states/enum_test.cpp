// Values that are not members of an enumeration, passed to every public function that takes one. The result is an error, an empty name or
// the end of the process, never the result for a member. tools/check_states.py compares the list with the headers.
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "bundle/kind_rows.hpp"
#include "coffer/address/registry.hpp"
#include "coffer/bundle/export.hpp"
#include "coffer/bundle/import.hpp"
#include "coffer/bundle/service_secrets.hpp"
#include "coffer/crypto/aead.hpp"
#include "coffer/crypto/kdf.hpp"
#include "coffer/crypto/runtime.hpp"
#include "coffer/enclave/enclave.hpp"
#include "coffer/encoding/base32.hpp"
#include "coffer/encoding/base64.hpp"
#include "coffer/encoding/bech32.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/hd/extended_key_text.hpp"
#include "coffer/hd/mnemonic.hpp"
#include "coffer/hd/seed_batch.hpp"
#include "coffer/hpke/suite.hpp"
#include "coffer/keys/key_file.hpp"
#include "coffer/keys/key_format.hpp"
#include "coffer/keys/key_pair.hpp"
#include "coffer/keys/key_reader.hpp"
#include "coffer/keys/public_key_format.hpp"
#include "coffer/keys/signature.hpp"
#include "coffer/message/bitcoin_message.hpp"
#include "coffer/message/payload.hpp"
#include "coffer/proof/policy.hpp"
#include "coffer/qos/commitment.hpp"
#include "coffer/stamp/attested.hpp"
#include "coffer/stamp/client_signature.hpp"
#include "coffer/stamp/digests.hpp"
#include "coffer/stamp/stamp.hpp"
#include "coffer/tx/transaction.hpp"
#include "coffer/wallet/account.hpp"
#include "coffer/wallet/child_addresses.hpp"
#include "coffer/wallet/derive.hpp"
#include "coffer/wallet/match.hpp"
#include "encoding/json.hpp"
#include "encoding/text.hpp"
#include "states/child.hpp"
#include "states/secret_types.hpp"

namespace coffer::testing {
namespace {

/// Values that are not members of any of these enumerations: the first after the last member, and distant ones.
template <typename E>
std::vector<E> strangers(E last) {
    using Number = std::underlying_type_t<E>;
    const auto next = static_cast<unsigned>(last) + 1;
    std::vector<E> numbers;
    for (const unsigned number : {next, next + 1, next + 7, next + 32, static_cast<unsigned>(std::numeric_limits<Number>::max())})
        if (number <= std::numeric_limits<Number>::max()) numbers.push_back(static_cast<E>(number));
    return numbers;
}

const std::vector<CurveId> curves = strangers(CurveId::x25519);
const std::vector<Nonce> nonces = strangers(Nonce::deterministic);
const std::vector<AddressFormat> formats = strangers(static_cast<AddressFormat>(60000));
const std::vector<Language> languages_ = strangers(Language::portuguese);
const std::vector<KeyFormat> key_formats_ = strangers(static_cast<KeyFormat>(1000));
const std::vector<PublicKeyFormat> public_key_formats_ = strangers(static_cast<PublicKeyFormat>(1000));

template <Curve C>
PrivateKey<C> key() {
    return must(PrivateKey<C>::from_secret(numbered<32>()));
}
AnyPublicKey public_key() {
    return key<Secp256k1>().public_key();
}
Seed seed() {
    return must(Seed::parse(numbered<64>().reveal()));
}
ExtendedPrivateKey<Secp256k1> node() {
    return must(ExtendedPrivateKey<Secp256k1>::from_seed(seed()));
}
const ByteArray<32> digest{7};

/// refuses returns true if `call` returns the error for every such value.
template <typename E, typename Call>
::testing::AssertionResult refuses(const std::vector<E>& numbers, Errc expected, Call call) {
    for (const E number : numbers) {
        const auto answer = call(number);
        if (answer.has_value()) return ::testing::AssertionFailure() << "accepted " << static_cast<unsigned>(number);
        if (answer.error().code != expected)
            return ::testing::AssertionFailure() << error_name(answer.error().code) << " for " << static_cast<unsigned>(number);
    }
    return ::testing::AssertionSuccess();
}

/// ends returns true if `call` ends the process for every such value.
template <typename E, typename Call>
::testing::AssertionResult ends(const std::vector<E>& numbers, Call call) {
    for (const E number : numbers) {
        const Ending ending = in_child([&](volatile int&) {
            (void)call(number);
            return 0;
        });
        if (ending != aborted_at(0)) return ::testing::AssertionFailure() << "went on with " << static_cast<unsigned>(number);
    }
    return ::testing::AssertionSuccess();
}

template <typename E, typename Call>
bool nameless(const std::vector<E>& numbers, Call call) {
    return std::ranges::all_of(numbers, [&](E number) { return call(number).empty(); });
}

#define EXPECT_REFUSED(function, numbers, code, ...) \
    EXPECT_TRUE(refuses(numbers, Errc::code, [&](auto n) { return __VA_ARGS__; })) << function
#define EXPECT_ENDED(function, numbers, ...) EXPECT_TRUE(ends(numbers, [&](auto n) { return __VA_ARGS__; })) << function
#define EXPECT_NAMELESS(function, numbers, ...) EXPECT_TRUE(nameless(numbers, [&](auto n) { return __VA_ARGS__; })) << function

TEST(Strangers, Encodings) {
    const auto prefixes = strangers(hex::Prefix::optional);
    ByteArray<1> out{};
    EXPECT_REFUSED("hex::decode", prefixes, caller_misuse, hex::decode("0a", n));
    EXPECT_REFUSED("hex::decode_into", prefixes, caller_misuse, hex::decode_into(out, "0a", n));
    EXPECT_REFUSED("hex::decode_array", prefixes, caller_misuse, hex::decode_array<1>("0a", n));
    EXPECT_REFUSED("hex::decode_padded_into", prefixes, caller_misuse, hex::decode_padded_into(out, "a", n));
    EXPECT_REFUSED("hex::decode_secret", prefixes, caller_misuse, hex::decode_secret(as_bytes("0a"), n));
    EXPECT_REFUSED("hex::decode_secret_into", prefixes, caller_misuse, hex::decode_secret_into(out, as_bytes("0a"), n));
    EXPECT_REFUSED("hex::decode_secret_array", prefixes, caller_misuse, hex::decode_secret_array<1>(as_bytes("0a"), n));

    const auto cases = strangers(base32::Case::lower);
    std::array<char, 2> text{};
    EXPECT_REFUSED("base32::decode", cases, caller_misuse, base32::decode("AA", n));
    EXPECT_REFUSED("base32::decode_into", cases, caller_misuse, base32::decode_into(out, "AA", n));
    EXPECT_REFUSED("base32::decode_secret", cases, caller_misuse, base32::decode_secret(as_bytes("AA"), n));
    EXPECT_ENDED("base32::encode", cases, base32::encode(as_bytes("a"), n));
    EXPECT_ENDED("base32::encode_into", cases, (base32::encode_into(text, as_bytes("a"), n), 0));
    EXPECT_ENDED("base32::encode_secret", cases, base32::encode_secret(as_bytes("a"), n));

    const auto alphabets = strangers(base64::Alphabet::url);
    const auto paddings = strangers(base64::Padding::required);
    constexpr auto url = base64::Alphabet::url;
    constexpr auto none = base64::Padding::none;
    EXPECT_REFUSED("base64::decode", alphabets, caller_misuse, base64::decode("AA", n, none));
    EXPECT_REFUSED("base64::decode", paddings, caller_misuse, base64::decode("AA", url, n));
    EXPECT_REFUSED("base64::decode_into", alphabets, caller_misuse, base64::decode_into(out, "AA", n, none));
    EXPECT_REFUSED("base64::decode_into", paddings, caller_misuse, base64::decode_into(out, "AA", url, n));
    EXPECT_REFUSED("base64::decode_secret", alphabets, caller_misuse, base64::decode_secret(as_bytes("AA"), n, none));
    EXPECT_REFUSED("base64::decode_secret", paddings, caller_misuse, base64::decode_secret(as_bytes("AA"), url, n));
    EXPECT_ENDED("base64::encoded_length", paddings, base64::encoded_length(1, n));
    EXPECT_ENDED("base64::encode", alphabets, base64::encode(as_bytes("a"), n, none));
    EXPECT_ENDED("base64::encode", paddings, base64::encode(as_bytes("a"), url, n));
    EXPECT_ENDED("base64::encode_into", alphabets, (base64::encode_into(text, as_bytes("a"), n, none), 0));
    EXPECT_ENDED("base64::encode_into", paddings, (base64::encode_into(text, as_bytes("a"), url, n), 0));
    EXPECT_ENDED("base64::encode_secret", alphabets, base64::encode_secret(as_bytes("a"), n, none));
    EXPECT_ENDED("base64::encode_secret", paddings, base64::encode_secret(as_bytes("a"), url, n));

    const auto variants = strangers(bech32::Variant::bech32m);
    const std::string bech32_text = bech32::encode_bytes("a", as_bytes("b"), bech32::Variant::bech32);
    std::array<char, 9> bech32_out{};
    EXPECT_REFUSED("bech32::decode_bytes", variants, caller_misuse, bech32::decode_bytes(bech32_text, "a", n));
    EXPECT_REFUSED("bech32::decode_bytes_secret", variants, caller_misuse, bech32::decode_bytes_secret(as_bytes(bech32_text), "a", n));
    EXPECT_ENDED("bech32::encode", variants, bech32::encode("a", ByteArray<1>{1}, n));
    EXPECT_ENDED("bech32::encode_into", variants, (bech32::encode_into(bech32_out, "a", ByteArray<1>{1}, n), 0));
    EXPECT_ENDED("bech32::encode_bytes", variants, bech32::encode_bytes("a", as_bytes("b"), n));
    EXPECT_ENDED("bech32::encode_bytes_secret", variants, bech32::encode_bytes_secret("a", as_bytes("b"), n));

    const auto unassigned = strangers(text::Unassigned::keep);
    EXPECT_REFUSED("text::nfkd", unassigned, caller_misuse, text::nfkd(secret_text("a"), 100, n));
    EXPECT_REFUSED("text::nfc", unassigned, caller_misuse, text::nfc(secret_text("a"), 100, n));

    const auto numbers = strangers(json::Numbers::any);
    EXPECT_REFUSED("json::Parser::parse", numbers, caller_misuse, json::Document::parse(as_bytes("{}"), {.numbers = n}));
}

TEST(Strangers, Primitives) {
    const auto hashes = strangers(HashId::sha512);
    ByteArray<64> out{};
    EXPECT_ENDED("hash_size", hashes, hash_size(n));
    EXPECT_ENDED("hkdf_extract", hashes, (hkdf_extract(n, {}, {as_bytes("a")}, out), 0));
    EXPECT_REFUSED("hkdf_expand", hashes, caller_misuse, hkdf_expand(n, digest, {as_bytes("a")}, out));
    EXPECT_EQ(out, ByteArray<64>{});

    const auto ciphers = strangers(AeadId::chacha20_poly1305);
    ByteArray<17> sealed{};
    ByteArray<1> opened{9};
    EXPECT_ENDED("aead_key_size", ciphers, aead_key_size(n));
    EXPECT_REFUSED("aead_seal", ciphers, caller_misuse, aead_seal(n, digest, ByteArray<12>{}, {}, as_bytes("a"), sealed));
    EXPECT_REFUSED("aead_open", ciphers, caller_misuse, aead_open(n, digest, ByteArray<12>{}, {}, sealed, opened));
    EXPECT_EQ(opened, ByteArray<1>{});
    EXPECT_REFUSED("init", strangers(ForkedSecrets::kept), forked_secrets, init(n));
}

TEST(Strangers, Keys) {
    EXPECT_ENDED("with_curve", curves, with_curve(n, [](auto) { return 0; }));
    EXPECT_NAMELESS("curve_name", curves, curve_name(n));
    EXPECT_NAMELESS("curve_service_name", curves, curve_service_name(n));
    for (const CurveId curve : curves) EXPECT_FALSE(curve_known(curve)) << "curve_known";
    EXPECT_REFUSED("parse_private_key", curves, unknown_curve, parse_private_key(n, digest));
    EXPECT_REFUSED("parse_public_key", curves, unknown_curve, parse_public_key(n, digest));
    const SecretText digits = hex::encode_secret(numbered<32>().reveal());
    EXPECT_REFUSED("parse_private_key_file", curves, unknown_curve, parse_private_key_file(digits, n));
    EXPECT_REFUSED("parse_public_key_file", curves, unknown_curve, parse_public_key_file(n, public_key_hex(public_key())));

    const AnyPrivateKey secret = key<Secp256k1>();
    EXPECT_REFUSED("decode_private_key", key_formats_, unknown_key_format, decode_private_key(n, CurveId::p256, digits));
    EXPECT_REFUSED("decode_private_key", key_formats_, unknown_key_format, decode_private_key(n, digits));
    EXPECT_REFUSED("decode_private_key", curves, curve_mismatch, decode_private_key(KeyFormat::hexadecimal, n, digits));
    EXPECT_REFUSED("encode_private_key", key_formats_, unknown_key_format, encode_private_key(n, secret));
    const std::string text = public_key_hex(public_key());
    EXPECT_REFUSED("decode_public_key", public_key_formats_, unknown_key_format, decode_public_key(n, CurveId::p256, text));
    EXPECT_REFUSED("decode_public_key", public_key_formats_, unknown_key_format, decode_public_key(n, text));
    EXPECT_REFUSED("decode_public_key", curves, curve_mismatch, decode_public_key(PublicKeyFormat::compressed, n, text));
    EXPECT_REFUSED("encode_public_key", public_key_formats_, unknown_key_format, encode_public_key(n, public_key()));
    EXPECT_REFUSED("read_public_key", curves, unknown_curve, read_public_key(text, n));
    EXPECT_REFUSED("read_private_key", key_formats_, unknown_key_format, read_private_key(digits.reveal(), {.format = n}));
    EXPECT_REFUSED("read_private_key", curves, unknown_curve, read_private_key(digits.reveal(), {.curve = n}));
    EXPECT_REFUSED("read_private_key", curves, unknown_curve, read_private_key(digits.reveal(), {.bare_curve = n}));
    EXPECT_REFUSED("read_private_key", strangers(hex::Prefix::optional), caller_misuse,
                   read_private_key(digits.reveal(), {.hex_prefix = n}));

    const auto p256 = key<P256>();
    EXPECT_REFUSED("sign_digest", nonces, caller_misuse, sign_digest(p256, digest, n));
    EXPECT_REFUSED("sign_digest", nonces, caller_misuse, sign_digest(p256, p256.public_key(), digest, n));
}

TEST(Strangers, Trees) {
    const auto standards = strangers(TreeStandard::slip10);
    EXPECT_REFUSED("ExtendedPublicKey::from_parts", standards, caller_misuse,
                   ExtendedPublicKey<Secp256k1>::from_parts(key<Secp256k1>().public_key(), digest, {}, n));
    EXPECT_REFUSED("ExtendedPrivateKey::from_parts", standards, caller_misuse,
                   ExtendedPrivateKey<Secp256k1>::from_parts(key<Secp256k1>(), numbered<32>(), {}, n));
    EXPECT_REFUSED("ExtendedPrivateKey::from_seed", standards, caller_misuse, ExtendedPrivateKey<Secp256k1>::from_seed(seed(), n));
    EXPECT_REFUSED("master_node", curves, unknown_curve, master_node(seed(), n));

    const auto coins = strangers(VersionCoins::any);
    const auto& version = extended_key_versions().front();
    EXPECT_REFUSED("decode_extended_public_key", coins, caller_misuse,
                   decode_extended_public_key(encode_extended_key(node().neuter(), version), n));
    EXPECT_REFUSED("decode_extended_private_key", coins, caller_misuse,
                   decode_extended_private_key(encode_extended_key(node(), version), n));

    const auto path = must(DerivationPath::parse("m/1"));
    const auto policies = strangers(NonHardenedPolicy::harden);
    EXPECT_REFUSED("effective_path", policies, caller_misuse, effective_path(path, false, n));
    EXPECT_REFUSED("effective_path", policies, caller_misuse, effective_path(path, true, n));

    EXPECT_NAMELESS("language_name", languages_, language_name(n));
    EXPECT_ENDED("wordlist", languages_, wordlist(n));
    EXPECT_ENDED("LanguageSet::LanguageSet", languages_, LanguageSet(n));
    EXPECT_ENDED("LanguageSet::insert", languages_, (LanguageSet().insert(n), 0));
    for (const Language language : languages_) {
        LanguageSet all = LanguageSet::all();
        EXPECT_FALSE(all.contains(language)) << "LanguageSet::contains";
        all.erase(language);
        EXPECT_EQ(all, LanguageSet::all()) << "LanguageSet::erase";
    }
    EXPECT_REFUSED("Mnemonic::generate", languages_, unknown_language, Mnemonic::generate(12, n));
    EXPECT_REFUSED("Mnemonic::from_entropy", languages_, unknown_language, Mnemonic::from_entropy(numbered<16>().reveal(), n));
    const SecretText phrase = must(Mnemonic::from_entropy(numbered<16>().reveal())).printable_text();
    EXPECT_REFUSED("Mnemonic::parse", languages_, unknown_language, Mnemonic::parse(phrase.reveal(), n));
    EXPECT_REFUSED("Mnemonic::parse", languages_, unknown_language, Mnemonic::parse(phrase, n));

    const auto unassigned = strangers(text::Unassigned::keep);
    const Mnemonic one = must(Mnemonic::parse(phrase));
    const SecretText passphrase = secret_text("a passphrase");
    const MnemonicAndPassphrase pair{one.clone(), passphrase.clone()};
    EXPECT_REFUSED("Mnemonic::to_seed", unassigned, caller_misuse, one.to_seed(passphrase, n));
    EXPECT_REFUSED("derive_seeds", unassigned, caller_misuse, derive_seeds(std::span(&pair, 1), 1, n));
    EXPECT_REFUSED("derive_seeds", unassigned, caller_misuse, derive_seeds(std::span(&one, 1), passphrase, 1, n));
}

TEST(Strangers, Addresses) {
    EXPECT_NAMELESS("network_name", strangers(Network::regtest), network_name(n));
    EXPECT_NAMELESS("kind_name", strangers(AddressKind::public_key), kind_name(n));
    EXPECT_NAMELESS("script_name", strangers(ScriptTemplate::p2wsh_multisig_1of1), script_name(n));
    const std::string text = must(address::encode(AddressFormat::ethereum, public_key()));
    EXPECT_REFUSED("address::Encoder::from_format", formats, unknown_format, address::Encoder::from_format(n));
    EXPECT_REFUSED("address::Encoder::from_format", strangers(ScriptTemplate::p2wsh_multisig_1of1), option_not_applicable,
                   address::Encoder::from_format(AddressFormat::bitcoin_mainnet_p2sh, {.script = n}));
    EXPECT_REFUSED("address::encode", formats, unknown_format, address::encode(n, public_key()));
    EXPECT_REFUSED("address::encode_script", formats, unknown_format, address::encode_script(n, as_bytes("a")));
    EXPECT_REFUSED("address::decode", formats, unknown_format, address::decode(n, text));
    EXPECT_REFUSED("address::decode", curves, curve_mismatch, address::decode(AddressFormat::ethereum, text, n));
    EXPECT_REFUSED("address::decode_under_hrp", formats, unknown_format, address::decode_under_hrp(n, "a", text));
    EXPECT_REFUSED("address::decode_under_hrp", curves, curve_mismatch, address::decode_under_hrp(AddressFormat::cosmos, "a", text, n));
    for (const CurveId curve : curves) EXPECT_FALSE(address::identify(text, curve)) << "address::identify";
    for (const AddressFormat format : formats) EXPECT_EQ(address::find_format(format), nullptr) << "address::find_format";
    EXPECT_ENDED("address::row_of", formats, address::row_of(n).name);
    EXPECT_REFUSED("address::curve_path", curves, curve_mismatch, address::curve_path(address::row_of(AddressFormat::ethereum), n));
}

TEST(Strangers, Bundles) {
    const auto roles = strangers(bundle::SignerRole::tls_fetcher);
    const auto anchors = bundle::TrustAnchors::production();
    const auto envelope =
        must(bundle::SignedEnvelope::parse(R"({"version":"v1.0.0","data":"7b7d","dataSignature":"00","enclaveQuorumPublic":"04"})"));
    EXPECT_REFUSED("bundle::SignedEnvelope::verify", roles, signer_unknown, envelope.verify(anchors, n));
    EXPECT_REFUSED("bundle::TrustAnchors::verify", roles, signer_unknown, anchors.verify(n, {}, {}));
    for (const bundle::SignerRole role : roles) EXPECT_FALSE(anchors.find(role)) << "bundle::TrustAnchors::find";
    EXPECT_ENDED("bundle::TrustAnchors::with", roles, anchors.with(n, key<P256>().public_key()));
    EXPECT_ENDED("bundle::signer_of", strangers(static_cast<bundle::Kind>(1000)), bundle::signer_of(n));
    EXPECT_ENDED("bundle::kind_row", strangers(static_cast<bundle::Kind>(1000)), bundle::kind_row(n).name);
    EXPECT_ENDED("bundle::production_recipient", strangers(static_cast<bundle::RecipientRole>(2)), bundle::production_recipient(n));
    // These functions only compare: an unknown field is in no set.
    EXPECT_FALSE(bundle::FieldSet().has(static_cast<bundle::Field>(0x8000))) << "bundle::FieldSet::has";
    EXPECT_FALSE(bundle::FieldSet(static_cast<bundle::Field>(0x8000)).has(bundle::Field::data)) << "bundle::FieldSet::MemberSet";
    EXPECT_FALSE((bundle::Field::data | static_cast<bundle::Field>(0x8000)).has(bundle::Field::version)) << "bundle::operator|";

    constexpr auto kem = hpke::Kem::dhkem_p256_hkdf_sha256;
    constexpr auto kdf = hpke::Kdf::hkdf_sha256;
    constexpr auto aead = hpke::Aead::aes_256_gcm;
    EXPECT_ENDED("hpke::Suite::Suite", strangers(hpke::Kem::dhkem_x25519_hkdf_sha256), hpke::Suite(n, kdf, aead));
    EXPECT_ENDED("hpke::Suite::Suite", strangers(hpke::Kdf::hkdf_sha512), hpke::Suite(kem, n, aead));
    EXPECT_ENDED("hpke::Suite::Suite", strangers(hpke::Aead::chacha20_poly1305),
                 hpke::Suite(kem, kdf, n == hpke::Aead::export_only ? hpke::Aead{0} : n));
}

TEST(Strangers, OpenedAndSealedKeys) {
    const auto enclave = must(enclave::Enclave::from_seed(numbered<32>()));
    const auto anchors = bundle::TrustAnchors().with(bundle::SignerRole::signer, enclave.keys().public_key().signing);
    const bundle::Owner owner{must(bundle::OrganizationId::parse("o")), must(bundle::UserId::parse("u"))};
    const auto encryption_key = KeyPair<P256>::from_private_key(key<P256>());
    const auto json = must(enclave::seal_export(enclave, encryption_key.public_key(), owner.organization, digest));
    const auto opened = must(must(must(bundle::SignedExport::parse(json)).verify(anchors, owner.organization)).open(encryption_key));
    EXPECT_REFUSED("bundle::OpenedExport::private_key", curves, unknown_curve, opened.private_key(n));

    const auto published = must(enclave::publish_import_target(enclave, owner));
    const auto target = must(must(bundle::SignedImportTarget::parse(published.bundle)).verify(anchors, owner));
    const SecretText digits = hex::encode_secret(numbered<32>().reveal());
    EXPECT_REFUSED("bundle::VerifiedImportTarget::seal_private_key", key_formats_, unknown_key_format,
                   target.seal_private_key(n, CurveId::p256, digits));
    EXPECT_REFUSED("bundle::VerifiedImportTarget::seal_private_key", curves, curve_mismatch,
                   target.seal_private_key(KeyFormat::hexadecimal, n, digits));
    EXPECT_REFUSED(
        "enclave::sign_session", strangers(token::SessionType::read_only), text_empty,
        enclave::sign_session(enclave, {.expires = {1'700'000'000}, .public_key = "k", .type = n, .user_id = "u", .organization_id = "o"}));
}

TEST(Strangers, Proofs) {
    const auto phases = strangers(qos::Phase::live);
    EXPECT_ENDED("qos::commitment_register", phases, qos::commitment_register(n));
    EXPECT_ENDED("qos::manifest_commitment", phases, qos::manifest_commitment(n, digest, {}));
    EXPECT_ENDED("qos::commitment_pcr", phases, qos::commitment_pcr(n, digest, {}));
    const auto rules = [](auto change) {
        proof::Policy::Rules made;
        made.manifest_hashes = {digest};
        change(made);
        return made;
    };
    EXPECT_REFUSED("proof::Policy::from_rules", strangers(proof::CommitmentRule::none), policy_rule,
                   proof::Policy::from_rules(rules([n](auto& r) { r.commitment = n; })));
    EXPECT_REFUSED("proof::Policy::from_rules", strangers(proof::CertificateTime::attestation), policy_rule,
                   proof::Policy::from_rules(rules([n](auto& r) { r.certificates_at = n; })));
}

TEST(Strangers, Stamps) {
    const auto pair = KeyPair<P256>::from_private_key(key<P256>());
    const auto attested = strangers(stamp::AttestedScheme::verification_token);
    EXPECT_NAMELESS("stamp::attested_scheme_name", attested, stamp::attested_scheme_name(n));
    EXPECT_REFUSED("stamp::attested_stamp", attested, unsupported_algorithm, stamp::attested_stamp(pair, n, "aa.aa.aa", {}));
    EXPECT_REFUSED("stamp::attested_stamp", nonces, caller_misuse,
                   stamp::attested_stamp(pair, stamp::AttestedScheme::oidc, "aa.aa.aa", {}, n));
    EXPECT_REFUSED("message::sign_bitcoin_message", strangers(message::MessageAddress::p2wpkh), caller_misuse,
                   message::sign_bitcoin_message(key<Secp256k1>(), {}, n));
    EXPECT_REFUSED("stamp::sign_client_message", nonces, caller_misuse, stamp::sign_client_message(pair, "a", n));
    const auto texts = strangers(stamp::NonceKey::uncompressed);
    EXPECT_ENDED("stamp::oidc_nonce", texts, stamp::oidc_nonce(pair.public_key(), n));
    EXPECT_ENDED("stamp::oidc_nonce_preimage", texts, stamp::oidc_nonce_preimage(pair.public_key(), n));

    const std::string payload(64, 'a');
    const auto encodings = strangers(message::PayloadEncoding::eip7702_authorization);
    const auto hashes = strangers(message::HashFunction::not_applicable);
    constexpr auto hexadecimal = message::PayloadEncoding::hexadecimal;
    EXPECT_REFUSED("message::payload_digest", encodings, unsupported_algorithm,
                   message::payload_digest(payload, n, message::HashFunction::sha256));
    EXPECT_REFUSED("message::payload_digest", hashes, unsupported_hash_function, message::payload_digest(payload, hexadecimal, n));
    for (const bool ed25519 : {false, true}) {
        const AnyPrivateKey signer = ed25519 ? AnyPrivateKey(key<Ed25519>()) : AnyPrivateKey(key<P256>());
        const auto usual = ed25519 ? message::HashFunction::not_applicable : message::HashFunction::sha256;
        EXPECT_REFUSED("message::sign_payload", encodings, unsupported_algorithm, message::sign_payload(signer, payload, n, usual));
        EXPECT_REFUSED("message::sign_payload", hashes, unsupported_hash_function, message::sign_payload(signer, payload, hexadecimal, n));
        EXPECT_REFUSED("message::sign_payload", nonces, caller_misuse, message::sign_payload(signer, payload, hexadecimal, usual, n));
    }

    const auto schemes = strangers(stamp::Scheme::ed25519);
    EXPECT_REFUSED("stamp::Stamper::from_private_key", schemes, unsupported_algorithm, stamp::Stamper::from_private_key(key<P256>(), n));
    EXPECT_REFUSED("stamp::Stamper::from_halves", schemes, unsupported_algorithm,
                   stamp::Stamper::from_halves(key<P256>(), pair.public_key(), n));
    const auto stamper = must(stamp::Stamper::from_private_key(key<P256>()));
    EXPECT_REFUSED("stamp::Stamper::stamp", nonces, caller_misuse, stamper.stamp({}, n));
    const std::vector<Bytes> bodies(1);
    EXPECT_REFUSED("stamp::Stamper::stamp_many", nonces, caller_misuse, stamper.stamp_many(bodies, n)[0]);
}

TEST(Strangers, TokensAndTransactions) {
    const auto types = strangers(token::SessionType::read_only);
    EXPECT_NAMELESS("token::session_type_name", types, token::session_type_name(n));
    const auto chains = strangers(tx::Chain::tron);
    EXPECT_NAMELESS("tx::chain_name", chains, tx::chain_name(n));
    EXPECT_ENDED("tx::curve_of", chains, tx::curve_of(n));
    EXPECT_REFUSED("tx::parse", chains, unknown_format, tx::parse(digest, n));
}

TEST(Strangers, Wallets) {
    EXPECT_REFUSED("wallet::default_path", formats, unknown_format, wallet::default_path(n));
    EXPECT_REFUSED("wallet::default_path", curves, curve_mismatch, wallet::default_path(AddressFormat::ethereum, n));
    EXPECT_REFUSED("wallet::profile_path", formats, unknown_format, wallet::profile_path("phantom", n));
    const wallet::Root root = seed();
    const wallet::PathChoice path{must(PathTemplate::parse("m/44'/{i}")), NonHardenedPolicy::reject};
    EXPECT_REFUSED("wallet::AccountRange::from_request", formats, unknown_format,
                   wallet::AccountRange::from_request(root, {.format = n, .path = path}));
    EXPECT_REFUSED("wallet::AccountRange::from_request", curves, curve_mismatch,
                   wallet::AccountRange::from_request(root, {.format = AddressFormat::ethereum, .curve = n, .path = path}));
    EXPECT_REFUSED("wallet::AccountRange::from_request", strangers(NonHardenedPolicy::harden), caller_misuse,
                   wallet::AccountRange::from_request(root, {.format = AddressFormat::ethereum, .path = wallet::PathChoice{path.path, n}}));
    EXPECT_REFUSED("wallet::derive_address", formats, unknown_format, wallet::derive_address(root, n));
    const SecretText phrase = must(Mnemonic::from_entropy(numbered<16>().reveal())).printable_text();
    const bundle::WalletPlaintext opened{phrase.clone(), secret_text("a passphrase")};
    EXPECT_REFUSED("wallet::derive_address", formats, unknown_format, wallet::derive_address(opened, n));
    EXPECT_REFUSED("wallet::derive_seed", strangers(text::Unassigned::keep), caller_misuse, wallet::derive_seed(opened, n));
    EXPECT_REFUSED("wallet::ChildAddresses::from_parent", formats, unknown_format, wallet::ChildAddresses::from_parent(node().neuter(), n));
    const std::string text = must(address::encode(AddressFormat::ethereum, public_key()));
    for (const AddressFormat format : formats) {
        const wallet::ShownAccount shown{.address = text, .format = format};
        EXPECT_EQ(wallet::match_accounts(root, {&shown, 1})[0].error->code, Errc::unknown_format) << "wallet::match_accounts";
    }
}

}  // namespace
}  // namespace coffer::testing
