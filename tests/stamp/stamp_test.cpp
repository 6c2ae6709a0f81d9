#include "coffer/stamp/stamp.hpp"

#include "coffer/crypto/hash.hpp"
#include "coffer/encoding/hex.hpp"
#include "stamp/stamp_support.hpp"

namespace coffer::stamp {
namespace {

using namespace coffer::testing;

AnyPrivateKey key_on(CurveId curve, Bytes bytes) {
    auto key = parse_private_key(curve, bytes);
    if (!key) throw std::runtime_error(name_of(key));
    return *std::move(key);
}

TEST(Schemes, NamesAndCurves) {
    EXPECT_EQ(schemes().size(), 4U);
    for (const SchemeRow& row : schemes()) EXPECT_EQ(*parse_scheme(row.name), row.id);
    for (const std::string_view name :
         {"", "SIGNATURE_SCHEME_TK_API_P384", "signature_scheme_tk_api_p256", "SIGNATURE_SCHEME_TK_API_P256 "})
        EXPECT_EQ(code_of(parse_scheme(name)), Errc::unsupported_algorithm);
}

TEST(StampMany, EachAsAloneAndInOrder) {
    std::vector<std::string> texts;
    for (int i = 0; i < 50; ++i) texts.push_back(R"({"number":)" + std::to_string(i) + "}");
    texts[7].clear();
    std::vector<Bytes> bodies;
    for (const std::string& text : texts) bodies.push_back(as_bytes(text));
    for (const CurveId curve : {CurveId::p256, CurveId::secp256k1, CurveId::ed25519}) {
        const auto stamper = Stamper::from_private_key(key_on(curve, ByteArray<32>{7}));
        ASSERT_TRUE(stamper);
        for (const unsigned threads : {0U, 1U, 3U}) {
            const auto fixed = stamper->stamp_many(bodies, Nonce::deterministic, threads);
            const auto hedged = stamper->stamp_many(bodies, Nonce::hedged, threads);
            ASSERT_EQ(fixed.size(), bodies.size());
            for (std::size_t i = 0; i < bodies.size(); ++i) {
                ASSERT_TRUE(fixed[i] && hedged[i]);
                EXPECT_EQ(fixed[i]->value, stamper->stamp(bodies[i], Nonce::deterministic)->value);
                EXPECT_TRUE(verify(hedged[i]->value, bodies[i], stamper->public_key()));
                EXPECT_FALSE(verify(hedged[i]->value, bodies[(i + 1) % bodies.size()], stamper->public_key()));
            }
        }
        EXPECT_TRUE(stamper->stamp_many({}).empty());
    }
}

TEST(StampVectors, ApiKeys) {
    const auto file = VectorFile::load("stamp/api_key.json");
    for (const char* list : {"stamp_wallet", "stamp_attested"}) file.ignore(list, "read by their own tests");
    for (const Record& record : file.list("stamp_api_key")) {
        const Record inputs = record.record("inputs");
        if (inputs.has("stamp_json")) {
            EXPECT_EQ(record.text("coffer"), "accept");
            EXPECT_EQ(header_of(inputs.text("stamp_json")), record.record("expected").text("header_value"));
            continue;
        }
        const std::string body = inputs.text("body_utf8");
        if (inputs.has("header_value")) {
            EXPECT_EQ(record.text("coffer"), "accept");
            const auto verified = verify(inputs.text("header_value"), as_bytes(body));
            ASSERT_TRUE(verified) << record.where() << name_of(verified);
            const Record expected = record.record("expected");
            EXPECT_TRUE(expected.boolean("valid"));
            const Record stamp = expected.record("stamp");
            EXPECT_EQ(public_key_hex(verified->public_key), stamp.text("publicKey"));
            EXPECT_EQ(*parse_scheme(stamp.text("scheme")), verified->scheme);
            EXPECT_NE(json_of(inputs.text("header_value")).find(stamp.text("signature")), std::string::npos);
            continue;
        }
        const auto scheme = parse_scheme(inputs.text_or("scheme", "SIGNATURE_SCHEME_TK_API_P256"));
        const CurveId curve = *scheme == Scheme::p256 ? CurveId::p256 : CurveId::secp256k1;
        const auto stamper = Stamper::from_halves(key_on(curve, inputs.hex("private_key_hex")),
                                                  *parse_public_key(curve, inputs.hex("public_key_hex")), *scheme);
        if (record.text("coffer") == "refuse") {
            EXPECT_EQ(name_of(stamper), record.text("error")) << record.where();
            continue;
        }
        ASSERT_TRUE(stamper) << record.where();
        const auto made = stamper->stamp(as_bytes(body), Nonce::deterministic);
        ASSERT_TRUE(made);
        const Record expected = record.record("expected");
        const char* const der = expected.has("signature_der_hex") ? "signature_der_hex" : "deterministic_signature_der_hex";
        EXPECT_NE(json_of(made->value).find("\"signature\":\"" + expected.text(der) + "\""), std::string::npos) << record.where();
        if (expected.has("header_name")) {
            EXPECT_EQ(made->name, expected.text("header_name"));
            EXPECT_EQ(made->value, expected.text("header_value"));
        }
        // Other orders of the fields, as other programs write them, are accepted.
        EXPECT_TRUE(verify(expected.text("header_value"), as_bytes(body), stamper->public_key()));
        if (expected.has("digest_sha256_hex")) {
            EXPECT_EQ(to_hex(sha256(as_bytes(body))), expected.text("digest_sha256_hex"));
        }
        expected.ignore("raw_signature_hex", "the same signature");
    }
}

/// For every scheme, a stamp verifies over exactly these bytes and with exactly this key; its DER is canonical.
void stamps_verify(const SchemeRow& row) {
    const auto body = *gen::bytes_between(0, 300);
    const auto stamper = Stamper::from_private_key(key_on(row.curve, *gen::scalar()), row.id);
    RC_ASSERT(stamper.has_value());
    for (const Nonce nonce : {Nonce::hedged, Nonce::deterministic}) {
        const auto made = stamper->stamp(body, nonce);
        RC_ASSERT(made.has_value());
        RC_ASSERT(made->name == "X-Stamp");
        const auto verified = verify(made->value, body, stamper->public_key());
        RC_ASSERT(verified.has_value());
        RC_ASSERT(verified->scheme == row.id);
        auto other = body;
        other.push_back('\n');
        RC_ASSERT(code_of(verify(made->value, other)) == Errc::signature_invalid);
    }
    const auto once = *stamper->stamp(body, Nonce::deterministic);
    RC_ASSERT(once.value == stamper->stamp(body, Nonce::deterministic)->value);
    if (row.id == Scheme::p256) RC_ASSERT(stamper->stamp(body)->value != stamper->stamp(body)->value);
}
RC_GTEST_PROP(StampLaws, EverySchemeVerifies, ()) {
    for (const SchemeRow& row : schemes()) stamps_verify(row);
}

TEST(Stamper, DefaultsAndMismatches) {
    const std::vector<u8> bytes(32, 0x42);
    EXPECT_EQ(Stamper::from_private_key(key_on(CurveId::p256, bytes))->scheme(), Scheme::p256);
    EXPECT_EQ(Stamper::from_private_key(key_on(CurveId::secp256k1, bytes))->scheme(), Scheme::secp256k1);
    EXPECT_EQ(Stamper::from_private_key(key_on(CurveId::ed25519, bytes))->scheme(), Scheme::ed25519);
    EXPECT_EQ(code_of(Stamper::from_private_key(key_on(CurveId::x25519, bytes))), Errc::curve_mismatch);
    EXPECT_EQ(code_of(Stamper::from_private_key(key_on(CurveId::p256, bytes), Scheme::secp256k1)), Errc::scheme_mismatch);
    EXPECT_EQ(code_of(Stamper::from_private_key(key_on(CurveId::ed25519, bytes), Scheme::p256)), Errc::scheme_mismatch);
    EXPECT_EQ(code_of(Stamper::from_private_key(key_on(CurveId::secp256k1, bytes), Scheme::ed25519)), Errc::scheme_mismatch);
    const auto other = public_key_of(key_on(CurveId::p256, std::vector<u8>(32, 0x43)));
    EXPECT_EQ(code_of(Stamper::from_halves(key_on(CurveId::p256, bytes), other)), Errc::key_pair_mismatch);
    // The same scalar on another curve is another key.
    EXPECT_EQ(code_of(Stamper::from_halves(key_on(CurveId::secp256k1, bytes), public_key_of(key_on(CurveId::p256, bytes)))),
              Errc::key_pair_mismatch);
}

class StampVerify : public ::testing::Test {
protected:
    const std::string body_ = R"({"type":"ACTIVITY_TYPE_CREATE_WALLET"})";
    const AnyPublicKey key_ = public_key_of(key_on(CurveId::p256, std::vector<u8>(32, 0x42)));
    const std::string json_ = json_of(
        Stamper::from_private_key(key_on(CurveId::p256, std::vector<u8>(32, 0x42)))->stamp(as_bytes(body_), Nonce::deterministic)->value);

