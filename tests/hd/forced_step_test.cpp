// Cases of probability 2^-127. The tests replace HMAC-SHA512 by a function that returns chosen values.
#include "hd/support.hpp"
#include "hd/tree.hpp"

namespace coffer::testing {
namespace {

/// Order of the group, big-endian.
template <NonHardenedTreeCurve C>
const ByteArray<32> order{};
template <>
const ByteArray<32> order<Secp256k1> = from_hex<32>("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141");
template <>
const ByteArray<32> order<P256> = from_hex<32>("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");

/// Script is a pseudorandom function that returns prescribed halves, in order, and records its inputs.
struct Script {
    std::vector<std::pair<ByteArray<32>, ByteArray<32>>> answers;
    mutable std::vector<std::vector<u8>> asked;

    [[nodiscard]] hd::HashOutput operator()(ByteSpans parts) const {
        std::vector<u8> question;
        for (const Bytes part : parts) question.insert(question.end(), part.begin(), part.end());
        asked.push_back(question);
        const auto& [left, right] = answers.at(asked.size() - 1);
        ByteArray<64> output;
        std::copy(left.begin(), left.end(), output.begin());
        std::copy(right.begin(), right.end(), output.begin() + 32);
        return hd::HashOutput(output);
    }
};

[[nodiscard]] ByteArray<32> number(u8 low) {
    ByteArray<32> bytes{};
    bytes[31] = low;
    return bytes;
}

/// minus returns n - low.
[[nodiscard]] ByteArray<32> minus(ByteArray<32> n, u8 low) {
    COFFER_INVARIANT(n[31] >= low);
    n[31] = static_cast<u8>(n[31] - low);
    return n;
}

const ByteArray<32> filler = from_hex<32>("a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1");
const ByteArray<32> all_ones = from_hex<32>("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff");

template <NonHardenedTreeCurve C>
class ForcedStepTest : public ::testing::Test {};
using Curves = ::testing::Types<Secp256k1, P256>;
TYPED_TEST_SUITE(ForcedStepTest, Curves);

TYPED_TEST(ForcedStepTest, InvalidChildren) {
    using C = TypeParam;
    const auto parent = value(PrivateKey<C>::parse(number(5)));
    const auto parent_public = parent.public_key();
    const auto encoded = hd::public_bytes(parent_public);
    const NonHardenedIndex index = non_hardened<7>();
    const std::vector<u8> retry_question = [&] {
        std::vector<u8> question{0x01};
        question.insert(question.end(), filler.begin(), filler.end());
        question.insert(question.end(), {0, 0, 0, 7});
        return question;
    }();
    hd::HashOutput hash;
    // n, values above it, and n - parent, which makes the child zero (infinity).
    for (const ByteArray<32>& bad : {order<C>, all_ones, minus(order<C>, 5)}) {
        const Script refused{{{bad, filler}}, {}};
        EXPECT_EQ(code(hd::derive_private(parent, encoded, refused, index, TreeStandard::bip32, hash)), "child_invalid");
        const Script refused_public{{{bad, filler}}, {}};
        EXPECT_EQ(code(hd::derive_public(parent_public, encoded, refused_public, index, TreeStandard::bip32, hash)), "child_invalid");

        const Script retried{{{bad, filler}, {bad, filler}, {number(3), number(9)}}, {}};
        const auto child = value(hd::derive_private(parent, encoded, retried, index, TreeStandard::slip10, hash));
        EXPECT_EQ(to_hex(child.reveal()), to_hex(number(8)));
        EXPECT_EQ(to_hex(hd::right(hash)), to_hex(number(9)));
        ASSERT_EQ(retried.asked.size(), 3U);
        EXPECT_EQ(retried.asked[1], retry_question);
        EXPECT_EQ(retried.asked[2], retry_question);

        const Script retried_public{{{bad, filler}, {number(3), number(9)}}, {}};
        const auto child_public = value(hd::derive_public(parent_public, encoded, retried_public, index, TreeStandard::slip10, hash));
        EXPECT_EQ(child_public, child.public_key());
        ASSERT_EQ(retried_public.asked.size(), 2U);
        EXPECT_EQ(retried_public.asked[1], retry_question);
    }
}

TYPED_TEST(ForcedStepTest, ValidEdges) {
    using C = TypeParam;
    const auto parent = value(PrivateKey<C>::parse(number(5)));
    hd::HashOutput hash;
    const auto encoded = hd::public_bytes(parent.public_key());
    // A left half of zero gives the parent's key, which both standards accept. n - 4 gives 1 modulo n.
    for (const auto& [left, child] :
         {std::pair{number(0), number(5)}, {minus(order<C>, 4), number(1)}, {minus(order<C>, 6), minus(order<C>, 1)}}) {
        for (const TreeStandard standard : {TreeStandard::bip32, TreeStandard::slip10}) {
            const Script script{{{left, filler}}, {}};
            EXPECT_EQ(to_hex(value(hd::derive_private(parent, encoded, script, non_hardened<0>(), standard, hash)).reveal()),
                      to_hex(child));
            const Script script_public{{{left, filler}}, {}};
            EXPECT_EQ(value(hd::derive_public(parent.public_key(), encoded, script_public, non_hardened<0>(), standard, hash)),
                      value(PrivateKey<C>::parse(child)).public_key());
        }
    }
}

TYPED_TEST(ForcedStepTest, QuestionsAreTheStandards) {
    using C = TypeParam;
    const auto parent = value(PrivateKey<C>::parse(number(5)));
    hd::HashOutput hash;
    const auto encoded = hd::public_bytes(parent.public_key());
    const Script script{{{number(1), filler}, {number(1), filler}}, {}};
    ASSERT_TRUE(hd::derive_private(parent, encoded, script, non_hardened<0x01020304>(), TreeStandard::slip10, hash));
    ASSERT_TRUE(hd::derive_private(parent, encoded, script, hardened<0x01020304>(), TreeStandard::slip10, hash));
    EXPECT_EQ(to_hex(script.asked[0]), to_hex(encoded) + "01020304");
    EXPECT_EQ(to_hex(script.asked[1]), "00" + to_hex(number(5)) + "81020304");
}

TYPED_TEST(ForcedStepTest, InvalidMasters) {
    using C = TypeParam;
    hd::HashOutput hash;
    const std::vector<u8> seed(16, 7);
    for (const ByteArray<32>& bad : {number(0), order<C>, all_ones}) {
        const Script refused{{{bad, filler}}, {}};
        EXPECT_EQ(code(hd::master_of<C>(seed, refused, TreeStandard::bip32, hash)), "master_invalid");
        const Script retried{{{bad, filler}, {number(4), number(9)}}, {}};
        EXPECT_EQ(to_hex(value(hd::master_of<C>(seed, retried, TreeStandard::slip10, hash)).reveal()), to_hex(number(4)));
        EXPECT_EQ(retried.asked[0], seed);
        EXPECT_EQ(to_hex(retried.asked[1]), to_hex(bad) + to_hex(filler));
    }
}

TEST(ForcedStepEd25519Test, EveryHashIsAKey) {
    hd::HashOutput hash;
    const auto parent = value(PrivateKey<Ed25519>::parse(number(5)));
    for (const ByteArray<32>& left : {number(0), all_ones, order<Secp256k1>}) {
        const Script script{{{left, filler}}, {}};
        const auto child = value(hd::derive_private(parent, {}, script, hardened<2>(), TreeStandard::slip10, hash));
        EXPECT_EQ(to_hex(child.reveal()), to_hex(left));
        EXPECT_EQ(to_hex(script.asked[0]), "00" + to_hex(number(5)) + "80000002");
        const Script master_script{{{left, filler}}, {}};
        EXPECT_EQ(to_hex(value(hd::master_of<Ed25519>(std::vector<u8>(16, 1), master_script, TreeStandard::slip10, hash)).reveal()),
                  to_hex(left));
    }
}

}  // namespace
}  // namespace coffer::testing
