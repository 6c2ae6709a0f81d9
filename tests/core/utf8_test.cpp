#include "core/utf8.hpp"

#include "coffer/core/secret.hpp"
#include "support/rc.hpp"

namespace coffer {
namespace {

/// reference follows the definition (Unicode table 3-7) without regard to speed: it encodes every code point and compares.
bool reference(Bytes text) {
    for (std::size_t at = 0; at < text.size();) {
        const unsigned first = text[at];
        const std::size_t length = first < 0x80 ? 1 : first < 0xc0 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf8 ? 4 : 0;
        if (length == 0 || at + length > text.size()) return false;
        unsigned long c = length == 1 ? first : first & (0xffU >> (length + 1));
        for (std::size_t i = 1; i < length; ++i) {
            if ((text[at + i] & 0xc0) != 0x80) return false;
            c = c << 6 | (text[at + i] & 0x3f);
        }
        const unsigned long least[] = {0, 0, 0x80, 0x800, 0x10000};
        if (c < least[length] || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff)) return false;
        at += length;
    }
    return true;
}

struct Case {
    std::string_view text;
    Errc code;
    std::size_t at;
};

constexpr Case refused[] = {
    {"\x80", Errc::utf8_invalid, 0},
    {"a\xbf", Errc::utf8_invalid, 1},
    {"abc\xc3", Errc::utf8_invalid, 3},
    {"\xc3(", Errc::utf8_invalid, 0},
    {"\xe3\x81", Errc::utf8_invalid, 0},
    {"\xe3\x81(", Errc::utf8_invalid, 0},
    {"\xf0\x9f\x98", Errc::utf8_invalid, 0},
    {"\xf4\x90\x80\x80", Errc::utf8_invalid, 0},
    {"\xf5\x80\x80\x80", Errc::utf8_invalid, 0},
    {"\xf8\x88\x80\x80\x80", Errc::utf8_invalid, 0},
    {"\xff", Errc::utf8_invalid, 0},
    {"\xfe", Errc::utf8_invalid, 0},
    {"eight ok\xff", Errc::utf8_invalid, 8},
    {"\xc0\x80", Errc::utf8_overlong, 0},
    {"a\xc1\xbf", Errc::utf8_overlong, 1},
    {"\xe0\x80\x80", Errc::utf8_overlong, 0},
    {"\xe0\x9f\xbf", Errc::utf8_overlong, 0},
    {"\xf0\x80\x80\x80", Errc::utf8_overlong, 0},
    {"\xf0\x8f\xbf\xbf", Errc::utf8_overlong, 0},
    {"\xed\xa0\x80", Errc::utf8_surrogate, 0},
    {"x\xed\xbf\xbf", Errc::utf8_surrogate, 1},
};

TEST(Utf8, EachFaultHasItsCodeAndPlace) {
    for (const Case& c : refused) {
        const Status status = check_utf8(as_bytes(c.text));
        ASSERT_FALSE(status) << c.text;
        EXPECT_EQ(status.error(), fail(c.code, c.at).error()) << c.text;
        EXPECT_FALSE(is_utf8_constant_time(as_bytes(c.text))) << c.text;
        // Secret text gives the same error, without the position.
        const auto secret = SecretText::parse(as_bytes(c.text));
        ASSERT_FALSE(secret);
        EXPECT_EQ(secret.error(), fail(c.code).error());
    }
}

TEST(Utf8, TheFirstFaultCounts) {
    EXPECT_EQ(check_utf8(as_bytes("ok \xed\xa0\x80 \xff")).error(), fail(Errc::utf8_surrogate, std::size_t{3}).error());
}

TEST(Utf8, EmptyAndAsciiAndBoundaries) {
    for (const std::string_view text : {"", "a", "exactly8", "more than eight", "\x7f", "\xc2\x80", "\xdf\xbf", "\xe0\xa0\x80",
                                        "\xed\x9f\xbf", "\xee\x80\x80", "\xef\xbf\xbf", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf"}) {
        EXPECT_TRUE(check_utf8(as_bytes(text))) << text;
        EXPECT_TRUE(is_utf8_constant_time(as_bytes(text))) << text;
    }
    EXPECT_TRUE(is_ascii(as_bytes("\x7f")));
    EXPECT_FALSE(is_ascii(as_bytes("a\x80")));
}

TEST(Utf8, AllSequencesOfThreeBytesAndAllBoundariesOfFour) {
    const auto agree = [](Bytes text) {
        const bool expected = reference(text);
        return check_utf8(text).has_value() == expected && is_utf8_constant_time(text) == expected;
    };
    for (unsigned a = 0; a < 256; ++a) {
        for (unsigned b = 0; b < 256; ++b) {
            ByteArray<4> text{static_cast<u8>(a), static_cast<u8>(b), 0, 0};
            for (const unsigned c : {0x00U, 0x41U, 0x7fU, 0x80U, 0x8fU, 0x90U, 0x9fU, 0xa0U, 0xbfU, 0xc0U, 0xc2U, 0xe0U, 0xffU}) {
                text[2] = static_cast<u8>(c);
                ASSERT_TRUE(agree(Bytes(text).first(3))) << a << ' ' << b << ' ' << c;
                for (const unsigned d : {0x41U, 0x7fU, 0x80U, 0xbfU, 0xc0U}) {
                    text[3] = static_cast<u8>(d);
                    ASSERT_TRUE(agree(text)) << a << ' ' << b << ' ' << c << ' ' << d;
                }
            }
        }
    }
}

RC_GTEST_PROP(Utf8, BothFacesAgreeWithTheDefinition, ()) {
    // Bytes that have a meaning in UTF-8 are frequent, so that long sequences are sometimes well-formed.
    const auto byte = rc::gen::weightedOneOf<u8>({{4, rc::gen::element<u8>('a', 0x7f)},
                                                  {4, rc::gen::element<u8>(0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf)},
                                                  {2, rc::gen::element<u8>(0xc2, 0xdf, 0xe0, 0xe3, 0xed, 0xef, 0xf0, 0xf4)},
                                                  {1, testing::gen::byte()}});
    const auto text = *rc::gen::container<std::vector<u8>>(byte);
    RC_ASSERT(check_utf8(text).has_value() == reference(text));
    RC_ASSERT(is_utf8_constant_time(text) == reference(text));
}

}  // namespace
}  // namespace coffer
