#include "coffer/stamp/client_signature.hpp"

#include "stamp/stamp_support.hpp"

namespace coffer::stamp {
namespace {

using namespace coffer::testing;

TEST(ClientSignatureVectors, Service) {
    const auto file = VectorFile::load("stamp/messages.json");
    for (const char* list : {"activity_fingerprint", "oidc_nonce"}) file.ignore(list, "read by their own tests");
    for (const Record& record : file.list("client_signature")) {
        EXPECT_EQ(record.text("coffer"), "accept");
        const Record inputs = record.record("inputs");
        const Record expected = record.record("expected");
        const auto key = KeyPair<P256>::from_private_key(private_key<P256>(inputs.text("private_key_hex")));
        const std::string public_hex = to_hex(key.public_key().compressed());
        EXPECT_EQ(public_hex, inputs.text("public_key_hex"));
        const std::string message = expected.text("message_utf8");
        if (inputs.has("token_id")) {
            EXPECT_EQ(*login_message(inputs.text("token_id"), LoginUsage{public_hex}), message);
        } else {
            const std::string keys = R"([{"apiKeyName":"k","publicKey":")" + public_hex + R"(","curveType":"API_KEY_CURVE_P256"}])";
            EXPECT_EQ(*signup_message("test-id", {.api_keys_json = keys, .email = "user@example.com"}), message);
        }
        const auto made = sign_client_message(key, message, Nonce::deterministic);
        ASSERT_TRUE(made);
        EXPECT_EQ(made->signature, expected.text("signature_raw_hex"));
        EXPECT_EQ(client_signature_scheme, expected.text("scheme"));
        EXPECT_EQ(*verify_client_signature(*made), key.public_key());
    }
}

TEST(ClientMessages, MemberOrder) {
    EXPECT_EQ(*login_message("id", LoginUsageV2{.organization_id = "org", .public_key = "key"}),
              R"({"loginV2":{"organizationId":"org","publicKey":"key"},"tokenId":"id","type":"USAGE_TYPE_LOGIN"})");
    EXPECT_EQ(*login_message("id", LoginUsageV2{.organization_id = "org",
                                                .public_key = "key",
                                                .invalidate_existing = false,
                                                .expiration_seconds = "3600",
                                                .session_profile_id = "profile"}),
              R"({"loginV2":{"organizationId":"org","publicKey":"key","invalidateExisting":false,"expirationSeconds":"3600",)"
              R"("sessionProfileId":"profile"},"tokenId":"id","type":"USAGE_TYPE_LOGIN"})");
    EXPECT_EQ(*signup_message("id", {.api_keys_json = "[]",
                                     .authenticators_json = "[]",
                                     .oauth_providers_json = "[]",
                                     .email = "alice@example.com",
                                     .phone_number = "+1\"5"}),
              R"({"signupV2":{"apiKeys":[],"authenticators":[],"oauthProviders":[],"email":"alice@example.com","phoneNumber":"+1\"5"},)"
              R"("tokenId":"id","type":"USAGE_TYPE_SIGNUP"})");
    EXPECT_EQ(*signup_message("id", {}), R"({"signupV2":{},"tokenId":"id","type":"USAGE_TYPE_SIGNUP"})");
}

TEST(ClientMessages, Refusals) {
    EXPECT_EQ(code_of(login_message("", LoginUsage{"key"})), Errc::text_empty);
    EXPECT_EQ(code_of(login_message("id", LoginUsage{""})), Errc::text_empty);
    EXPECT_EQ(code_of(login_message("id", LoginUsage{"\xff"})), Errc::utf8_invalid);
    EXPECT_EQ(code_of(signup_message("id", {.api_keys_json = "{}"})), Errc::json_wrong_type);
    EXPECT_EQ(code_of(signup_message("id", {.api_keys_json = "[],\"email\":\"x\""})), Errc::json_trailing_bytes);
    EXPECT_EQ(code_of(signup_message("id", {.api_keys_json = "["})), Errc::json_syntax);
    EXPECT_EQ(code_of(signup_message("id", {.email = ""})), Errc::text_empty);
}

TEST(ClientSignature, VerifyAndJson) {
    const auto key = KeyPair<P256>::from_private_key(private_key<P256>(std::vector<u8>(32, 0x42)));
    auto made = *sign_client_message(key, "message");
    EXPECT_TRUE(verify_client_signature(made));
    EXPECT_EQ(made.json(), R"({"scheme":"CLIENT_SIGNATURE_SCHEME_API_P256","publicKey":")" + made.public_key +
                               R"(","message":"message","signature":")" + made.signature + "\"}");
    auto other = made;
    other.message = "massage";
    EXPECT_EQ(code_of(verify_client_signature(other)), Errc::signature_invalid);
    other = made;
    other.signature.pop_back();
    EXPECT_FALSE(verify_client_signature(other));
    other = made;
    other.public_key = "04" + other.public_key.substr(2);
    EXPECT_EQ(code_of(verify_client_signature(other)), Errc::public_key_length);
    EXPECT_EQ(code_of(sign_client_message(key, "\xed\xa0\x80")), Errc::utf8_surrogate);
}

}  // namespace
}  // namespace coffer::stamp
