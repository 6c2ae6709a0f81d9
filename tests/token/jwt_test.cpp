#include <gtest/gtest.h>

#include <string>

#include "coffer/crypto/hash.hpp"
#include "coffer/encoding/base64.hpp"
#include "coffer/keys/key_pair.hpp"
#include "coffer/keys/signature.hpp"
#include "coffer/token/session.hpp"
#include "coffer/token/verification.hpp"
#include "support/time.hpp"
#include "support/vector_file.hpp"

namespace coffer::token {
namespace {

using testing::moment;
using testing::Record;
using testing::VectorFile;

constexpr std::string_view production_notarizer =
    "04d498aa87ac3bf982ac2b5dd9604d0074905cfbda5d62727c5a237b895e6749205e9f7cd566909c4387f6ca25c308445c60884b788560b785f4a96ac33702a469";
constexpr std::string_view production_fetcher =
    "046b4f88421f76b6ba418afc2ea1d8ced671337d7db6b80478a60d8531bf8f17fa9a512f0fef96fc0c9b4cd9dff70b34992e520ce04c79d931f6ff6296b547d201";

PublicKey<P256> key_of(std::string_view digits) {
    return *PublicKey<P256>::parse(testing::from_hex(digits));
}

UnixMillis time_of(const Record& inputs, u64 otherwise) {
    if (!inputs.has("now_ms")) return moment(otherwise);
    return moment(inputs.is_text("now_ms") ? std::stoull(inputs.text("now_ms")) : inputs.natural("now_ms"));
}

TEST(SessionToken, PublishedVectors) {
    const VectorFile file = VectorFile::load("token/session.json");
    for (const char* list : {"session_jwt", "session_jwt_permissive"}) {
        for (const Record& row : file.list(list)) {
            const Record inputs = row.record("inputs");
            const auto key = key_of(inputs.text_or("notarizer_public_key_hex", production_notarizer));
            const auto session = verify_session(inputs.text("jwt"), key, time_of(inputs, 1'748'876'000'000));
            if (row.text("coffer") != "accept") {
                ASSERT_FALSE(session) << row.where();
                EXPECT_EQ(error_name(session.error().code), row.text("error")) << row.where();
                continue;
            }
            ASSERT_TRUE(session) << row.where() << error_name(session.error().code);
            const Record expected = row.record("expected");
            EXPECT_TRUE(expected.boolean("valid"));
            const Record claims = expected.record("claims");
            EXPECT_EQ(session->expires.value, claims.natural("exp"));
            EXPECT_EQ(session->public_key, claims.text("public_key"));
            EXPECT_EQ(session_type_name(session->type), claims.text("session_type"));
            EXPECT_EQ(session->user_id, claims.text("user_id"));
            EXPECT_EQ(session->organization_id, claims.text("organization_id"));
            expected.ignore_rest("digests of the peers' own");
            const std::string jwt = inputs.text("jwt");
            EXPECT_TRUE(verify_session(jwt, key, moment(session->expires.value * 1000 - 1)));
            const auto late = verify_session(jwt, key, moment(session->expires.value * 1000));
            ASSERT_FALSE(late);
            EXPECT_EQ(late.error().code, Errc::expired);
            for (std::size_t i = 0; i < jwt.size(); ++i) {
                std::string tampered = jwt;
                tampered[i] = tampered[i] == 'A' ? 'B' : 'A';
                EXPECT_FALSE(verify_session(tampered, key, UnixMillis::earliest())) << i;
            }
        }
    }
}

TEST(OtpToken, PublishedVectors) {
    const VectorFile file = VectorFile::load("token/otp.json");
    for (const Record& row : file.list("otp_verification_token")) {
        const Record inputs = row.record("inputs");
        const auto key = key_of(inputs.text_or("signer_public_key_hex", production_fetcher));
        const auto token = verify_otp_token(inputs.text("jwt"), key, time_of(inputs, 1'782'919'651'260));
        if (row.text("coffer") != "accept") {
            ASSERT_FALSE(token) << row.where();
            EXPECT_EQ(error_name(token.error().code), row.text("error")) << row.where();
            continue;
        }
        ASSERT_TRUE(token) << row.where();
        const Record claims = row.record("expected").record("claims");
        EXPECT_EQ(std::to_string(token->expires.value()), claims.text("exp"));
        EXPECT_EQ(token->id, claims.text("id"));
        EXPECT_EQ(token->organization_id, claims.text("organization_id"));
        EXPECT_EQ(token->verification_type, claims.text("verification_type"));
        EXPECT_EQ(token->contact, claims.text("contact"));
        EXPECT_EQ(token->public_key, claims.text("public_key"));
        row.record("expected").ignore_rest("the verdict is ours");
    }
}

// Tokens signed with the test's key. Every claim is removed, given another type, and emptied; every header that is not ES256/JWT is
// refused.
class Signed {
public:
    [[nodiscard]] std::string token(std::string_view header, std::string_view claims, bool twice = false) const {
        const auto part = [](std::string_view text) {
            return base64::encode(as_bytes(text), base64::Alphabet::url, base64::Padding::none);
        };
        const std::string text = part(header) + "." + part(claims);
        const auto digest = twice ? sha256d(as_bytes(text)) : sha256(as_bytes(text));
        const auto signature = sign_digest(pair_.private_key(), digest, Nonce::deterministic);
        return text + "." + base64::encode(signature->raw(), base64::Alphabet::url, base64::Padding::none);
    }
    [[nodiscard]] const PublicKey<P256>& key() const { return pair_.public_key(); }

private:
    KeyPair<P256> pair_ = *KeyPair<P256>::generate();
};

constexpr std::string_view es256 = R"({"alg":"ES256","typ":"JWT"})";

Errc session_error(const Signed& signer, std::string_view header, std::string_view claims, bool twice = true) {
    const auto session = verify_session(signer.token(header, claims, twice), signer.key(), UnixMillis::earliest());
    EXPECT_FALSE(session);
    return session ? Errc::internal : session.error().code;
}

TEST(SessionToken, EveryClaimIsRequiredAndTyped) {
    const Signed signer;
    const std::string good =
        R"({"exp":1700000005,"public_key":"02","session_type":"SESSION_TYPE_READ_ONLY","user_id":"u","organization_id":"o"})";
    ASSERT_TRUE(verify_session(signer.token(es256, good, true), signer.key(), moment(1'700'000'004'999)));
    EXPECT_EQ(session_error(signer, es256, good, false), Errc::signature_invalid) << "a standard single digest is another message";
    for (const char* name : {"exp", "public_key", "session_type", "user_id", "organization_id"}) {
        std::string dropped = good;
        dropped.replace(dropped.find(name), 1, "X");
        EXPECT_EQ(session_error(signer, es256, dropped), Errc::json_missing_member) << name;
    }
    const auto with = [&](std::string_view from, std::string_view to) {
        std::string changed = good;
        changed.replace(changed.find(from), from.size(), to);
        return session_error(signer, es256, changed);
    };
    EXPECT_EQ(with("1700000005", "\"1700000005\""), Errc::json_wrong_type);
    EXPECT_EQ(with("1700000005", "-1700000005"), Errc::json_number_range);
    EXPECT_EQ(with("1700000005", "1700000005.5"), Errc::json_number_range);
    EXPECT_EQ(with("1700000005", "18446744073709551616"), Errc::json_number_range);
    EXPECT_EQ(with("1700000005", "5"), Errc::expired);
    EXPECT_EQ(with("\"u\"", "\"\""), Errc::json_empty_value);
    EXPECT_EQ(with("\"u\"", "null"), Errc::json_wrong_type);
    EXPECT_EQ(with("SESSION_TYPE_READ_ONLY", "SESSION_TYPE_ADMIN"), Errc::json_value);
    EXPECT_EQ(with("{", "{\"exp\":6,"), Errc::json_duplicate_member);
}

TEST(SessionToken, LimitsAreTold) {
    const Signed signer;
    const auto session = [&](const std::string& more) {
        const std::string claims =
            R"({"exp":1700000005,"public_key":"02","session_type":"SESSION_TYPE_READ_WRITE","user_id":"u","organization_id":"o")" + more +
            "}";
        return verify_session(signer.token(es256, claims, true), signer.key(), moment(1'700'000'000'000));
    };
    const auto none = session("");
    ASSERT_TRUE(none);
    EXPECT_FALSE(none->scope || none->session_profile_id);
    EXPECT_FALSE(session(R"(,"scope":null)")->scope);
    const auto both = session(R"(,"scope":"wallets:read","session_profile_id":"p-1")");
    EXPECT_EQ(both->scope, "wallets:read");
    EXPECT_EQ(both->session_profile_id, "p-1");
    EXPECT_EQ(session(R"(,"scope":"")")->scope, "") << "told as it was signed";
    for (const char* claim : {"scope", "session_profile_id"}) {
        for (const char* value : {"1", "[\"a\"]", "{}", "true"})
            EXPECT_EQ(session(std::string(",\"") + claim + "\":" + value).error(), fail(Errc::json_wrong_type, claim).error()) << value;
    }
}

TEST(SessionToken, NotBeforeItsBeginning) {
    const Signed signer;
    const auto verdict = [&](std::string_view begin, u64 now) {
        const std::string claims =
            R"({"nbf":)" + std::string(begin) +
            R"(,"exp":1700000009,"public_key":"02","session_type":"SESSION_TYPE_READ_ONLY","user_id":"u","organization_id":"o"})";
        const auto session = verify_session(signer.token(es256, claims, true), signer.key(), moment(now));
        return session ? std::string_view("ok") : error_name(session.error().code);
    };
    EXPECT_EQ(verdict("1700000005", 1'700'000'005'000), "ok");
    EXPECT_EQ(verdict("1700000005", 1'700'000'008'999), "ok");
    EXPECT_EQ(verdict("1700000005", 1'700'000'004'999), "not_yet_valid");
    EXPECT_EQ(verdict("1700000005", 1'700'000'009'000), "expired");
    EXPECT_EQ(verdict("1700000005000", 1'700'000'005'000), "not_yet_valid") << "milliseconds where seconds are due";
    EXPECT_EQ(verdict("\"1700000005\"", 1'700'000'005'000), "json_wrong_type");
    EXPECT_EQ(verdict("1700000005.5", 1'700'000'005'000), "json_number_range");
    EXPECT_EQ(verdict("18446744073709551615", 1'700'000'005'000), "not_yet_valid");
}

// exp may be any number of seconds until the end of the year 9999. A later one is a time in a finer unit.
TEST(SessionToken, SecondsAreComparedExactlyUntilTheYear9999) {
    const Signed signer;
    const auto verdict = [&](const std::string& exp, u64 now) {
        const std::string claims =
            R"({"exp":)" + exp + R"(,"public_key":"02","session_type":"SESSION_TYPE_READ_ONLY","user_id":"u","organization_id":"o"})";
        const auto session = verify_session(signer.token(es256, claims, true), signer.key(), moment(now));
        return session ? std::string_view("ok") : error_name(session.error().code);
    };
    const u64 last = UnixMillis::limit - 1;
    for (const char* exp : {"100000000000", "253402300799"}) EXPECT_EQ(verdict(exp, last), "ok") << exp;
    for (const char* exp :
         {"253402300800", "1700000005000", "253402300799000", "18446744073709551", "18446744073709552", "18446744073709551615"})
        EXPECT_EQ(verdict(exp, UnixMillis::least), "json_value") << exp;
    EXPECT_EQ(verdict("99999999999", last), "expired");
    EXPECT_EQ(verdict("99999999999", last - 1000), "ok");
    EXPECT_EQ(verdict("0", UnixMillis::least), "expired");
}

TEST(SessionToken, HeaderMustBeThisAlgorithm) {
    const Signed signer;
    for (const char* header : {R"({"alg":"none","typ":"JWT"})", R"({"alg":"es256","typ":"JWT"})", R"({"alg":"HS256","typ":"JWT"})",
                               R"({"alg":"ES256","typ":"JWS"})", R"({"alg":"ES256","typ":"JWT","crit":["b64"]})"}) {
        EXPECT_EQ(session_error(signer, header, "{}"), Errc::token_type) << header;
    }
    EXPECT_EQ(session_error(signer, R"({"typ":"JWT"})", "{}"), Errc::json_missing_member);
    EXPECT_EQ(session_error(signer, R"({"alg":1,"typ":"JWT"})", "{}"), Errc::json_wrong_type);
    EXPECT_EQ(session_error(signer, "[]", "{}"), Errc::json_wrong_type);
}

TEST(OtpToken, ExpiryIsPlainDecimal) {
    const Signed signer;
    const auto verdict = [&](std::string_view exp) {
        const std::string claims =
            R"({"id":"i","verification_type":"t","contact":"c","organization_id":"o","public_key":"p","exp":)" + std::string(exp) + "}";
        const auto token = verify_otp_token(signer.token(es256, claims), signer.key(), moment(1'700'000'000'000));
        return token ? std::string_view("ok") : error_name(token.error().code);
    };
    EXPECT_EQ(verdict("\"1700000000001\""), "ok");
    EXPECT_EQ(verdict("\"1700000000000\""), "expired") << "on its end";
    for (const char* exp : {"\"0x18bcfe56801\"", "\" 1700000000001 \"", "\"+1700000000001\"", "\"01700000000001\"", "\"2e12\"",
                            "\"1700000000001.0\"", "\"99999999999999999\"", "\"-1\"", "\"0\"", "\"1700000001\"", "\"1700000000001000\""}) {
        EXPECT_EQ(verdict(exp), "json_value") << exp;
    }
    EXPECT_EQ(verdict("\"\""), "json_empty_value");
    EXPECT_EQ(verdict("1700000000001"), "json_wrong_type");
}

TEST(OtpToken, NotBeforeItsBeginning) {
    const Signed signer;
    const auto verdict = [&](std::string_view begin, u64 now) {
        const std::string claims = R"({"id":"i","verification_type":"t","contact":"c","organization_id":"o","public_key":"p","nbf":)" +
                                   std::string(begin) + R"(,"exp":"1700000009000"})";
        const auto token = verify_otp_token(signer.token(es256, claims), signer.key(), moment(now));
        return token ? std::string_view("ok") : error_name(token.error().code);
    };
    for (const char* begin : {"1700000005", "\"1700000005000\""}) {
        EXPECT_EQ(verdict(begin, 1'700'000'004'999), "not_yet_valid") << begin;
        EXPECT_EQ(verdict(begin, 1'700'000'005'000), "ok") << begin;
    }
    EXPECT_EQ(verdict("\"1700000005\"", 1'700'000'005'000), "json_value") << "seconds in the text of milliseconds";
    EXPECT_EQ(verdict("1700000005000", 1'700'000'005'000), "not_yet_valid") << "milliseconds where seconds are due";
    EXPECT_EQ(verdict("null", 1'700'000'005'000), "json_wrong_type");
    EXPECT_EQ(verdict("true", 1'700'000'005'000), "json_wrong_type");
}

TEST(LegacyToken, NumericSeconds) {
    const Signed signer;
    const std::string jwt = signer.token(es256, R"({"id":"i","verification_type":"t","contact":"c","exp":1700000002})");
    const auto token = verify_legacy_token(jwt, signer.key(), moment(1'700'000'001'999));
    ASSERT_TRUE(token);
    EXPECT_EQ(token->contact, "c");
    EXPECT_EQ(token->expires.value, 1'700'000'002U);
    EXPECT_EQ(verify_legacy_token(jwt, signer.key(), moment(1'700'000'002'000)).error().code, Errc::expired);
}

}  // namespace
}  // namespace coffer::token
