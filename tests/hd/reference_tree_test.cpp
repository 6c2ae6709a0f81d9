// Compares key derivation with the reference, in particular for keys that begin with zero bytes: dropping leading zeros is a known cause of
// lost funds.
#include "hd/reference_tree.hpp"
#include "coffer/crypto/hash.hpp"
#include "hd/support.hpp"
#include "support/rc.hpp"

namespace coffer::testing {
namespace {

template <TreeCurve C>
constexpr ReferenceCurve reference_curve = std::same_as<C, P256>      ? ReferenceCurve::p256
                                           : std::same_as<C, Ed25519> ? ReferenceCurve::ed25519
                                                                      : ReferenceCurve::secp256k1;

template <TreeCurve C>
[[nodiscard]] ExtendedPrivateKey<C> node_of(Bytes key, FixedBytes<32> chain_code) {
    return value(ExtendedPrivateKey<C>::from_parts(value(PrivateKey<C>::parse(key)), SecretArray<32>(chain_code), {1, {}, 0},
                                                   ExtendedPrivateKey<C>::default_standard));
}

/// expect_child compares one child of one node: its private key and, if it has one, its public derivation.
template <TreeCurve C>
void expect_child(const ByteArray<32>& key, const ByteArray<32>& chain_code, ChildIndex index) {
    const ReferenceNode parent{{key.begin(), key.end()}, {chain_code.begin(), chain_code.end()}};
    const ReferenceNode expected = reference_child(reference_curve<C>, parent, index.child_number());
    const auto node = node_of<C>(key, chain_code);
    const auto child = value(node.derive_child(index));
    ASSERT_EQ(to_hex(child.private_key().reveal()), to_hex(expected.key));
    ASSERT_EQ(to_hex(child.chain_code().reveal()), to_hex(expected.chain_code));
    ASSERT_EQ(public_key_hex(child.public_key()), to_hex(reference_public(reference_curve<C>, expected.key)));
    if constexpr (NonHardenedTreeCurve<C>) {
        if (index.hardened()) return;
        ASSERT_EQ(value(node.neuter().derive_child(index.as_non_hardened().value())), child.neuter());
    }
}

/// numbered returns 32 bytes of which the first `zeros` are zero and the next is not.
[[nodiscard]] ByteArray<32> numbered(std::string_view what, unsigned i, std::size_t zeros) {
    ByteArray<32> bytes = sha256(as_bytes(std::string(what) + std::to_string(i)));
    std::fill_n(bytes.begin(), zeros, u8{0});
    bytes[zeros] = static_cast<u8>(bytes[zeros] % 0xfeU + 1);
    return bytes;
}

TEST(ReferenceTreeTest, LeadingZerosOfKeysAndChainCodes) {
    for (unsigned i = 0; i < 800 && !HasFatalFailure(); ++i) {
        const ByteArray<32> zero_key = numbered("key", i, 1 + i % 3);
        const ByteArray<32> chain_code = numbered("chain code", i, 0);
        expect_child<Secp256k1>(zero_key, chain_code, ChildIndex::from_child_number(i));
        expect_child<Secp256k1>(zero_key, chain_code, ChildIndex::from_child_number(i | hardened_bit));
        expect_child<P256>(zero_key, chain_code, ChildIndex::from_child_number(i | (i % 2 == 0 ? hardened_bit : 0)));
        expect_child<Ed25519>(zero_key, chain_code, ChildIndex::from_child_number(i | hardened_bit));
        expect_child<Secp256k1>(numbered("other key", i, 0), numbered("chain code", i, 1 + i % 3), ChildIndex::from_child_number(i));
    }
}

TEST(ReferenceTreeTest, LeadingZerosOfHashesAndChildren) {
    const ByteArray<32> key = numbered("key", 0, 0);
    const ByteArray<32> chain_code = numbered("chain code", 0, 0);
    const auto node = node_of<Secp256k1>(key, chain_code);
    const auto children = node.children();
    std::size_t zero_keys = 0;
    std::size_t zero_x = 0;
    std::size_t zero_chain_codes = 0;
    for (u32 i = 0; i < 40000 && !HasFatalFailure(); ++i) {
        const ChildIndex index = value(ChildIndex::from_index(i, true));
        const auto child = value(children.private_key(index));
        const bool zero_key = child.reveal()[0] == 0;
        if (!zero_key && i >= 10000) continue;
        const bool leading_zero_x = i < 10000 && child.public_key().compressed()[1] == 0;
        const bool zero_chain_code = i < 10000 && value(node.derive_child(index)).chain_code().reveal()[0] == 0;
        if (zero_key || leading_zero_x || zero_chain_code) expect_child<Secp256k1>(key, chain_code, index);
        zero_keys += zero_key ? 1U : 0U;
        zero_x += leading_zero_x ? 1U : 0U;
        zero_chain_codes += zero_chain_code ? 1U : 0U;
    }
    EXPECT_GT(zero_keys, 100U);
    EXPECT_GT(zero_x, 20U);
    EXPECT_GT(zero_chain_codes, 20U);
}

template <TreeCurve C>
void check_reference() {
    const auto key = *gen::scalar();
    const auto chain_code = *gen::padded_array<32>();
    const u32 drawn = *rc::gen::arbitrary<u32>();
    expect_child<C>(key, chain_code, ChildIndex::from_child_number(C::non_hardened_derivation ? drawn : drawn | hardened_bit));
}

RC_GTEST_PROP(ReferenceTreeLaw, Secp256k1, ()) {
    check_reference<Secp256k1>();
}
RC_GTEST_PROP(ReferenceTreeLaw, P256, ()) {
    check_reference<P256>();
}
RC_GTEST_PROP(ReferenceTreeLaw, Ed25519, ()) {
    check_reference<Ed25519>();
}

}  // namespace
}  // namespace coffer::testing
