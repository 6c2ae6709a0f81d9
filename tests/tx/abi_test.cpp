#include "tx/abi.hpp"

#include "coffer/crypto/hash.hpp"
#include "tx/methods.hpp"
#include "tx/tx_support.hpp"

namespace coffer::tx {
namespace {

using namespace coffer::testing;

std::optional<std::string> plain_address(FixedBytes<32> word) {
    if (std::ranges::any_of(word.first<12>(), [](u8 b) { return b != 0; })) return std::nullopt;
    return to_hex(word.last<20>());
}

std::string word(std::string_view digits) {
    return std::string(64 - digits.size(), '0') + std::string(digits);
}

/// The largest value of an amount or time means no limit, whatever its width. A flag or a number of one byte is only a number.
TEST(Abi, TheLargestNumberOfEachWidth) {
    for (unsigned bits = 8; bits <= 256; bits += 8) {
        const auto text =
            decode_arguments("f(uint" + std::to_string(bits) + ")", from_hex(word(std::string(bits / 4, 'f'))), plain_address);
        ASSERT_TRUE(text) << bits;
        EXPECT_EQ((*text)[0].ends_with(" (the largest number: no limit)"), bits >= 48) << bits;
        const std::string less = std::string(bits / 4 - 1, 'f') + "e";
        EXPECT_EQ((*decode_arguments("f(uint" + std::to_string(bits) + ")", from_hex(word(less)), plain_address))[0].find('('),
                  std::string::npos);
    }
}

TEST(Methods, NamedValuesBelongToArgumentsOfTheTable) {
    for (const NamedValue& row : named_values) {
        const Method* method = find_method(row.selector);
        ASSERT_NE(method, nullptr);
        EXPECT_NE(std::string(",").append(method->arguments).append(",").find("," + std::string(row.argument) + ","), std::string::npos);
        EXPECT_EQ(meaning_of(row.selector, row.argument, row.value), row.meaning);
    }
    EXPECT_EQ(meaning_of(0x6a761202, "operation", "2"), "");
    EXPECT_EQ(meaning_of(0x6a761202, "value", "1"), "");
}

TEST(Methods, SelectorsAreThoseOfTheSignaturesAndEveryArgumentHasAName) {
    for (const Method& method : methods) {
        const auto hash = keccak256(as_bytes(method.signature));
        EXPECT_EQ(to_hex(Bytes(hash).first(4)),
                  to_hex(ByteArray<4>{static_cast<u8>(method.selector >> 24U), static_cast<u8>(method.selector >> 16U),
                                      static_cast<u8>(method.selector >> 8U), static_cast<u8>(method.selector)}))
            << method.signature;
        const bool none = method.signature.ends_with("()");
        const auto commas = [](std::string_view text) { return std::ranges::count(text, ','); };
        EXPECT_EQ(none, method.arguments.empty()) << method.signature;
        EXPECT_EQ(commas(method.signature), commas(method.arguments)) << method.signature;
        EXPECT_FALSE(method.meaning.empty());
    }
}

TEST(Abi, OnlyTheCanonicalLayoutIsDecoded) {
    constexpr std::string_view signature = "f(address,bytes,bool)";
    const std::string account(40, 'a');
    const std::string good = word(account) + word("60") + word("1") + word("3") + "616263" + std::string(58, '0');
    const auto decoded = decode_arguments(signature, from_hex(good), plain_address);
    ASSERT_TRUE(decoded);
    EXPECT_EQ(*decoded, (std::vector<std::string>{account, "0x616263", "true"}));
    const std::string bad[] = {
        "",
        good.substr(0, good.size() - 2),
        good + "00",
        good + word("0"),
        word("1" + account) + good.substr(64),                                         // an account of 21 bytes
        word(account) + word("80") + good.substr(128),                                 // a gap
        word(account) + word("40") + good.substr(128),                                 // overlapping the heads
        word(account) + word("60") + word("2") + good.substr(192),                     // a bool of 2
        good.substr(0, good.size() - 2) + "01",                                        // padding
        word(account) + word("60") + word("1") + word("ffffffff") + good.substr(256),  // longer than the data
        word(account) + word("100000060") + word("1") + good.substr(192),              // offset beyond 2^32
    };
    for (const std::string& data : bad) EXPECT_FALSE(decode_arguments(signature, from_hex(data), plain_address)) << data;
    EXPECT_FALSE(decode_arguments("f(uint8)", from_hex(word("100")), plain_address));
    EXPECT_FALSE(decode_arguments("f(bytes4)", from_hex(word("1")), plain_address));
    EXPECT_FALSE(decode_arguments("f(uint256[])", from_hex(word("20") + word("2") + word("1")), plain_address));
    EXPECT_FALSE(decode_arguments("f(bytes[])", from_hex(word("20") + word("1") + word("40") + word("0")), plain_address));
    EXPECT_EQ((*decode_arguments("f(bytes[])", from_hex(word("20") + word("1") + word("20") + word("0")), plain_address))[0], "[0x]");
}

/// A call is shown by name only if all of its data decodes.
TEST(Abi, OtherCallsAreShownBySelectorAndLength) {
    Description said;
    describe_call(said, from_hex("a9059cbb" + word("1") + word("2") + "00"), plain_address);
    EXPECT_EQ(said.text("method"), "not known");
    EXPECT_EQ(said.text("selector"), "0xa9059cbb");
    EXPECT_EQ(said.text("selectorOf"), "transfer(address,uint256), but its arguments are malformed");
    EXPECT_EQ(said.text("dataLength"), "69");
    EXPECT_EQ(said.find("arguments"), nullptr);
    const auto& words = said.find("words")->items;
    ASSERT_EQ(words.size(), 3U);
    EXPECT_EQ(words[0].text("word"), "0x" + word("1"));
    EXPECT_EQ(words[1].text("word"), "0x" + word("2"));
    EXPECT_EQ(words[2].text("word"), "0x00");
    Description short_one;
    describe_call(short_one, from_hex("a9059c"), plain_address);
    EXPECT_EQ(short_one.find("method"), nullptr);
    EXPECT_EQ(short_one.text("data"), "0xa9059c");
    EXPECT_EQ(short_one.text("dataLength"), "3");
    Description none;
    describe_call(none, {}, plain_address);
    EXPECT_TRUE(none.lines.empty());
}

RC_GTEST_PROP(AbiLaws, AnyDataIsDecodedOrNot, ()) {
    const Method& method = methods[*rc::gen::inRange<std::size_t>(0, methods.size())];
    auto data = *gen::bytes_between(0, 400);
    // Mostly zero bytes, as in real calls, so that lengths and offsets are small.
    for (std::size_t i = 0; i < data.size(); ++i) {
        if (i % 32 != 31) data[i] = 0;
    }
    Description said;
    data.insert(data.begin(), {static_cast<u8>(method.selector >> 24U), static_cast<u8>(method.selector >> 16U),
                               static_cast<u8>(method.selector >> 8U), static_cast<u8>(method.selector)});
    describe_call(said, data, plain_address);
    RC_ASSERT(said.text("dataLength") == std::to_string(data.size()));
}

}  // namespace
}  // namespace coffer::tx
