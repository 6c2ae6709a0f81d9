// Trust anchors.
#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <thread>

#include "bundle/pinned_key.hpp"
#include "bundle/test_enclave.hpp"
#include "coffer/bundle/service_secrets.hpp"
#include "support/vector_file.hpp"

namespace coffer::testing {
namespace {

using bundle::SignerRole;
using bundle::TrustAnchors;

/// The public keys of the service's published list, by their names in the list.
std::map<std::string, std::string> published_keys() {
    std::map<std::string, std::string> keys;
    const auto file = VectorFile::load("keys/service.json");
    for (const Record& record : file.list("public_key")) {
        EXPECT_EQ(record.text("coffer"), "accept") << record.where();
        const Record expected = record.record("expected");
        if (expected.has("public_key_hex")) keys[record.text("id")] = expected.text("public_key_hex");
        record.ignore_rest("the keys' own tests read the rest");
    }
    for (const std::string_view list : {"key_pair", "point_codec", "pkcs8", "spki", "jwk", "key_format", "tkcli_key_file"}) {
        file.ignore(list, "read by the tests of keys");
    }
    return keys;
}

TEST(TrustAnchors, ProductionIsAsPublished) {
    const auto keys = published_keys();
    const auto& production = TrustAnchors::production();
    const struct {
        SignerRole role;
        const char* id;
    } rows[] = {{SignerRole::signer, "key-prod-signer_sign"},
                {SignerRole::notarizer, "key-prod-notarizer_sign"},
                {SignerRole::tls_fetcher, "key-prod-tls_fetcher_sign"}};
    for (const auto& row : rows) {
        ASSERT_TRUE(production.find(row.role));
        EXPECT_EQ(to_hex(production.find(row.role)->uncompressed()), keys.at(row.id));
    }
    EXPECT_EQ(*production.find(SignerRole::signer), value_of(bundle::parse_quorum_key(from_hex(keys.at("key-prod-signer-quorum-full")))));
    EXPECT_EQ(&TrustAnchors::production(), &production);
    EXPECT_NE(*production.find(SignerRole::signer), *production.find(SignerRole::notarizer));
    EXPECT_NE(*production.find(SignerRole::signer), *production.find(SignerRole::tls_fetcher));
}

TEST(Recipients, ProductionIsAsPublished) {
    using bundle::RecipientRole;
    const auto keys = published_keys();
    const auto published = [&](const char* id) { return value_of(PublicKey<P256>::parse(from_hex(keys.at(id)))); };
    EXPECT_EQ(bundle::production_recipient(RecipientRole::oauth2_client_secret), published("key-prod-tls_fetcher_encrypt"));
    EXPECT_EQ(bundle::production_recipient(RecipientRole::on_ramp), published("key-prod-on_ramp_encrypt"));
    EXPECT_EQ(bundle::production_recipient(RecipientRole::pull_secret), published("key-tvc-pull-secret-prod"));
}

// The result that each of these anchors gives for a message, by every way to verify.
struct Verdicts {
    std::vector<std::optional<Errc>> errors;
    explicit Verdicts(const TrustAnchors& anchors) {
        const std::string data = json_of(TestEnclave::export_members());
        const auto other = private_key(0x61);
        auto damaged = TestEnclave::outer(data);
        member_of(damaged, "data").value = json_text(to_hex(as_bytes(data + " ")));
        auto renamed = TestEnclave::outer(data, other);
        member_of(renamed, "enclaveQuorumPublic").value = json_text(to_hex(TestEnclave::signer().public_key().uncompressed()));
        auto zero = TestEnclave::outer(data);
        member_of(zero, "dataSignature").value = json_text("3006020100020101");
        for (const TextMembers& members : {TestEnclave::outer(data), damaged, TestEnclave::outer(data, other), renamed, zero}) {
            errors.push_back(error_of(open_export(json_of(members), anchors, organization_id(), TestEnclave::receiver())));
        }
    }
};

TEST(TrustAnchors, VerdictsAreTheSameWithATable) {
    const std::vector<std::optional<Errc>> expected = {std::nullopt, Errc::signature_invalid, Errc::signer_unknown, Errc::signature_invalid,
                                                       Errc::signature_scalar_zero};
    const auto anchors = TestEnclave::anchors();
    EXPECT_EQ(Verdicts(anchors).errors, expected);
    ASSERT_TRUE(anchors.prepare());
    ASSERT_TRUE(anchors.prepare());
    EXPECT_EQ(Verdicts(anchors).errors, expected);
    // A copy shares the table. A replaced key in the same role does not use it.
    const TrustAnchors copy = anchors;
    EXPECT_EQ(Verdicts(copy).errors, expected);
    const auto changed = anchors.with(SignerRole::signer, private_key(0x61).public_key());
    EXPECT_EQ(Verdicts(changed).errors[0], Errc::signer_unknown);
    EXPECT_EQ(Verdicts(changed).errors[2], std::nullopt);
    EXPECT_TRUE(TrustAnchors().prepare());
}

// Several threads reach the number of verifications at which the table is made.
TEST(TrustAnchors, TheTableComesWhileThreadsVerify) {
    const auto anchors = TestEnclave::anchors();
    const std::string message = "message";
    const auto signature = value_of(sign_digest(TestEnclave::signer(), sha256(as_bytes(message))));
    const auto der = signature.der();
    std::atomic<u32> wrong = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (u32 count = 0; count < TrustAnchors::signatures_before_table / 2; ++count) {
                if (!anchors.verify(SignerRole::signer, as_bytes(message), der.bytes())) ++wrong;
                if (anchors.verify(SignerRole::signer, as_bytes("massage"), der.bytes())) ++wrong;
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(wrong, 0U);
    EXPECT_EQ(error_of(anchors.verify(SignerRole::notarizer, as_bytes(message), der.bytes())), Errc::signer_unknown);
}

TEST(PinnedKey, MakesItsTableAtTheCountAndNotBefore) {
    const bundle::PinnedKey pinned(TestEnclave::signer().public_key());
    const auto der = value_of(sign_digest(TestEnclave::signer(), sha256(as_bytes("m")))).der();
    for (u32 count = 0; count < TrustAnchors::signatures_before_table; ++count) {
        ASSERT_TRUE(pinned.verify(as_bytes("m"), der.bytes()));
        ASSERT_FALSE(pinned.prepared());
    }
    EXPECT_TRUE(pinned.verify(as_bytes("m"), der.bytes()));
    EXPECT_TRUE(pinned.prepared());
    EXPECT_TRUE(pinned.verify(as_bytes("m"), der.bytes()));
    EXPECT_EQ(error_of(pinned.verify(as_bytes("n"), der.bytes())), Errc::signature_invalid);
}

TEST(TrustAnchors, NobodyIsTrustedUnlessNamed) {
    const auto none = TrustAnchors();
    const auto json = TestEnclave::signed_text(TestEnclave::export_members());
    EXPECT_EQ(error_of(open_export(json, none, organization_id(), TestEnclave::receiver())), Errc::signer_unknown);
    // A trusted key in another role is not accepted.
    const auto key = TestEnclave::signer().public_key();
    for (const SignerRole role : {SignerRole::notarizer, SignerRole::tls_fetcher}) {
        EXPECT_EQ(error_of(open_export(json, none.with(role, key), organization_id(), TestEnclave::receiver())), Errc::signer_unknown);
    }
    EXPECT_EQ(error_of(open_export(json, TrustAnchors::production(), organization_id(), TestEnclave::receiver())), Errc::signer_unknown);
    EXPECT_TRUE(open_export(json, TrustAnchors::production().with(SignerRole::signer, key), organization_id(), TestEnclave::receiver()));
    EXPECT_FALSE(none.find(SignerRole::signer));
}

TEST(TrustAnchors, QuorumKeys) {
    const auto encryption = private_key(1).public_key();
    const auto signing = private_key(2).public_key();
    std::vector<u8> whole(encryption.uncompressed().begin(), encryption.uncompressed().end());
    whole.insert(whole.end(), signing.uncompressed().begin(), signing.uncompressed().end());
    EXPECT_EQ(value_of(bundle::parse_quorum_key(signing.uncompressed())), signing);
    EXPECT_EQ(value_of(bundle::parse_quorum_key(whole)), signing);
    for (std::size_t size = 0; size <= 200; ++size) {
        if (size == 65 || size == 130) continue;
        auto resized = whole;
        resized.resize(size);
        EXPECT_TRUE(error_of(bundle::parse_quorum_key(resized))) << size;
    }
    EXPECT_EQ(error_of(bundle::parse_quorum_key(signing.compressed())), Errc::public_key_compressed);
    for (const std::size_t at : {64U, 129U}) {  // both halves must be points
        auto broken = whole;
        broken[at] = static_cast<u8>(broken[at] ^ 1);
        EXPECT_EQ(error_of(bundle::parse_quorum_key(broken)), Errc::public_key_not_on_curve);
    }
}

}  // namespace
}  // namespace coffer::testing
