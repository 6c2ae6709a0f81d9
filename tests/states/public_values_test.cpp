// Public types whose moved-from state could be mistaken for another value. Accessing it ends the process, or the value stays the same.
#include <gtest/gtest.h>

#include "coffer/bundle/export.hpp"
#include "coffer/core/move_checked.hpp"
#include "coffer/hpke/mode.hpp"
#include "coffer/keys/rsa.hpp"
#include "coffer/proof/policy.hpp"
#include "coffer/proof/root.hpp"
#include "coffer/qos/envelope.hpp"
#include "coffer/tx/transaction.hpp"
#include "coffer/wallet/account.hpp"
#include "encoding/json.hpp"
#include "encoding/protobuf.hpp"
#include "states/child.hpp"
#include "states/secret_types.hpp"
#include "support/hex.hpp"

namespace coffer::testing {
namespace {

/// gone returns true if `use` works, and then ends the process after its object was moved from.
template <typename T, typename Use>
bool gone(T value, Use use) {
    return in_child([&](volatile int& stage) {
               use(value);
               const T moved = std::move(value);
               use(moved);
               stage = 1;
               use(value);  // NOLINT(bugprone-use-after-move): the state after a move is what is tested
               return 0;
           }) == aborted_at(1);
}

PublicKey<P256> public_key() {
    return must(PrivateKey<P256>::from_secret(numbered<32>())).public_key();
}

TEST(MoveChecked, IsThereUntilItIsMovedAway) {
    using Text = MoveChecked<std::string>;
    Text one(std::string("one"));
    Text two = std::move(one);
    EXPECT_EQ(*two, "one");
    one = std::move(two);
    EXPECT_EQ(one->size(), 3U) << "assignment brings it back";
    Text& self = one;
    one = std::move(self);
    EXPECT_EQ(*one, "one") << "assigned to itself";
    const Text copy = one;
    EXPECT_EQ(copy, one);
    two = Text(std::string("two"));
    std::swap(one, two);
    EXPECT_EQ(*one + *two, "twoone");
    EXPECT_TRUE(gone(Text(std::string("a text longer than what strings hold within")), [](const Text& text) { (void)*text; }));
    EXPECT_TRUE(gone(Text(), [](const Text& text) { (void)text->size(); }));
    EXPECT_TRUE(gone(Text(), [](const Text& text) { (void)(text == Text()); }));
    EXPECT_TRUE(gone(Text(), [](const Text& text) { (void)*Text(text); })) << "a copy of what is gone";
}

TEST(States, AMovedFromOwnerIsNobody) {
    EXPECT_TRUE(gone(must(bundle::OrganizationId::parse("o")), [](const auto& id) { (void)id.text(); }));
    EXPECT_TRUE(gone(must(bundle::UserId::parse("u")), [](const auto& id) { (void)id.text(); }));
}

TEST(States, AMovedFromMessageIsNotEmpty) {
    const auto encryption_key = KeyPair<P256>::from_private_key(must(PrivateKey<P256>::from_secret(numbered<32>())));
    const auto sealed = must(bundle::SealedMessage::seal(public_key(), as_bytes("a")));
    EXPECT_TRUE(gone(sealed, [&](const auto& message) { (void)must(message.open(encryption_key)); }));
    EXPECT_TRUE(gone(sealed, [](const auto& message) { (void)message.ciphertext(); }));
    const auto envelope = must(qos::Envelope::seal(public_key(), as_bytes("a")));
    EXPECT_TRUE(gone(envelope, [&](const auto& message) { (void)must(message.open(encryption_key)); }));
    EXPECT_TRUE(gone(envelope, [](const auto& message) { (void)message.hex(); }));
    const auto key = numbered<32>();
    const auto symmetric = must(qos::SymmetricEnvelope::seal(key, as_bytes("a")));
    EXPECT_TRUE(gone(symmetric, [&](const auto& message) { (void)must(message.open(key)); }));
    EXPECT_TRUE(gone(symmetric, [](const auto& message) { (void)message.borsh(); }));
    const auto signed_export =
        must(bundle::SignedExport::parse(R"({"version":"v1.0.0","data":"7b7d","dataSignature":"00","enclaveQuorumPublic":"04"})"));
    EXPECT_TRUE(gone(signed_export, [](const auto& message) {
        (void)message.verify(bundle::TrustAnchors::production(), must(bundle::OrganizationId::parse("o")));
    }));
}

TEST(States, AMovedFromRuleIsNotWithoutDemands) {
    const auto root = proof::RootCertificate::aws_nitro_g1();
    EXPECT_TRUE(gone(root, [](const auto& certificate) { (void)certificate.fingerprint(); }));
    proof::Policy::Rules rules_of_policy;
    rules_of_policy.manifest_hashes = {ByteArray<32>{1}};
    const auto policy = must(proof::Policy::from_rules(std::move(rules_of_policy)));
    EXPECT_TRUE(gone(policy, [](const auto& rules) { (void)rules.rules(); }));
    std::vector<u8> modulus(256, 0xff);
    const auto key = must(RsaPublicKey::parse(modulus, ByteArray<3>{1, 0, 1}));
    EXPECT_TRUE(gone(key, [](const auto& rsa) { (void)rsa.modulus(); }));
    EXPECT_TRUE(gone(key, [](const auto& rsa) { (void)verify_rs256(rsa, ByteArray<32>{}, ByteArray<256>{}); }));
}

// The public properties of a range are gone after a move, too.
TEST(States, AMovedFromRangeSaysNothing) {
    const auto says_nothing = [](auto use) {
        return gone(
            must(wallet::AccountRange::from_request(must(Seed::parse(numbered<64>().reveal())), {.format = AddressFormat::ethereum})), use);
    };
    EXPECT_TRUE(says_nothing([](const auto& range) { (void)range.path_text(3); }));
    EXPECT_TRUE(says_nothing([](const auto& range) { (void)range.effective_path_text(3); }));
    EXPECT_TRUE(says_nothing([](const auto& range) { (void)range.counts(); }));
    EXPECT_TRUE(says_nothing([](const auto& range) { (void)range.hardened(); }));
    EXPECT_TRUE(says_nothing([](const auto& range) { (void)range.curve(); }));
    EXPECT_TRUE(says_nothing([](const auto& range) { (void)range.format(); }));
    EXPECT_TRUE(says_nothing([](const auto& range) { (void)range.script_template(); }));
}

TEST(States, AMovedFromDocumentShowsNothing) {
    const json::Limits limits{};
    EXPECT_EQ(in_child([&](volatile int& stage) {
                  auto document = must(json::Document::parse(as_bytes(R"({"a":"b"})"), limits));
                  const auto moved = std::move(document);
                  if (*must(moved.object()).text("a") != "b") return 2;
                  stage = 1;
                  (void)document.root();  // NOLINT(bugprone-use-after-move)
                  return 0;
              }),
              aborted_at(1));
}

// These types are copied when they are moved.
TEST(States, AMovedFromTransactionIsTheSameTransaction) {
    const auto raw = from_hex(
        "02df0180808080"
        "94" +
        std::string(40, '0') +
        "80"
        "820102"
        "c0");
    auto transaction = must(tx::ethereum::Transaction::parse(raw));
    const auto hash = transaction.signing_hash();
    const tx::Transaction moved = std::move(transaction);
    EXPECT_EQ(transaction.signing_hash(), hash);  // NOLINT(bugprone-use-after-move)
    EXPECT_EQ(tx::serialize(moved), raw);
    EXPECT_EQ(transaction.serialize(), raw);  // NOLINT(bugprone-use-after-move)
}

TEST(States, MovedFromAnchorsTrustWhomTheyTrusted) {
    auto anchors = bundle::TrustAnchors().with(bundle::SignerRole::signer, public_key());
    const auto moved = std::move(anchors);
    EXPECT_EQ(anchors.find(bundle::SignerRole::signer), public_key());          // NOLINT(bugprone-use-after-move)
    EXPECT_EQ(anchors.verify(bundle::SignerRole::signer, {}, {}).error().code,  // NOLINT(bugprone-use-after-move)
              moved.verify(bundle::SignerRole::signer, {}, {}).error().code);
}

}  // namespace
}  // namespace coffer::testing
