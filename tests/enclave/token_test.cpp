// Tokens that the test enclave signs, verified by the client's functions.
#include <gtest/gtest.h>

#include "bundle/test_enclave.hpp"
#include "coffer/enclave/enclave.hpp"
#include "coffer/keys/key_pair.hpp"
#include "support/rc.hpp"
#include "support/time.hpp"

namespace coffer::testing {
namespace {

using enclave::Enclave;

PublicKey<P256> key_of(const Enclave& enclave) {
    return enclave.keys().public_key().signing;
}

token::Session session() {
    return {{1748876837}, "02ab", token::SessionType::read_only, "user \"1\"", "\xE3\x81\x82"};
}

token::OtpVerification verification() {
    return {moment(1782919651261), "id", "OTP_TYPE_SMS", "+1 555", "organization", "03cd"};
}

TEST(SignedText, Session) {
    const auto enclave = value_of(Enclave::generate());
    const auto jwt = value_of(enclave::sign_session(enclave, session()));
    const auto read = value_of(token::verify_session(jwt, key_of(enclave), moment(session().expires.value * 1000 - 1)));
    EXPECT_EQ(read.expires, session().expires);
    EXPECT_EQ(read.public_key, session().public_key);
    EXPECT_EQ(read.type, session().type);
    EXPECT_EQ(read.user_id, session().user_id);
    EXPECT_EQ(read.organization_id, session().organization_id);
    EXPECT_FALSE(read.scope || read.session_profile_id);
    auto limited = session();
    limited.scope = "sco\"pe";
    limited.session_profile_id = "profile";
    const auto again =
        value_of(token::verify_session(value_of(enclave::sign_session(enclave, limited)), key_of(enclave), UnixMillis::earliest()));
    EXPECT_EQ(again.scope, limited.scope);
    EXPECT_EQ(again.session_profile_id, limited.session_profile_id);
    EXPECT_EQ(error_of(token::verify_session(jwt, key_of(value_of(Enclave::generate())), UnixMillis::earliest())), Errc::signature_invalid);
    EXPECT_EQ(error_of(token::verify_session(jwt, key_of(enclave), moment(session().expires.value * 1000))), Errc::expired);
    EXPECT_EQ(error_of(token::verify_otp_token(jwt, key_of(enclave), UnixMillis::earliest())), Errc::signature_invalid);
}

TEST(SignedText, OtpToken) {
    const auto enclave = value_of(Enclave::generate());
    const auto jwt = value_of(enclave::sign_otp_token(enclave, verification()));
    const auto read = value_of(token::verify_otp_token(jwt, key_of(enclave), moment(verification().expires.value() - 1)));
    EXPECT_EQ(read.expires, verification().expires);
    EXPECT_EQ(read.id, verification().id);
    EXPECT_EQ(read.verification_type, verification().verification_type);
    EXPECT_EQ(read.contact, verification().contact);
    EXPECT_EQ(read.organization_id, verification().organization_id);
    EXPECT_EQ(read.public_key, verification().public_key);
    EXPECT_EQ(error_of(token::verify_otp_token(jwt, key_of(enclave), verification().expires)), Errc::expired);
    EXPECT_EQ(error_of(token::verify_session(jwt, key_of(enclave), UnixMillis::earliest())), Errc::signature_invalid);
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
        for (std::optional<std::string> token::Session::*claim : {&token::Session::scope, &token::Session::session_profile_id}) {
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
    const std::vector<webhook::PublishedKey> keys{{"key-1", pair.public_key()}};
    const auto body = as_bytes("{}\n");
    const auto sign = [&](const webhook::Delivery& webhook) { return enclave::sign_webhook(pair.private_key(), webhook, body); };
    const UnixMillis now = moment(1700000000000);
    const std::chrono::milliseconds none(0);
    const auto headers = value_of(sign({"evt_1", "key-1", now}));
    const auto read = value_of(webhook::verify(headers, body, keys, none, now));
    EXPECT_EQ(read.event_id, "evt_1");
    EXPECT_EQ(read.key_id, "key-1");
    EXPECT_EQ(read.timestamp, now);
    EXPECT_EQ(error_of(webhook::verify(headers, as_bytes("{}"), keys, none, now)), Errc::signature_invalid);
    EXPECT_EQ(error_of(sign({"", "key-1", now})), Errc::header_missing);
    EXPECT_EQ(error_of(sign({"evt_1", "", now})), Errc::header_missing);
    for (const char* id : {"a.b", ".", "a\nb", "a b", "\xc3\xa9", "\x7f"}) {
        EXPECT_EQ(error_of(sign({"evt_1", id, now})), Errc::header_syntax) << id;
        EXPECT_EQ(error_of(sign({id, "key-1", now})), Errc::header_syntax) << id;
    }
}

TEST(SignedText, MillisecondsAreNoSeconds) {
    const auto enclave = value_of(Enclave::generate());
    auto changed = session();
    changed.expires.value *= 1000;
    EXPECT_EQ(error_of(enclave::sign_session(enclave, changed)), Errc::time_too_fine);
}

RC_GTEST_PROP(SignedText, EverySessionReadsBack, (u64 seed)) {
    const auto enclave = value_of(Enclave::generate());
    const UnixSeconds expires{UnixMillis::least / 1000 + 1 + seed % (UnixMillis::least - UnixMillis::least / 1000 - 1)};
    const auto jwt =
        value_of(enclave::sign_session(enclave, {expires, "k", token::SessionType::read_write, std::to_string(seed), "organization"}));
    const auto read = value_of(token::verify_session(jwt, key_of(enclave), UnixMillis::earliest()));
    RC_ASSERT(read.expires == expires);
    RC_ASSERT(read.user_id == std::to_string(seed));
}

}  // namespace
}  // namespace coffer::testing
