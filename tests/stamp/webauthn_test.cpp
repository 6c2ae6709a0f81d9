#include "coffer/stamp/webauthn.hpp"

#include "coffer/crypto/hash.hpp"
#include "coffer/keys/public_key_format.hpp"
#include "coffer/stamp/attested.hpp"
#include "stamp/stamp_support.hpp"
#include "support/authenticator.hpp"

namespace coffer::stamp {
namespace {

using namespace coffer::testing;

constexpr std::string_view relying_party = "passkey.example.com";
constexpr WebauthnPolicy any_origin = {.relying_party_id = relying_party, .origins = OriginRule::any()};

PasskeyPublicKey passkey_of(Bytes spki) {
    if (const auto rsa = RsaPublicKey::parse_spki(spki)) return *rsa;
    return std::get<PublicKey<P256>>(*parse_spki(spki));
}

AssertionTexts texts_of(const Authenticator::Answer& answer) {
    return {answer.credential_id, answer.authenticator_data, answer.client_data_json, answer.signature};
}

TEST(WebauthnVectors, Service) {
    const auto file = VectorFile::load("stamp/webauthn.json");
    for (const Record& record : file.list("stamp_webauthn")) {
        EXPECT_EQ(record.text("coffer"), "accept");
        const Record inputs = record.record("inputs");
        const Record expected = record.record("expected");
        if (inputs.has("assertion")) {
            const Record assertion = inputs.record("assertion");
            const Record response = assertion.record("response");
            const std::string id = assertion.text("id");
            const std::string data = response.text("authenticatorData");
            const std::string client_data = response.text("clientDataJSON");
            const std::string signature = response.text("signature");
            const auto made = webauthn_stamp({id, data, client_data, signature});
            ASSERT_TRUE(made) << name_of(made);
            EXPECT_EQ(made->name, expected.text("header_name"));
            EXPECT_EQ(made->value, expected.json("header_value_json"));
            continue;
        }
        const std::string body = inputs.text("body_utf8");
        if (expected.has("computed_challenge")) {
            EXPECT_EQ(webauthn_challenge(as_bytes(body)), expected.text("computed_challenge"));
            // The vector of the documentation is that of the body without its last character.
            EXPECT_EQ(webauthn_challenge(as_bytes(std::string_view(body).substr(0, body.size() - 1))),
                      expected.text("documented_challenge"));
            EXPECT_FALSE(expected.boolean("documented_matches"));
            continue;
        }
        EXPECT_EQ(webauthn_challenge(as_bytes(body)), expected.text("challenge_ascii"));
        const std::string rp_id = inputs.text("rp_id");
        const auto verified =
            verify_webauthn(expected.text("header_value"), as_bytes(body), public_key<P256>(inputs.hex("credential_public_key_hex")),
                            {.relying_party_id = rp_id, .origins = OriginRule::relying_party()});
        ASSERT_TRUE(verified) << name_of(verified);
        EXPECT_TRUE(expected.boolean("valid"));
        EXPECT_EQ(header_of(as_text(verified->credential_id)), inputs.text("credential_id_base64url"));
        expected.ignore("signed_message_hex", "what the signature covers");
    }
}

TEST(WebauthnVectors, OpenSslPasskeys) {
    const auto file = VectorFile::load("stamp/passkeys.json");
    file.ignore("rsa_signatures", "read by the keys' tests");
    for (const Record& record : file.list("accepted")) {
        const auto verified =
            verify_webauthn(record.text("header_value"), as_bytes(record.text("body")), passkey_of(record.hex("spki")), any_origin);
        ASSERT_TRUE(verified) << record.where() << name_of(verified);
        EXPECT_EQ(verified->origin, record.text("origin"));
        EXPECT_EQ(verified->signature_counter, record.natural("counter"));
        EXPECT_EQ(verified->user_verified, record.boolean("user_verified"));
        EXPECT_EQ(verified->backup_eligible, record.boolean("backup_eligible"));
        EXPECT_EQ(verified->backed_up, record.boolean("backed_up"));
    }
    for (const Record& record : file.list("refused")) {
        const auto verified =
            verify_webauthn(record.text("header_value"), as_bytes(record.text("body")), passkey_of(record.hex("spki")), any_origin);
        EXPECT_EQ(name_of(verified), record.text("error")) << record.where();
    }
}

/// The complete flow (challenge, authenticator, stamp, verification), and every possible fault in it.
RC_GTEST_PROP(WebauthnLaws, StampsVerify, ()) {
    Authenticator passkey(relying_party);
    const auto body = *gen::bytes_between(0, 200);
    const std::string challenge = webauthn_challenge(body);
    const auto first = *webauthn_stamp(texts_of(passkey.answer(as_bytes(challenge))));
    const auto second = *webauthn_stamp(texts_of(passkey.answer(as_bytes(challenge))));
    RC_ASSERT(first.name == "X-Stamp-Webauthn");
    const auto verified = verify_webauthn(first.value, body, passkey.public_key(), any_origin);
    RC_ASSERT(verified.has_value());
    RC_ASSERT(verified->user_verified);
    RC_ASSERT(verify_webauthn(second.value, body, passkey.public_key(), any_origin)->signature_counter == verified->signature_counter + 1);

    auto other_body = body;
    other_body.push_back(0);
    RC_ASSERT(code_of(verify_webauthn(first.value, other_body, passkey.public_key(), any_origin)) == Errc::challenge_mismatch);
    RC_ASSERT(code_of(verify_webauthn(first.value, body, Authenticator(relying_party).public_key(), any_origin)) ==
              Errc::signature_invalid);
}

class WebauthnPolicies : public ::testing::Test {
protected:
    std::optional<Errc> code(const Authenticator::Options& options, const WebauthnPolicy& policy) {
        const auto stamp = *webauthn_stamp(texts_of(passkey_.answer(as_bytes(webauthn_challenge(body_)), options)));
        return code_of(verify_webauthn(stamp.value, body_, passkey_.public_key(), policy));
    }

