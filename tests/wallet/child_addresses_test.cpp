#include "coffer/wallet/child_addresses.hpp"
#include "coffer/wallet/account.hpp"
#include "hd/support.hpp"
#include "support/rc.hpp"
#include "wallet/encode_keys.hpp"

namespace coffer::wallet {
namespace {

using testing::code;
using testing::value;
namespace gen = coffer::testing::gen;

std::vector<AddressFormat> secp256k1_formats() {
    std::vector<AddressFormat> fitting;
    for (const auto& row : address::formats()) {
        if (address::curve_path(row, CurveId::secp256k1)) fitting.push_back(row.id);
    }
    return fitting;
}

ExtendedPublicKey<Secp256k1> any_parent() {
    const auto key = value(PrivateKey<Secp256k1>::parse(*gen::scalar()));
    const NodeOrigin origin{static_cast<u8>(*rc::gen::inRange(1, 256)), *gen::array<4>(), *rc::gen::arbitrary<u32>()};
    return value(ExtendedPublicKey<Secp256k1>::from_parts(key.public_key(), *gen::array<32>(), origin, TreeStandard::bip32));
}

template <typename A, typename B>
bool same(const Result<A>& a, const Result<B>& b) {
    if (!a || !b) return !a && !b && a.error().code == b.error().code;
    return AnyPublicKey(a->public_key) == AnyPublicKey(b->public_key) && a->address == b->address;
}

// Compared with the library's other way to derive: step by step from the node.
RC_GTEST_PROP(ChildAddressesLaw, AreOneByOne, ()) {
    const auto parent = any_parent();
    const AddressFormat format = *rc::gen::elementOf(secp256k1_formats());
    const address::EncodeOptions options{.tag = address::Encoder::from_format(format) ? std::nullopt : std::optional<u64>(7)};
    const auto addresses = value(ChildAddresses::from_parent(parent, format, options));
    const auto encoder = value(address::Encoder::from_format(format, options));
    const u32 room = *rc::gen::inRange<u32>(0, 60);
    const u32 first = *rc::gen::arbitrary<bool>() ? *rc::gen::inRange<u32>(0, hardened_bit) : hardened_bit - 1 - room;
    const auto children = addresses.range(value(NonHardenedIndex::from_number(first)), *rc::gen::inRange<std::size_t>(0, 80),
                                          *rc::gen::inRange<unsigned>(0, 4));
    for (std::size_t i = 0; i < children.size(); ++i) {
        const auto index = NonHardenedIndex::from_number(first + static_cast<u32>(i));
        if (!index) {
            RC_ASSERT(code(children[i]) == "path_index_range");
            continue;
        }
        RC_ASSERT(same(children[i], addresses.at(*index)));
        const auto child = parent.derive_child(*index);
        RC_ASSERT(child.has_value() == children[i].has_value());
        if (!child) continue;
        RC_ASSERT(children[i]->public_key == child->public_key());
        RC_ASSERT(children[i]->address == value(encoder(child->public_key())));
    }
}

TEST(ChildAddressesTest, ThreadsChangeNothing) {
    const auto parent = testing::master<Secp256k1>(std::vector<u8>(32, 9)).neuter();
    const auto addresses = value(ChildAddresses::from_parent(parent, AddressFormat::ethereum));
    const auto one = addresses.range(non_hardened<1000>(), 1500, 1);
    for (const unsigned threads : {2U, 3U, 7U}) {
        const auto several = addresses.range(non_hardened<1000>(), 1500, threads);
        ASSERT_EQ(several.size(), one.size());
        for (std::size_t i = 0; i < one.size(); ++i) EXPECT_TRUE(same(one[i], several[i])) << i;
    }
}

TEST(ChildAddressesTest, Refusals) {
    const auto parent = testing::master<Secp256k1>(std::vector<u8>(32, 9)).neuter();
    EXPECT_EQ(code(ChildAddresses::from_parent(parent, AddressFormat::solana)), "curve_mismatch");
    EXPECT_EQ(code(ChildAddresses::from_parent(parent, AddressFormat::ethereum, {.hrp = "cosmos"})), "option_not_applicable");
    EXPECT_EQ(code(ChildAddresses::from_parent(parent, static_cast<AddressFormat>(60000))), "unknown_format");
}

// A child that does not exist keeps its position, so that its neighbours keep theirs.
TEST(ChildAddressesTest, AMissingKeyIsAnErrorInItsPlaceOnly) {
    const auto encoder = value(address::Encoder::from_format(AddressFormat::ethereum));
    const auto parent = testing::master<Secp256k1>(std::vector<u8>(32, 9)).neuter();
    std::vector<Result<PublicKey<Secp256k1>>> keys(40, fail(Errc::internal));
    parent.children().public_keys(non_hardened<0>(), keys);
    for (const std::size_t missing : {std::size_t{0}, std::size_t{15}, std::size_t{16}, std::size_t{31}, std::size_t{39}}) {
        auto some = keys;
        some[missing] = fail(Errc::child_invalid);
        std::vector<Result<ChildAddress>> results(some.size(), fail(Errc::internal));
        encode_keys(
            encoder, std::span(some), std::span(results), [](const auto& key) { return AnyPublicKey(key); },
            [](const auto& key, const address::AddressText& text) {
                return ChildAddress{key, text};
            });
        for (std::size_t i = 0; i < results.size(); ++i) {
            if (i == missing) {
                EXPECT_EQ(code(results[i]), "child_invalid");
            } else {
                EXPECT_EQ(value(results[i]).address, value(encoder(value(keys[i])))) << missing << ' ' << i;
            }
        }
    }
}

// Ranges of accounts: hardened and non-hardened, private and public, with and without components after the placeholder, and without one.
TEST(AccountRangeTest, FillIsAtForEachIndex) {
    const Root seed = testing::seed_of(std::vector<u8>(64, 5));
    const auto node = testing::master<Secp256k1>(std::vector<u8>(64, 5)).neuter();
    const Root xpub = node;
    struct Case {
        const Root* root;
        AddressFormat format;
        CurveId curve;
        const char* path;
    };
    for (const Case& row :
         {Case{&seed, AddressFormat::ethereum, CurveId::secp256k1, "m/44'/60'/0'/0/{i}"},
          Case{&seed, AddressFormat::ethereum, CurveId::secp256k1, "m/44'/60'/{i}'/0/3"},
          Case{&seed, AddressFormat::solana, CurveId::ed25519, "m/44'/501'/{i}'/0'"},
          Case{&seed, AddressFormat::compressed, CurveId::p256, "m/{i}"}, Case{&seed, AddressFormat::ethereum, CurveId::secp256k1, "m/44'"},
          Case{&xpub, AddressFormat::ethereum, CurveId::secp256k1, "m/0/{i}"},
          Case{&xpub, AddressFormat::bitcoin_mainnet_p2tr, CurveId::secp256k1, "m/{i}/1/2"},
          Case{&xpub, AddressFormat::tron, CurveId::secp256k1, "m/7"}}) {
        for (const bool private_keys : {false, true}) {
            if (private_keys && row.root == &xpub) continue;
            const auto range = value(AccountRange::from_request(*row.root, {.format = row.format,
                                                                            .curve = row.curve,
                                                                            .path = PathChoice{value(PathTemplate::parse(row.path))},
                                                                            .private_keys = private_keys}));
            for (const u32 first : {0U, 5U, hardened_bit - 4, hardened_bit - 1, hardened_bit, 0xffff'fff0U}) {
                std::vector<Result<Account>> accounts;
                for (int i = 0; i < 19; ++i) accounts.emplace_back(fail(Errc::internal));
                range.fill(first, accounts);
                for (u32 i = 0; i < accounts.size(); ++i) {
                    const u32 index = first > 0xffff'ffffU - i ? 0xffff'ffffU : first + i;
                    const auto alone = range.at(index);
                    ASSERT_TRUE(same(alone, accounts[i])) << row.path << ' ' << index << ' ' << code(alone) << ' ' << code(accounts[i]);
                    if (!alone) continue;
                    ASSERT_EQ(accounts[i]->private_key.has_value(), private_keys);
                    if (private_keys) {
                        EXPECT_EQ(public_key_of(*accounts[i]->private_key), accounts[i]->public_key);
                    }
                }
            }
        }
    }
}

}  // namespace
}  // namespace coffer::wallet
