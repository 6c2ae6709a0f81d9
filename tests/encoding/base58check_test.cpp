#include "coffer/encoding/base58check.hpp"

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

TEST(Base58Check, ServiceFigures) {
    const auto file = testing::VectorFile::load("encoding/text.json");
    for (const auto& record : file.list("base58check")) {
        const auto inputs = record.record("inputs");
        if (record.text("coffer") == "refuse") {
            const auto decoded = base58::decode_check(inputs.text("base58check"), generous);
            ASSERT_FALSE(decoded) << record.where();
            EXPECT_EQ(error_name(decoded.error().code), record.text("error")) << record.where();
            continue;
        }
        const auto expected = record.record("expected");
        const bool encodes = inputs.has("payload_hex");
        const auto payload = (encodes ? inputs : expected).hex("payload_hex");
        const std::string text = (encodes ? expected : inputs).text("base58check");
        EXPECT_EQ(base58::encode_check(payload), text) << record.where();
        EXPECT_EQ(*base58::decode_check(text, generous), payload) << record.where();
        EXPECT_EQ(base58::encode(payload), expected.text_or("base58", base58::encode(payload))) << record.where();
    }
}

TEST(Base58Check, EachFaultHasItsCodeAndPlace) {
    const std::string good = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";
    EXPECT_EQ(base58::decode_check("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", generous).error(), fail(Errc::base58_checksum).error());
    EXPECT_EQ(base58::decode_check("1A1zP1eP5QGefi2DMPTfTL5SLmv7Div0Na", generous).error(),
              fail(Errc::base58_character, std::size_t{31}).error());
    EXPECT_EQ(base58::decode_check(good, 33).error().code, Errc::base58_too_long);
    EXPECT_EQ(base58::decode_check_array<20>(good).error().code, Errc::base58_length);
    EXPECT_EQ(base58::decode_check_array<22>(good).error().code, Errc::base58_length);
    EXPECT_TRUE(base58::decode_check_array<21>(good));
    EXPECT_EQ(base58::decode_check_secret(as_bytes(good + "a"), generous).error(), fail(Errc::base58_checksum).error());
    for (const std::string_view shorter : {"", "1", "2g", "a3gV"}) {
        EXPECT_EQ(base58::decode_check(shorter, generous).error().code, Errc::base58_length) << shorter;
        EXPECT_EQ(base58::decode_check_secret(as_bytes(shorter), generous).error(), fail(Errc::base58_length).error()) << shorter;
    }
}

TEST(Base58Check, PayloadsOfNoneToEightBytes) {
    for (std::size_t size = 0; size <= 8; ++size) {
        const std::vector<u8> payload(size, 0x5a);
        const std::string text = base58::encode_check(payload);
        EXPECT_EQ(*base58::decode_check(text, generous), payload);
        EXPECT_EQ(as_string(base58::encode_check_secret(payload).reveal()), text);
    }
}

RC_GTEST_PROP(Base58Check, RoundTripsOnBothFaces, ()) {
    const auto payload = *bytes_between(0, base58::max_secret_bytes - base58::checksum_bytes);
    for (const base58::Alphabet* alphabet : {&base58::bitcoin, &base58::xrp}) {
        const std::string text = base58::encode_check(payload, *alphabet);
        RC_ASSERT(text.size() <= base58::max_checked_length(payload.size()));
        RC_ASSERT(*base58::decode_check(text, text.size(), *alphabet) == payload);
        std::vector<u8> fixed(payload.size());
        RC_ASSERT(base58::decode_check_into(fixed, text, *alphabet).has_value());
        RC_ASSERT(fixed == payload);
        RC_ASSERT(as_string(base58::encode_check_secret(payload, *alphabet).reveal()) == text);
        RC_ASSERT(ct_equal(base58::decode_check_secret(as_bytes(text), generous, *alphabet)->reveal(), payload));
    }
}

RC_GTEST_PROP(Base58Check, LargePayloadsRoundTrip, ()) {
    const auto payload = *bytes_between(120, 400);
    const std::string text = base58::encode_check(payload);
    RC_ASSERT(*base58::decode_check(text, generous) == payload);
}

RC_GTEST_PROP(Base58Check, AnyOneCharacterChangedIsRefused, ()) {
    const auto payload = *bytes_between(1, 40);
    std::string text = base58::encode_check(payload);
    const auto place = *rc::gen::inRange<std::size_t>(0, text.size());
    const char other = *rc::gen::elementOf(std::string(base58::bitcoin.symbols.begin(), base58::bitcoin.symbols.end()));
    RC_PRE(other != text[place]);
    text[place] = other;
    RC_ASSERT(!base58::decode_check(text, generous).has_value());
    RC_ASSERT(!base58::decode_check_secret(as_bytes(text), generous).has_value());
}

RC_GTEST_PROP(Base58Check, RefusedInputLeavesZeros, ()) {
    const auto payload = *testing::gen::array<21>();
    std::string text = base58::encode_check(payload);
    text.back() = text.back() == 'a' ? 'b' : 'a';
    ByteArray<21> out;
    out.fill(0xee);
    RC_ASSERT(!base58::decode_check_into(out, text).has_value());
    RC_ASSERT(out == ByteArray<21>{});
}

TEST(Base58Check, MebibytesAreRefusedBeforeAnyWork) {
    const std::string text(testing::mebibyte, 'z');
    testing::expect_fast("base58check", [&] {
        EXPECT_EQ(base58::decode_check(text, generous).error().code, Errc::base58_too_long);
        EXPECT_EQ(base58::decode_check_array<21>(text).error().code, Errc::base58_too_long);
    });
}

}  // namespace
}  // namespace coffer
