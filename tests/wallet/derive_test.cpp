// The front door: one call gives the address that the long way gives; a root may be anything that has a tree; and a passphrase is not lost
// between an opened bundle and its seed.
#include <fstream>
#include <iterator>

#include "coffer/address/registry.hpp"
#include "coffer/bundle/export.hpp"
#include "coffer/wallet/derive.hpp"
#include "hd/support.hpp"
#include "support/rc.hpp"
#include "support/vector_file.hpp"

namespace coffer::wallet {
namespace {

using testing::code;
using testing::path;
using testing::secret;
using testing::value;
namespace gen = coffer::testing::gen;

constexpr std::string_view words = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";

Seed any_seed() {
    return testing::seed_of(std::vector<u8>(64, 5));
}

address::EncodeOptions needed_options(AddressFormat format) {
    return {.tag = address::Encoder::from_format(format) ? std::nullopt : std::optional<u64>(7)};
}

// The address by the parts of the library that this layer is made of: path, node, key, encoder.
template <TreeCurve C>
std::string address_by_hand(const ExtendedPrivateKey<C>& node, AddressFormat format, const DerivationPath& below) {
    return value(address::encode(format, value(node.derive(below)).public_key(), needed_options(format)));
}

std::string address_by_hand(const Seed& seed, AddressFormat format, CurveId curve, const DerivationPath& whole) {
    return std::visit([&](const auto& node) { return address_by_hand(node, format, whole); }, value(master_node(seed, curve)));
}

DerivationPath default_path_at(AddressFormat format, CurveId curve, u32 index) {
    const PathChoice choice = value(default_path(format, curve));
    const DerivationPath filled =
        choice.path.has_index() ? value(choice.path.fill(std::nullopt, index)) : value(choice.path.fill(index, std::nullopt));
    return choice.policy == NonHardenedPolicy::harden ? filled.hardened() : filled;
}

template <typename Test>
void for_each_format_and_curve(Test test) {
    for (const address::FormatRow& row : address::formats()) {
        for (const address::CurvePath& own : row.curves()) {
            SCOPED_TRACE(std::string(row.name) + " " + std::string(curve_name(own.curve)));
            test(row, own.curve);
        }
    }
}

TEST(DeriveAddress, IsTheLongWayForEveryFormatAndCurve) {
    const Seed seed = any_seed();
    for_each_format_and_curve([&](const address::FormatRow& row, CurveId curve) {
        const AccountRequest request{.format = row.id, .curve = curve, .options = needed_options(row.id)};
        const AccountRequest with_path{
            .format = row.id, .curve = curve, .path = value(default_path(row.id, curve)), .options = needed_options(row.id)};
        const auto range = value(AccountRange::from_request(seed, with_path));
        for (const u32 index : {0U, 1U, 20U, hardened_bit - 1}) {
            const std::string address = value(derive_address(seed, request, index));
            EXPECT_EQ(address, address_by_hand(seed, row.id, curve, default_path_at(row.id, curve, index))) << index;
            if (range.counts() || index == 0) {
                EXPECT_EQ(address, value(range.at(index)).address.string()) << index;
            }
        }
        EXPECT_EQ(code(derive_address(seed, request, hardened_bit)), "path_index_range");
        const bool by_format_alone = curve == row.curves().front().curve && !needed_options(row.id).tag;
        if (by_format_alone) {
            EXPECT_EQ(value(derive_address(seed, row.id, 20)), value(derive_address(seed, request, 20)));
        }
    });
}

// A Root of a seed, and of a node at each depth of a format's path, gives the same address.
TEST(DeriveAddress, IsTheSameFromEveryNodeOfThePath) {
    const Seed seed = any_seed();
    std::size_t nodes = 0;
    for_each_format_and_curve([&](const address::FormatRow& row, CurveId curve) {
        const AccountRequest request{.format = row.id, .curve = curve, .options = needed_options(row.id)};
        const DerivationPath whole = default_path_at(row.id, curve, 0);
        const std::string expected = value(derive_address(seed, request));
        std::visit(
            [&](const auto& master) {
                DerivationPath above;
                for (std::size_t depth = 0; depth <= whole.size(); ++depth) {
                    if (depth > 0) {
                        ASSERT_TRUE(above.append(whole[depth - 1]));
                    }
                    const Root root = value(master.derive(above));
                    EXPECT_EQ(depth_of(root), depth);
                    EXPECT_EQ(node_curve(root), curve);
                    EXPECT_EQ(value(derive_address(root, request)), expected) << depth;
                    // Without a curve, the node's own.
                    EXPECT_EQ(value(derive_address(root, {.format = row.id, .options = request.options})), expected) << depth;
                    ++nodes;
                }
            },
            value(master_node(seed, curve)));
    });
    EXPECT_GT(nodes, 500U);
}

// What a derived node gives, its text gives too, private and public; a P-256 node has no text, and its public half agrees.
RC_GTEST_PROP(RootLaw, ANodeIsItsText, ()) {
    const auto master = testing::master<Secp256k1>(*gen::bytes_between(16, 64));
    const auto node = value(master.derive(path("m/84'/0'/0'")));
    const u32 index = *rc::gen::inRange<u32>(0, hardened_bit);
    const AddressFormat format = *rc::gen::element(AddressFormat::bitcoin_mainnet_p2wpkh, AddressFormat::ethereum, AddressFormat::xrp);
    const auto& xpub = extended_key_versions().front();
    const auto expected = value(derive_address(node, format, index));
    RC_ASSERT(expected == value(derive_address(node.neuter(), format, index)));
    RC_ASSERT(expected == value(derive_address(Root(node.clone()), format, index)));
    RC_ASSERT(expected == value(derive_address(Root(node.neuter()), format, index)));
    RC_ASSERT(expected == value(derive_address(value(decode_extended_private_key(encode_extended_key(node, xpub))), format, index)));
    RC_ASSERT(expected ==
              value(derive_address(value(decode_extended_public_key(encode_extended_key(node.neuter(), xpub))), format, index)));
}

RC_GTEST_PROP(RootLaw, PublicNodesOfP256AreTheirPrivateOnes, ()) {
    const auto node = testing::master<P256>(*gen::bytes_between(16, 64));
    const std::string_view text = *rc::gen::element("m/{i}", "m/3/{i}/1/2", "m/7/8");
    const AccountRequest request{.format = AddressFormat::sui_secp256r1, .path = PathChoice{value(PathTemplate::parse(text))}};
    const auto from_private = value(AccountRange::from_request(node, request));
    const auto from_public = value(AccountRange::from_request(node.neuter(), request));
    const u32 first = from_private.counts() ? *rc::gen::inRange<u32>(0, hardened_bit) : 0;
    std::vector<Result<Account>> accounts;
    for (int i = 0; i < 20; ++i) accounts.emplace_back(fail(Errc::internal));
    from_public.fill(first, accounts);
    for (u32 i = 0; i < accounts.size(); ++i) {
        const auto alone = from_private.at(first + i);
        RC_ASSERT(alone.has_value() == accounts[i].has_value());
        if (alone) RC_ASSERT(alone->address == accounts[i]->address);
    }
}

TEST(RootTest, WhatIsKnownOfEachKind) {
    const auto master = testing::master<Secp256k1>(std::vector<u8>(64, 5));
    const auto node = value(master.derive(path("m/1/2'/3")));
    const ExtendedKeyVersion& zpub = testing::version("zpub");
    struct Case {
        Root root;
        u8 depth;
        const ExtendedKeyVersion* version;
        std::optional<CurveId> curve;
        bool is_public;
    };
    std::vector<Case> cases;
    cases.push_back({any_seed(), 0, nullptr, std::nullopt, false});
    cases.push_back({master.clone(), 0, nullptr, CurveId::secp256k1, false});
    cases.push_back({node.clone(), 3, nullptr, CurveId::secp256k1, false});
    cases.push_back({node.neuter(), 3, nullptr, CurveId::secp256k1, true});
    cases.push_back({ExtendedPrivateKeyText{node.clone(), &zpub}, 3, &zpub, CurveId::secp256k1, false});
    cases.push_back({ExtendedPublicKeyText{node.neuter(), &zpub}, 3, &zpub, CurveId::secp256k1, true});
    cases.push_back({testing::master<P256>(std::vector<u8>(64, 5)), 0, nullptr, CurveId::p256, false});
    cases.push_back({testing::master<P256>(std::vector<u8>(64, 5)).neuter(), 0, nullptr, CurveId::p256, true});
    cases.push_back({testing::master<Ed25519>(std::vector<u8>(64, 5)), 0, nullptr, CurveId::ed25519, false});
    ASSERT_EQ(std::variant_size_v<Root>, 8U);
    for (const Case& row : cases) {
        SCOPED_TRACE(row.root.index());
        EXPECT_EQ(depth_of(row.root), row.depth);
        EXPECT_EQ(version_of(row.root), row.version);
        EXPECT_EQ(node_curve(row.root), row.curve);
        EXPECT_EQ(is_public(row.root), row.is_public);
    }
}

TEST(DeriveAddress, Refusals) {
    const Seed seed = any_seed();
    const auto master = testing::master<Secp256k1>(std::vector<u8>(64, 5));
    const auto account = value(master.derive(path("m/84'/1'/0'")));
    const auto ed25519 = testing::master<Ed25519>(std::vector<u8>(64, 5));

    EXPECT_EQ(code(derive_address(seed, static_cast<AddressFormat>(60000))), "unknown_format");
    EXPECT_EQ(code(derive_address(seed, {.format = AddressFormat::ethereum, .curve = CurveId::ed25519})), "curve_mismatch");
    EXPECT_EQ(code(derive_address(seed, {.format = AddressFormat::compressed, .curve = CurveId::x25519})), "curve_mismatch");
    EXPECT_EQ(code(derive_address(seed, AddressFormat::stellar_muxed)), "option_required");
    // A node has one curve.
    EXPECT_EQ(code(derive_address(account, AddressFormat::solana)), "curve_mismatch");
    EXPECT_EQ(code(derive_address(ed25519, AddressFormat::ethereum)), "curve_mismatch");
    EXPECT_EQ(code(derive_address(ed25519, {.format = AddressFormat::compressed, .curve = CurveId::secp256k1})), "curve_mismatch");
    // The network is compared where the root says one.
    EXPECT_EQ(code(derive_address(account, AddressFormat::bitcoin_mainnet_p2wpkh)), "ok");
    EXPECT_EQ(
        code(derive_address(ExtendedPrivateKeyText{account.clone(), &testing::version("vpub")}, AddressFormat::bitcoin_mainnet_p2wpkh)),
        "network_mismatch");
    EXPECT_EQ(
        code(derive_address(ExtendedPublicKeyText{account.neuter(), &testing::version("zpub")}, AddressFormat::bitcoin_testnet_p2wpkh)),
        "network_mismatch");
    // A public root has no hardened children: from above the account, none of the default path.
    EXPECT_EQ(code(derive_address(master.neuter(), AddressFormat::ethereum)), "hardened_from_public");
    // A root below the default path, or below its slot.
    const auto first = value(master.derive(path("m/44'/60'/0'/0/0")));
    EXPECT_EQ(code(derive_address(first, AddressFormat::ethereum)), "ok");
    EXPECT_EQ(code(derive_address(first, AddressFormat::ethereum, 1)), "path_slot_missing");
    EXPECT_EQ(code(derive_address(value(first.derive(path("m/0"))), AddressFormat::ethereum)), "path_depth");
    EXPECT_EQ(code(derive_address(account, {.format = AddressFormat::ethereum, .account = 3})), "path_slot_missing");
}

// An account that is named keeps its number: nothing else is counted instead.
TEST(AccountRequestTest, AccountsOfTheDefaultPath) {
    const Seed seed = any_seed();
    for_each_format_and_curve([&](const address::FormatRow& row, CurveId curve) {
        const PathChoice own = value(default_path(row.id, curve));
        AccountRequest request{.format = row.id, .curve = curve, .account = 3, .options = needed_options(row.id)};
        if (!own.path.has_account()) {
            EXPECT_EQ(code(AccountRange::from_request(seed, request)), "path_slot_missing");
            return;
        }
        const auto range = value(AccountRange::from_request(seed, request));
        EXPECT_EQ(range.counts(), own.path.has_index());
        const DerivationPath filled = value(own.path.fill(3, std::nullopt));
        EXPECT_EQ(range.path_text(0), filled.text());
    });
}

// The request and the range own the human-readable part that they were given.
TEST(AccountRequestTest, TextsOfTheCallerAreNotKept) {
    const Seed seed = any_seed();
    const auto make_range = [&] {
        std::string text = "a-long-human-readable-part-on-the-heap";
        const AccountRequest request{.format = AddressFormat::cosmos, .options = {.hrp = text}};
        text.assign(text.size(), 'x');
        return value(AccountRange::from_request(seed, request));
    };
    const auto range = make_range();
    EXPECT_EQ(value(range.at(0)).address.string(),
              value(derive_address(seed, {.format = AddressFormat::cosmos, .options = {.hrp = "a-long-human-readable-part-on-the-heap"}})));
    EXPECT_TRUE(value(range.at(0)).address.string().starts_with("a-long-human-readable-part-on-the-heap1"));
}

bundle::WalletPlaintext opened(std::string_view plaintext) {
    return value(bundle::WalletPlaintext::parse(as_bytes(plaintext)));
}
std::string hex_of(const Result<Seed>& seed) {
    return seed ? testing::to_hex(seed->reveal()) : code(seed);
}

// The seeds of BIP-39's vectors, whose passphrase is "TREZOR": another seed without it.
TEST(DeriveSeed, PhraseAndPassphraseOfTheStandard) {
    const std::string with =
        "c55257c360c07c72029aebc1b53c05ed0362ada38ead3e3e9efa3708e53495531f09a6987599d18264c1e1c92f2cf141630c7a3c4ab7c81b2f001698e7463b04";
    const std::string without =
        "5eb00bbddcf069084889a8ab9155568165f5c453ccb85e70811aaed6f6da5fc19a5ac40b389cd370d086206dec8aa6c43daea6690f20ad3d8d48b2d2ce9e38e4";
    const std::string phrase(words);
    EXPECT_EQ(hex_of(derive_seed(opened(phrase + "\nTREZOR"))), with);
    EXPECT_EQ(hex_of(derive_seed(opened(phrase + "\n--PASS--\nTREZOR"))), with);
    EXPECT_EQ(hex_of(derive_seed(opened(phrase))), without);
    EXPECT_EQ(hex_of(derive_seed(opened(phrase + "\n"))), without) << "an empty passphrase is none";
}

RC_GTEST_PROP(DeriveSeedLaw, IsTheSeedOfPhraseAndPassphrase, ()) {
    const auto mnemonic = value(Mnemonic::from_entropy(*gen::bytes(16)));
    const std::string passphrase = *gen::text_of("abcXYZ 019-\xc3\xa9", 0, 12);
    const auto utf8 = SecretText::parse(as_bytes(passphrase));
    if (!utf8) return;
    const bundle::WalletPlaintext wallet{mnemonic.text().clone(), utf8->clone()};
    RC_ASSERT(hex_of(derive_seed(wallet)) == hex_of(mnemonic.to_seed(*utf8)));
    RC_ASSERT((hex_of(derive_seed(wallet)) == hex_of(mnemonic.to_seed(no_passphrase))) == passphrase.empty());
    RC_ASSERT(derive_address(wallet, AddressFormat::ethereum, 3) &&
              value(derive_address(wallet, AddressFormat::ethereum, 3)) ==
                  value(derive_address(value(mnemonic.to_seed(*utf8)), AddressFormat::ethereum, 3)));
}

TEST(DeriveSeed, Refusals) {
    const std::string phrase(words);
    EXPECT_EQ(testing::refusal(derive_seed(opened("abandon abandon abandno"))), "mnemonic_word_count");
    EXPECT_EQ(testing::refusal(derive_seed(opened(phrase.substr(0, phrase.size() - 5) + "abouts"))), "mnemonic_unknown_word@11");
    EXPECT_EQ(code(derive_seed(opened(phrase.substr(0, phrase.size() - 5) + "abandon"))), "mnemonic_checksum");
    EXPECT_EQ(code(derive_seed(opened(phrase + "\n" + std::string(65537, 'x')))), "passphrase_too_long");
    const auto unassigned = opened(phrase + "\n\u0378");
    EXPECT_EQ(derive_seed(unassigned).error(), (Error{Errc::text_unassigned, no_position, "passphrase"}));
    EXPECT_EQ(code(derive_seed(unassigned, text::Unassigned::keep)), "ok");
    EXPECT_EQ(code(derive_address(unassigned, AddressFormat::ethereum)), "text_unassigned");
    EXPECT_EQ(code(derive_address(opened(phrase), AddressFormat::ethereum, hardened_bit)), "path_index_range");
}

std::string read_line(const std::string& name) {
    std::ifstream in(testing::vectors_folder() + "/bundle/production-wallet/" + name);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
}

// The published wallet, from the service's bundle to every address that the service shows.
TEST(DeriveAddress, OfThePublishedWallet) {
    const auto organization = value(bundle::OrganizationId::parse(read_line("organization.txt")));
    const auto verified =
        value(value(bundle::SignedExport::parse(read_line("bundle.json"))).verify(bundle::TrustAnchors::production(), organization));
    const auto key = value(PrivateKey<P256>::parse(testing::from_hex(read_line("encryption.key"))));
    const auto wallet = value(value(verified.open(KeyPair<P256>::from_private_key(key.clone()))).wallet());
    EXPECT_EQ(value(derive_address(wallet, AddressFormat::ethereum)), "0x35B286d5Ae4a3bcd556f2322B1e5E9Bb17FcfD06");
    const Seed seed = value(derive_seed(wallet));
    std::size_t shown = 0;
    for (const auto& record : testing::VectorFile::load("bundle/production-wallet/accounts.json").list("accounts")) {
        const AddressFormat format = value(address::parse_format(record.text("addressFormat")));
        const CurveId curve = value(parse_curve(record.text("curve")));
        EXPECT_EQ(value(derive_address(seed, {.format = format, .curve = curve})), record.text("address"));
        if (curve == address::row_of(format).curves().front().curve) {
            EXPECT_EQ(value(derive_address(wallet, format)), record.text("address"));
        }
        const auto range = value(AccountRange::from_request(seed, {.format = format, .curve = curve}));
        EXPECT_EQ(range.effective_path_text(0), record.text("path"));
        record.ignore("pathFormat", "always BIP-32");
        ++shown;
    }
    EXPECT_GE(shown, 30U);
}

}  // namespace
}  // namespace coffer::wallet
