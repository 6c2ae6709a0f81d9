#include "encoding/text.hpp"

#include "coffer/crypto/hash.hpp"
#include "encoding/code_point.hpp"
#include "encoding/speed.hpp"
#include "support/rc.hpp"
#include "support/vector_file.hpp"

namespace coffer {
namespace {

using text::Unassigned;

SecretText secret(std::string_view utf8) {
    return *SecretText::parse(as_bytes(utf8));
}
std::string plain(const SecretText& text) {
    return std::string(as_text(text.reveal()));
}
std::string nfkd(std::string_view utf8) {
    return plain(*text::nfkd(secret(utf8)));
}
std::string nfc(std::string_view utf8) {
    return plain(*text::nfc(secret(utf8)));
}
std::string utf8_of(char32_t c) {
    ByteArray<4> room{};
    return std::string(as_text(Bytes(room).first(text::write_utf8(room, c))));
}

struct Case {
    std::string_view text;
    Errc code;
    std::size_t at;
};
using namespace std::string_view_literals;

TEST(CheckCharacters, WhatNoEyeCanSeeIsRefused) {
    const Case refused[] = {
        {"legal\nwinner", Errc::text_line_break, 5},
        {"legal\r", Errc::text_line_break, 5},
        {"\xe2\x80\xa8", Errc::text_line_break, 0},
        {"\xc2\x85", Errc::text_line_break, 0},
        {"a\0b"sv, Errc::text_forbidden_character, 1},
        {"a\tb", Errc::text_forbidden_character, 1},
        {"\x7f", Errc::text_forbidden_character, 0},
        {"\xc2\x9f", Errc::text_forbidden_character, 0},
        {"ab\xe2\x80\x8b", Errc::text_forbidden_character, 2},  // U+200B zero-width space
        {"ab\xe2\x80\x8d", Errc::text_forbidden_character, 2},  // U+200D joiner
        {"\xef\xbb\xbf"
         "a",
         Errc::text_forbidden_character, 0},                      // U+FEFF
        {"\xc2\xad", Errc::text_forbidden_character, 0},          // U+00AD soft hyphen
        {"\xe2\x80\xae", Errc::text_forbidden_character, 0},      // U+202E right-to-left override
        {"\xe2\x81\xa6", Errc::text_forbidden_character, 0},      // U+2066 isolate
        {"\xf3\xa0\x81\x81", Errc::text_forbidden_character, 0},  // U+E0041 tag
        {"ok\xff", Errc::utf8_invalid, 2},
        {"ok\xc0\x80", Errc::utf8_overlong, 2},
        {"\xed\xa0\x80", Errc::utf8_surrogate, 0},
    };
    for (const Case& c : refused) {
        const Status status = text::check_characters(as_bytes(c.text));
        ASSERT_FALSE(status) << c.text;
        EXPECT_EQ(status.error(), fail(c.code, c.at).error()) << c.text;
        EXPECT_EQ(text::harmless_character(as_bytes(c.text.substr(c.at))), 0U) << c.text;
    }
}

TEST(CheckCharacters, LettersOfEveryKindPass) {
    for (const std::string_view good :
         {"legal winner", "\xe3\x81\x82\xe3\x80\x80\xe3\x81\x84", "e\xcc\x81", "\xed\x95\x9c", "\xe4\xb8\xad", "\xf0\x9f\x98\x80", ""}) {
        EXPECT_TRUE(text::check_characters(as_bytes(good))) << good;
        std::size_t seen = 0;
        while (const std::size_t length = text::harmless_character(as_bytes(good.substr(seen)))) seen += length;
        EXPECT_EQ(seen, good.size()) << good;
    }
}

TEST(Normalize, KnownCases) {
    EXPECT_EQ(nfkd("caf\xc3\xa9"), "cafe\xcc\x81");
    EXPECT_EQ(nfkd("cafe\xcc\x81"), "cafe\xcc\x81");
    EXPECT_EQ(nfkd("\xe3\x81\x8c"), "\xe3\x81\x8b\xe3\x82\x99");              // GA decomposes into KA and a voiced mark
    EXPECT_EQ(nfkd("\xe3\x80\x80"), " ");                                     // the ideographic space
    EXPECT_EQ(nfkd("\xef\xac\x81"), "fi");                                    // a ligature
    EXPECT_EQ(nfkd("\xed\x95\x9c"), "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab");  // Hangul
    EXPECT_EQ(nfkd("a\xcc\x81\xcc\xa7"), "a\xcc\xa7\xcc\x81");                // marks in canonical order
    EXPECT_EQ(nfc("cafe\xcc\x81"), "caf\xc3\xa9");
    EXPECT_EQ(nfc("\xe3\x81\x8b\xe3\x82\x99"), "\xe3\x81\x8c");
    EXPECT_EQ(nfc("\xef\xac\x81"), "\xef\xac\x81");  // compatibility stays
    EXPECT_EQ(nfkd(""), "");
    EXPECT_EQ(nfkd("plain ascii"), "plain ascii");
}

TEST(Normalize, EveryCodePointAsPythonHasIt) {
    const auto file = testing::VectorFile::load("encoding/normalization.json");
    std::string nfkd_all;
    std::string nfc_all;
    for (const auto& range : file.list("ranges")) {
        for (auto c = static_cast<char32_t>(range.natural("first")); c <= range.natural("last"); ++c) {
            const std::string one = utf8_of(c);
            (nfkd_all += nfkd(one)) += '\0';
            (nfc_all += nfc(one)) += '\0';
        }
    }
    for (const auto& record : file.list("digests")) {
        const std::string& all = record.text("form") == "NFKD" ? nfkd_all : nfc_all;
        EXPECT_EQ(testing::to_hex(sha256(as_bytes(all))), record.text("sha256")) << record.where();
    }
}

TEST(Normalize, StringsAsPythonHasThem) {
    for (const auto& record : testing::VectorFile::load("encoding/normalization.json").list("strings")) {
        const auto bytes = record.hex("text");
        const auto utf8 = as_text(bytes);
        EXPECT_EQ(testing::to_hex(as_bytes(nfkd(utf8))), record.text("nfkd")) << record.where();
        EXPECT_EQ(testing::to_hex(as_bytes(nfc(utf8))), record.text("nfc")) << record.where();
    }
}

TEST(Normalize, UnassignedCodePointsAreThePolicysMatter) {
    const std::string unassigned = "a\xcd\xb8";  // U+0378
    EXPECT_EQ(text::nfkd(secret(unassigned)).error(), fail(Errc::text_unassigned).error());
    EXPECT_EQ(text::nfc(secret(unassigned)).error(), fail(Errc::text_unassigned).error());
    EXPECT_EQ(plain(*text::nfkd(secret(unassigned), 100, Unassigned::keep)), unassigned);
    EXPECT_TRUE(text::nfkd(secret("\xee\x80\x80")));  // private use is assigned
}

TEST(Normalize, LongPassphrasesStayWhole) {
    for (const std::size_t size : {std::size_t{257}, std::size_t{1000}, std::size_t{4000}, std::size_t{65'536}}) {
        std::string composed;
        std::string decomposed;
        while (composed.size() + 2 <= size) {
            composed += "\xc3\xa9";
            decomposed += "e\xcc\x81";
        }
        composed.resize(size, 'x');
        decomposed.resize(decomposed.size() + size % 2, 'x');
        EXPECT_EQ(nfkd(composed), decomposed) << size;
        EXPECT_EQ(nfkd(std::string(size, 'a')), std::string(size, 'a'));
    }
}

TEST(Normalize, TheCapIsAnErrorNotACut) {
    EXPECT_EQ(text::nfkd(secret("12345"), 4).error(), fail(Errc::text_too_long).error());
    EXPECT_TRUE(text::nfkd(secret("1234"), 4));
    EXPECT_EQ(text::nfc(secret(std::string(text::max_normalized_bytes + 1, 'a')), SIZE_MAX).error(), fail(Errc::text_too_long).error());
}

TEST(Normalize, MarksInAdversarialOrderAreFast) {
    std::string marks = "a";
    while (marks.size() + 4 <= text::max_normalized_bytes) marks += "\xcc\x81\xcc\xa7";  // classes 230 and 202 in turn
    std::string expansions;
    while (expansions.size() + 3 <= text::max_normalized_bytes) expansions += "\xef\xb7\xba";  // 18 code points each
    testing::expect_fast("marks", [&] {
        const std::string normal = nfkd(marks);
        EXPECT_EQ(normal.size(), marks.size());
        EXPECT_EQ(normal.substr(1, 4), "\xcc\xa7\xcc\xa7");
        EXPECT_EQ(normal.substr(normal.size() - 2), "\xcc\x81");
    });
    testing::expect_fast("expansions", [&] { EXPECT_EQ(nfkd(expansions).size(), expansions.size() / 3 * nfkd("\xef\xb7\xba").size()); });
}

rc::Gen<std::string> unicode_texts() {
    const auto point =
        rc::gen::oneOf(rc::gen::inRange<u32>(0x20, 0x7f), rc::gen::inRange<u32>(0xc0, 0x370), rc::gen::inRange<u32>(0x300, 0x345),
                       rc::gen::inRange<u32>(0x1e00, 0x2000), rc::gen::inRange<u32>(0xac00, 0xd7a4), rc::gen::inRange<u32>(0x3041, 0x3097),
                       rc::gen::inRange<u32>(0xf900, 0xfa6e));
    return rc::gen::map(rc::gen::container<std::vector<u32>>(point), [](const std::vector<u32>& points) {
        std::string utf8;
        for (const u32 c : points) utf8 += utf8_of(c);
        return utf8;
    });
}

RC_GTEST_PROP(Normalize, FormsAreStable, ()) {
    const std::string utf8 = *unicode_texts();
    const auto decomposed = text::nfkd(secret(utf8), text::max_normalized_bytes, Unassigned::keep);
    RC_ASSERT(decomposed.has_value());
    RC_ASSERT(plain(*text::nfkd(*decomposed, text::max_normalized_bytes, Unassigned::keep)) == plain(*decomposed));
    const auto composed = text::nfc(secret(utf8), text::max_normalized_bytes, Unassigned::keep);
    RC_ASSERT(plain(*text::nfc(*composed, text::max_normalized_bytes, Unassigned::keep)) == plain(*composed));
    RC_ASSERT(plain(*text::nfkd(*composed, text::max_normalized_bytes, Unassigned::keep)) == plain(*decomposed));
}

TEST(CodePoints, EncodeAndDecodeAllScalars) {
    for (char32_t c = 0; c < 0x110000; ++c) {
        if (c >= 0xd800 && c < 0xe000) continue;
        ByteArray<4> room{};
        const std::size_t length = text::write_utf8(room, c);
        ASSERT_EQ(length, text::utf8_length(c));
        ASSERT_TRUE(check_utf8(Bytes(room).first(length)));
        const auto point = text::code_point_at(Bytes(room).first(length), 0);
        ASSERT_EQ(point.value, c);
        ASSERT_EQ(point.length, length);
    }
}

}  // namespace
}  // namespace coffer
