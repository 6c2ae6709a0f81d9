// Prints inputs.json: what every implementation is given. Published test phrases and fixed test keys only; nothing in it is drawn at
// random, so that the file can be made again and compared.
//
//     bench_inputs VECTORS_FOLDER > bench/inputs.json
#include <coffer/coffer.hpp>
#include <coffer/enclave/enclave.hpp>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "encoding/json_writer.hpp"
#include "testing/seams.hpp"

namespace {

using namespace coffer;

constexpr std::size_t batch_phrases = 8;
constexpr std::size_t batch_bundles = 16;
constexpr std::string_view test_phrase = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";
constexpr std::string_view test_organization = "b676ee7c-7eb4-47f1-8e1c-ff0e68e376cd";
constexpr std::string_view test_user = "3f2bd2c0-7a66-4c5d-9a34-2b4f5a9a6f10";
// Record credential-js of vectors/bundle/credential.json.
constexpr std::string_view credential_bundle =
    "w99a5xV6A75TfoAUkZn869fVyDYvgVsKrawMALZXmrauZd8hEv66EkPU1Z42CUaHESQjcA5bqd8dynTGBMLWB9ewtXWPEVbZvocB4Tw2K1vQVp7uwjf";
constexpr std::string_view credential_key = "20fa65df11f24833790ae283fc9a0c215eecbbc589549767977994dc69d05a56";
constexpr std::size_t body_size = 357;

template <typename T>
T must(Result<T> result) {
    if (result) return *std::move(result);
    std::cerr << error_name(result.error().code) << '\n';
    std::exit(EXIT_FAILURE);
}

std::string file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (!text.empty() && text.back() == '\n') text.pop_back();
    if (text.empty()) {
        std::cerr << "cannot read " << path << '\n';
        std::exit(EXIT_FAILURE);
    }
    return text;
}

Bytes bytes_of(std::string_view text) {
    return {reinterpret_cast<const u8*>(text.data()), text.size()};
}
std::string text_of(Bytes bytes) {
    return {bytes.begin(), bytes.end()};
}

// A fixed test key: the hash of its name.
PrivateKey<P256> test_key(const std::string& name) {
    return must(PrivateKey<P256>::parse(sha256(bytes_of("coffer benchmark, test key " + name))));
}
template <typename Key>
std::string hex_of_private(const Key& key) {
    return hex::encode(key.reveal());
}
std::string hex_of_point(const PublicKey<P256>& key) {
    return hex::encode(key.uncompressed());
}

Mnemonic test_mnemonic(std::size_t number) {
    if (number == 0) return must(Mnemonic::parse(bytes_of(test_phrase)));
    const auto digest = sha256(bytes_of("coffer benchmark, test phrase " + std::to_string(number)));
    return must(Mnemonic::from_entropy(Bytes(digest).first(16)));
}

ExtendedPrivateKey<Secp256k1> account_node(const Seed& seed, std::string_view path) {
    return must(must(ExtendedPrivateKey<Secp256k1>::from_seed(seed)).derive(must(DerivationPath::parse(path))));
}
std::string xpub(const Seed& seed, std::string_view path) {
    return encode_extended_key(account_node(seed, path).neuter(), extended_key_versions().front());
}

void write_derivation(json::Writer& out) {
    const Mnemonic mnemonic = test_mnemonic(0);
    const Seed seed = mnemonic.to_seed(no_passphrase);
    out.member("phrase", test_phrase).name("phrases").begin_array();
    for (std::size_t i = 0; i < batch_phrases; ++i) out.text(text_of(test_mnemonic(i).text().reveal()));
    out.end_array().member("seed", hex::encode(seed.reveal()));
    const auto xprv = encode_extended_key(account_node(seed, "m/44'/60'/0'/0"), extended_key_versions().front());
    out.member("eth_account_xprv", text_of(xprv.reveal())).member("eth_account_xpub", xpub(seed, "m/44'/60'/0'/0"));
    out.member("p2wpkh_account_xpub", xpub(seed, "m/84'/0'/0'/0")).member("p2tr_account_xpub", xpub(seed, "m/86'/0'/0'/0"));
    const auto solana = must(must(ExtendedPrivateKey<Ed25519>::from_seed(seed)).derive(must(DerivationPath::parse("m/44'/501'"))));
    out.name("sol_account").begin_object();
    out.member("private_key", hex_of_private(solana.private_key())).member("chain_code", hex::encode(solana.chain_code().reveal()));
    out.end_object();
}

void write_export(json::Writer& out, const std::string& vectors) {
    const std::string folder = vectors + "/bundle/production-wallet/";
    out.name("export").begin_object();
    out.member("bundle", file(folder + "bundle.json")).member("private_key", file(folder + "encryption.key"));
    out.member("organization", file(folder + "organization.txt"));
    out.member("signer", hex_of_point(*bundle::TrustAnchors::production().find(bundle::SignerRole::signer))).end_object();
}