    Authenticator passkey_{relying_party};
    Bytes body_ = as_bytes("body");
};

TEST_F(WebauthnPolicies, Origins) {
    const std::string_view origins[] = {"https://passkey.example.com", "https://other.example.com"};
    const WebauthnPolicy listed = {.relying_party_id = relying_party, .origins = OriginRule::one_of(origins)};
    EXPECT_EQ(code({}, listed), std::nullopt);
    EXPECT_EQ(code({.origin = "https://other.example.com"}, listed), std::nullopt);
    for (const std::string origin : {"https://passkey.example.com/", "http://passkey.example.com", "https://evil.example.com", ""})
        EXPECT_EQ(code({.origin = origin}, listed), Errc::relying_party_mismatch) << origin;
    EXPECT_EQ(code({}, {.relying_party_id = relying_party, .origins = OriginRule::one_of({})}), Errc::relying_party_mismatch)
        << "a list without origins allows none";
    EXPECT_EQ(code({.origin = "android:apk-key-hash:x"}, any_origin), std::nullopt);
    EXPECT_EQ(code({}, {.relying_party_id = "example.com", .origins = OriginRule::any()}), Errc::relying_party_mismatch);
    EXPECT_EQ(code({}, {.relying_party_id = "", .origins = OriginRule::any()}), Errc::relying_party_mismatch);
}

TEST_F(WebauthnPolicies, OriginsOfTheRelyingParty) {
    const OriginRule rule = OriginRule::relying_party();
    EXPECT_EQ(code({}, {.relying_party_id = relying_party, .origins = rule}), std::nullopt);
    for (const char* origin : {"https://example.com", "https://example.com:8443", "https://a.example.com", "https://a-1.b.example.com:1"})
        EXPECT_TRUE(rule.allows(origin, "example.com")) << origin;
    for (const char* origin :
         {"http://example.com", "https://example.com/", "https://example.com.", "https://badexample.com", "https://example.com.evil.net",
          "https://evil.net#.example.com", "https://evil.net/.example.com", "https://a@.example.com", "https://example.com:", "https://",
          "https://example.com:80a", "https://evil.net:1.example.com", "HTTPS://example.com", "https://Example.com", "example.com", "",
          "android:apk-key-hash:example.com", "http://localhost"})
        EXPECT_FALSE(rule.allows(origin, "example.com")) << origin;
    EXPECT_TRUE(rule.allows("http://localhost:3000", "localhost"));
    EXPECT_TRUE(rule.allows("https://localhost", "localhost"));
    EXPECT_FALSE(rule.allows("https://", ""));
}

TEST_F(WebauthnPolicies, Frames) {
    const std::string_view pages[] = {"https://shop.example.net"};
    const auto with = [](std::optional<OriginRule> top_origins) {
        return WebauthnPolicy{.relying_party_id = relying_party, .origins = OriginRule::relying_party(), .top_origins = top_origins};
    };
    const WebauthnPolicy none = with(std::nullopt);
    const WebauthnPolicy listed = with(OriginRule::one_of(pages));
    const WebauthnPolicy any = with(OriginRule::any());
    const Authenticator::Options page{};
    const Authenticator::Options frame{.cross_origin = true};
    const Authenticator::Options named{.cross_origin = true, .top_origin = "https://shop.example.net"};
    const Authenticator::Options foreign{.cross_origin = true, .top_origin = "https://evil.example.net"};
    const Authenticator::Options contradiction{.cross_origin = false, .top_origin = "https://shop.example.net"};
    const auto refused = std::optional(Errc::relying_party_mismatch);
    for (const WebauthnPolicy& policy : {none, listed, any}) {
        EXPECT_EQ(code(page, policy), std::nullopt);
        EXPECT_EQ(code(contradiction, policy), refused) << "a topOrigin is a frame's";
    }
    for (const auto& options : {frame, named, foreign}) {
        EXPECT_EQ(code(options, none), refused);
        EXPECT_EQ(code(options, any), std::nullopt);
    }
    EXPECT_EQ(code(named, listed), std::nullopt);
    EXPECT_EQ(code(foreign, listed), refused);
    EXPECT_EQ(code(frame, listed), refused) << "it does not say within which page";
}

TEST_F(WebauthnPolicies, EveryFlagByte) {
    for (unsigned flags = 0; flags < 256; ++flags) {
        const bool other_data = (flags & 0xc0U) != 0 || (flags & 0x18U) == 0x10U;
        const auto expected = other_data          ? std::optional(Errc::webauthn_type)
                              : (flags & 1U) == 0 ? std::optional(Errc::user_presence)
                                                  : std::nullopt;
        EXPECT_EQ(code({.flags = flags}, any_origin), expected) << flags;
        const auto verified = !expected && (flags & 4U) == 0 ? std::optional(Errc::user_presence) : expected;
        EXPECT_EQ(
            code({.flags = flags}, {.relying_party_id = relying_party, .origins = OriginRule::any(), .require_user_verification = true}),
            verified)
            << flags;
    }
}

TEST_F(WebauthnPolicies, HeaderMembers) {
    const auto answer = passkey_.answer(as_bytes(webauthn_challenge(body_)));
    const std::string json = webauthn_stamp(texts_of(answer))->value;
    const auto header_code = [&](const std::string& text) {
        return code_of(verify_webauthn(text, body_, passkey_.public_key(), any_origin));
    };
    EXPECT_EQ(header_code(json), std::nullopt);
    EXPECT_EQ(header_code(""), Errc::header_syntax);
    EXPECT_EQ(header_code(std::string(16385, ' ')), Errc::header_syntax);
    EXPECT_EQ(header_code(header_of(json)), Errc::json_syntax);
    for (const std::string name : {"authenticatorData", "clientDataJson", "credentialId", "signature"}) {
        EXPECT_EQ(header_code(replaced(json, '"' + name + '"', "\"x\"")), Errc::json_missing_member);
        EXPECT_EQ(header_code(replaced(json, "{", "{\"" + name + "\":\"AA\",")), Errc::json_duplicate_member);
        EXPECT_EQ(header_code(replaced(json, '"' + name + "\":\"", '"' + name + "\":\"=")).has_value(), true);
    }
    for (const std::string foreign : {"publicKey", "scheme", "publicKeyAttestation"})
        EXPECT_EQ(header_code(replaced(json, "{", "{\"" + foreign + "\":\"a\",")), Errc::foreign_member);
    EXPECT_EQ(header_code(replaced(json, "{", "{\"extra\":\"a\",")), std::nullopt);
    EXPECT_EQ(code_of(verify(header_of(json), body_)), Errc::foreign_member);
    EXPECT_EQ(code_of(verify_attested(header_of(json), body_)), Errc::foreign_member);

    const auto assembled = [](const AssertionTexts& texts) { return code_of(webauthn_stamp(texts)); };
    EXPECT_EQ(assembled({"", "a", "a", "a"}), Errc::text_empty);
    EXPECT_EQ(assembled({"a", "a", "a", ""}), Errc::text_empty);
    EXPECT_EQ(assembled({"a", "a=", "a", "a"}), Errc::base64_character);
    EXPECT_EQ(assembled({"a", "a", "a\"", "a"}), Errc::base64_character);
    EXPECT_EQ(assembled({"a", "a", "a", "a+"}), Errc::base64_character);
}

/// Every byte of the signed data matters.
TEST_F(WebauthnPolicies, TamperedBytes) {
    const auto answer = passkey_.answer(as_bytes(webauthn_challenge(body_)));
    const auto tampered = [](const std::string& text, std::size_t at) {
        auto bytes = *base64::decode(text, base64::Alphabet::url, base64::Padding::none);
        bytes[at] = static_cast<u8>(bytes[at] ^ 1U);
        return base64::encode(bytes, base64::Alphabet::url, base64::Padding::none);
    };
    const auto verdict = [&](const Authenticator::Answer& changed) {
        return code_of(verify_webauthn(webauthn_stamp(texts_of(changed))->value, body_, passkey_.public_key(), any_origin));
    };
    for (std::size_t at = 0; at < 37; ++at) {
        auto changed = answer;
        changed.authenticator_data = tampered(answer.authenticator_data, at);
        EXPECT_EQ(verdict(changed), Errc::signature_invalid) << at;
    }
    for (std::size_t at = 0; at < answer.client_data_json.size() * 3 / 4; ++at) {
        auto changed = answer;
        changed.client_data_json = tampered(answer.client_data_json, at);
        EXPECT_EQ(verdict(changed), Errc::signature_invalid) << at;
    }
    for (std::size_t at = 0; at < answer.signature.size() * 3 / 4; ++at) {
        auto changed = answer;
        changed.signature = tampered(answer.signature, at);
        EXPECT_NE(verdict(changed), std::nullopt) << at;
    }
}

}  // namespace
}  // namespace coffer::stamp
