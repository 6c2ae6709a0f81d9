#include "coffer/encoding/bech32.hpp"

#include "encoding/speed.hpp"
#include "support/rc.hpp"
#include "support/vector_file.hpp"

namespace coffer {
namespace {

using bech32::Variant;
using testing::gen::bytes_between;

constexpr std::string_view symbols = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
constexpr std::array variants{Variant::bech32, Variant::bech32m};

Variant variant_of(const std::string& name) {
    return name == "bech32" ? Variant::bech32 : Variant::bech32m;
}
std::string as_string(Bytes bytes) {
    return std::string(as_text(bytes));
}
std::string upper(std::string text) {
    for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    return text;
}

/// reference_checksum follows BIP-173's formula, bit by bit.
u32 reference_polymod(const std::vector<u8>& values) {
    constexpr u32 generator[] = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    u32 checksum = 1;
    for (const u8 value : values) {
        const u32 top = checksum >> 25;
        checksum = (checksum & 0x1ffffff) << 5 ^ value;
        for (u32 i = 0; i < 5; ++i) checksum ^= (top >> i & 1) != 0 ? generator[i] : 0;
    }
    return checksum;
}

std::string reference_encode(const std::string& hrp, const std::vector<u8>& data, Variant variant) {
    std::vector<u8> values;
    for (const char c : hrp) values.push_back(static_cast<u8>(c >> 5));
    values.push_back(0);
    for (const char c : hrp) values.push_back(static_cast<u8>(c & 31));
    values.insert(values.end(), data.begin(), data.end());
    values.insert(values.end(), 6, 0);
    const u32 checksum = reference_polymod(values) ^ (variant == Variant::bech32 ? 1 : 0x2bc830a3);
    std::string text = hrp + "1";
    for (const u8 value : data) text += symbols[value];
    for (u32 i = 0; i < 6; ++i) text += symbols[checksum >> (5 * (5 - i)) & 31];
    return text;
}

rc::Gen<std::string> hrps() {
    return testing::gen::text_of("!\"#$%&'()*+,-./0123456789:;<=>?@[]^_`abcdefghijklmnopqrstuvwxyz{|}~", 1, 20);
}
rc::Gen<std::vector<u8>> values_up_to(std::size_t count) {
    return rc::gen::mapcat(rc::gen::inRange<std::size_t>(0, count + 1),
                           [](std::size_t n) { return rc::gen::container<std::vector<u8>>(n, rc::gen::inRange<u8>(0, 32)); });
}

TEST(Bech32, BipVectors) {
    const auto file = testing::VectorFile::load("encoding/bech32.json");
    for (const auto& record : file.list("valid")) {
        const Variant variant = variant_of(record.text("encoding"));
        const std::string text = record.text("text");
        EXPECT_EQ(as_string(record.hex("hex")), text);
        const auto decoded = bech32::decode(text);
        ASSERT_TRUE(decoded) << record.where();
        EXPECT_EQ(decoded->variant, variant) << record.where();
        const std::string again = bech32::encode(decoded->hrp, decoded->values, variant);
        EXPECT_TRUE(again == text || upper(again) == text) << record.where();
    }
    for (const auto& record : file.list("invalid")) {
        const Variant variant = variant_of(record.text("encoding"));
        const std::string text = as_string(record.hex("hex"));
        const auto decoded = bech32::decode(text);
        EXPECT_TRUE(!decoded || decoded->variant != variant) << record.where();
        record.ignore("text", "the same, where it is printable");
    }
}

struct Case {
    std::string_view text;
    Errc code;
    std::size_t at;
};

// The texts are those of BIP-173 and BIP-350, or derived from them.
constexpr Case refused[] = {
    {"\x20"
     "1nwldj5",
     Errc::bech32_hrp_character, 0},
    {"\x7f"
     "1axkwrx",
     Errc::bech32_hrp_character, 0},
    {"\x80"
     "1eym55h",
     Errc::bech32_hrp_character, 0},
    {"an84characterslonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1569pvx", Errc::bech32_length, 90},
    {"pzry9x0s0muk", Errc::bech32_separator, no_position},
    {"1pzry9x0s0muk", Errc::bech32_hrp_empty, 0},
    {"x1b4n0q5v", Errc::bech32_data_character, 2},
    {"li1dgmt3", Errc::bech32_checksum_short, 2},
    {"de1lg7wt\xff", Errc::bech32_data_character, 8},
    {"10a06t8", Errc::bech32_hrp_empty, 0},
    {"1qzzfhee", Errc::bech32_hrp_empty, 0},
    {"A12UEL5l", Errc::bech32_mixed_case, 7},
    {"a12UEL5L", Errc::bech32_mixed_case, 3},
    {"a12uel5m", Errc::bech32_checksum, 7},
    {"a12uel6l", Errc::bech32_checksum, 6},
    {"in1muywd", Errc::bech32_checksum_short, 2},
    {"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", Errc::bech32_checksum, 41},
    {"", Errc::bech32_separator, no_position},
    {"1", Errc::bech32_hrp_empty, 0},
    {"a1", Errc::bech32_checksum_short, 1},
};

TEST(Bech32, EachFaultHasItsCodeAndPlace) {
    for (const Case& c : refused) {
        const auto decoded = bech32::decode(c.text);
        ASSERT_FALSE(decoded) << c.text;
        EXPECT_EQ(decoded.error(), fail(c.code, c.at).error()) << c.text;
    }
    const std::string long_hrp = bech32::encode(std::string(83, 'a'), {}, Variant::bech32);
    EXPECT_TRUE(bech32::decode(long_hrp));
    EXPECT_EQ(bech32::decode("a" + long_hrp, 200).error(), fail(Errc::bech32_length, std::size_t{84}).error());
    ByteArray<3> few{};
    EXPECT_EQ(bech32::decode_into(few, "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4").error(),
              fail(Errc::bech32_length, std::size_t{6}).error());
}

TEST(Bech32, BytesHaveTheirOwnRefusals) {
    const auto code = [](std::string_view text, std::string_view hrp, Variant variant) {
        return bech32::decode_bytes(text, hrp, variant).error().code;
    };
    const auto secret_code = [](std::string_view text, std::string_view hrp, Variant variant) {
        const auto decoded = bech32::decode_bytes_secret(as_bytes(text), hrp, variant);
        EXPECT_EQ(decoded.error().at, no_position);
        return decoded.error().code;
    };
    const std::string good = bech32::encode_bytes("key", testing::from_hex("0001feff"), Variant::bech32);
    EXPECT_EQ(code(good, "kez", Variant::bech32), Errc::hrp_mismatch);
    EXPECT_EQ(secret_code(good, "kez", Variant::bech32), Errc::hrp_mismatch);
    EXPECT_EQ(code(good, "key", Variant::bech32m), Errc::bech32_variant);
    EXPECT_EQ(secret_code(good, "key", Variant::bech32m), Errc::bech32_variant);

    const ByteArray<1> five_bits{0};
    const std::string padding = bech32::encode("key", five_bits, Variant::bech32);
    EXPECT_EQ(code(padding, "key", Variant::bech32), Errc::bech32_padding_length);
    EXPECT_EQ(secret_code(padding, "key", Variant::bech32), Errc::bech32_padding_length);
    const ByteArray<2> tail{0, 1};
    const std::string bits = bech32::encode("key", tail, Variant::bech32);
    EXPECT_EQ(code(bits, "key", Variant::bech32), Errc::bech32_padding_bits);
    EXPECT_EQ(secret_code(bits, "key", Variant::bech32), Errc::bech32_padding_bits);

    EXPECT_EQ(secret_code("key1q", "key", Variant::bech32), Errc::bech32_length);
    EXPECT_EQ(secret_code(good, "key1", Variant::bech32), Errc::hrp_mismatch);
    std::string changed = good;
    changed[6] = changed[6] == 'q' ? 'p' : 'q';
    EXPECT_EQ(secret_code(changed, "key", Variant::bech32), Errc::bech32_checksum);
    changed[6] = 'b';
    EXPECT_EQ(secret_code(changed, "key", Variant::bech32), Errc::bech32_data_character);
    changed[6] = 'Q';
    EXPECT_EQ(secret_code(changed, "key", Variant::bech32), Errc::bech32_mixed_case);
    EXPECT_EQ(code(changed, "key", Variant::bech32), Errc::bech32_mixed_case);
    EXPECT_TRUE(bech32::decode_bytes_secret(as_bytes(upper(good)), "key", Variant::bech32));
    EXPECT_EQ(secret_code("K" + good.substr(1), "key", Variant::bech32), Errc::bech32_mixed_case);
    EXPECT_EQ(bech32::decode_bytes_secret(as_bytes(good), "key", Variant::bech32, good.size() - 1).error(),
              fail(Errc::bech32_length).error());
}

TEST(Bech32, CheckHrp) {
    EXPECT_TRUE(bech32::check_hrp("bc"));
    EXPECT_TRUE(bech32::check_hrp(std::string(83, '!')));
    EXPECT_EQ(bech32::check_hrp("").error(), fail(Errc::bech32_hrp_empty, std::size_t{0}).error());
    EXPECT_EQ(bech32::check_hrp(std::string(84, 'a')).error(), fail(Errc::bech32_length, std::size_t{83}).error());
    EXPECT_EQ(bech32::check_hrp("a b").error(), fail(Errc::bech32_hrp_character, std::size_t{1}).error());
    EXPECT_EQ(bech32::check_hrp("aB").error(), fail(Errc::bech32_mixed_case, std::size_t{1}).error());
}

RC_GTEST_PROP(Bech32, EncodingIsTheReferenceAndDecodesBack, ()) {
    const std::string hrp = *hrps();
    const auto values = *values_up_to(80);
    for (const Variant variant : variants) {
        const std::string text = bech32::encode(hrp, values, variant);
        RC_ASSERT(text == reference_encode(hrp, values, variant));
        for (const std::string& spelling : {text, upper(text)}) {
            const auto decoded = bech32::decode(spelling, 200);
            RC_ASSERT(decoded.has_value());
            RC_ASSERT(decoded->hrp == hrp);
            RC_ASSERT(decoded->values == values);
            RC_ASSERT(decoded->variant == variant);
        }
    }
}

RC_GTEST_PROP(Bech32, BytesRoundTripOnBothFaces, ()) {
    const std::string hrp = *testing::gen::text_of("abcdefghijklmnopqrstuvwxyz", 1, 12);
    const auto bytes = *bytes_between(0, 100);
    for (const Variant variant : variants) {
        const std::string text = bech32::encode_bytes(hrp, bytes, variant);
        RC_ASSERT(*bech32::decode_bytes(text, hrp, variant, 300) == bytes);
        RC_ASSERT(*bech32::decode_bytes(upper(text), hrp, variant, 300) == bytes);
        RC_ASSERT(as_string(bech32::encode_bytes_secret(hrp, bytes, variant).reveal()) == text);
        RC_ASSERT(ct_equal(bech32::decode_bytes_secret(as_bytes(text), hrp, variant, 300)->reveal(), bytes));
        RC_ASSERT(ct_equal(bech32::decode_bytes_secret(as_bytes(upper(text)), hrp, variant, 300)->reveal(), bytes));
    }
}

RC_GTEST_PROP(Bech32, OneWrongCharacterIsRefusedAndLocated, ()) {
    const std::string hrp = *testing::gen::text_of("abcdefghijklmnopqrstuvwxyz", 1, 5);
    const auto values = *values_up_to(78);
    const Variant variant = *rc::gen::elementOf(variants);
    std::string text = bech32::encode(hrp, values, variant);
    const auto place = *rc::gen::inRange<std::size_t>(hrp.size() + 1, text.size());
    const char other = *rc::gen::elementOf(std::string(symbols));
    RC_PRE(other != text[place]);
    text[place] = other;
    const auto decoded = bech32::decode(text);
    RC_ASSERT(!decoded.has_value());
    RC_ASSERT(decoded.error() == fail(Errc::bech32_checksum, place).error());
}

RC_GTEST_PROP(Bech32, TwoToFourWrongCharactersAreRefusedAndNeverLocatedAsOneOfTheRight, ()) {
    const auto values = *values_up_to(78);
    const std::string good = bech32::encode("bc", values, Variant::bech32);
    std::string text = good;
    const auto changes = *rc::gen::inRange(2, 5);
    for (int i = 0; i < changes; ++i) text[*rc::gen::inRange<std::size_t>(3, text.size())] = *rc::gen::elementOf(std::string(symbols));
    RC_PRE(text != good);
    const auto decoded = bech32::decode(text);
    const bool refused_as_bech32 = !decoded || decoded->variant == Variant::bech32m;
    RC_ASSERT(refused_as_bech32);
}

RC_GTEST_PROP(Bech32, WhatIsAcceptedIsCanonical, ()) {
    // Texts with a valid checksum over any values, whose bytes may have any padding.
    const auto values = *values_up_to(78);
    const std::string text = bech32::encode("sp", values, Variant::bech32m);
    const auto bytes = bech32::decode_bytes(text, "sp", Variant::bech32m);
    const auto secret = bech32::decode_bytes_secret(as_bytes(text), "sp", Variant::bech32m);
    RC_ASSERT(bytes.has_value() == secret.has_value());
    if (bytes) {
        RC_ASSERT(bech32::encode_bytes("sp", *bytes, Variant::bech32m) == text);
    } else {
        RC_ASSERT(bytes.error().code == secret.error().code);
    }
}

TEST(Bech32, MebibytesAreRefusedFast) {
    const std::string text = "a1" + std::string(testing::mebibyte, 'q');
    testing::expect_fast("bech32", [&] {
        EXPECT_EQ(bech32::decode(text).error().code, Errc::bech32_length);
        EXPECT_EQ(bech32::decode_bytes(text, "a", Variant::bech32).error().code, Errc::bech32_length);
        EXPECT_EQ(bech32::decode_bytes_secret(as_bytes(text), "a", Variant::bech32).error().code, Errc::bech32_length);
        EXPECT_EQ(bech32::decode(text, SIZE_MAX).error().code, Errc::bech32_checksum);
    });
}

TEST(Bech32DeathTest, ArgumentsAreTheCallersContract) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    const ByteArray<1> too_big{32};
    EXPECT_DEATH((void)bech32::encode("a", too_big, Variant::bech32), "contract violated: value < symbols\\.size\\(\\) ");
    EXPECT_DEATH((void)bech32::encode("A", {}, Variant::bech32), "contract violated: .*check_hrp\\(hrp\\)");
    EXPECT_DEATH((void)bech32::encode("", {}, Variant::bech32), "contract violated: .*check_hrp\\(hrp\\)");
    EXPECT_DEATH((void)bech32::encode_bytes_secret("", {}, Variant::bech32), "contract violated: check_hrp\\(hrp\\)");
}

}  // namespace
}  // namespace coffer
