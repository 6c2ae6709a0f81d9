#include "coffer/stamp/attested.hpp"

#include "stamp/stamp_support.hpp"

namespace coffer::stamp {
namespace {

using namespace coffer::testing;

TEST(AttestedVectors, Service) {
    const auto file = VectorFile::load("stamp/api_key.json");
    for (const Record& record : file.list("stamp_attested")) {
        EXPECT_EQ(record.text("coffer"), "accept");
        const Record inputs = record.record("inputs");
        const Record expected = record.record("expected");
        const std::string body = inputs.text("body_utf8");
        const auto key = KeyPair<P256>::from_private_key(private_key<P256>(inputs.text("private_key_hex")));
        const std::string token = inputs.text("attestation_token");
        const auto made = attested_stamp(key, AttestedScheme::verification_token, token, as_bytes(body), Nonce::deterministic);
        ASSERT_TRUE(made) << name_of(made);
        EXPECT_EQ(made->name, expected.text("header_name"));
        EXPECT_EQ(json_of(made->value), expected.text("stamp_json"));
        EXPECT_EQ(made->value, expected.text("header_value"));
        const auto verified = verify_attested(made->value, as_bytes(body));
        ASSERT_TRUE(verified) << name_of(verified);
        EXPECT_EQ(verified->scheme, AttestedScheme::verification_token);
        EXPECT_EQ(verified->public_key, key.public_key());
        EXPECT_EQ(verified->unverified_token, token);
    }
}

TEST(Attested, Refusals) {
    const auto key = KeyPair<P256>::from_private_key(private_key<P256>(std::vector<u8>(32, 0x42)));
    const auto body = as_bytes("body");
    const auto made = attested_stamp(key, AttestedScheme::oidc, "a.b-_.c", body);
    ASSERT_TRUE(made);
    EXPECT_EQ(verify_attested(made->value, body)->scheme, AttestedScheme::oidc);
    EXPECT_EQ(code_of(verify_attested(made->value, as_bytes("other"))), Errc::signature_invalid);
    for (const std::string_view token : {"", "a", "a.b", "a.b.c.d", ".b.c", "a..c", "a.b.", ".."})
        EXPECT_EQ(code_of(attested_stamp(key, AttestedScheme::oidc, token, body)), Errc::jwt_parts) << token;
    for (const std::string_view token : {"a.b.c=", "a.b.c ", "a.b\".c", "a.b.c\n"})
        EXPECT_EQ(code_of(attested_stamp(key, AttestedScheme::oidc, token, body)), Errc::base64_character) << token;

    const std::string json = json_of(made->value);
    const auto code = [&](const std::string& text) { return code_of(verify_attested(header_of(text), body)); };
    EXPECT_EQ(code(json), std::nullopt);
    EXPECT_EQ(code(replaced(json, "_OIDC", "_X")), Errc::unsupported_algorithm);
    EXPECT_EQ(code(replaced(json, "publicKeyAttestation", "x")), Errc::json_missing_member);
    EXPECT_EQ(code(replaced(json, "a.b-_.c", "a.b")), Errc::jwt_parts);
    EXPECT_EQ(code(replaced(json, "{", "{\"credentialId\":\"a\",")), Errc::foreign_member);
    // A plain stamp is not accepted as an attested one, nor the reverse.
    EXPECT_EQ(code_of(verify_attested(Stamper::from_private_key(key.private_key().clone())->stamp(body)->value, body)),
              Errc::json_missing_member);
    EXPECT_EQ(code_of(verify(made->value, body)), Errc::foreign_member);
}

}  // namespace
}  // namespace coffer::stamp