    std::optional<Errc> code(std::string_view json) const { return code_of(verify(header_of(json), as_bytes(body_))); }
};

TEST_F(StampVerify, Members) {
    EXPECT_EQ(code(json_), std::nullopt);
    EXPECT_EQ(code("{}"), Errc::json_missing_member);
    EXPECT_EQ(code("[]"), Errc::json_wrong_type);
    EXPECT_EQ(code(""), Errc::header_syntax);
    EXPECT_EQ(code(replaced(json_, "\"scheme\"", "\"skeme\"")), Errc::json_missing_member);
    EXPECT_EQ(code(replaced(json_, "\"signature\":\"", "\"signature\":\"\",\"x\":\"")), Errc::json_empty_value);
    EXPECT_EQ(code(replaced(json_, "{", "{\"scheme\":\"a\",")), Errc::json_duplicate_member);
    EXPECT_EQ(code(replaced(json_, "{", "{\"\\u0073cheme\":\"a\",")), Errc::json_duplicate_member);
    EXPECT_EQ(code(replaced(json_, "{", "{\"extra\":\"a\",")), std::nullopt);
    for (const std::string_view unknown : {"\"x\":1,", "\"x\":1.5,", "\"x\":{\"y\":[true,null]},", "\"publickey\":\"00\","})
        EXPECT_EQ(code(replaced(json_, "{", "{" + std::string(unknown))), std::nullopt) << unknown;
    EXPECT_EQ(code(replaced(json_, "{", R"({"public\u004bey":"00",)")), Errc::json_duplicate_member) << "the same name, escaped";
    for (const std::string foreign : {"publicKeyAttestation", "authenticatorData", "clientDataJson", "credentialId"})
        EXPECT_EQ(code(replaced(json_, "{", "{\"" + foreign + "\":\"a\",")), Errc::foreign_member);
    EXPECT_EQ(code(replaced(json_, "\"SIGNATURE_SCHEME_TK_API_P256\"", "1")).has_value(), true);
    EXPECT_EQ(code(replaced(json_, "SIGNATURE_SCHEME_TK_API_P256", "SIGNATURE_SCHEME_TK_API_P521")), Errc::unsupported_algorithm);
    // Spaces between fields, as a Python client writes them.
    EXPECT_EQ(code(replaced(replaced(json_, "\",\"", "\", \""), "\":\"", "\": \"")), std::nullopt);
}

TEST_F(StampVerify, HeaderText) {
    const std::string value = header_of(json_);
    const auto header_code = [&](const std::string& text) { return code_of(verify(text, as_bytes(body_))); };
    EXPECT_EQ(header_code(value), std::nullopt);
    EXPECT_EQ(header_code(""), Errc::header_syntax);
    EXPECT_EQ(header_code(std::string(4097, 'A')), Errc::header_syntax);
    EXPECT_EQ(header_code(value + "="), Errc::base64_padding);
    EXPECT_EQ(header_code(" " + value.substr(1)), Errc::base64_character);
    EXPECT_EQ(header_code(value.substr(1) + "\n"), Errc::base64_character);
    for (std::size_t size = 1; size < value.size(); ++size) EXPECT_FALSE(verify(value.substr(0, size), as_bytes(body_)));
}

TEST_F(StampVerify, KeysAndSignatures) {
    const std::string hex = public_key_hex(key_);
    const std::string uncompressed = hex::encode(std::get<PublicKey<P256>>(key_).uncompressed());
    EXPECT_EQ(code(replaced(json_, hex, uncompressed)), Errc::public_key_length);
    EXPECT_EQ(code(replaced(json_, hex, "0x" + hex)).has_value(), true);
    EXPECT_EQ(code(replaced(json_, hex, "05" + hex.substr(2))), Errc::public_key_prefix);
    EXPECT_EQ(code(replaced(json_, hex, (hex[1] == '2' ? "03" : "02") + hex.substr(2))), Errc::signature_invalid);
    EXPECT_EQ(code(replaced(json_, "_P256", "_SECP256K1")).has_value(), true);
    EXPECT_EQ(code(replaced(json_, "_P256", "_ED25519")), Errc::public_key_length);
    const auto other = public_key_of(key_on(CurveId::p256, std::vector<u8>(32, 0x43)));
    EXPECT_EQ(code_of(verify(header_of(json_), as_bytes(body_), other)), Errc::public_key_mismatch);
    EXPECT_EQ(code(replaced(json_, "\"}", "00\"}")), Errc::der_trailing_bytes);
}

TEST_F(StampVerify, HighSIsAccepted) {
    for (const Scheme scheme : {Scheme::p256, Scheme::secp256k1, Scheme::secp256k1_eip191}) {
        const CurveId curve = scheme == Scheme::p256 ? CurveId::p256 : CurveId::secp256k1;
        const auto stamper = Stamper::from_private_key(key_on(curve, std::vector<u8>(32, 0x42)), scheme);
        const std::string json = json_of(stamper->stamp(as_bytes(body_), Nonce::deterministic)->value);
        const std::string before = "\"signature\":\"";
        const auto at = json.find(before) + before.size();
        const auto der = from_hex(json.substr(at, json.find('"', at) - at));
        const auto mirrored = with_curve(curve, [&]<Curve C>(C) -> std::string {
            if constexpr (WeierstrassCurve<C>) {
                const auto signature = *EcdsaSignature<C>::parse_der(der);
                auto raw = signature.raw();
                int borrow = 0;
                const auto n = from_hex(order<C>());
                for (std::size_t i = 32; i-- > 0;) {
                    const int digit = n[i] - raw[32 + i] - borrow;
                    borrow = digit < 0 ? 1 : 0;
                    raw[32 + i] = static_cast<u8>(digit & 0xff);
                }
                return to_hex(EcdsaSignature<C>::parse_raw(raw)->der().bytes());
            }
            return "";
        });
        EXPECT_TRUE(verify(header_of(replaced(json, to_hex(der), mirrored)), as_bytes(body_)));
        EXPECT_NE(mirrored, to_hex(der));
    }
}

/// After a change of any byte the header is refused, or is the same stamp (in the case of hexadecimal digits).
TEST_F(StampVerify, TamperedBytes) {
    for (std::size_t at = 0; at < json_.size(); ++at) {
        for (const int bit : {1, 2, 4, 8, 16, 32, 64}) {
            std::string changed = json_;
            changed[at] = static_cast<char>(changed[at] ^ bit);
            const auto verified = verify(header_of(changed), as_bytes(body_));
            if (!verified) continue;
            EXPECT_EQ(bit, 32) << at;
            EXPECT_EQ(verified->public_key, key_);
        }
    }
}

}  // namespace
}  // namespace coffer::stamp
