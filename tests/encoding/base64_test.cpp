#include "coffer/encoding/base64.hpp"

#include "coffer/encoding/hex.hpp"
#include "encoding/speed.hpp"
#include "support/rc.hpp"
#include "support/vector_file.hpp"

namespace coffer {
namespace {

using base64::Alphabet;
using base64::Padding;
using testing::gen::bytes_between;

constexpr std::array alphabets{Alphabet::standard, Alphabet::url};
constexpr std::array paddings{Padding::none, Padding::required};

std::string as_string(Bytes bytes) {
    return std::string(as_text(bytes));
}

TEST(Base64, Rfc4648Vectors) {
    const std::pair<std::string_view, std::string_view> vectors[] = {
        {"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="}, {"foobar", "Zm9vYmFy"}};
    for (const auto& [bytes, padded] : vectors) {
        const std::string bare(padded.substr(0, padded.find('=')));
        for (const Alphabet alphabet : alphabets) {
            EXPECT_EQ(base64::encode(as_bytes(bytes), alphabet, Padding::required), padded);
            EXPECT_EQ(base64::encode(as_bytes(bytes), alphabet, Padding::none), bare);
            EXPECT_EQ(as_string(*base64::decode(padded, alphabet, Padding::required)), bytes);
            EXPECT_EQ(as_string(*base64::decode(bare, alphabet, Padding::none)), bytes);
        }
    }
    const ByteArray<3> all_symbols{0xfb, 0xff, 0xbf};
    EXPECT_EQ(base64::encode(all_symbols, Alphabet::standard, Padding::none), "+/+/");
    EXPECT_EQ(base64::encode(all_symbols, Alphabet::url, Padding::none), "-_-_");
}

TEST(Base64, ServiceFigures) {
    for (const auto& record : testing::VectorFile::load("encoding/text.json").list("base64url")) {
        const auto inputs = record.record("inputs");
        if (record.text("coffer") == "refuse") {
            if (!inputs.has("hex")) {
                EXPECT_FALSE(inputs.text("string").empty()) << "see its reason";
                continue;
            }
            std::vector<u8> out(inputs.natural("length"));
            EXPECT_EQ(error_name(hex::decode_padded_into(out, inputs.text("hex")).error().code), record.text("error")) << record.where();
            continue;
        }
        std::vector<u8> bytes;
        const auto expected_texts = record.record("expected");
        std::string expected = expected_texts.text("base64url");
        if (inputs.has("hex")) {
            // Other implementations accept an odd number of digits; here the missing zero is written.
            std::string digits = inputs.text("hex");
            digits.insert(0, digits.size() % 2, '0');
            bytes.resize(inputs.has("length") ? inputs.natural("length") : digits.size() / 2);
            ASSERT_TRUE(hex::decode_padded_into(bytes, digits)) << record.where();
        } else {
            const std::string text = inputs.text("string");
            bytes.assign(text.begin(), text.end());
            // One implementation encodes Latin-1. The record also has the UTF-8.
            expected = expected_texts.text_or("utf8_base64url", expected);
        }
        EXPECT_EQ(base64::encode(bytes, Alphabet::url, Padding::none), expected) << record.where();
        EXPECT_EQ(*base64::decode(expected, Alphabet::url, Padding::none), bytes) << record.where();
    }
}

void check_refused(std::string_view text, Alphabet alphabet, Padding padding, Errc code, std::size_t at) {
    const auto decoded = base64::decode(text, alphabet, padding);
    ASSERT_FALSE(decoded) << text;
    EXPECT_EQ(decoded.error(), fail(code, at).error()) << text;
    const auto secret = base64::decode_secret(as_bytes(text), alphabet, padding);
    ASSERT_FALSE(secret) << text;
    EXPECT_EQ(secret.error().at, no_position) << text;
    // In secret text, padding in the wrong position is a character outside the alphabet.
    EXPECT_TRUE(secret.error().code == code || code == Errc::base64_padding) << text;
}

TEST(Base64, EachFaultHasItsCodeAndPlace) {
    check_refused("Z", Alphabet::url, Padding::none, Errc::base64_length, 1);
    check_refused("Zm9vY", Alphabet::url, Padding::none, Errc::base64_length, 5);
    check_refused("Z===", Alphabet::url, Padding::required, Errc::base64_padding, 1);
    check_refused("Zg==", Alphabet::url, Padding::none, Errc::base64_padding, 3);
    check_refused("Zg", Alphabet::url, Padding::required, Errc::base64_padding, 2);
    check_refused("Zg=", Alphabet::url, Padding::required, Errc::base64_padding, 3);
    check_refused("Zg==Zg==", Alphabet::url, Padding::required, Errc::base64_padding, 2);
    check_refused("Zg=A", Alphabet::url, Padding::required, Errc::base64_padding, 2);
    check_refused("====", Alphabet::url, Padding::required, Errc::base64_padding, 0);
    check_refused("Zm9+", Alphabet::url, Padding::none, Errc::base64_character, 3);
    check_refused("Zm9-", Alphabet::standard, Padding::none, Errc::base64_character, 3);
    check_refused("Zm 9", Alphabet::standard, Padding::none, Errc::base64_character, 2);
    check_refused("Zm9v\n", Alphabet::standard, Padding::none, Errc::base64_length, 5);
    check_refused("Zm9vZ\n", Alphabet::standard, Padding::none, Errc::base64_character, 5);
    check_refused("Zh", Alphabet::url, Padding::none, Errc::base64_tail_bits, 1);
    check_refused("Zm9", Alphabet::url, Padding::none, Errc::base64_tail_bits, 2);
    check_refused("Zh==", Alphabet::url, Padding::required, Errc::base64_tail_bits, 1);
    ByteArray<2> out{0xee, 0xee};
    EXPECT_EQ(base64::decode_into(out, "Zg", Alphabet::url, Padding::none).error().code, Errc::base64_length);
    EXPECT_EQ(out, (ByteArray<2>{}));
    out.fill(0xee);
    EXPECT_EQ(base64::decode_into(out, "Zm9", Alphabet::url, Padding::none).error().code, Errc::base64_tail_bits);
    EXPECT_EQ(out, (ByteArray<2>{}));
    EXPECT_TRUE(base64::decode_into(out, "Zm8", Alphabet::url, Padding::none));
    EXPECT_EQ(as_string(out), "fo");
}

RC_GTEST_PROP(Base64, RoundTripsOnBothFaces, ()) {
    const auto bytes = *bytes_between(0, 100);
    for (const Alphabet alphabet : alphabets) {
        for (const Padding padding : paddings) {
            const std::string text = base64::encode(bytes, alphabet, padding);
            RC_ASSERT(text.size() == base64::encoded_length(bytes.size(), padding));
            RC_ASSERT(*base64::decode(text, alphabet, padding) == bytes);
            RC_ASSERT(as_string(base64::encode_secret(bytes, alphabet, padding).reveal()) == text);
            RC_ASSERT(ct_equal(base64::decode_secret(as_bytes(text), alphabet, padding)->reveal(), bytes));
        }
    }
}

RC_GTEST_PROP(Base64, WhatIsAcceptedIsCanonicalOnBothFaces, ()) {
    const auto text = *testing::gen::text_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_AAgwQ=", 0, 12);
    for (const Alphabet alphabet : alphabets) {
        for (const Padding padding : paddings) {
            const auto decoded = base64::decode(text, alphabet, padding);
            const auto secret = base64::decode_secret(as_bytes(text), alphabet, padding);
            RC_ASSERT(decoded.has_value() == secret.has_value());
            if (decoded) RC_ASSERT(base64::encode(*decoded, alphabet, padding) == text);
        }
    }
}

TEST(Base64, MebibytesAreFast) {
    const std::string text(testing::mebibyte, 'A');
    testing::expect_fast("base64", [&] {
        EXPECT_TRUE(base64::decode(text, Alphabet::url, Padding::none));
        EXPECT_EQ(base64::decode(std::string(testing::mebibyte, '='), Alphabet::url, Padding::required).error().code, Errc::base64_padding);
    });
}

}  // namespace
}  // namespace coffer
