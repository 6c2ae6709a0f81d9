// Whom to trust.
#include <gtest/gtest.h>

#include <map>

#include "bundle/test_enclave.hpp"
#include "coffer/bundle/recipients.hpp"
#include "support/vector_file.hpp"

namespace coffer::testing {
namespace {

using bundle::SignerRole;
using bundle::TrustAnchors;

/// The public keys of the service's published list, by the list's own names.
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

TEST(TrustAnchors, NobodyIsTrustedUnlessNamed) {
    const auto none = TrustAnchors::none();
    const auto json = TestEnclave::signed_text(TestEnclave::export_members());
    EXPECT_EQ(error_of(open_export(json, none, organization_id(), TestEnclave::receiver())), Errc::signer_unknown);
    // A key of another role does not help.
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
    for (const std::size_t at : {64U, 129U}) {  // either half must be a point
        auto broken = whole;
        broken[at] = static_cast<u8>(broken[at] ^ 1);
        EXPECT_EQ(error_of(bundle::parse_quorum_key(broken)), Errc::public_key_not_on_curve);
    }
}

}  // namespace
}  // namespace coffer::testing
