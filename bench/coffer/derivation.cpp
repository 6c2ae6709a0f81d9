#include "derivation.hpp"

#include <memory>

#include "must.hpp"

namespace bench {
namespace {

using namespace coffer;
using wallet::AccountRange;

AccountRange accounts(wallet::RootView root, AddressFormat format) {
    const wallet::AccountRequest request{.format = format, .path = wallet::PathChoice{must(PathTemplate::parse("m/{i}"))}};
    return must(AccountRange::from_request(root, request));
}

Job account_job(const char* name, wallet::RootView root, AddressFormat format) {
    return job(
        name,
        [range = std::make_shared<AccountRange>(accounts(root, format))](u64 index) {
            return must(range->at(static_cast<u32>(index))).address;
        },
        1, viewed);
}

Job xpub_job(const char* name, const std::string& xpub, AddressFormat format) {
    return account_job(name, must(decode_extended_public_key(xpub)), format);
}

Job eth_private(const Inputs& inputs) {
    const SecretText xprv = must(SecretText::parse(bytes_of(inputs.eth_account_xprv)));
    return account_job("eth_private", must(decode_extended_private_key(xprv)), AddressFormat::ethereum);
}

Seed seed_of_hex(const std::string& hex) {
    return Seed(must(hex::decode_secret_array<64>(bytes_of(hex))));
}

Job eth_cold(const Inputs& inputs) {
    return job("eth_cold", [seed = inputs.seed, path = must(DerivationPath::parse("m/44'/60'/0'/0/0"))](u64) {
        const auto master = must(ExtendedPrivateKey<Secp256k1>::from_seed(seed_of_hex(seed)));
        return must(address::encode(AddressFormat::ethereum, must(master.derive_key(path)).public_key()));
    });
}

Job sol_cached(const Inputs& inputs) {
    auto node = must(ExtendedPrivateKey<Ed25519>::from_parts(
        private_key<Ed25519>(inputs.sol_account.private_key), must(hex::decode_secret_array<32>(bytes_of(inputs.sol_account.chain_code))),
        {.depth = 2, .parent_fingerprint = {}, .child_number = hardened<501>().child_number()}, TreeStandard::slip10));
    const auto children = std::make_shared<PrivateChildDeriver<Ed25519>>(node.children());
    return job(
        "sol_cached",
        [children, encoder = must(address::Encoder::from_format(AddressFormat::solana))](u64 index) {
            const ChildIndex rest[] = {hardened<0>()};
            const auto key = must(children->private_key(must(ChildIndex::from_index(static_cast<u32>(index), true)), rest));
            return must(encoder(key.public_key()));
        },
        1, viewed);
}

Job sol_cold(const Inputs& inputs) {
    return job(
        "sol_cold",
        [seed = inputs.seed, account = must(DerivationPath::parse("m/44'/501'")),
         encoder = must(address::Encoder::from_format(AddressFormat::solana))](u64 index) {
            DerivationPath path = account;
            (void)must(path.append(must(ChildIndex::from_index(static_cast<u32>(index), true))));
            (void)must(path.append(hardened<0>()));
            const auto key = must(must(ExtendedPrivateKey<Ed25519>::from_seed(seed_of_hex(seed))).derive_key(path));
            return must(encoder(key.public_key()));
        },
        1, viewed);
}

SecretText seed_of(const std::string& phrase) {
    return hex::encode_secret(must(Mnemonic::parse(bytes_of(phrase))).to_seed(no_passphrase).reveal());
}

Job phrase_seed(const Inputs& inputs) {
    return job(
        "phrase_seed", [phrase = inputs.phrase](u64) { return seed_of(phrase); }, 1, revealed);
}

// As many phrases as the input has, in one call.
std::vector<SecretText> seeds_of(const std::vector<std::string>& phrases, unsigned threads) {
    std::vector<Mnemonic> parsed;
    parsed.reserve(phrases.size());
    for (const std::string& phrase : phrases) parsed.push_back(must(Mnemonic::parse(bytes_of(phrase))));
    std::vector<SecretText> texts;
    texts.reserve(parsed.size());
    for (const Seed& seed : must(derive_seeds(parsed, SecretText(), threads))) texts.push_back(hex::encode_secret(seed.reveal()));
    return texts;
}

Job phrase_seed_batch(const Inputs& inputs) {
    constexpr std::size_t times = 32;
    Job made = job(
        "phrase_seed_batch", [phrases = inputs.phrases](u64) { return seeds_of(phrases, 1); }, inputs.phrases.size(), joined);
    std::vector<std::string> many;
    for (std::size_t i = 0; i < times; ++i) many.insert(many.end(), inputs.phrases.begin(), inputs.phrases.end());
    made.pooled = [many](unsigned threads) {
        keep(seeds_of(many, threads));
        return many.size();
    };
    return made;
}

Job eth_xpub_batch(const Inputs& inputs) {
    constexpr std::size_t at_once = 128;
    constexpr std::size_t pooled_at_once = 8192;
    const auto parent = must(decode_extended_public_key(inputs.eth_account_xpub)).node;
    const auto children =
        std::make_shared<wallet::ChildAddresses>(must(wallet::ChildAddresses::from_parent(parent, AddressFormat::ethereum)));
    Job made = job(
        "eth_xpub_batch",
        [children](u64 index) { return children->range(must(NonHardenedIndex::from_number(static_cast<u32>(index))), at_once); }, at_once,
        [](const auto& addresses) { return must(addresses.front()).address.string(); });
    made.pooled = [children](unsigned threads) {
        keep(children->range(non_hardened<0>(), pooled_at_once, threads));
        return pooled_at_once;
    };
    return made;
}

}  // namespace

std::vector<Job> derivation_jobs(const Inputs& inputs) {
    return {
        phrase_seed(inputs),
        phrase_seed_batch(inputs),
        eth_private(inputs),
        eth_cold(inputs),
        xpub_job("eth_xpub", inputs.eth_account_xpub, AddressFormat::ethereum),
        eth_xpub_batch(inputs),
        xpub_job("p2wpkh_xpub", inputs.p2wpkh_account_xpub, AddressFormat::bitcoin_mainnet_p2wpkh),
        xpub_job("p2tr_xpub", inputs.p2tr_account_xpub, AddressFormat::bitcoin_mainnet_p2tr),
        sol_cached(inputs),
        sol_cold(inputs),
    };
}

}  // namespace bench
