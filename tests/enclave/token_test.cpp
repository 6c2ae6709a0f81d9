// What the enclave's end signs as text, read by the client's.
#include "coffer/enclave/token.hpp"

#include <gtest/gtest.h>

#include "bundle/test_enclave.hpp"
#include "coffer/keys/key_pair.hpp"
#include "support/rc.hpp"

namespace coffer::testing {
namespace {

using enclave::Enclave;

PublicKey<P256> key_of(const Enclave& enclave) {
    return enclave.keys().public_key().signing;
}

token::Session session() {
    return {1748876837, "02ab", token::SessionType::read_only, "user \"1\"", "\xE3\x81\x82"};
}

token::OtpVerification verification() {
    return {1782919651261, "id", "OTP_TYPE_SMS", "+1 555", "organization", "03cd"};
}

TEST(SignedText, Session) {
    const auto enclave = value_of(Enclave::generate());
    const auto jwt = value_of(enclave::sign_session(enclave, session()));
    const auto read = value_of(token::verify_session(jwt, key_of(enclave), session().expires_s * 1000));
    EXPECT_EQ(read.expires_s, session().expires_s);
    EXPECT_EQ(read.public_key, session().public_key);
    EXPECT_EQ(read.type, session().type);
    EXPECT_EQ(read.user_id, session().user_id);
    EXPECT_EQ(read.organization_id, session().organization_id);
    EXPECT_EQ(error_of(token::verify_session(jwt, key_of(value_of(Enclave::generate())), 0)), Errc::signature_invalid);
    EXPECT_EQ(error_of(token::verify_session(jwt, key_of(enclave), session().expires_s * 1000 + 1)), Errc::expired);
    EXPECT_EQ(error_of(token::verify_otp_token(jwt, key_of(enclave), 0)), Errc::signature_invalid);
}

TEST(SignedText, OtpToken) {
    const auto enclave = value_of(Enclave::generate());
    const auto jwt = value_of(enclave::sign_otp_token(enclave, verification()));
    const auto read = value_of(token::verify_otp_token(jwt, key_of(enclave), verification().expires_ms));
    EXPECT_EQ(read.expires_ms, verification().expires_ms);
    EXPECT_EQ(read.id, verification().id);
    EXPECT_EQ(read.verification_type, verification().verification_type);
    EXPECT_EQ(read.contact, verification().contact);
    EXPECT_EQ(read.organization_id, verification().organization_id);
    EXPECT_EQ(read.public_key, verification().public_key);
    EXPECT_EQ(error_of(token::verify_session(jwt, key_of(enclave), 0)), Errc::signature_invalid);
}

TEST(SignedText, ClaimsThatCannotBeRead) {
    const auto enclave = value_of(Enclave::generate());
    for (const auto& [text, code] : {std::pair{"", Errc::text_empty}, std::pair{"\xff", Errc::utf8_invalid}}) {
        for (std::string token::Session::*claim :
             {&token::Session::public_key, &token::Session::user_id, &token::Session::organization_id}) {
            auto changed = session();
            changed.*claim = text;
            EXPECT_EQ(error_of(enclave::sign_session(enclave, changed)), code);
        }
        using Otp = token::OtpVerification;
        for (std::string Otp::*claim : {&Otp::id, &Otp::verification_type, &Otp::contact, &Otp::organization_id, &Otp::public_key}) {
            auto changed = verification();
            changed.*claim = text;
            EXPECT_EQ(error_of(enclave::sign_otp_token(enclave, changed)), code);
        }
    }
}

TEST(SignedText, Webhook) {
    const auto pair = value_of(KeyPair<Ed25519>::generate());
    const std::vector<token::WebhookKey> keys{{"key-1", pair.public_key()}};
    const auto body = as_bytes("{}\n");
    const auto sign = [&](const token::Webhook& webhook) { return enclave::sign_webhook(pair.private_key(), webhook, body); };
    const auto headers = value_of(sign({"evt_1", "key-1", 1700000000000}));
    const auto read = value_of(token::verify_webhook(headers, body, keys, 0, 1700000000000));
    EXPECT_EQ(read.event_id, "evt_1");
    EXPECT_EQ(read.key_id, "key-1");
    EXPECT_EQ(read.timestamp_ms, 1700000000000U);
    EXPECT_EQ(error_of(token::verify_webhook(headers, as_bytes("{}"), keys, 0, 1700000000000)), Errc::signature_invalid);
    EXPECT_EQ(error_of(sign({"", "key-1", 1})), Errc::header_missing);
    EXPECT_EQ(error_of(sign({"evt_1", "", 1})), Errc::header_missing);
    EXPECT_EQ(error_of(sign({"evt_1", "key.1", 1})), Errc::header_syntax);
    EXPECT_EQ(error_of(sign({"evt\n1", "key-1", 1})), Errc::header_syntax);
    EXPECT_EQ(error_of(sign({"evt_1", "key-1", u64{1} << 53U})), Errc::header_syntax);
    EXPECT_TRUE(sign({"evt_1", "key-1", (u64{1} << 53U) - 1}));
}

RC_GTEST_PROP(SignedText, EverySessionReadsBack, (u64 seed)) {
    const auto enclave = value_of(Enclave::generate());
    const auto expires = seed % (u64{1} << 40U);
    const auto jwt =
        value_of(enclave::sign_session(enclave, {expires, "k", token::SessionType::read_write, std::to_string(seed), "organization"}));
    const auto read = value_of(token::verify_session(jwt, key_of(enclave), 0));
    RC_ASSERT(read.expires_s == expires);
    RC_ASSERT(read.user_id == std::to_string(seed));
}

}  // namespace
}  // namespace coffer::testing
