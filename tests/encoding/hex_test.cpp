#include "coffer/encoding/hex.hpp"

#include "support/rc.hpp"
#include "support/vector_file.hpp"

namespace coffer {
namespace {

using hex::Prefix;
using testing::gen::bytes_between;

std::string as_string(Bytes bytes) {
    return std::string(as_text(bytes));
}

/// check_refused checks that both decoders refuse: the public one with a position, the secret one without.
void check_refused(std::string_view text, Prefix prefix, Errc code, std::size_t at) {
    const auto decoded = hex::decode(text, prefix);
    ASSERT_FALSE(decoded) << text;
    EXPECT_EQ(decoded.error(), fail(code, at).error()) << text;
    const auto secret = hex::decode_secret(as_bytes(text), prefix);
    ASSERT_FALSE(secret) << text;
    EXPECT_EQ(secret.error(), fail(code).error()) << text;
}

TEST(Hex, EachFaultHasItsCodeAndPlace) {
    check_refused("0", Prefix::forbidden, Errc::hex_odd_length, 1);
    check_refused("abc", Prefix::forbidden, Errc::hex_odd_length, 3);
    check_refused("0xabc", Prefix::optional, Errc::hex_odd_length, 5);
    check_refused("0xab", Prefix::forbidden, Errc::hex_prefix_forbidden, 0);
    check_refused("ab", Prefix::required, Errc::hex_prefix, 0);
    check_refused("", Prefix::required, Errc::hex_prefix, 0);
    check_refused("0Xab", Prefix::required, Errc::hex_prefix, 0);
    check_refused("0Xab", Prefix::optional, Errc::hex_prefix, 0);
    check_refused("0Xab", Prefix::forbidden, Errc::hex_prefix_forbidden, 0);
    check_refused("0X", Prefix::optional, Errc::hex_prefix, 0);
    check_refused("0g", Prefix::forbidden, Errc::hex_character, 1);
    check_refused("0x0g", Prefix::optional, Errc::hex_character, 3);
    check_refused(" 00", Prefix::forbidden, Errc::hex_odd_length, 3);
    check_refused(" 0", Prefix::forbidden, Errc::hex_character, 0);
    check_refused("+f", Prefix::forbidden, Errc::hex_character, 0);
    check_refused("00\n0", Prefix::forbidden, Errc::hex_character, 2);
    check_refused("\xef\xbc\x91\x30", Prefix::forbidden, Errc::hex_character, 0);  // a full-width digit
}

TEST(Hex, PrefixPolicies) {
    EXPECT_EQ(hex::decode("0x", Prefix::required)->size(), 0U);
    EXPECT_EQ(*hex::decode("0x01", Prefix::required), std::vector<u8>{1});
    EXPECT_EQ(*hex::decode("0x01", Prefix::optional), std::vector<u8>{1});
    EXPECT_EQ(*hex::decode("01", Prefix::optional), std::vector<u8>{1});
    EXPECT_EQ(hex::decode("")->size(), 0U);
    EXPECT_EQ(*hex::decode_array<2>("0xABcd", Prefix::required), (ByteArray<2>{0xab, 0xcd}));
    EXPECT_TRUE(hex::decode_secret_array<1>(as_bytes("0xff"), Prefix::optional));
}

TEST(Hex, FixedLengthsAreExact) {
    EXPECT_EQ(hex::decode_array<2>("00").error().code, Errc::hex_length);
    EXPECT_EQ(hex::decode_array<2>("000000").error().code, Errc::hex_length);
    EXPECT_EQ(hex::decode_secret_array<2>(as_bytes("00")).error(), fail(Errc::hex_length).error());
    EXPECT_EQ(hex::decode_secret_array<2>(as_bytes("00000")).error(), fail(Errc::hex_odd_length).error());
    EXPECT_EQ(hex::decode_secret_array<2>(as_bytes("0x0000")).error(), fail(Errc::hex_prefix_forbidden).error());
}

TEST(Hex, ShorterNumbersAreRightAligned) {
    const auto padded = [](std::string_view text, Prefix prefix = Prefix::forbidden) {
        std::vector<u8> out(3, 0xee);
        const Status status = hex::decode_padded_into(out, text, prefix);
        EXPECT_TRUE(status || out == std::vector<u8>(3, 0)) << text;
        return status ? testing::to_hex(out) : std::string(error_name(status.error().code));
    };
    EXPECT_EQ(padded("aB"), "0000ab");
    EXPECT_EQ(padded("0aBc"), "000abc");
    EXPECT_EQ(padded("123456"), "123456");
    EXPECT_EQ(padded("0x1234", Prefix::optional), "001234");
    EXPECT_EQ(padded(""), "hex_length");
    EXPECT_EQ(padded("0x", Prefix::required), "hex_length");
    EXPECT_EQ(padded("00123456"), "hex_length") << "its leading zero too: a text has no more digits than the number may";
    EXPECT_EQ(padded("123"), "hex_odd_length");
    EXPECT_EQ(padded("0x12"), "hex_prefix_forbidden");
    EXPECT_EQ(padded("12", Prefix::required), "hex_prefix");
    EXPECT_EQ(padded("1g"), "hex_character");
    ByteArray<3> out{};
    EXPECT_EQ(hex::decode_padded_into(out, "0x1g", Prefix::optional).error(), fail(Errc::hex_character, std::size_t{3}).error());
}

TEST(Hex, RefusedInputLeavesZeros) {
    ByteArray<20> out;
    out.fill(0xee);
    EXPECT_FALSE(hex::decode_into(out, std::string(39, '1') + "x"));
    EXPECT_EQ(out, ByteArray<20>{});
    out.fill(0xee);
    EXPECT_FALSE(hex::decode_into(out, "11"));
    EXPECT_EQ(out, ByteArray<20>{});
    out.fill(0xee);
    EXPECT_FALSE(hex::decode_secret_into(out, as_bytes(std::string(39, '1') + "x")));
    EXPECT_EQ(out, ByteArray<20>{});
    out.fill(0xee);
    EXPECT_FALSE(hex::decode_secret_into(out, as_bytes("11")));
    EXPECT_EQ(out, ByteArray<20>{});
}

TEST(Hex, EveryCharacterAtEveryPlaceOfTheVectorAndTheTail) {
    const std::string good(2 * 19, '7');
    for (std::size_t place = 0; place < good.size(); ++place) {
        for (unsigned c = 0; c < 256; ++c) {
            std::string text = good;
            text[place] = static_cast<char>(c);
            const bool digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
            const auto decoded = hex::decode_array<19>(text);
            ASSERT_EQ(decoded.has_value(), digit) << c << " at " << place;
            ASSERT_EQ(hex::decode_secret_array<19>(as_bytes(text)).has_value(), digit);
            if (digit) {
                ASSERT_EQ(*decoded, testing::from_hex<19>(text));
            } else if (!(place == 1 && c == 'x')) {
                ASSERT_EQ(decoded.error().at, place);
            }
        }
    }
}

RC_GTEST_PROP(Hex, EncodingIsTheReferenceAndDecodesBack, ()) {
    const auto bytes = *bytes_between(0, 200);
    const std::string text = hex::encode(bytes);
    RC_ASSERT(text == testing::to_hex(bytes));
    RC_ASSERT(*hex::decode(text) == bytes);
    RC_ASSERT(as_string(hex::encode_secret(bytes).reveal()) == text);
    RC_ASSERT(ct_equal(hex::decode_secret(as_bytes(text))->reveal(), bytes));
    std::vector<u8> secret(hex::encoded_length(bytes.size()));
    hex::encode_secret_into(secret, bytes);
    RC_ASSERT(as_string(secret) == text);
}

RC_GTEST_PROP(Hex, BothFacesGiveOneVerdictAndOneCanonicalForm, ()) {
    const auto text = *testing::gen::text_of("0123456789abcdefABCDEFxg", 0, 80);
    for (const Prefix prefix : {Prefix::forbidden, Prefix::required, Prefix::optional}) {
        const auto decoded = hex::decode(text, prefix);
        const auto secret = hex::decode_secret(as_bytes(text), prefix);
        RC_ASSERT(decoded.has_value() == secret.has_value());
        if (!decoded) {
            RC_ASSERT(decoded.error().code == secret.error().code);
            continue;
        }
        RC_ASSERT(ct_equal(*decoded, secret->reveal()));
        std::string lower = text.starts_with("0x") ? text.substr(2) : text;
        for (char& c : lower) c = c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c;
        RC_ASSERT(hex::encode(*decoded) == lower);
    }
}

TEST(HexVectors, ServiceFigures) {
    const auto file = testing::VectorFile::load("encoding/text.json");
    for (const auto& record : file.list("hex")) {
        const auto inputs = record.record("inputs");
        const std::string text = inputs.text("hex");
        // Without a length, the other implementation refuses an empty text. Here a length of at least one byte refuses it too.
        std::vector<u8> out(inputs.has("length") ? inputs.natural("length") : std::max<std::size_t>(text.size() / 2, 1));
        const Status status = hex::decode_padded_into(out, text);
        if (record.text("coffer") == "refuse") {
            ASSERT_FALSE(status) << record.where();
            EXPECT_EQ(error_name(status.error().code), record.text("error")) << record.where();
            continue;
        }
        ASSERT_TRUE(status) << record.where();
        std::vector<u8> expected;
        for (const auto& byte : record.record("expected").list("bytes")) expected.push_back(static_cast<u8>(byte.integer()));
        EXPECT_EQ(out, expected) << record.where();
    }
    for (const auto& record : file.list("hex_to_ascii")) {
        EXPECT_EQ(record.text("coffer"), "accept");
        const auto expected = record.record("expected");
        EXPECT_EQ(as_string(*hex::decode(record.record("inputs").text("hex"))), expected.text("utf8")) << record.where();
        expected.ignore("js_string_codepoints", "the same text, as a peer counts it");
    }
}

TEST(HexDeathTest, OutputSizesAreTheCallersContract) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    std::array<char, 3> out{};
    const ByteArray<1> one{};
    EXPECT_DEATH(hex::encode_into(out, one), "contract violated: out\\.size\\(\\) == encoded_length\\(data\\.size\\(\\)\\) \\(hex\\.cpp:");
    ByteArray<3> secret_out{};
    EXPECT_DEATH(hex::encode_secret_into(secret_out, one), "contract violated: .* \\(hex_secret\\.cpp:");
}

}  // namespace
}  // namespace coffer
