#include "coffer/webhook/webhook.hpp"

#include <gtest/gtest.h>

#include <string>

#include "coffer/encoding/base64.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/keys/key_pair.hpp"
#include "coffer/keys/signature.hpp"
#include "support/time.hpp"
#include "support/vector_file.hpp"

namespace coffer::webhook {
namespace {

using testing::moment;
using testing::Record;
using testing::VectorFile;

TEST(Webhook, PublishedVectors) {
    for (const Record& row : VectorFile::load("token/webhook.json").list("webhook")) {
        const Record inputs = row.record("inputs");
        const std::int64_t age = inputs.integer("max_timestamp_age_ms");
        const auto headers = Headers::parse(inputs.json("headers"));
        const auto keys = parse_keys(inputs.json("verification_keys"));
        const std::string body = inputs.text("body_utf8");
        const UnixMillis now = moment(inputs.natural("now_ms"));
        ASSERT_TRUE(headers && keys) << row.where();
        const bool accepted = row.text("coffer") == "accept";
        if (age < 0) {
            EXPECT_FALSE(accepted);
            EXPECT_EQ(row.text("error"), "usage_value") << "the program refuses the option; nothing is that fresh";
            EXPECT_EQ(verify(*headers, as_bytes(body), *keys, std::chrono::milliseconds(age), now).error().code, Errc::stale_timestamp);
            continue;
        }
        const auto webhook = verify(*headers, as_bytes(body), *keys, std::chrono::milliseconds(age), now);
        ASSERT_EQ(webhook.has_value(), accepted) << row.where();
        if (!accepted) {
            EXPECT_EQ(error_name(webhook.error().code), row.text("error")) << row.where();
            continue;
        }
        const Record expected = row.record("expected");
        EXPECT_TRUE(expected.boolean("ok"));
        EXPECT_EQ(webhook->event_id, expected.text("eventId"));
        EXPECT_EQ(webhook->key_id, expected.text("keyId"));
        EXPECT_EQ(webhook->timestamp.value(), expected.natural("timestampMs"));
    }
}

class Message {
public:
    Headers headers{"1700000000000", "evt", "key-1", "ed25519", "v1", {}};
    std::string body = "body";

