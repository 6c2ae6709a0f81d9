#include "coffer/keys/public_key_format.hpp"

#include <algorithm>

#include "keys/keys_support.hpp"
#include "support/rc.hpp"
#include "support/vector_file.hpp"

namespace coffer {
namespace {

using namespace testing;

TEST(PublicKeyFormat, Names) {
    for (const PublicKeyFormatRow& row : public_key_formats()) EXPECT_EQ(*parse_public_key_format(row.name), row.id);
    EXPECT_EQ(code_of(parse_public_key_format("")), Errc::unknown_key_format);
    EXPECT_EQ(code_of(parse_public_key_format("pem")), Errc::unknown_key_format);
}

TEST(PublicKeyFormatVectors, OpenSslEncodings) {
    const auto file = VectorFile::load("keys/encodings.json");
    for (const Record& record : file.list("valid")) {
        const CurveId curve = *parse_curve(record.text("curve"));
        const AnyPublicKey key = public_key_of(*parse_private_key(curve, record.hex("private_key")));
        const std::pair<PublicKeyFormat, const char*> forms[] = {{PublicKeyFormat::compressed, "compressed"},
                                                                 {PublicKeyFormat::uncompressed, "uncompressed"},
                                                                 {PublicKeyFormat::spki, "spki"},
                                                                 {PublicKeyFormat::spki_pem, "spki_pem"},
                                                                 {PublicKeyFormat::jwk, "public_jwk"}};
        for (const auto& [format, name] : forms) {
            if (!record.has(name)) {
                EXPECT_EQ(code_of(encode_public_key(format, key)), Errc::curve_mismatch);
                continue;
            }
            EXPECT_EQ(*encode_public_key(format, key), record.text(name)) << record.where();
            EXPECT_EQ(*decode_public_key(format, curve, record.text(name)), key) << record.where();
        }
        EXPECT_EQ(code_of(decode_public_key(PublicKeyFormat::jwk, record.text("jwk"))), Errc::foreign_member);
        for (const char* name : {"pkcs8", "sec1"}) record.ignore(name, "read by KeyFormat");
    }
}

TEST(PublicKeyFormatVectors, Service) {
    const auto file = VectorFile::load("keys/service.json");
    for (const Record& record : file.list("spki")) {
        EXPECT_EQ(record.text("coffer"), "accept");
        const auto key = decode_public_key(PublicKeyFormat::spki_pem, record.record("inputs").text("pem"));
        ASSERT_TRUE(key) << name_of(key);
        EXPECT_EQ(*encode_public_key(PublicKeyFormat::uncompressed, *key), record.record("expected").text("public_key_uncompressed_hex"));
    }
    for (const Record& record : file.list("point_codec")) {
        record.ignore("coffer", "read by PublicKey");
        record.ignore("error", "read by PublicKey");
        if (!record.has("expected") || !record.record("expected").has("jwk")) {
            record.ignore_rest("read by PublicKey");
            continue;
        }
        const Record expected = record.record("expected");
        const auto key = decode_public_key(PublicKeyFormat::jwk, CurveId::p256, expected.json("jwk"));
        ASSERT_TRUE(key) << record.where() << name_of(key);
        EXPECT_EQ(*encode_public_key(PublicKeyFormat::uncompressed, *key), record.record("inputs").text("uncompressed_hex"));
        EXPECT_EQ(*encode_public_key(PublicKeyFormat::compressed, *key), expected.text("compressed_hex"));
        record.record("inputs").ignore_rest("read by PublicKey");
    }
}

RC_GTEST_PROP(PublicKeyFormatLaws, DecodeUndoesEncode, ()) {
    const auto scalar = *gen::scalar();
    for (const PublicKeyFormatRow& row : public_key_formats()) {
        for (const CurveId curve : row.curves) {
            const AnyPublicKey key = public_key_of(*parse_private_key(curve, scalar));
            const auto text = *encode_public_key(row.id, key);
            const auto back = decode_public_key(row.id, curve, text);
            RC_ASSERT(back.has_value());
            RC_ASSERT(*encode_public_key(row.id, *back) == text);
            if (row.id != PublicKeyFormat::x_only) RC_ASSERT(*back == key);
            const auto told = decode_public_key(row.id, text);
            if (row.names_curve)
                RC_ASSERT((told.has_value() && *told == *back));
            else
                RC_ASSERT(code_of(told) == Errc::unknown_curve);
            for (const CurveId other : {CurveId::secp256k1, CurveId::p256, CurveId::ed25519, CurveId::x25519})
                if (other != curve && row.names_curve) RC_ASSERT(code_of(decode_public_key(row.id, other, text)) == Errc::curve_mismatch);
        }
    }
}

TEST(PublicKeyFormat, Lengths) {
    for (std::size_t size = 0; size <= 80; ++size) {
        const std::string digits(2 * size, '0');
        for (const PublicKeyFormat format :
             {PublicKeyFormat::compressed, PublicKeyFormat::uncompressed, PublicKeyFormat::coordinates, PublicKeyFormat::x_only})
            EXPECT_FALSE(decode_public_key(format, CurveId::secp256k1, digits)) << size;
    }
    const auto key = public_key_of(*parse_private_key(CurveId::p256, std::vector<u8>(32, 3)));
    const auto compressed = *encode_public_key(PublicKeyFormat::compressed, key);
    const auto uncompressed = *encode_public_key(PublicKeyFormat::uncompressed, key);
    EXPECT_EQ(code_of(decode_public_key(PublicKeyFormat::uncompressed, CurveId::p256, compressed)), Errc::public_key_compressed);
    EXPECT_EQ(code_of(decode_public_key(PublicKeyFormat::compressed, CurveId::p256, uncompressed)), Errc::public_key_length);
    EXPECT_EQ(code_of(decode_public_key(PublicKeyFormat::coordinates, CurveId::p256, uncompressed)), Errc::public_key_length);
    EXPECT_EQ(code_of(decode_public_key(PublicKeyFormat::compressed, CurveId::p256, "0x" + compressed)).has_value(), true);
}

TEST(PublicKeyFormat, EveryFlippedByteOfSpkiIsRefused) {
    const auto key = public_key_of(*parse_private_key(CurveId::p256, std::vector<u8>(32, 3)));
    const auto der = encode_spki(key);
    EXPECT_EQ(der.size(), 91U);
    for (std::size_t i = 0; i < der.size(); ++i) {
        for (unsigned value = 0; value < 256; ++value) {
            auto changed = der;
            if (changed[i] == value) continue;
            changed[i] = static_cast<u8>(value);
            EXPECT_FALSE(parse_spki(changed)) << i << " " << value;
        }
    }
    for (std::size_t size = 0; size < der.size(); ++size) EXPECT_FALSE(parse_spki(Bytes(der).first(size)));
    auto longer = der;
    longer.push_back(0);
    EXPECT_EQ(code_of(parse_spki(longer)), Errc::der_trailing_bytes);
}

TEST(PublicKeyFormat, PemIsTakenInItsOneForm) {
    const auto key = public_key_of(*parse_private_key(CurveId::p256, std::vector<u8>(32, 3)));
    const std::string pem = *encode_public_key(PublicKeyFormat::spki_pem, key);
    const auto ok = [](std::string_view text) { return decode_public_key(PublicKeyFormat::spki_pem, text).has_value(); };
    EXPECT_TRUE(ok(pem));
    EXPECT_TRUE(ok(pem.substr(0, pem.size() - 1)));
    EXPECT_FALSE(ok(pem + "\n"));
    EXPECT_FALSE(ok(" " + pem));
    EXPECT_FALSE(ok(""));
    EXPECT_FALSE(ok("-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----"));
    EXPECT_FALSE(ok("-----BEGIN PUBLIC KEY-----\n\n-----END PUBLIC KEY-----"));
    std::string one_line = pem;
    one_line.erase(one_line.find('\n', 30), 1);
    EXPECT_FALSE(ok(one_line));
    std::string crlf = pem;
    for (std::size_t at = 0; (at = crlf.find('\n', at)) != std::string::npos; at += 2) crlf.insert(at, "\r");
    EXPECT_FALSE(ok(crlf));
    for (std::size_t size = 0; size + 1 < pem.size(); ++size) EXPECT_FALSE(ok(pem.substr(0, size)));
}

TEST(PublicKeyFormat, JwkMembers) {
    const auto code = [](std::string_view text) { return code_of(decode_public_key(PublicKeyFormat::jwk, text)); };
    const std::string x = "xt4-HQgnDTkHZlGisU_TgDHa6JiS3BJNL5VXgW5-XaQ";
    const std::string y = "9RDDRHFfhM8LoMxxvQQTbA-yYzo_RZ5o_7hiC-FpAPA";
    EXPECT_EQ(code(R"({"kty":"EC","crv":"P-256","x":")" + x + R"(","y":")" + y + R"(","kid":"a","use":"sig"})"), std::nullopt);
    EXPECT_EQ(code(R"({"kty":"EC","crv":"P-256","x":")" + y + R"(","y":")" + x + R"("})"), Errc::public_key_not_on_curve);
    EXPECT_EQ(code(R"({"kty":"EC","crv":"P-256","x":")" + x + R"("})"), Errc::json_missing_member);
    EXPECT_EQ(code(R"({"kty":"EC","crv":"P-256","x":")" + x + R"(=","y":")" + y + R"("})"), Errc::public_key_length);
    EXPECT_EQ(code(R"({"kty":"EC","crv":"Ed25519","x":")" + x + R"("})"), Errc::json_value);
    EXPECT_EQ(code(R"({"kty":"RSA","n":"AQAB","e":"AQAB"})"), Errc::json_missing_member);
    EXPECT_EQ(code(R"({"kty":"EC","kty":"EC","crv":"P-256","x":")" + x + R"(","y":")" + y + R"("})"), Errc::json_duplicate_member);
    EXPECT_EQ(code("[]"), Errc::json_wrong_type);
}

}  // namespace
}  // namespace coffer
