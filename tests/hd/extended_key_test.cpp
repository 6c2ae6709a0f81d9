#include "coffer/hd/extended_key.hpp"

#include <thread>

#include "coffer/keys/key_format.hpp"
#include "hd/support.hpp"
#include "hd/tree.hpp"
#include "support/rc.hpp"

namespace coffer::testing {
namespace {

// A public node has only functions for non-hardened children; no function takes an index that may be hardened.
template <typename Node, typename Index>
concept DerivesChild = requires(const Node& node, Index index) {
    node.derive_child(index);
};
template <typename Node>
concept HasNeuter = requires(const Node& node) {
    node.neuter();
};
static_assert(DerivesChild<ExtendedPrivateKey<Secp256k1>, ChildIndex> && DerivesChild<ExtendedPrivateKey<Secp256k1>, NonHardenedIndex>);
static_assert(DerivesChild<ExtendedPrivateKey<Ed25519>, ChildIndex>);
static_assert(DerivesChild<ExtendedPublicKey<Secp256k1>, NonHardenedIndex> && DerivesChild<ExtendedPublicKey<P256>, NonHardenedIndex>);
static_assert(!DerivesChild<ExtendedPublicKey<Secp256k1>, ChildIndex> && !DerivesChild<ExtendedPublicKey<P256>, ChildIndex>);
static_assert(!DerivesChild<ExtendedPublicKey<Secp256k1>, u32>);
static_assert(!std::is_convertible_v<ChildIndex, NonHardenedIndex> && std::is_convertible_v<NonHardenedIndex, ChildIndex>);
static_assert(HasNeuter<ExtendedPrivateKey<Secp256k1>> && !HasNeuter<ExtendedPrivateKey<Ed25519>>);
// Secret nodes are movable, but cannot be copied or compared. Public nodes are regular values.
static_assert(!std::is_copy_constructible_v<ExtendedPrivateKey<Secp256k1>> && !std::equality_comparable<ExtendedPrivateKey<Secp256k1>>);
static_assert(!std::is_copy_constructible_v<PrivateChildDeriver<Secp256k1>> && !std::is_copy_constructible_v<Seed>);
static_assert(std::regular<NodeOrigin> && std::is_copy_assignable_v<ExtendedPublicKey<P256>> &&
              std::equality_comparable<ExtendedPublicKey<P256>>);

[[nodiscard]] std::vector<NonHardenedIndex> non_hardened_indices(const DerivationPath& path) {
    std::vector<NonHardenedIndex> indices;
    for (const ChildIndex index : path.components()) indices.push_back(index.as_non_hardened().value());
    return indices;
}

/// expect_every_way compares all ways to derive the key at `path`.
template <TreeCurve C>
void expect_every_way(const ExtendedPrivateKey<C>& root, const DerivationPath& path, const ExtendedPrivateKey<C>& node,
                      const std::string& where) {
    const std::string expected = to_hex(node.private_key().reveal());
    EXPECT_EQ(to_hex(value(root.derive_key(path)).reveal()), expected) << where;
    if (path.empty()) return;
    const auto components = path.components();
    EXPECT_EQ(to_hex(value(root.children().private_key(components[0], components.subspan(1))).reveal()), expected) << where;
    const auto parent = value(root.children_of(path.without_last()));
    EXPECT_EQ(to_hex(value(parent.private_key(components.back())).reveal()), expected) << where;
    ExtendedPrivateKey<C> stepped = root.clone();
    for (const ChildIndex index : components) stepped = value(stepped.derive_child(index));
    EXPECT_EQ(to_hex(stepped.private_key().reveal()), expected) << where;
    EXPECT_EQ(stepped.origin(), node.origin()) << where;
}

void expect_origin(const Record& record, const NodeOrigin& origin) {
    EXPECT_EQ(to_hex(origin.parent_fingerprint), record.text("parent_fingerprint")) << record.where();
    if (record.has("depth")) {
        EXPECT_EQ(origin.depth, record.natural("depth")) << record.where();
    }
    if (record.has("child_number")) {
        EXPECT_EQ(origin.child_number, record.natural("child_number")) << record.where();
    }
}

template <TreeCurve C>
void expect_node(const Record& record) {
    const auto root = master<C>(record.hex("seed"));
    const DerivationPath where = path(record.text("path"));
    const auto node = value(root.derive(where));
    EXPECT_EQ(to_hex(node.private_key().reveal()), record.text("private_key")) << record.where();
    EXPECT_EQ(to_hex(node.chain_code().reveal()), record.text("chain_code")) << record.where();
    const std::string public_key = record.text("public_key");  // SLIP-10's own vectors have Ed25519 keys with a leading 00
    EXPECT_EQ(public_key.size() == 66 ? to_hex(hd::public_bytes(node.public_key())) : public_key_hex(node.public_key()), public_key)
        << record.where();
    if (record.has("fingerprint")) {
        EXPECT_EQ(to_hex(node.fingerprint()), record.text("fingerprint")) << record.where();
    }
    expect_origin(record, node.origin());
    if (where.size() <= 10) expect_every_way(root, where, node, record.where());
    if constexpr (NonHardenedTreeCurve<C>) {
        const auto neutered = node.neuter();
        EXPECT_EQ(neutered.fingerprint(), node.fingerprint());
        if (!where.empty() && !where[where.size() - 1].hardened()) {
            const auto parent = value(root.derive(where.without_last())).neuter();
            EXPECT_EQ(value(parent.derive_child(where[where.size() - 1].as_non_hardened().value())), neutered) << record.where();
        }
    }
}

template <TreeCurve C>
void expect_texts(const Record& record, std::initializer_list<std::pair<std::string_view, std::string_view>> fields) {
    const auto node = value(master<Secp256k1>(record.hex("seed")).derive(path(record.text("path"))));
    for (const auto& [field, version_name] : fields) {
        const bool is_private = version_name.ends_with("prv");
        const std::string text = is_private ? shown(encode_extended_key(node, version(version_name)))
                                            : encode_extended_key(node.neuter(), version(version_name));
        EXPECT_EQ(text, record.text(field)) << record.where();
        if (is_private) {
            const auto read = value(decode_extended_private_key(secret(text)));
            EXPECT_EQ(shown(encode_extended_key(read.node, *read.version)), text);
        } else {
            const auto read = value(decode_extended_public_key(text));
            EXPECT_EQ(read.node, node.neuter()) << record.where();
            EXPECT_EQ(encode_extended_key(read.node, *read.version), text);
        }
    }
}

TEST(ExtendedKeyTest, Bip32Vectors) {
    const auto file = VectorFile::load("bip32/bip32.json");
    std::size_t seen = 0;
    for (const Record& record : file.list("valid")) {
        expect_node<Secp256k1>(record);
        expect_texts<Secp256k1>(record, {{"xprv", "xprv"}, {"xpub", "xpub"}});
        EXPECT_GE(record.natural("vector"), 1U);
        ++seen;
    }
    EXPECT_EQ(seen, 17U);
    for (const Record& record : file.list("invalid_seed")) EXPECT_EQ(code(Seed::parse(record.hex("seed"))), "seed_length");
}

TEST(ExtendedKeyTest, Nodes) {
    const auto file = VectorFile::load("bip32/nodes.json");
    std::size_t seen = 0;
    for (const Record& record : file.list("valid")) {
        expect_node<Secp256k1>(record);
        expect_texts<Secp256k1>(record, {{"xprv", "xprv"}, {"xpub", "xpub"}, {"tprv", "tprv"}, {"tpub", "tpub"}});
        ++seen;
    }
    EXPECT_EQ(seen, 293U);
}

TEST(ExtendedKeyTest, PublicDerivation) {
    const auto file = VectorFile::load("bip32/nodes.json");
    std::size_t seen = 0;
    for (const Record& record : file.list("public_derivation")) {
        const auto parent = value(decode_extended_public_key(record.text("parent_xpub"))).node;
        EXPECT_EQ(value(master<Secp256k1>(record.hex("seed")).derive(path(record.text("parent_path")))).neuter(), parent);
        const DerivationPath relative = path("m/" + record.text("relative_path"));
        const auto child = value(parent.derive(relative));
        EXPECT_EQ(encode_extended_key(child, version("xpub")), record.text("child_xpub")) << record.where();
        EXPECT_EQ(public_key_hex(child.public_key()), record.text("child_public_key")) << record.where();
        const auto indices = non_hardened_indices(relative);
        EXPECT_EQ(value(parent.children().public_key(indices[0], std::span(indices).subspan(1))), child.public_key());
        ++seen;
    }
    EXPECT_EQ(seen, 104U);
}

template <typename F>
void by_curve(const Record& record, F&& check) {
    const std::string curve = record.text("curve");
    if (curve == "secp256k1") check(Secp256k1{});
    if (curve == "p256") check(P256{});
    if (curve == "ed25519") check(Ed25519{});
}

TEST(ExtendedKeyTest, Slip10Vectors) {
    const auto file = VectorFile::load("slip10/slip10.json");
    std::size_t seen = 0;
    for (const Record& record : file.list("valid")) {
        by_curve(record, [&]<TreeCurve C>(C) {
            expect_node<C>(record);
            if constexpr (std::same_as<C, Secp256k1>) {
                const auto root = value(ExtendedPrivateKey<C>::from_seed(seed_of(record.hex("seed")), TreeStandard::slip10));
                const auto node = value(root.derive(path(record.text("path"))));
                EXPECT_EQ(to_hex(node.private_key().reveal()), record.text("private_key")) << record.where();
                EXPECT_EQ(node.standard(), TreeStandard::slip10);
            }
            ++seen;
        });
    }
    EXPECT_EQ(seen, 40U);
}

TEST(ExtendedKeyTest, Slip10Nodes) {
    const auto file = VectorFile::load("slip10/nodes.json");
    std::size_t seen = 0;
    for (const Record& record : file.list("valid")) {
        by_curve(record, [&]<TreeCurve C>(C) {
            expect_node<C>(record);
            ++seen;
        });
    }
    EXPECT_EQ(seen, 286U);
}

TEST(ExtendedKeyTest, StandardsOfBip49Bip84Bip86) {
    const auto file = VectorFile::load("bip32/bip49_84_86.json");
    std::size_t seen = 0;
    for (const Record& record : file.list("valid")) {
        const auto seed = value(Mnemonic::parse(as_bytes(record.text("mnemonic")))).to_seed(no_passphrase);
        const auto root = value(ExtendedPrivateKey<Secp256k1>::from_seed(seed));
        const DerivationPath where = path(record.text("path"));
        const auto node = value(root.derive(where));
        const auto account = value(root.derive(where.without_last().without_last()));
        const u64 bip = record.natural("bip");
        const bool testnet = record.text("network") == "testnet";
        if (bip != 86) {
            const ExtendedKeyVersion& kind = version(testnet ? "upub" : "zpub");
            EXPECT_EQ(shown(encode_extended_key(account, kind)), record.text("account_private")) << record.where();
            EXPECT_EQ(encode_extended_key(account.neuter(), kind), record.text("account_public")) << record.where();
            if (record.has("root_private")) {
                EXPECT_EQ(shown(encode_extended_key(root, kind)), record.text("root_private"));
                EXPECT_EQ(to_hex(node.private_key().reveal()), record.text("private_key"));
            }
            EXPECT_EQ(public_key_hex(node.public_key()), record.text("public_key"));
            const auto wif = encode_private_key(testnet ? KeyFormat::bitcoin_testnet_wif : KeyFormat::bitcoin_mainnet_wif,
                                                AnyPrivateKey(node.private_key().clone()));
            EXPECT_EQ(shown(value(wif.has_value() ? Result<SecretText>(wif->clone()) : fail(wif.error()))), record.text("wif"));
        } else {
            EXPECT_EQ(shown(encode_extended_key(node, version("xprv"))), record.text("xprv"));
            EXPECT_EQ(encode_extended_key(node.neuter(), version("xpub")), record.text("xpub"));
            EXPECT_EQ(to_hex(node.public_key().x_only()), record.text("internal_key"));
            const std::string output = to_hex(value(node.public_key().taproot_output()).x_only());
            EXPECT_EQ(output, record.text("output_key"));
            EXPECT_EQ("5120" + output, record.text("script_pubkey"));
        }
        record.ignore("address", "read by the tests of the wallet");
        ++seen;
    }
    EXPECT_EQ(seen, 7U);
}

TEST(ExtendedKeyTest, NonHardenedIndicesOfEd25519) {
    const auto file = VectorFile::load("slip10/non_hardened_indices.json");
    std::size_t seen = 0;
    for (const Record& record : file.list("cases")) {
        const auto root =
            value(ExtendedPrivateKey<Ed25519>::from_seed(value(Mnemonic::parse(as_bytes(record.text("mnemonic")))).to_seed(no_passphrase)));
        const DerivationPath asked = path(record.text("path"));
        const DerivationPath effective = value(effective_path(asked, false, NonHardenedPolicy::harden));
        const std::string key = public_key_hex(value(root.derive_key(effective)).public_key());
        EXPECT_EQ(key, record.text("hardened")) << record.where();
        for (const Record& never : record.list("never")) EXPECT_NE(key, never.text("public_key"));
        if (asked == effective) {
            EXPECT_TRUE(root.derive(asked));
            continue;
        }
        std::size_t first_non_hardened = 0;
        while (asked[first_non_hardened].hardened()) ++first_non_hardened;
        const std::string refused = "hardened_only@" + std::to_string(asked.offset_of(first_non_hardened));
        EXPECT_EQ(refusal(root.derive(asked)), refused);
        EXPECT_EQ(refusal(root.derive_key(asked)), refused);
        EXPECT_EQ(refusal(root.children_of(asked)), refused);
        EXPECT_EQ(refusal(effective_path(asked, false, NonHardenedPolicy::reject)), refused);
        EXPECT_EQ(refusal(root.children().private_key(asked[first_non_hardened])), "hardened_only");
        EXPECT_EQ(refusal(root.children().private_key(hardened<0>(), asked.components())), "hardened_only");
        EXPECT_EQ(refusal(root.derive_child(asked[first_non_hardened])), "hardened_only");
        ++seen;
    }
    EXPECT_GE(seen, 5U);
}

TEST(ExtendedKeyTest, PublicNodesRefuseHardenedPaths) {
    const auto root = master<Secp256k1>(std::vector<u8>(16, 1)).neuter();
    EXPECT_EQ(refusal(root.derive(path("m/0'"))), "hardened_from_public@2");
    EXPECT_EQ(refusal(root.derive(path("m/0/12/3'/4"))), "hardened_from_public@7");
    EXPECT_EQ(value(root.derive(path("m"))), root);
}

TEST(ExtendedKeyTest, DepthEndsAt255) {
    DerivationPath deep;
    for (int i = 0; i < 254; ++i) ASSERT_TRUE(deep.append(hardened<1>()));
    const auto at_254 = value(master<Secp256k1>(std::vector<u8>(16, 1)).derive(deep));
    const auto at_255 = value(at_254.derive_child(non_hardened<7>()));
    EXPECT_EQ(at_255.origin().depth, 255);
    EXPECT_EQ(at_255.neuter(), value(at_254.neuter().derive_child(non_hardened<7>())));
    EXPECT_EQ(refusal(at_255.derive_child(non_hardened<0>())), "depth_exceeded");
    EXPECT_EQ(refusal(at_255.neuter().derive_child(non_hardened<0>())), "depth_exceeded");
    EXPECT_EQ(refusal(at_255.derive(path("m/0"))), "depth_exceeded@2");
    EXPECT_EQ(refusal(at_254.derive(path("m/11/0"))), "depth_exceeded@5");
    EXPECT_EQ(refusal(at_254.derive_key(path("m/11/0"))), "depth_exceeded@5");
    EXPECT_EQ(refusal(at_254.neuter().derive(path("m/11/0"))), "depth_exceeded@5");
    const std::array<NonHardenedIndex, 1> rest_public{};
    const std::array<ChildIndex, 1> rest_private{};
    EXPECT_EQ(refusal(at_254.neuter().children().public_key(non_hardened<0>())), "ok");
    EXPECT_EQ(refusal(at_254.neuter().children().public_key(non_hardened<0>(), rest_public)), "depth_exceeded");
    EXPECT_EQ(refusal(at_254.children().private_key(non_hardened<0>())), "ok");
    EXPECT_EQ(refusal(at_254.children().private_key(non_hardened<0>(), rest_private)), "depth_exceeded");
    EXPECT_EQ(refusal(at_255.children().private_key(non_hardened<0>())), "depth_exceeded");
}

TEST(ExtendedKeyTest, PartsOfAMasterNodeMustBeZero) {
    const auto root = master<Secp256k1>(std::vector<u8>(16, 1));
    const auto assembled = [&](const NodeOrigin& origin) {
        return ExtendedPrivateKey<Secp256k1>::from_parts(root.private_key().clone(), root.chain_code().clone(), origin,
                                                         TreeStandard::bip32);
    };
    EXPECT_EQ(code(assembled({0, {}, 0})), "ok");
    EXPECT_EQ(code(assembled({0, {0, 0, 0, 1}, 0})), "extended_key_depth_zero_parent");
    EXPECT_EQ(code(assembled({0, {}, 1})), "extended_key_depth_zero_child");
    EXPECT_EQ(code(assembled({1, {}, 0})), "ok");
    const auto node = root.neuter();
    EXPECT_EQ(code(ExtendedPublicKey<Secp256k1>::from_parts(node.public_key(), node.chain_code(), {0, {1}, 0}, TreeStandard::bip32)),
              "extended_key_depth_zero_parent");
}

TEST(ExtendedKeyTest, MasterNodes) {
    const Seed seed = seed_of(std::vector<u8>(64, 9));
    EXPECT_EQ(std::get<ExtendedPrivateKey<Ed25519>>(value(master_node(seed, CurveId::ed25519))).fingerprint(),
              value(ExtendedPrivateKey<Ed25519>::from_seed(seed)).fingerprint());
    EXPECT_TRUE(std::holds_alternative<ExtendedPrivateKey<P256>>(value(master_node(seed, CurveId::p256))));
    EXPECT_TRUE(std::holds_alternative<ExtendedPrivateKey<Secp256k1>>(value(master_node(seed, CurveId::secp256k1))));
    EXPECT_EQ(code(master_node(seed, CurveId::x25519)), "curve_mismatch");
    for (std::size_t size = 0; size <= 70; ++size) {
        const std::vector<u8> bytes(size, 1);
        EXPECT_EQ(code(Seed::parse(bytes)), size >= 16 && size <= 64 ? "ok" : "seed_length") << size;
    }
}

TEST(ExtendedKeyTest, EightThreadsAgreeWithOne) {
    const auto root = master<Secp256k1>(std::vector<u8>(32, 3));
    const auto private_parent = root.children();
    const auto public_node = root.neuter();
    const auto public_parent = public_node.children();
    constexpr u32 count = 500;
    std::vector<std::string> expected;
    for (u32 i = 0; i < count; ++i) {
        expected.push_back(public_key_hex(value(private_parent.private_key(value(NonHardenedIndex::from_number(i)))).public_key()));
    }
    std::array<bool, 8> agree{};
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < agree.size(); ++t) {
        threads.emplace_back([&, t] {
            bool all = true;
            for (u32 i = 0; i < count; ++i) {
                const NonHardenedIndex index = value(NonHardenedIndex::from_number(i));
                all = all && public_key_hex(value(public_parent.public_key(index))) == expected[i];
                all = all && public_key_hex(value(private_parent.private_key(index)).public_key()) == expected[i];
            }
            agree[t] = all;
        });
    }
    for (std::thread& thread : threads) thread.join();
    for (const bool all : agree) EXPECT_TRUE(all);
}

template <NonHardenedTreeCurve C>
void check_commutes() {
    const auto node = value(master<C>(*gen::bytes_between(16, 64)).derive_child(ChildIndex::from_child_number(*rc::gen::arbitrary<u32>())));
    const NonHardenedIndex index = value(NonHardenedIndex::from_number(*rc::gen::inRange<u32>(0, hardened_bit)));
    const auto child = value(node.derive_child(index));
    RC_ASSERT(child.neuter() == value(node.neuter().derive_child(index)));
    RC_ASSERT(value(node.neuter().children().public_key(index)) == child.public_key());
    RC_ASSERT(child.origin().parent_fingerprint == node.fingerprint());
}

RC_GTEST_PROP(ExtendedKeyLaw, NeuterCommutesWithSoftDerivation, ()) {
    check_commutes<Secp256k1>();
}

RC_GTEST_PROP(ExtendedKeyLaw, NeuterCommutesOnP256, ()) {
    check_commutes<P256>();
}

RC_GTEST_PROP(ExtendedKeyLaw, TextsComeBack, ()) {
    const auto depth = *rc::gen::inRange(1, 256);
    const NodeOrigin origin{static_cast<u8>(depth), *gen::array<4>(), *rc::gen::arbitrary<u32>()};
    const auto chain_code = *gen::padded_array<32>();
    const auto scalar = *gen::scalar();
    const auto node = value(ExtendedPrivateKey<Secp256k1>::from_parts(value(PrivateKey<Secp256k1>::parse(scalar)),
                                                                      SecretArray<32>(chain_code), origin, TreeStandard::bip32));
    const auto& row = *rc::gen::elementOf(std::vector<ExtendedKeyVersion>(extended_key_versions().begin(), extended_key_versions().end()));
    const std::string private_text = shown(encode_extended_key(node, row));
    const std::string public_text = encode_extended_key(node.neuter(), row);
    RC_ASSERT(private_text.starts_with(row.private_name));
    RC_ASSERT(public_text.starts_with(row.public_name));
    const auto private_read = value(decode_extended_private_key(secret(private_text), VersionCoins::any));
    RC_ASSERT(to_hex(private_read.node.private_key().reveal()) == to_hex(scalar));
    RC_ASSERT(to_hex(private_read.node.chain_code().reveal()) == to_hex(chain_code));
    RC_ASSERT(private_read.node.origin() == origin);
    const auto public_read = value(decode_extended_public_key(public_text, VersionCoins::any));
    RC_ASSERT(public_read.node == node.neuter());
    RC_ASSERT(public_read.version->public_bytes == row.public_bytes);
}

RC_GTEST_PROP(ExtendedKeyLaw, AnyOtherCharacterIsRefused, ()) {
    static const std::string right = encode_extended_key(master<Secp256k1>(std::vector<u8>(16, 1)).neuter(), version("xpub"));
    constexpr std::string_view digits = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    std::string text = right;
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
    const char other = *rc::gen::elementOf(digits);
    RC_PRE(other != text[at]);
    text[at] = other;
    RC_ASSERT(!decode_extended_public_key(text));
    text[at] = *rc::gen::elementOf(std::string("0OIl +/-_\n\0\xff", 12));
    RC_ASSERT(refusal(decode_extended_public_key(text)) == "base58_character@" + std::to_string(at));
}

}  // namespace
}  // namespace coffer::testing
