#include "coffer/keys/key_file.hpp"

#include "keys/keys_support.hpp"
#include "support/rc.hpp"
#include "support/vector_file.hpp"

namespace coffer {
namespace {

using namespace testing;

TEST(KeyFile, ServiceVectors) {
    const auto file = VectorFile::load("keys/service.json");
    for (const Record& record : file.list("tkcli_key_file")) {
        EXPECT_EQ(record.text("coffer"), "accept");
        const Record inputs = record.record("inputs");
        const Record expected = record.record("expected");
        if (inputs.has("file_text")) {
            const std::string text = inputs.text("file_text");
            EXPECT_EQ(text.size(), expected.natural("bytes"));
            if (text.size() == 64) {
                EXPECT_TRUE(parse_private_key_file(secret_text(text)));
            } else {
                EXPECT_TRUE(parse_public_key_file(CurveId::p256, text));
            }
        } else if (inputs.has("private_file_text")) {
            const auto key = parse_private_key_file(secret_text(inputs.text("private_file_text")));
            ASSERT_TRUE(key) << record.where();
            EXPECT_EQ(curve_of(*key), CurveId::p256);
            EXPECT_EQ(*api_key_public_file(public_key_of(*key)), expected.text("public_key_hex"));
            expected.ignore("curve", "P-256");
        } else {
            const CurveId curve = *parse_curve(inputs.text("curve"));
            const auto key = parse_private_key_file(secret_text(inputs.text("private_key_hex")), curve);
            ASSERT_TRUE(key) << record.where() << name_of(key);
            EXPECT_EQ(shown(*api_key_private_file(*key)), expected.text("private_file_text"));
            EXPECT_EQ(*api_key_public_file(public_key_of(*key)), expected.text("public_file_text"));
            expected.ignore("default_dir", "the program's business");
            expected.ignore("file_modes", "the program's business");
        }
    }
}

RC_GTEST_PROP(KeyFileLaws, PrivateFilesRoundTrip, ()) {
    const auto scalar = *gen::scalar();
    for (const CurveId curve : {CurveId::p256, CurveId::secp256k1, CurveId::ed25519}) {
        const auto key = *parse_private_key(curve, scalar);
        const auto back = parse_private_key_file(*api_key_private_file(key));
        RC_ASSERT(back.has_value());
        RC_ASSERT((curve_of(*back) == curve && scalar_hex(*back) == scalar_hex(key)));
        const auto half = public_key_of(key);
        RC_ASSERT(*parse_public_key_file(curve, *api_key_public_file(half)) == half);
    }
    const auto key = private_key<P256>(scalar);
    const auto text = encryption_key_private_file(key);
    RC_ASSERT(shown(text) == to_hex(scalar));
    RC_ASSERT(scalar_hex(*parse_private_key_file(text)) == to_hex(scalar));
    const auto half = encryption_key_public_file(key.public_key());
    RC_ASSERT(half.size() == 130U);
    RC_ASSERT(std::get<PublicKey<P256>>(*parse_public_key_file(CurveId::p256, half)) == key.public_key());
}

TEST(KeyFile, Suffixes) {
    const std::string digits(64, '1');
    const auto parsed = [](std::string_view text, std::optional<CurveId> curve = std::nullopt) {
        return parse_private_key_file(secret_text(text), curve);
    };
    EXPECT_EQ(curve_of(*parsed(digits)), CurveId::p256);
    EXPECT_EQ(curve_of(*parsed(digits, CurveId::secp256k1)), CurveId::secp256k1);
    EXPECT_EQ(curve_of(*parsed(digits + ":secp256k1")), CurveId::secp256k1);
    EXPECT_EQ(curve_of(*parsed(digits + ":p256", CurveId::p256)), CurveId::p256);
    EXPECT_EQ(curve_of(*parsed(digits + ":ed25519")), CurveId::ed25519);
    EXPECT_EQ(code_of(parsed(digits + ":p256", CurveId::secp256k1)), Errc::curve_mismatch);
    for (const std::string_view suffix : {":", ":P256", ":x25519", ":p256 ", ":p256\n", ":p256:p256", ":nist256p1"})
        EXPECT_EQ(code_of(parsed(digits + std::string(suffix))), Errc::unknown_curve) << suffix;
    EXPECT_EQ(code_of(parsed(digits + "\n")), Errc::hex_odd_length);
    EXPECT_EQ(code_of(parsed(digits + "\r\n")).has_value(), true);
    EXPECT_EQ(code_of(parsed(digits + "11")), Errc::private_key_length);
    EXPECT_EQ(code_of(parsed(":p256")), Errc::private_key_length);
    EXPECT_EQ(code_of(parsed("")), Errc::private_key_length);
    EXPECT_EQ(code_of(parsed("0x" + digits)).has_value(), true);
    EXPECT_EQ(code_of(parsed(std::string(64, '0'))), Errc::private_key_zero);
    EXPECT_EQ(code_of(parsed(std::string(64, 'f'))), Errc::private_key_range);
    EXPECT_EQ(code_of(parsed(digits + digits + ":ed25519")), Errc::key_pair_mismatch);
    EXPECT_EQ(code_of(parsed(digits + digits + ":p256")), Errc::private_key_length);
    EXPECT_EQ(code_of(api_key_private_file(*parse_private_key(CurveId::x25519, std::vector<u8>(32, 1)))), Errc::curve_mismatch);
}

TEST(KeyFile, Metadata) {
    const ApiKeyMetadata api{"my \"key\"", {"b6e7cf1e-6c55-4b10-a4b5-1b1d7cdfdf0e", "second"}, "02ab", "SIGNATURE_SCHEME_TK_API_P256"};
    const std::string text = print_metadata(api);
    EXPECT_EQ(
        text,
        "{\"name\":\"my \\\"key\\\"\",\"organizations\":[\"b6e7cf1e-6c55-4b10-a4b5-1b1d7cdfdf0e\",\"second\"],\"public_key\":\"02ab\","
        "\"scheme\":\"SIGNATURE_SCHEME_TK_API_P256\"}\n");
    EXPECT_EQ(*parse_api_key_metadata(text), api);

    const EncryptionKeyMetadata encryption{"default", "org", "user", "04ab"};
    EXPECT_EQ(print_metadata(encryption), "{\"name\":\"default\",\"organization\":\"org\",\"user\":\"user\",\"public_key\":\"04ab\"}\n");
    EXPECT_EQ(*parse_encryption_key_metadata(print_metadata(encryption)), encryption);

    // Fields that older programs of the service leave out, write as null, or add.
    EXPECT_EQ(parse_api_key_metadata(R"({"name":"","organizations":null,"public_key":"02ab"})")->organizations.size(), 0U);
    EXPECT_EQ(parse_api_key_metadata(R"({"public_key":"02ab","id":"x","user":"y"})")->public_key, "02ab");
    EXPECT_EQ(code_of(parse_api_key_metadata(R"({"name":"a"})")), Errc::json_missing_member);
    EXPECT_EQ(code_of(parse_api_key_metadata(R"({"public_key":""})")), Errc::json_empty_value);
    EXPECT_EQ(code_of(parse_api_key_metadata(R"({"public_key":"a","organizations":"b"})")), Errc::json_wrong_type);
    EXPECT_EQ(code_of(parse_api_key_metadata(R"({"public_key":"a","organizations":[1]})")), Errc::json_wrong_type);
    EXPECT_EQ(code_of(parse_encryption_key_metadata(R"({"public_key":"a","user":7})")), Errc::json_wrong_type);
    EXPECT_EQ(code_of(parse_encryption_key_metadata(R"({"public_key":"a","public_key":"b"})")), Errc::json_duplicate_member);
}

}  // namespace
}  // namespace coffer
