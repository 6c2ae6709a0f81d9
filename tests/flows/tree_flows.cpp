#include <algorithm>
#include <vector>

#include "coffer/hd/extended_key_text.hpp"
#include "coffer/hd/mnemonic.hpp"
#include "coffer/hd/path.hpp"
#include "coffer/hd/seed_batch.hpp"
#include "coffer/wallet/derive.hpp"
#include "flows/flow.hpp"

namespace coffer::testing {
namespace {

Seed seed(Observer& observer) {
    return Seed(secret_bytes<64>(observer, 60));
}

SecretText secret_text(Observer& observer, Bytes utf8) {
    observer.secret(utf8);
    return value(observer, SecretText::parse(utf8));
}

// From a mnemonic as typed to the seed, with a passphrase that needs normalization.
void phrase_to_seed(Observer& observer) {
    const auto entropy = secret_bytes<16>(observer, 61);
    const Mnemonic made = value(observer, Mnemonic::from_entropy(entropy.reveal()));
    observer.secret(made.text().reveal());
    const Mnemonic read = value(observer, Mnemonic::parse(made.text()));
    auto passphrase = SecretBytes::from_bytes(as_bytes("caf\xc3\xa9 and more than that"));
    const Seed derived = value(observer, read.to_seed(secret_text(observer, passphrase.reveal())));
    observer.secret(derived.reveal());
    const SecretBytes back = value(observer, read.entropy());
    require(observer, ct_equal(back.reveal(), entropy.reveal()));
}

// Many mnemonics on two threads.
void phrases_to_seeds(Observer& observer) {
    std::vector<MnemonicAndPassphrase> phrases;
    for (unsigned i = 0; i < 19; ++i) {
        const auto entropy = secret_bytes<16>(observer, 160 + i);
        Mnemonic made = value(observer, Mnemonic::from_entropy(entropy.reveal()));
        observer.secret(made.text().reveal());
        auto passphrase = SecretBytes::from_bytes(as_bytes("caf\xc3\xa9 and more than that"));
        phrases.push_back({std::move(made), secret_text(observer, passphrase.reveal())});
    }
    const std::vector<Seed> seeds = value(observer, derive_seeds(phrases, 2));
    for (const Seed& derived : seeds) observer.secret(derived.reveal());
    require(observer, seeds.size() == phrases.size());
}

// The same words in another order: every word is known, but the checksum is wrong.
void phrase_refused(Observer& observer) {
    const auto entropy = secret_bytes<32>(observer, 62);
    const Mnemonic made = value(observer, Mnemonic::from_entropy(entropy.reveal()));
    const Bytes text = made.text().reveal();
    observer.secret(text);
    SecretBytes turned = SecretBytes::from_capacity(text.size());
    const std::size_t cut = static_cast<std::size_t>(std::ranges::find(text, u8{' '}) - text.begin());
    turned.append(text.subspan(cut + 1));
    turned.append(text.subspan(cut, 1));
    turned.append(text.first(cut));
    refused(observer, Mnemonic::parse(turned.reveal()));
}

void phrase_generate(Observer& observer) {
    const Mnemonic made = value(observer, Mnemonic::generate(24));
    observer.secret(made.text().reveal());
    const SecretText shown = made.printable_text();
    require(observer, shown.size() == made.text().size());
}

// Derivation with hardened and non-hardened steps, and the extended key as text in both directions.
template <typename C>
void tree(Observer& observer, std::string_view path_text) {
    const auto path = value(observer, DerivationPath::parse(path_text));
    const auto master = value(observer, ExtendedPrivateKey<C>::from_seed(seed(observer)));
    observer.secret(master.private_key().reveal());
    observer.secret(master.chain_code().reveal());
    const auto node = value(observer, master.derive(path));
    observer.secret(node.private_key().reveal());
    observer.secret(node.chain_code().reveal());
    const auto point = node.public_key();
    observer.open(object_bytes(point));
}

void tree_secp256k1(Observer& observer) {
    tree<Secp256k1>(observer, "m/44'/60'/0'/0/7");
}
void tree_p256(Observer& observer) {
    tree<P256>(observer, "m/44'/60'/0'/0/7");
}
void tree_ed25519(Observer& observer) {
    tree<Ed25519>(observer, "m/44'/501'/3'/0'");
}

void extended_key(Observer& observer) {
    const auto master = value(observer, ExtendedPrivateKey<Secp256k1>::from_seed(seed(observer)));
    observer.secret(master.private_key().reveal());
    observer.secret(master.chain_code().reveal());
    const SecretText written = encode_extended_key(master, extended_key_versions().front());
    observer.secret(written.reveal().subspan(12));  // the bytes before are public: version, depth and parent
    const auto read = value(observer, decode_extended_private_key(written));
    require(observer, ct_equal(read.node.private_key().reveal(), master.private_key().reveal()));
}

void accounts(Observer& observer) {
    const Seed own = seed(observer);
    const auto range = value(observer, wallet::AccountRange::from_request(own, {.format = AddressFormat::ethereum}));
    for (u32 index = 0; index < 2; ++index) {
        const auto account = value(observer, range.at(index));
        observer.open(object_bytes(account.address));
    }
}

// From an opened wallet to an address: mnemonic and passphrase stay secret on the way. phrase_to_seed has the passphrase beyond ASCII.
void opened_wallet(Observer& observer) {
    const auto entropy = secret_bytes<16>(observer, 63);
    const Mnemonic made = value(observer, Mnemonic::from_entropy(entropy.reveal()));
    auto passphrase = SecretBytes::from_bytes(as_bytes("a passphrase of ASCII"));
    const bundle::WalletPlaintext opened{secret_text(observer, made.text().reveal()), secret_text(observer, passphrase.reveal())};
    const std::string address = value(observer, wallet::derive_address(opened, AddressFormat::ethereum));
    observer.open(as_bytes(address));
}

void account_ranges(Observer& observer) {
    const Seed own = seed(observer);
    const auto range = value(observer, wallet::AccountRange::from_request(own, {.format = AddressFormat::ethereum, .private_keys = true}));
    std::vector<Result<wallet::Account>> accounts;
    for (int i = 0; i < 5; ++i) accounts.emplace_back(fail(Errc::internal));
    range.fill(3, accounts);
    for (const auto& account : accounts) {
        require(observer, account);
        observer.secret(std::get<PrivateKey<Secp256k1>>(*account->private_key).reveal());
        observer.open(object_bytes(account->address));
    }
}

constexpr Flow flows[] = {
    {"phrase-to-seed", phrase_to_seed}, {"phrases-to-seeds", phrases_to_seeds}, {"phrase-generate", phrase_generate},
    {"phrase-refused", phrase_refused}, {"tree-secp256k1", tree_secp256k1},     {"tree-p256", tree_p256},
    {"tree-ed25519", tree_ed25519},     {"extended-key", extended_key},         {"accounts", accounts},
    {"account-ranges", account_ranges}, {"opened-wallet", opened_wallet},
};

}  // namespace

std::span<const Flow> tree_flows() {
    return flows;
}

}  // namespace coffer::testing
