// Deriving many children at once gives the same result as deriving them one by one.
#include "hd/support.hpp"
#include "hd/tree.hpp"
#include "support/rc.hpp"

namespace coffer::testing {
namespace {

template <NonHardenedTreeCurve C>
using Children = std::vector<Result<PublicKey<C>>>;

template <NonHardenedTreeCurve C>
Children<C> places(std::size_t count) {
    return Children<C>(count, fail(Errc::internal));
}

/// difference names the first result that differs from a single call, or is empty if there is none.
template <NonHardenedTreeCurve C>
std::string difference(const ExtendedPublicKey<C>& parent, u32 first, const Children<C>& children) {
    const auto deriver = parent.children();
    for (std::size_t i = 0; i < children.size(); ++i) {
        const auto index = NonHardenedIndex::from_number(first + static_cast<u32>(i));
        const Result<PublicKey<C>> alone = index ? deriver.public_key(*index) : Result<PublicKey<C>>(fail(index.error()));
        if (alone.has_value() != children[i].has_value()) return "presence at " + std::to_string(i);
        if (alone && *alone != *children[i]) return "key at " + std::to_string(i);
        if (!alone && alone.error().code != children[i].error().code) return "error at " + std::to_string(i);
    }
    return {};
}

/// A node of any depth, chain code and standard.
template <NonHardenedTreeCurve C>
ExtendedPublicKey<C> any_parent() {
    const auto key = value(PrivateKey<C>::parse(*gen::scalar()));
    const NodeOrigin origin{static_cast<u8>(*rc::gen::inRange(1, 255)), *gen::array<4>(), *rc::gen::arbitrary<u32>()};
    const auto standard = *rc::gen::arbitrary<bool>() ? TreeStandard::bip32 : TreeStandard::slip10;
    return value(ExtendedPublicKey<C>::from_parts(key.public_key(), *gen::array<32>(), origin, standard));
}

template <NonHardenedTreeCurve C>
void check_range() {
    const auto parent = any_parent<C>();
    const u32 last = hardened_bit - 1;
    const u32 first = *rc::gen::arbitrary<bool>() ? *rc::gen::inRange<u32>(0, hardened_bit) : last - *rc::gen::inRange<u32>(0, 40);
    auto children = places<C>(*rc::gen::inRange<std::size_t>(0, 71));
    parent.children().public_keys(value(NonHardenedIndex::from_number(first)), children);
    RC_ASSERT(difference(parent, first, children) == "");
}

RC_GTEST_PROP(ChildRangeLaw, IsOneByOneOnSecp256k1, ()) {
    check_range<Secp256k1>();
}
RC_GTEST_PROP(ChildRangeLaw, IsOneByOneOnP256, ()) {
    check_range<P256>();
}

TEST(ChildRangeTest, EveryCountAroundTheGroups) {
    const auto parent = master<Secp256k1>(std::vector<u8>(16, 3)).neuter();
    for (std::size_t count = 0; count <= 70; ++count) {
        auto children = places<Secp256k1>(count);
        parent.children().public_keys(non_hardened<5>(), children);
        EXPECT_EQ(difference(parent, 5, children), "") << count;
    }
}

TEST(ChildRangeTest, TheDeepestNodeHasNoChildren) {
    const auto key = master<Secp256k1>(std::vector<u8>(16, 3)).public_key();
    const auto deepest = value(ExtendedPublicKey<Secp256k1>::from_parts(key, {}, {255, {1, 2, 3, 4}, 9}, TreeStandard::bip32));
    auto children = places<Secp256k1>(3);
    deepest.children().public_keys(non_hardened<0>(), children);
    for (const auto& child : children) EXPECT_EQ(code(child), "depth_exceeded");
}

/// answer is the output that the test prescribes for a pseudorandom function.
ByteArray<64> answer(const ByteArray<32>& left, u8 right) {
    ByteArray<64> hash;
    hash.fill(right);
    std::copy(left.begin(), left.end(), hash.begin());
    return hash;
}
ByteArray<32> number(u8 low) {
    ByteArray<32> bytes{};
    bytes[31] = low;
    return bytes;
}

// The cases of probability 2^-127 in the middle of a range: the group order, and the value that makes the sum infinity (the parent is 5 G).
TEST(ChildRangeTest, AnInvalidChildIsAnErrorInItsPlaceOnly) {
    const auto order = from_hex<32>("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141");
    const auto order_less_5 = from_hex<32>("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd036413c");
    const auto parent = value(PrivateKey<Secp256k1>::parse(number(5))).public_key();
    const auto many = [&](std::span<const ByteArray<37>> messages, std::span<ByteArray<64>> hashes) {
        for (std::size_t i = 0; i < messages.size(); ++i) {
            const u8 index = messages[i][36];
            hashes[i] = answer(index == 33 ? order : index == 40 ? order_less_5 : number(index), 7);
        }
    };
    unsigned asked = 0;
    const auto retry = [&](ByteSpans parts) {
        ++asked;
        EXPECT_EQ(parts.begin()[0][0], 1);
        EXPECT_EQ(parts.begin()[1][31], 7);
        return hd::HashOutput(answer(number(100), 8));
    };
    for (const TreeStandard standard : {TreeStandard::bip32, TreeStandard::slip10}) {
        auto children = places<Secp256k1>(50);
        hd::derive_public_range(parent, hd::public_bytes(parent), retry, many, non_hardened<0>(), standard, std::span(children));
        for (u8 i = 0; i < 50; ++i) {
            const bool invalid = i == 33 || i == 40;
            if (invalid && standard == TreeStandard::bip32) {
                EXPECT_EQ(code(children[i]), "child_invalid") << int{i};
            } else {
                const u8 scalar = static_cast<u8>(5 + (invalid ? 100 : i));
                EXPECT_EQ(value(children[i]), value(PrivateKey<Secp256k1>::parse(number(scalar))).public_key()) << int{i};
            }
        }
        EXPECT_EQ(asked, standard == TreeStandard::bip32 ? 0U : 2U);
    }
}

}  // namespace
}  // namespace coffer::testing
