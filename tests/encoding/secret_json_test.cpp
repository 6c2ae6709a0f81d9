#include "encoding/secret_json.hpp"

#include "encoding/json.hpp"
#include "encoding/speed.hpp"
#include "support/rc.hpp"

namespace coffer {
namespace {

using json::SecretObject;
using namespace std::string_view_literals;

constexpr std::size_t generous = 4096;

std::string text_of(const SecretObject& object, const char* name) {
    const auto text = object.text(name);
    return text ? std::string(as_text(text->reveal())) : std::string(error_name(text.error().code));
}

TEST(SecretObject, ReadsAJsonWebKey) {
    const auto key = SecretObject::parse(
        as_bytes(R"({"kty":"EC","crv":"P-256","x":"eA","y":"eQ","d":"ZA","ext":true,"key_ops":["deriveBits"],"iat":1,"n":null})"),
        generous);
    ASSERT_TRUE(key);
    EXPECT_EQ(text_of(*key, "kty"), "EC");
    EXPECT_EQ(text_of(*key, "d"), "ZA");
    EXPECT_TRUE(key->has("key_ops"));
    EXPECT_TRUE(key->has("n"));
    EXPECT_FALSE(key->has("p"));
    EXPECT_EQ(key->text("p").error(), fail(Errc::json_missing_member, "p").error());
    for (const char* other : {"ext", "key_ops", "iat", "n"})
        EXPECT_EQ(key->text(other).error(), fail(Errc::json_wrong_type, other).error());
}

TEST(SecretObject, UnescapesNamesAndValues) {
    const auto object = SecretObject::parse(as_bytes(R"( { "\u0064" : "\"\\\/\b\f\n\r\t\u00e9\u20AC\ud83d\ude00é" } )"), generous);
    ASSERT_TRUE(object);
    EXPECT_EQ(text_of(*object, "d"), "\"\\/\b\f\n\r\t\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\xc3\xa9");
    EXPECT_EQ(text_of(*SecretObject::parse(as_bytes(R"({"a":""})"), generous), "a"), "");
}

TEST(SecretObject, EachFaultHasItsCodeAndNoPlace) {
    const std::pair<std::string_view, Errc> refused[] = {
        {"", Errc::json_syntax},
        {"{", Errc::json_syntax},
        {R"({"a":"b",})", Errc::json_syntax},
        {R"({"a":"\ud800"})", Errc::json_syntax},
        {R"({"a":"b"} x)", Errc::json_trailing_bytes},
        {R"({"a":"b","\u0061":"c"})", Errc::json_duplicate_member},
        {R"({"a":{}})", Errc::json_too_deep},
        {R"({"a":[[]]})", Errc::json_too_deep},
        {R"(["a"])", Errc::json_wrong_type},
        {R"("a")", Errc::json_wrong_type},
        {R"({"a":1.5})", Errc::json_number_range},
        {R"({"a":18446744073709551616})", Errc::json_number_range},
        {"\xef\xbb\xbf{}", Errc::json_byte_order_mark},
        {"{}\0"sv, Errc::json_nul},
        {"{\"a\":\"\xff\"}", Errc::utf8_invalid},
        {"{\"a\":\"\xc0\x80\"}", Errc::utf8_overlong},
        {"{\"a\":\"\xed\xa0\x80\"}", Errc::utf8_surrogate},
    };
    for (const auto& [text, code] : refused) {
        const auto object = SecretObject::parse(as_bytes(text), generous);
        ASSERT_FALSE(object) << text;
        EXPECT_EQ(object.error(), fail(code).error()) << text << ": " << error_name(object.error().code);
    }
    EXPECT_EQ(SecretObject::parse(as_bytes("{ }"), 2).error(), fail(Errc::json_too_large).error());
}

TEST(SecretObject, MembersAreCounted) {
    std::string text = "{";
    for (std::size_t i = 0; i < SecretObject::max_members; ++i) text += (i == 0 ? "\"" : ",\"") + std::to_string(i) + "\":\"\"";
    EXPECT_TRUE(SecretObject::parse(as_bytes(text + "}"), generous));
    EXPECT_EQ(SecretObject::parse(as_bytes(text + ",\"x\":\"\"}"), generous).error(), fail(Errc::json_too_large).error());
}

TEST(SecretObject, SurvivesAMove) {
    auto first = SecretObject::parse(as_bytes(R"({"a":"b"})"), generous);
    const SecretObject second = *std::move(first);
    EXPECT_EQ(text_of(second, "a"), "b");
}

RC_GTEST_PROP(SecretObject, AgreesWithThePublicReader, ()) {
    const auto piece =
        rc::gen::element<std::string>("{", "}", "[", "]", ",", ":", "\"a\":\"x\"", "\"b\":1", "\"\\u0061\":true", "\"a\"", "1", "-5",
                                      "null", " ", "\"c\":[1,\"\"]", "\"\\ud83d\\ude00\"", "\"d\":null", ",", "{", "}");
    const auto pieces = *rc::gen::container<std::vector<std::string>>(piece);
    std::string text = *rc::gen::element<std::string>("{", "");
    for (const std::string& p : pieces) text += p;
    text += *rc::gen::element<std::string>("}", "");
    const auto secret = SecretObject::parse(as_bytes(text), generous);
    const auto open = json::Document::parse(as_bytes(text), {.max_bytes = generous, .max_depth = 2, .numbers = json::Numbers::integers});
    if (secret) {
        RC_ASSERT(open.has_value());
        for (const json::Member& member : *open->object()) RC_ASSERT(secret->has(member.name));
    } else if (open) {
        // Refused because of its content, or because it is not an object.
        RC_ASSERT(text.find('[') != std::string::npos || text.find("{", 1) != std::string::npos ||
                  open->root().kind() != json::Kind::object);
    }
}

std::string array_error(std::string_view text, std::size_t count) {
    const auto bytes = json::parse_secret_byte_array(as_bytes(text), count);
    if (bytes) return "accepted";
    EXPECT_EQ(bytes.error().at, no_position);
    return std::string(error_name(bytes.error().code));
}

TEST(SecretByteArray, EachFaultHasItsCode) {
    EXPECT_EQ(array_error("[1,2]", 2), "accepted");
    EXPECT_EQ(array_error(" [ 1 ,\n2\t,\r255 ] ", 3), "accepted");
    EXPECT_EQ(array_error("[]", 0), "accepted");
    EXPECT_EQ(array_error("[ ]", 0), "accepted");
    EXPECT_EQ(array_error("[0]", 1), "accepted");
    EXPECT_EQ(array_error("[]", 1), "length_mismatch");
    EXPECT_EQ(array_error("[1,2]", 1), "length_mismatch");
    EXPECT_EQ(array_error("[1,2]", 3), "length_mismatch");
    EXPECT_EQ(array_error("[256]", 1), "json_number_range");
    EXPECT_EQ(array_error("[1000]", 1), "json_number_range");
    EXPECT_EQ(array_error("[4294967297]", 1), "json_number_range");
    EXPECT_EQ(array_error("[18446744073709551617]", 1), "json_number_range");
    EXPECT_EQ(array_error("[-1]", 1), "json_number_range");
    EXPECT_EQ(array_error("[-0]", 1), "json_number_range");
    EXPECT_EQ(array_error("[1.0]", 1), "json_number_range");
    EXPECT_EQ(array_error("[\"1\"]", 1), "json_wrong_type");
    EXPECT_EQ(array_error("[null]", 1), "json_wrong_type");
    EXPECT_EQ(array_error("[[1]]", 1), "json_too_deep");
    EXPECT_EQ(array_error("{}", 1), "json_wrong_type");
    EXPECT_EQ(array_error("1", 1), "json_wrong_type");
    EXPECT_EQ(array_error("", 1), "json_syntax");
    EXPECT_EQ(array_error("[", 1), "json_syntax");
    EXPECT_EQ(array_error("[1", 1), "json_syntax");
    EXPECT_EQ(array_error("[1,]", 1), "json_syntax");
    EXPECT_EQ(array_error("[,1]", 1), "json_syntax");
    EXPECT_EQ(array_error("[1 2]", 2), "json_syntax");
    EXPECT_EQ(array_error("[01]", 1), "json_syntax");
    EXPECT_EQ(array_error("[00]", 1), "json_syntax");
    EXPECT_EQ(array_error("[1]]", 1), "json_trailing_bytes");
    EXPECT_EQ(array_error("[1][", 1), "json_trailing_bytes");
    EXPECT_EQ(array_error("[1],", 1), "json_trailing_bytes");
    EXPECT_EQ(array_error("[1]\0"sv, 1), "json_nul");
    EXPECT_EQ(array_error("\xef\xbb\xbf[1]", 1), "json_byte_order_mark");
    EXPECT_EQ(array_error("[1\xff]", 1), "utf8_invalid");
    EXPECT_EQ(array_error(std::string(81, ' '), 1), "json_too_large");
}

RC_GTEST_PROP(SecretByteArray, RoundTrips, ()) {
    const auto bytes = *testing::gen::bytes_between(0, 70);
    std::string text = "[";
    for (const u8 byte : bytes) text += (text.size() > 1 ? "," : "") + std::to_string(byte);
    text += "]";
    RC_ASSERT(std::string(as_text(json::write_secret_byte_array(bytes).reveal())) == text);
    const auto back = json::parse_secret_byte_array(as_bytes(text), bytes.size());
    RC_ASSERT(back.has_value());
    RC_ASSERT(ct_equal(back->reveal(), bytes));
}

RC_GTEST_PROP(SecretByteArray, AgreesWithThePublicReader, ()) {
    const auto text = *testing::gen::text_of("[[]],,0123456789 \n-.x\"", 0, 12);
    const std::string whole = "[" + text;
    const auto open = json::Document::parse(as_bytes(whole), {.max_depth = 1, .numbers = json::Numbers::any});
    bool expected = open.has_value() && open->root().kind() == json::Kind::array;
    std::size_t count = 0;
    if (expected) {
        for (const json::Value value : *open->root().array()) {
            const auto number = value.unsigned_integer();
            expected = expected && number && *number <= 255;
            ++count;
        }
        expected = expected && text.find('-') == std::string::npos;
    }
    RC_ASSERT(json::parse_secret_byte_array(as_bytes(whole), count).has_value() == expected);
}

TEST(SecretJson, MebibytesAreRefusedBeforeAnyWork) {
    const std::string text(testing::mebibyte, '[');
    testing::expect_fast("secret json", [&] {
        EXPECT_EQ(SecretObject::parse(as_bytes(text), generous).error().code, Errc::json_too_large);
        EXPECT_EQ(json::parse_secret_byte_array(as_bytes(text), 64).error().code, Errc::json_too_large);
    });
}

}  // namespace
}  // namespace coffer
