#include "coffer/encoding/base58.hpp"

#include <map>

#include "encoding/speed.hpp"
#include "support/rc.hpp"
#include "support/vector_file.hpp"

namespace coffer {
namespace {

using testing::gen::bytes_between;

constexpr std::size_t generous = 2000;

std::string as_string(Bytes bytes) {
    return std::string(as_text(bytes));
}

/// reference divides digit by digit.
std::string reference(std::vector<u8> number, const base58::Alphabet& alphabet) {
    std::string text;
    const auto zeros = static_cast<std::size_t>(std::find_if(number.begin(), number.end(), [](u8 b) { return b != 0; }) - number.begin());
    while (std::any_of(number.begin(), number.end(), [](u8 b) { return b != 0; })) {
        unsigned rest = 0;
        for (u8& byte : number) {
            const unsigned value = rest * 256 + byte;
            byte = static_cast<u8>(value / 58);
            rest = value % 58;
        }
        text.insert(text.begin(), alphabet.symbols[rest]);
    }
    return std::string(zeros, alphabet.symbols[0]) + text;
}

/// some_bytes generates bytes that often begin with zeros and are often all ones.
rc::Gen<std::vector<u8>> some_bytes(std::size_t high) {
    return rc::gen::apply(
        [](std::vector<u8> bytes, std::size_t zeros, bool ones) {
            if (ones) std::fill(bytes.begin(), bytes.end(), u8{0xff});
            std::fill_n(bytes.begin(), std::min(zeros, bytes.size()), u8{0});
            return bytes;
        },
        bytes_between(0, high), rc::gen::oneOf(rc::gen::just(std::size_t{0}), rc::gen::inRange<std::size_t>(0, high + 1)),
        rc::gen::weightedElement<bool>({{9, false}, {1, true}}));
}

TEST(Base58, BitcoinCoreVectors) {
    for (const auto& record : testing::VectorFile::load("encoding/base58.json").list("valid")) {
        const auto bytes = record.hex("hex");
        const std::string text = record.text("base58");
        EXPECT_EQ(base58::encode(bytes), text) << record.where();
        EXPECT_EQ(*base58::decode(text, generous), bytes) << record.where();
    }
}

TEST(Base58, ServiceFigures) {
    const auto file = testing::VectorFile::load("encoding/text.json");
    for (const auto& record : file.list("base58")) {
        EXPECT_EQ(record.text("coffer"), "accept");
        const std::string text = record.record("inputs").text("base58");
        const auto bytes = record.record("expected").hex("hex");
        EXPECT_EQ(*base58::decode(text, generous), bytes);
        EXPECT_EQ(base58::encode(bytes), text);
    }
}

TEST(Base58, EachFaultHasItsCodeAndPlace) {
    EXPECT_EQ(base58::decode("11I1", generous).error(), fail(Errc::base58_character, std::size_t{2}).error());
    EXPECT_EQ(base58::decode("0", generous).error(), fail(Errc::base58_character, std::size_t{0}).error());
    EXPECT_EQ(base58::decode("abc ", generous).error(), fail(Errc::base58_character, std::size_t{3}).error());
    EXPECT_EQ(base58::decode("abc\xff", generous).error(), fail(Errc::base58_character, std::size_t{3}).error());
    EXPECT_EQ(base58::decode("12345", 4).error(), fail(Errc::base58_too_long, std::size_t{4}).error());
    EXPECT_EQ(base58::decode_array<4>("11111").error().code, Errc::base58_length);
    EXPECT_EQ(base58::decode_array<4>("1111111").error().code, Errc::base58_too_long);
    EXPECT_EQ(base58::decode_array<4>("111").error().code, Errc::base58_length);
    EXPECT_EQ(base58::decode_secret(as_bytes("11I1"), generous).error(), fail(Errc::base58_character).error());
    EXPECT_EQ(base58::decode_secret(as_bytes("12345"), 4).error(), fail(Errc::base58_too_long).error());
    EXPECT_EQ(base58::decode_secret(as_bytes(std::string(178, '1')), generous).error(), fail(Errc::base58_too_long).error());
    EXPECT_EQ(base58::decode_secret_array<4>(as_bytes("11111")).error(), fail(Errc::base58_length).error());
}

TEST(Base58, RefusedInputLeavesZeros) {
    ByteArray<4> out;
    for (const std::string_view text : {"11111", "1111111", "1O"}) {
        out.fill(0xee);
        EXPECT_FALSE(base58::decode_into(out, text));
        EXPECT_EQ(out, ByteArray<4>{});
    }
}

TEST(Base58, EveryByteIsADigitOfTheAlphabetOrRefused) {
    for (const base58::Alphabet* alphabet : {&base58::bitcoin, &base58::xrp}) {
        std::map<char, u8> digits;
        for (std::size_t i = 0; i < alphabet->symbols.size(); ++i) digits[alphabet->symbols[i]] = static_cast<u8>(i);
        ASSERT_EQ(digits.size(), 58U) << "the symbols are distinct";
        for (unsigned c = 0; c < 256; ++c) {
            const std::string text(1, static_cast<char>(c));
            const auto found = digits.find(static_cast<char>(c));
            const auto decoded = base58::decode(text, generous, *alphabet);
            const auto secret = base58::decode_secret(as_bytes(text), generous, *alphabet);
            ASSERT_EQ(decoded.has_value(), found != digits.end());
            ASSERT_EQ(secret.has_value(), found != digits.end());
            if (decoded) {
                ASSERT_EQ(*decoded, std::vector<u8>{found->second});
                ASSERT_TRUE(ct_equal(secret->reveal(), *decoded));
            }
        }
    }
}

TEST(Base58, XrpAlphabetIsTheSameNumber) {
    EXPECT_EQ(base58::encode(testing::from_hex("00"), base58::xrp), "r");
    EXPECT_EQ(base58::encode(testing::from_hex("0000000000000000000000000000000000000000000000000094a00911"), base58::xrp).substr(0, 21),
              "rrrrrrrrrrrrrrrrrrrrr");
}

RC_GTEST_PROP(Base58, EncodingIsTheReferenceAndDecodesBack, ()) {
    const auto bytes = *some_bytes(140);
    for (const base58::Alphabet* alphabet : {&base58::bitcoin, &base58::xrp}) {
        const std::string text = base58::encode(bytes, *alphabet);
        RC_ASSERT(text == reference(bytes, *alphabet));
        RC_ASSERT(text.size() <= base58::max_encoded_length(bytes.size()));
        RC_ASSERT(*base58::decode(text, text.size(), *alphabet) == bytes);
        std::vector<u8> fixed(bytes.size());
        RC_ASSERT(base58::decode_into(fixed, text, *alphabet).has_value());
        RC_ASSERT(fixed == bytes);
    }
}

RC_GTEST_PROP(Base58, SecretFaceIsThePublicFace, ()) {
    const auto bytes = *some_bytes(base58::max_secret_bytes);
    for (const base58::Alphabet* alphabet : {&base58::bitcoin, &base58::xrp}) {
        const std::string text = base58::encode(bytes, *alphabet);
        RC_ASSERT(as_string(base58::encode_secret(bytes, *alphabet).reveal()) == text);
        RC_ASSERT(ct_equal(base58::decode_secret(as_bytes(text), generous, *alphabet)->reveal(), bytes));
    }
}

RC_GTEST_PROP(Base58, WhatIsAcceptedIsCanonical, ()) {
    const auto text = *testing::gen::text_of("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz", 0, 177);
    const auto bytes = base58::decode(text, generous);
    RC_ASSERT(bytes.has_value());
    RC_ASSERT(base58::encode(*bytes) == text);
    const auto secret = base58::decode_secret(as_bytes(text), generous);
    RC_ASSERT(secret.has_value());
    RC_ASSERT(ct_equal(secret->reveal(), *bytes));
}

TEST(Base58, LargeInputsWithinTheCapAreRight) {
    std::vector<u8> bytes(1000);
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<u8>(i * 7 + 1);
    const std::string text = base58::encode(bytes);
    EXPECT_EQ(text, reference(bytes, base58::bitcoin));
    EXPECT_EQ(*base58::decode(text, generous), bytes);
}

TEST(Base58, MebibytesAreRefusedBeforeAnyWork) {
    const std::string text(testing::mebibyte, 'z');
    testing::expect_fast("base58", [&] {
        EXPECT_EQ(base58::decode(text, generous).error().code, Errc::base58_too_long);
        EXPECT_EQ(base58::decode_array<32>(text).error().code, Errc::base58_too_long);
        EXPECT_EQ(base58::decode_secret(as_bytes(text), SIZE_MAX).error().code, Errc::base58_too_long);
    });
}

}  // namespace
}  // namespace coffer
