#include "encoding/json.hpp"

#include "core/utf8.hpp"
#include "encoding/json_scanner.hpp"
#include "encoding/speed.hpp"
#include "support/rc.hpp"

namespace coffer {
namespace {

using json::Kind;
using json::Limits;
using json::Numbers;

constexpr Limits strict{};
constexpr Limits wide{.max_bytes = 2 * testing::mebibyte, .max_depth = 1024, .numbers = Numbers::any};
constexpr Limits integers{.max_depth = 4, .numbers = Numbers::integers};

Errc code_of(std::string_view text, const Limits& limits) {
    const auto document = json::Document::parse(as_bytes(text), limits);
    return document ? Errc{} : document.error().code;
}

struct Case {
    std::string_view text;
    Errc code;
    std::size_t at;
    Limits limits = wide;
};

using namespace std::string_view_literals;

constexpr Case refused[] = {
    {""sv, Errc::json_syntax, 0},
    {"  "sv, Errc::json_syntax, 2},
    {"{"sv, Errc::json_syntax, 1},
    {R"({"a")"sv, Errc::json_syntax, 4},
    {R"({"a":)"sv, Errc::json_syntax, 5},
    {R"({"a":1)"sv, Errc::json_syntax, 6},
    {R"({"a":1,})"sv, Errc::json_syntax, 7},
    {R"({"a":1 "b":2})"sv, Errc::json_syntax, 7},
    {R"({a:1})"sv, Errc::json_syntax, 1},
    {R"({'a':1})"sv, Errc::json_syntax, 1},
    {"[1,2,x]"sv, Errc::json_syntax, 5},
    {"[1,]"sv, Errc::json_syntax, 3},
    {"[1}"sv, Errc::json_syntax, 2},
    {"[tru]"sv, Errc::json_syntax, 4},
    {"[nulL]"sv, Errc::json_syntax, 4},
    {"[01]"sv, Errc::json_syntax, 2},
    {"[-]"sv, Errc::json_syntax, 2},
    {"[+1]"sv, Errc::json_syntax, 1},
    {"[1.]"sv, Errc::json_syntax, 3},
    {"[.5]"sv, Errc::json_syntax, 1},
    {"[1e]"sv, Errc::json_syntax, 3},
    {"[1e+]"sv, Errc::json_syntax, 4},
    {"[0x1]"sv, Errc::json_syntax, 2},
    {"[NaN]"sv, Errc::json_syntax, 1},
    {"/* */{}"sv, Errc::json_syntax, 0},
    {"[\"\t\"]"sv, Errc::json_syntax, 2},
    {"[\"\n\"]"sv, Errc::json_syntax, 2},
    {R"(["\x"])"sv, Errc::json_syntax, 3},
    {R"(["\u12g4"])"sv, Errc::json_syntax, 6},
    {R"(["\u123"])"sv, Errc::json_syntax, 7},
    {R"(["abc)"sv, Errc::json_syntax, 5},
    {R"(["abc\)"sv, Errc::json_syntax, 6},
    {R"(["\ud800"])"sv, Errc::json_syntax, 3},
    {R"(["\ud800\n"])"sv, Errc::json_syntax, 9},
    {R"(["\ud800A"])"sv, Errc::json_syntax, 3},
    {R"(["\ud800\ud800"])"sv, Errc::json_syntax, 3},
    {R"(["\udc00"])"sv, Errc::json_syntax, 3},
    {"[\f1]"sv, Errc::json_syntax, 1},
    {"{} {}"sv, Errc::json_trailing_bytes, 3},
    {"{}x"sv, Errc::json_trailing_bytes, 2},
    {"1 2"sv, Errc::json_trailing_bytes, 2},
    {"\xef\xbb\xbf{}"sv, Errc::json_byte_order_mark, 0},
    {"{}\0"sv, Errc::json_nul, 2},
    {"{}\0{\"evil\":1}"sv, Errc::json_nul, 2},
    {"[\"a\0b\"]"sv, Errc::json_nul, 3},
    {"[\"\xff\"]"sv, Errc::utf8_invalid, 2},
    {"[\"\xc0\xaf\"]"sv, Errc::utf8_overlong, 2},
    {"[\"\xed\xa0\x80\"]"sv, Errc::utf8_surrogate, 2},
    {R"({"a":"x","a":"y"})"sv, Errc::json_duplicate_member, 9},
    {R"({"a":"x","\u0061":"y"})"sv, Errc::json_duplicate_member, 9},
    {R"({"b":{"a":1},"c":[{"x":{"é":1,"d":2,"\u00e9":3}}]})"sv, Errc::json_duplicate_member, 37},
    {R"({"":1,"":2})"sv, Errc::json_duplicate_member, 6},
    {R"({"a":{"b":{}}})"sv, Errc::json_too_deep, 10, strict},
    {R"({"a":[[]]})"sv, Errc::json_too_deep, 6, strict},
    {R"({"a":1})"sv, Errc::json_number_range, 5, strict},
    {R"({"a":1.5})"sv, Errc::json_number_range, 5, integers},
    {R"({"a":1e3})"sv, Errc::json_number_range, 5, integers},
    {R"({"a":18446744073709551616})"sv, Errc::json_number_range, 5, integers},
    {R"({"a":-9223372036854775809})"sv, Errc::json_number_range, 5, integers},
    {R"({"a":18446744073709551616})"sv, Errc::json_number_range, 5, wide},
    {R"({"a":1e400})"sv, Errc::json_number_range, no_position, wide},
};

TEST(Json, EachFaultHasItsCodeAndPlace) {
    for (const Case& c : refused) {
        const auto document = json::Document::parse(as_bytes(c.text), c.limits);
        ASSERT_FALSE(document) << c.text;
        EXPECT_EQ(document.error().code, c.code) << c.text << ": " << error_name(document.error().code);
        EXPECT_EQ(document.error().at, c.at) << c.text;
        EXPECT_STREQ(document.error().what, "") << "no name of the text in an error";
    }
}

TEST(Json, SizeIsBoundedBeforeAnyWork) {
    const std::string text = "[\"" + std::string(testing::mebibyte, 'a') + "\"]";
    EXPECT_EQ(json::Document::parse(as_bytes(text), strict).error(), fail(Errc::json_too_large, strict.max_bytes).error());
    EXPECT_TRUE(json::Document::parse(as_bytes(text), wide));
    EXPECT_EQ(code_of("[\"\"]", {.max_bytes = 3}), Errc::json_too_large);
    EXPECT_EQ(code_of("[\"\"]", {.max_bytes = 4}), Errc{});
}

TEST(Json, DepthCountsContainers) {
    EXPECT_EQ(code_of("\"\"", {.max_depth = 0}), Errc{});
    EXPECT_EQ(code_of("[]", {.max_depth = 0}), Errc::json_too_deep);
    EXPECT_EQ(code_of("[]", {.max_depth = 1}), Errc{});
    EXPECT_EQ(code_of(R"({"a":[],"b":{}})", {.max_depth = 2}), Errc{});
    for (const u32 depth : {1U, 63U, 64U, 65U, 500U, 1023U}) {
        const std::string text = std::string(depth, '[') + std::string(depth, ']');
        EXPECT_EQ(code_of(text, {.max_depth = depth}), Errc{}) << depth;
        EXPECT_EQ(code_of(text, {.max_depth = depth - 1}), Errc::json_too_deep) << depth;
    }
}

TEST(Json, ValuesComeOutAsTheyStand) {
    const auto document = json::Document::parse(as_bytes(R"( {"text":"a\u00e9\n\"\ud83d\ude00","empty":"","max":18446744073709551615,
        "min":-9223372036854775808,"zero":-0,"yes":true,"no":false,"null":null,"list":[1,"two",[3]],"object":{"k":"v"}} )"),
                                                {.max_depth = 3, .numbers = Numbers::integers});
    ASSERT_TRUE(document);
    const auto object = document->object();
    ASSERT_TRUE(object);
    EXPECT_EQ(object->size(), 10U);
    EXPECT_EQ(*object->text("text"), "a\xc3\xa9\n\"\xf0\x9f\x98\x80");
    EXPECT_EQ(*object->text("empty"), "");
    EXPECT_EQ(*object->unsigned_integer("max"), ~u64{0});
    EXPECT_EQ(*object->integer("min"), std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(*object->integer("zero"), 0);
    EXPECT_EQ(*object->unsigned_integer("zero"), 0U);
    EXPECT_TRUE(*object->boolean("yes"));
    EXPECT_FALSE(*object->boolean("no"));
    EXPECT_TRUE(object->get("null")->is_null());
    EXPECT_EQ(*object->object("object")->text("k"), "v");

    std::vector<Kind> kinds;
    const auto list = object->array("list");
    EXPECT_EQ(list->size(), 3U);
    for (const json::Value value : *list) kinds.push_back(value.kind());
    EXPECT_EQ(kinds, (std::vector{Kind::integer, Kind::text, Kind::array}));

    std::vector<std::string> names;
    for (const json::Member& member : *object) names.emplace_back(member.name);
    EXPECT_EQ(names, (std::vector<std::string>{"text", "empty", "max", "min", "zero", "yes", "no", "null", "list", "object"}));
}

TEST(Json, WrongKindsAndRangesNameTheMember) {
    const auto document =
        json::Document::parse(as_bytes(R"({"t":"","n":-1,"big":9223372036854775808,"r":1.5,"l":[],"o":{},"nil":null})"), wide);
    const auto object = *document->object();
    EXPECT_EQ(object.text("n").error(), fail(Errc::json_wrong_type, "n").error());
    EXPECT_EQ(object.text("nil").error(), fail(Errc::json_wrong_type, "nil").error());
    EXPECT_EQ(object.text("absent").error(), fail(Errc::json_missing_member, "absent").error());
    EXPECT_EQ(object.non_empty_text("t").error(), fail(Errc::json_empty_value, "t").error());
    EXPECT_EQ(object.non_empty_text("absent").error(), fail(Errc::json_missing_member, "absent").error());
    EXPECT_EQ(object.optional_text("nil").error(), fail(Errc::json_wrong_type, "nil").error());
    EXPECT_FALSE(object.optional_text("absent")->has_value());
    EXPECT_EQ(**object.optional_text("t"), "");
    EXPECT_EQ(object.unsigned_integer("n").error(), fail(Errc::json_number_range, "n").error());
    EXPECT_EQ(object.integer("big").error(), fail(Errc::json_number_range, "big").error());
    EXPECT_EQ(*object.unsigned_integer("big"), u64{1} << 63);
    EXPECT_EQ(object.integer("r").error(), fail(Errc::json_number_range, "r").error());
    EXPECT_EQ(object.unsigned_integer("r").error(), fail(Errc::json_number_range, "r").error());
    EXPECT_EQ(object.integer("t").error(), fail(Errc::json_wrong_type, "t").error());
    EXPECT_EQ(object.unsigned_integer("t").error(), fail(Errc::json_wrong_type, "t").error());
    EXPECT_EQ(object.boolean("t").error(), fail(Errc::json_wrong_type, "t").error());
    EXPECT_EQ(object.object("l").error(), fail(Errc::json_wrong_type, "l").error());
    EXPECT_EQ(object.array("o").error(), fail(Errc::json_wrong_type, "o").error());
    EXPECT_TRUE(object.array("l")->empty());
    EXPECT_EQ(json::Document::parse(as_bytes("[]"), wide)->object().error().code, Errc::json_wrong_type);
    const std::vector<Error> absent = {object.integer("x").error(), object.unsigned_integer("x").error(), object.boolean("x").error(),
                                       object.object("x").error(), object.array("x").error()};
    for (const Error& error : absent) EXPECT_EQ(error, fail(Errc::json_missing_member, "x").error());
}

TEST(Json, ManyMembersFindTheirDuplicateToo) {
    std::string text = "{";
    for (int i = 0; i < 300; ++i) text += "\"k" + std::to_string(i) + "\":\"\",";
    const std::size_t at = text.size();
    EXPECT_EQ(code_of(text + "\"last\":\"\"}", strict), Errc{});
    const auto refused_text = text + "\"k17\":\"\",\"k3\":\"\"}";
    EXPECT_EQ(json::Document::parse(as_bytes(refused_text), strict).error(), fail(Errc::json_duplicate_member, at).error());
}

TEST(Json, AParserReadsOneTextAfterAnother) {
    json::Parser parser;
    EXPECT_EQ(*parser.parse(as_bytes(R"({"a":"first"})"), strict)->object()->text("a"), "first");
    EXPECT_EQ(parser.parse(as_bytes("{"), strict).error().code, Errc::json_syntax);
    const std::string longer = R"({"a":")" + std::string(5000, 'x') + R"("})";
    EXPECT_EQ(parser.parse(as_bytes(longer), strict)->object()->text("a")->size(), 5000U);
    EXPECT_EQ(*parser.parse(as_bytes(R"({"a":"last"})"), strict)->object()->text("a"), "last");
    json::Parser moved(std::move(parser));
    EXPECT_EQ(*moved.parse(as_bytes(R"({"a":"moved"})"), strict)->object()->text("a"), "moved");
}

TEST(Json, ADocumentMayBeMoved) {
    auto document = json::Document::parse(as_bytes(R"({"a":"kept"})"), strict);
    const json::Document moved = *std::move(document);
    EXPECT_EQ(*moved.object()->text("a"), "kept");
}

TEST(Json, HostileTextsAreFast) {
    const auto fast = [](const char* what, const std::string& text, Errc code) {
        testing::expect_fast(what, [&] { EXPECT_EQ(code_of(text, wide), code) << what; });
    };
    fast("opening brackets", std::string(testing::mebibyte, '['), Errc::json_too_deep);
    fast("quotes", std::string(testing::mebibyte, '"'), Errc::json_trailing_bytes);
    fast("backslashes", "\"" + std::string(testing::mebibyte, '\\'), Errc::json_syntax);
    fast("digits", std::string(testing::mebibyte, '1'), Errc::json_number_range);
    fast("zeros", "[1." + std::string(testing::mebibyte, '0') + "]", Errc{});
    std::string members = "{";
    for (int i = 0; i < 60'000; ++i) members += "\"" + std::to_string(i) + "\":0,";
    fast("members", members + "\"\":0}", Errc{});
    fast("members, one twice", members + "\"7\":0}", Errc::json_duplicate_member);
    std::string objects = "[";
    for (int i = 0; i < 60'000; ++i) objects += R"({"a":0},)";
    fast("objects", objects + "0]", Errc{});
}

/// texts generates text that is nearly JSON, from pieces that sometimes fit together.
rc::Gen<std::string> texts() {
    const auto piece =
        rc::gen::element<std::string>("{", "}", "[", "]", ",", ":", "\"a\"", "\"b\"", "\"\\u0061\"", "\"\\ud83d\\ude00\"", "\"\\ud83d\"",
                                      "1", "-0", "1.5e3", "1e999", "18446744073709551616", "true", "false", "null", " ", "\n", "\"", "\\",
                                      "\xc3\xa9", "\xff", "nul", "01", "{\"a\":1}", "[1]", "\"\\n\"");
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece), [](const std::vector<std::string>& pieces) {
        std::string text;
        for (const std::string& p : pieces) text += p;
        return text;
    });
}

RC_GTEST_PROP(Json, ParserAndScannerGiveOneVerdict, ()) {
    const std::string text = *texts();
    for (const Numbers numbers : {Numbers::none, Numbers::integers, Numbers::any}) {
        const Limits limits{.max_depth = 3, .numbers = numbers};
        const Errc parser = code_of(text, limits);
        RC_ASSERT(parser != Errc::internal);
        if (!check_utf8(as_bytes(text))) continue;
        json::detail::Scanner scanner(as_bytes(text), limits.max_depth, numbers);
        auto token = scanner.next();
        while (token && *token != json::detail::Token::end) token = scanner.next();
        // The scanner checks neither duplicates nor the range of reals.
        const bool beyond_scanner = parser == Errc::json_duplicate_member || (numbers == Numbers::any && parser == Errc::json_number_range);
        if (token) {
            const bool expected = parser == Errc{} || beyond_scanner;
            RC_ASSERT(expected);
        } else {
            RC_ASSERT(parser == token.error().code);
        }
    }
}

TEST(JsonDeathTest, DepthBeyondTheReadersCapIsTheCallersFault) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_DEATH((void)json::Document::parse(as_bytes("[]"), {.max_depth = 1025}),
                 "contract violated: limits\\.max_depth <= Scanner::depth_cap \\(json\\.cpp:");
}

}  // namespace
}  // namespace coffer