    [[nodiscard]] std::string verdict() {
        const std::string text = "v1.ed25519." + *headers.key_id + "." + *headers.timestamp + "." + *headers.event_id + "." + body;
        if (!headers.signature) headers.signature = hex::encode(sign_ed25519(pair_.private_key(), as_bytes(text)));
        const std::vector<PublishedKey> keys{
            {"other", fail(Errc::unsupported_algorithm)}, {"key-1", pair_.public_key()}, {"a.b", pair_.public_key()}};
        const auto webhook = verify(headers, as_bytes(body), keys, std::chrono::seconds(1), moment(1'700'000'000'000));
        return webhook ? "ok" : std::string(error_name(webhook.error().code));
    }
    [[nodiscard]] const PublicKey<Ed25519>& key() const { return pair_.public_key(); }

private:
    KeyPair<Ed25519> pair_ = *KeyPair<Ed25519>::generate();
};

TEST(Webhook, EveryHeaderCounts) {
    EXPECT_EQ(Message().verdict(), "ok");
    const auto with = [](auto member, std::optional<std::string> value) {
        Message message;
        static_cast<void>(message.verdict());
        message.headers.*member = std::move(value);
        return message.verdict();
    };
    using H = Headers;
    for (auto member : {&H::timestamp, &H::event_id, &H::key_id, &H::algorithm, &H::version}) {
        EXPECT_EQ(with(member, ""), "header_missing");
    }
    EXPECT_EQ(with(&H::signature, ""), "header_missing");
    EXPECT_EQ(with(&H::timestamp, "1700000000001"), "signature_invalid");
    EXPECT_EQ(with(&H::event_id, "evt2"), "signature_invalid");
    EXPECT_EQ(with(&H::timestamp, "-1700000000000"), "header_syntax");
    EXPECT_EQ(with(&H::timestamp, "1.7e12"), "header_syntax");
    EXPECT_EQ(with(&H::timestamp, "9007199254740992"), "header_syntax");
    EXPECT_EQ(with(&H::timestamp, "1700000000"), "header_syntax") << "seconds";
    EXPECT_EQ(with(&H::timestamp, "18446745773709551616"), "header_syntax") << "1700000000000 and 2^64";
    EXPECT_EQ(with(&H::timestamp, "1700000001001"), "stale_timestamp");
    EXPECT_EQ(with(&H::timestamp, "1699999998999"), "stale_timestamp");
    EXPECT_EQ(with(&H::version, "v2"), "unsupported_version");
    EXPECT_EQ(with(&H::algorithm, "Ed25519"), "unsupported_algorithm");
    EXPECT_EQ(with(&H::key_id, "key-2"), "key_not_found");
    EXPECT_EQ(with(&H::key_id, "other"), "unsupported_algorithm");
    EXPECT_EQ(with(&H::key_id, "a.b"), "header_syntax") << "a dot makes the signed text ambiguous";
}

// One signed string with two interpretations: the dot between the event ID and the body is moved.
TEST(Webhook, NoPartOfTheBodyIsTakenForTheEventId) {
    Message message;
    message.body = "{\"a\":1.5,\"b\":\"x.y\"}";
    ASSERT_EQ(message.verdict(), "ok");
    const std::string joined = *message.headers.event_id + "." + message.body;
    for (std::size_t dot = joined.find('.'); dot != std::string::npos; dot = joined.find('.', dot + 1)) {
        message.headers.event_id = joined.substr(0, dot);
        message.body = joined.substr(dot + 1);
        EXPECT_EQ(message.verdict(), message.headers.event_id == "evt" ? "ok" : "header_syntax") << dot;
    }
}

TEST(Webhook, IdsAreOfVisibleCharactersWithoutDots) {
    for (unsigned c = 0; c < 256; ++c) {
        for (auto member : {&Headers::event_id, &Headers::key_id}) {
            Message message;
            (message.headers.*member)->push_back(static_cast<char>(c));
            const bool joins = c > ' ' && c < 0x7f && c != '.';
            EXPECT_EQ(message.verdict() == "header_syntax", !joins) << c;
        }
    }
}

TEST(WebhookHeaders, LinesAndJsonSayTheSame) {
    const auto lines = Headers::parse("X-Turnkey-Timestamp: 1\r\nHost: h\r\nx-TURNKEY-event-id:  e \n\nX-Turnkey-Signature: s");
    const auto json = Headers::parse(R"({"x-turnkey-timestamp":"1","host":"h","X-Turnkey-Event-Id":"e","X-TURNKEY-SIGNATURE":"s"})");
    ASSERT_TRUE(lines && json);
    EXPECT_EQ(lines->timestamp, json->timestamp);
    EXPECT_EQ(lines->event_id, json->event_id);
    EXPECT_EQ(lines->signature, "s");
    EXPECT_FALSE(lines->key_id);
    EXPECT_EQ(Headers::parse("X-Turnkey-Timestamp: 1\nx-turnkey-timestamp: 2").error(), fail(Errc::header_syntax, 23, "header").error());
    EXPECT_EQ(Headers::parse(R"({"X-Turnkey-Timestamp":"1","x-turnkey-timestamp":"2"})").error().code, Errc::json_duplicate_member);
    EXPECT_EQ(Headers::parse("nonsense").error().code, Errc::header_syntax);
    EXPECT_EQ(Headers::parse(R"({"Set-Cookie":["a","b"],"Content-Length":2,"x-turnkey-event-id":"e"})")->event_id, "e") << "not ours";
    EXPECT_EQ(Headers::parse(R"({"x-turnkey-event-id":["e"]})").error().code, Errc::json_wrong_type);
    EXPECT_EQ(Headers::parse(R"({"x-turnkey-event-id":null})").error().code, Errc::json_wrong_type);
}

TEST(WebhookKeys, JwksAndRows) {
    const Message message;
    const std::string x = base64::encode(message.key().bytes(), base64::Alphabet::url, base64::Padding::none);
    const auto jwks =
        parse_keys(R"({"keys":[{"kty":"OKP","crv":"Ed25519","kid":"k","x":")" + x + R"("},{"kty":"EC","crv":"P-256","kid":"p"}]})");
    ASSERT_TRUE(jwks);
    ASSERT_EQ(jwks->size(), 2U);
    EXPECT_EQ((*jwks)[0].id, "k");
    EXPECT_EQ(*(*jwks)[0].key, message.key());
    EXPECT_EQ((*jwks)[1].key.error().code, Errc::unsupported_algorithm);
    EXPECT_EQ(parse_keys(R"({"keys":[{"kty":"OKP","crv":"Ed25519","x":""}]})").error().code, Errc::json_missing_member);
    const auto said = [&](const std::string& more) {
        const auto keys = parse_keys(R"({"keys":[{"kty":"OKP","crv":"Ed25519","kid":"k","x":")" + x + "\"," + more + "}]}");
        return (*keys)[0].key ? std::string("ok")
                              : std::string(error_name((*keys)[0].key.error().code)) + " " + (*keys)[0].key.error().what;
    };
    EXPECT_EQ(
        said(R"("use":"sig","alg":"EdDSA","turnkey_signature_algorithm":"ed25519","turnkey_signature_version":"v1","key_ops":["verify"])"),
        "ok");
    EXPECT_EQ(said(R"("alg":"Ed25519")"), "ok");
    EXPECT_EQ(said(R"("use":"")"), "unsupported_algorithm use");
    EXPECT_EQ(said(R"("use":"enc")"), "unsupported_algorithm use");
    EXPECT_EQ(said(R"("alg":"ES256")"), "unsupported_algorithm alg");
    EXPECT_EQ(said(R"("turnkey_signature_algorithm":"ed448")"), "unsupported_algorithm turnkey_signature_algorithm");
    EXPECT_EQ(said(R"("turnkey_signature_version":"v2")"), "unsupported_algorithm turnkey_signature_version");
    EXPECT_EQ(said(R"("use":1)"), "json_wrong_type use");
    const auto row = [](const std::string& digits) {
        return (*parse_keys(R"([{"keyId":"k","algorithm":"ed25519","publicKey":")" + digits + "\"}]"))[0].key.error();
    };
    EXPECT_EQ(row("00"), fail(Errc::hex_length, "publicKey").error());
    EXPECT_EQ(row(std::string(64, '0')), fail(Errc::public_key_small_order, "publicKey").error());
    const auto plain = parse_keys(R"([{"keyId":"k","publicKey":")" + hex::encode(message.key().bytes()) + R"("}])");
    EXPECT_EQ(*(*plain)[0].key, message.key()) << "the algorithm may be left out";
    EXPECT_EQ((*parse_keys(R"([{"keyId":"k","publicKey":"00","algorithm":null}])"))[0].key.error().code, Errc::json_wrong_type);
    EXPECT_EQ(parse_keys("{}").error().code, Errc::json_missing_member);
}

}  // namespace
}  // namespace coffer::webhook
