#include "coffer/stamp/digests.hpp"
#include "stamp/stamp_support.hpp"

namespace coffer::stamp {
namespace {

using namespace coffer::testing;

TEST(ActivityFingerprint, ServiceVectors) {
    const auto file = VectorFile::load("stamp/messages.json");
    for (const Record& record : file.list("activity_fingerprint")) {
        EXPECT_EQ(record.text("coffer"), "accept");
        EXPECT_EQ(activity_fingerprint(as_bytes(record.record("inputs").text("body_utf8"))), record.record("expected").text("fingerprint"));
    }
}

TEST(OidcNonce, ServiceVectors) {
    const auto file = VectorFile::load("stamp/messages.json");
    for (const Record& record : file.list("oidc_nonce")) {
        EXPECT_EQ(record.text("coffer"), "accept");
        const std::string hex = record.record("inputs").text("public_key_compressed_hex");
        const auto key = public_key<P256>(from_hex(hex));
        EXPECT_EQ(oidc_nonce(key), record.record("expected").text("nonce"));
        EXPECT_EQ(oidc_nonce_preimage(key), hex);
    }
}

TEST(OidcNonce, TheTwoTextsOfAKeyGiveTwoNonces) {
    const auto key = private_key<P256>(std::vector<u8>(32, 5)).public_key();
    EXPECT_NE(oidc_nonce(key, NonceKey::compressed), oidc_nonce(key, NonceKey::uncompressed));
    EXPECT_EQ(oidc_nonce_preimage(key, NonceKey::uncompressed).size(), 130U);
    // The fingerprint is the same digest with a prefix.
    EXPECT_EQ("sha256:" + oidc_nonce(key, NonceKey::uncompressed),
              activity_fingerprint(as_bytes(oidc_nonce_preimage(key, NonceKey::uncompressed))));
}

}  // namespace
}  // namespace coffer::stamp
