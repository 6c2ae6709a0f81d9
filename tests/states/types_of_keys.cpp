// Secret types from byte strings to accounts.
#include "coffer/crypto/mac.hpp"
#include "coffer/hd/extended_key_text.hpp"
#include "coffer/hd/mnemonic.hpp"
#include "coffer/hd/seed_batch.hpp"
#include "coffer/keys/key_format.hpp"
#include "coffer/keys/key_pair.hpp"
#include "coffer/keys/key_reader.hpp"
#include "coffer/keys/signature.hpp"
#include "coffer/wallet/account.hpp"
#include "coffer/wallet/child_addresses.hpp"
#include "coffer/wallet/derive.hpp"
#include "encoding/json_writer.hpp"
#include "encoding/secret_json.hpp"
#include "states/secret_types.hpp"
#include "support/hex.hpp"

namespace coffer::testing {
namespace {

constexpr std::string_view phrase = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";

Mnemonic mnemonic() {
    return must(Mnemonic::parse(as_bytes(phrase)));
}
Seed seed() {
    return must(Seed::parse(numbered<64>().reveal()));
}
template <Curve C>
PrivateKey<C> key() {
    return must(PrivateKey<C>::from_secret(numbered<32>()));
}
template <TreeCurve C>
ExtendedPrivateKey<C> node() {
    return must(ExtendedPrivateKey<C>::from_seed(seed()));
}
DerivationPath path(std::string_view text) {
    return must(DerivationPath::parse(text));
}

void add_bytes(std::vector<SecretType>& types) {
    add_type<SecretArray<32>>(types, "SecretArray", Place::inlined, [] { return numbered<32>(); },
                              {[](auto& s) { return to_hex(s.reveal()); }, [](auto& s) { return to_hex(s.reveal_mut()); },
                               [](auto& s) { return to_hex(s.clone().reveal()); }});
    add_type<SecretBytes>(types, "SecretBytes", Place::arena, [] { return SecretBytes::from_bytes(as_bytes("a secret")); },
                          {[](auto& s) { return to_hex(s.reveal()); }, [](auto& s) { return to_hex(s.reveal_mut()); },
                           [](auto& s) { return to_hex(s.clone().reveal()); }, [](auto& s) { return std::to_string(s.size()); },
                           [](auto& s) { return std::to_string(s.capacity()); }, [](auto& s) { return std::to_string(s.empty()); },
                           [](auto& s) {
                               s.append({});
                               s.truncate(8);
                               return std::string("as before");
                           }});
    add_type<SecretText>(types, "SecretText", Place::arena, [] { return secret_text("a text"); },
                         {[](auto& s) { return to_hex(s.reveal()); }, [](auto& s) { return to_hex(s.clone().reveal()); },
                          [](auto& s) { return std::to_string(s.size()); }, [](auto& s) { return std::to_string(s.empty()); }});
    add_type<HmacSha512>(
        types, "HmacSha512", Place::inlined, [] { return HmacSha512(as_bytes("a key")); },
        {[](auto& s) { return to_hex(s({as_bytes("m")}).reveal()); }, [](auto& s) { return to_hex(s.clone()({as_bytes("m")}).reveal()); }});
    add_type<json::SecretObject>(
        types, "json::SecretObject", Place::arena, [] { return must(json::SecretObject::parse(as_bytes(R"({"k":"a secret"})"), 100)); },
        {[](auto& s) { return to_hex(must(s.text("k")).reveal()); }, [](auto& s) { return std::to_string(s.has("k")); }});
    add_type<json::SecretWriter>(types, "json::BasicWriter", Place::arena,
                                 [] {
                                     json::SecretWriter writer;
                                     writer.begin_array();
                                     return writer;
                                 },
                                 {[](auto& s) {
                                     s.text("a secret");
                                     return std::string("written");
                                 }});
}

template <Curve C>
std::string signature_of(const PrivateKey<C>& key) {
    const ByteArray<32> digest{7};
    if constexpr (std::same_as<C, Secp256k1>)
        return to_hex(must(sign_digest(key, digest)).signature.raw()) + to_hex(must(sign_schnorr(key, digest, digest)));
    else if constexpr (std::same_as<C, P256>)
        return to_hex(must(sign_digest(key, digest, Nonce::deterministic)).raw());
    else if constexpr (std::same_as<C, Ed25519>)
        return to_hex(sign_ed25519(key, digest));
    else
        return to_hex(must(shared_secret(key, must(PrivateKey<X25519>::from_secret(numbered<32>(9))).public_key())).reveal());
}

template <Curve C>
void add_keys_of(std::vector<SecretType>& types) {
    add_type<PrivateKey<C>>(types, "PrivateKey", Place::inlined, [] { return key<C>(); },
                            {[](auto& s) { return to_hex(s.reveal()); }, [](auto& s) { return to_hex(s.clone().reveal()); },
                             [](auto& s) { return public_key_hex(s.public_key()); }, [](auto& s) { return signature_of(s); },
                             [](auto& s) {
                                 if constexpr (WeierstrassCurve<C>)
                                     return to_hex(must(s.add_tweak(numbered<32>(3).reveal())).reveal());
                                 else
                                     return to_hex(s.reveal());
                             }});
    add_type<KeyPair<C>>(
        types, "KeyPair", Place::inlined, [] { return KeyPair<C>::from_private_key(key<C>()); },
        {[](auto& s) { return to_hex(s.private_key().reveal()); }, [](auto& s) { return to_hex(s.clone().private_key().reveal()); },
         [](auto& s) { return signature_of(s.private_key()); }});
    add_type<AnyPrivateKey>(types, "AnyPrivateKey", Place::inlined, [] { return AnyPrivateKey(key<C>()); },
                            {[](auto& s) { return public_key_hex(public_key_of(s)); },
                             [](auto& s) { return to_hex(must(encode_private_key(KeyFormat::hexadecimal, s)).reveal()); }});
    add_type<PrivateKeyText>(types, "PrivateKeyText", Place::inlined,
                             [] {
                                 return PrivateKeyText{AnyPrivateKey(key<C>()), KeyFormat::hexadecimal};
                             },
                             {[](auto& s) { return public_key_hex(public_key_of(s.key)); },
                              [](auto& s) { return to_hex(must(encode_private_key(s.format, s.key)).reveal()); }});
}

template <TreeCurve C>
void add_tree_of(std::vector<SecretType>& types) {
    add_type<ExtendedPrivateKey<C>>(
        types, "ExtendedPrivateKey", Place::inlined, [] { return node<C>(); },
        {[](auto& s) { return to_hex(s.private_key().reveal()); }, [](auto& s) { return to_hex(s.chain_code().reveal()); },
         [](auto& s) { return to_hex(s.clone().chain_code().reveal()); }, [](auto& s) { return public_key_hex(s.public_key()); },
         [](auto& s) { return to_hex(s.fingerprint()); },
         [](auto& s) { return to_hex(must(s.derive_child(hardened<1>())).private_key().reveal()); },
         [](auto& s) { return to_hex(must(s.derive(path("m"))).private_key().reveal()); },
         [](auto& s) { return to_hex(must(s.derive(path("m/1'/2'"))).private_key().reveal()); },
         [](auto& s) { return to_hex(must(s.derive_key(path("m/1'/2'"))).reveal()); },
         [](auto& s) { return to_hex(must(s.children().private_key(hardened<3>())).reveal()); },
         [](auto& s) { return to_hex(must(must(s.children_of(path("m/1'"))).private_key(hardened<3>())).reveal()); },
         [](auto& s) {
             if constexpr (NonHardenedTreeCurve<C>)
                 return public_key_hex(s.neuter().public_key());
             else
                 return to_hex(s.private_key().reveal());
         }});
    if constexpr (NonHardenedTreeCurve<C>) {
        add_type<PublicChildDeriver<C>>(types, "PublicChildDeriver", Place::inlined, [] { return node<C>().neuter().children(); },
                                        {[](auto& s) { return public_key_hex(must(s.public_key(non_hardened<3>()))); },
                                         [](auto& s) {
                                             std::vector<Result<PublicKey<C>>> children(9, fail(Errc::internal));
                                             s.public_keys(non_hardened<0>(), children);
                                             return public_key_hex(must(children[8]));
                                         }});
    }
    add_type<PrivateChildDeriver<C>>(
        types, "PrivateChildDeriver", Place::inlined, [] { return node<C>().children(); },
        {[](auto& s) { return to_hex(must(s.private_key(hardened<3>())).reveal()); },
         [](auto& s) { return to_hex(must(s.private_key(hardened<3>(), path("m/1'").components())).reveal()); }});
}

wallet::AccountRange account_range(bool private_keys) {
    return must(wallet::AccountRange::from_request(mnemonic().to_seed(no_passphrase),
                                                   {.format = AddressFormat::ethereum, .private_keys = private_keys}));
}

// A root of each kind: what it holds is gone with it, whether it is looked at as a Root or as what it is.
template <typename Make>
void add_root(std::vector<SecretType>& types, Make make, AddressFormat format) {
    add_type<wallet::Root>(
        types, "wallet::Root", Place::inlined, [make] { return wallet::Root(make()); },
        {[format](auto& s) { return must(wallet::derive_address(s, {.format = format, .path = wallet::PathChoice{}})); },
         [format](auto& s) {
             return must(wallet::derive_address(std::get<decltype(make())>(s), {.format = format, .path = wallet::PathChoice{}}));
         }});
}

void add_trees(std::vector<SecretType>& types) {
    add_type<Seed>(types, "Seed", Place::inlined, [] { return seed(); },
                   {[](auto& s) { return to_hex(s.reveal()); }, [](auto& s) { return to_hex(s.clone().reveal()); },
                    [](auto& s) { return std::to_string(s.size()); },
                    [](auto& s) { return to_hex(must(ExtendedPrivateKey<P256>::from_seed(s)).chain_code().reveal()); }});
    add_type<Mnemonic>(
        types, "Mnemonic", Place::arena, [] { return mnemonic(); },
        {[](auto& s) { return to_hex(s.text().reveal()); }, [](auto& s) { return to_hex(s.printable_text().reveal()); },
         [](auto& s) { return to_hex(must(s.entropy()).reveal()); }, [](auto& s) { return to_hex(must(s.to_seed(SecretText())).reveal()); },
         [](auto& s) { return to_hex(s.to_seed(no_passphrase).reveal()); },
         [](auto& s) {
             return to_hex(must(derive_seeds({&s, 1}, SecretText(), 1))[0].reveal());
         }});
    add_type<MnemonicAndPassphrase>(types, "MnemonicAndPassphrase", Place::arena,
                                    [] {
                                        return MnemonicAndPassphrase{mnemonic(), secret_text("TREZOR")};
                                    },
                                    {[](auto& s) { return to_hex(must(s.mnemonic.to_seed(SecretText())).reveal()); },
                                     [](auto& s) { return to_hex(s.passphrase.reveal()); },
                                     [](auto& s) {
                                         return to_hex(must(derive_seeds({&s, 1}, 1))[0].reveal());
                                     }});
    add_type<ExtendedPrivateKeyText>(types, "ExtendedPrivateKeyText", Place::inlined,
                                     [] {
                                         return ExtendedPrivateKeyText{node<Secp256k1>(), &extended_key_versions().front()};
                                     },
                                     {[](auto& s) { return to_hex(encode_extended_key(s.node, *s.version).reveal()); }});
    add_root(
        types, [] { return seed(); }, AddressFormat::ethereum);
    add_root(
        types, [] { return node<Secp256k1>(); }, AddressFormat::ethereum);
    add_root(
        types, [] { return node<P256>(); }, AddressFormat::compressed);
    add_root(
        types, [] { return node<Ed25519>(); }, AddressFormat::solana);
    add_root(
        types,
        [] {
            return ExtendedPrivateKeyText{node<Secp256k1>(), &extended_key_versions().front()};
        },
        AddressFormat::ethereum);
    add_type<wallet::ChildAddresses>(
        types, "wallet::ChildAddresses", Place::inlined,
        [] { return must(wallet::ChildAddresses::from_parent(node<Secp256k1>().neuter(), AddressFormat::ethereum)); },
        {[](auto& s) { return must(s.at(non_hardened<3>())).address.string(); },
         [](auto& s) { return must(std::move(s.range(non_hardened<0>(), 9)[8])).address.string(); }});
    add_type<wallet::Account>(types, "wallet::Account", Place::inlined, [] { return must(account_range(true).at(0)); },
                              {[](auto& s) { return public_key_hex(public_key_of(*s.private_key)); }});
    add_type<wallet::AccountRange>(types, "wallet::AccountRange", Place::arena, [] { return account_range(false); },
                                   {[](auto& s) { return must(s.at(3)).address.string(); },
                                    [](auto& s) {
                                        std::vector<Result<wallet::Account>> accounts;
                                        for (int i = 0; i < 9; ++i) accounts.emplace_back(fail(Errc::internal));
                                        s.fill(0, accounts);
                                        return must(std::move(accounts[8])).address.string();
                                    }});
}

}  // namespace

void add_types_of_keys(std::vector<SecretType>& types) {
    add_bytes(types);
    add_keys_of<Secp256k1>(types);
    add_keys_of<P256>(types);
    add_keys_of<Ed25519>(types);
    add_keys_of<X25519>(types);
    add_tree_of<Secp256k1>(types);
    add_tree_of<P256>(types);
    add_tree_of<Ed25519>(types);
    add_trees(types);
}

std::vector<SecretType> secret_types() {
    std::vector<SecretType> types;
    add_types_of_keys(types);
    add_types_of_messages(types);
    return types;
}

}  // namespace coffer::testing