void write_export_batch(json::Writer& out, const enclave::Enclave& enclave) {
    const PrivateKey<P256> target = test_key("target of exports");
    const auto organization = must(bundle::OrganizationId::parse(test_organization));
    out.name("export_batch").begin_object().name("bundles").begin_array();
    for (std::size_t i = 0; i < batch_bundles; ++i) {
        const auto ephemeral = KeyPair<P256>::from_private_key(test_key("ephemeral " + std::to_string(i)));
        const Mnemonic phrase = test_mnemonic(i);
        out.text(must(testing::seal_export_for_testing(enclave, target.public_key(), organization, phrase.text().reveal(), ephemeral)));
    }
    out.end_array().member("private_key", hex_of_private(target)).member("organization", test_organization);
    out.member("signer", hex_of_point(enclave.keys().public_key().signing)).end_object();
}

void write_import(json::Writer& out, const std::string& vectors, const enclave::Enclave& enclave) {
    const std::string folder = vectors + "/bundle/production-import/";
    out.name("import").begin_object();
    out.member("bundle", file(folder + "target.json")).member("organization", file(folder + "organization.txt"));
    out.member("user", file(folder + "user.txt"));
    out.member("signer", hex_of_point(*bundle::TrustAnchors::production().find(bundle::SignerRole::signer)));
    out.member("phrase", test_phrase).end_object();

    const PrivateKey<P256> target = test_key("target of imports");
    const auto organization = must(bundle::OrganizationId::parse(test_organization));
    const auto user = must(bundle::UserId::parse(test_user));
    const auto published = must(testing::publish_target_for_testing(enclave, &organization, &user, target.clone()));
    out.name("import_check").begin_object().member("bundle", published.bundle);
    out.member("organization", test_organization).member("user", test_user);
    out.member("signer", hex_of_point(enclave.keys().public_key().signing));
    out.member("target_private_key", hex_of_private(target)).member("phrase", test_phrase).end_object();
}

void write_stamp(json::Writer& out) {
    const PrivateKey<P256> key = test_key("API key");
    std::string body =
        R"({"type":"ACTIVITY_TYPE_SIGN_RAW_PAYLOAD_V2","timestampMs":"1700000000000","organizationId":")" + std::string(test_organization) +
        R"(","parameters":{"signWith":"0x9858EfFD232B4033E47d90003D41EC34EcaEda94","encoding":"PAYLOAD_ENCODING_HEXADECIMAL",)"
        R"("hashFunction":"HASH_FUNCTION_NO_OP","payload":")";
    const std::string_view end = R"("}})";
    while (body.size() + end.size() < body_size) body += "0123456789abcdef"[body.size() % 16];
    body += end;
    if (body.size() != body_size) std::exit(EXIT_FAILURE);
    out.name("stamp").begin_object().member("private_key", hex_of_private(key));
    out.member("public_key", hex::encode(key.public_key().compressed())).member("body", body).end_object();
}

void write_hpke(json::Writer& out) {
    constexpr std::string_view info = "turnkey_hpke";
    const PrivateKey<P256> key = test_key("HPKE recipient");
    const auto ephemeral = KeyPair<P256>::from_private_key(test_key("HPKE ephemeral"));
    const auto message = must(testing::seal_with_ephemeral_for_testing(key.public_key(), bytes_of(test_phrase), ephemeral));
    out.name("hpke").begin_object().member("info", hex::encode(bytes_of(info)));
    out.member("private_key", hex_of_private(key)).member("public_key", hex_of_point(key.public_key()));
    out.member("encapsulated_key", hex_of_point(message.encapsulated_key()));
    out.member("aad", hex_of_point(message.encapsulated_key()) + hex_of_point(key.public_key()));
    out.member("ciphertext", hex::encode(message.ciphertext())).member("plaintext", hex::encode(bytes_of(test_phrase))).end_object();
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::cerr << "usage: bench_inputs VECTORS_FOLDER\n";
        return EXIT_FAILURE;
    }
    (void)must(init());
    const std::string vectors = arguments[1];
    const auto enclave = must(enclave::Enclave::from_seed(SecretArray<32>(sha256(bytes_of("coffer benchmark, test enclave")))));
    json::Writer out;
    out.begin_object().name("version").integer(1);
    out.member("note", "published test phrases and test keys: whatever is sent to them is anybody's").name("index_base").integer(0);
    write_derivation(out);
    write_export(out, vectors);
    write_export_batch(out, enclave);
    write_import(out, vectors, enclave);
    write_stamp(out);
    out.name("credential").begin_object().member("bundle", credential_bundle).member("private_key", credential_key).end_object();
    write_hpke(out);
    std::cout << out.end_object().finish() << '\n';
}
