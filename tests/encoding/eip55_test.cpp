#include "coffer/encoding/eip55.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "coffer/crypto/hash.hpp"
#include "crypto/multibuffer/many.hpp"
#include "support/hex.hpp"
#include "support/rc.hpp"

namespace coffer {
namespace {

std::string encoded(FixedBytes<20> account) {
    const auto text = eip55::encode(account);
    return {text.begin(), text.end()};
}

std::string lower_case(std::string text) {
    for (char& c : text) c = c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c;
    return text;
}

// The EIP's examples: all upper case, all lower case, mixed case.
TEST(Eip55, Examples) {
    for (const std::string text : {"0x52908400098527886E0F7030069857D2E4169EE7", "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
                                   "0xde709f2102306220921060314715629080e2fb77", "0x27b1fdb04752bbc536007a920d24acb045561c26",
                                   "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
                                   "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB", "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb"}) {
        const auto account = eip55::decode(text);
        ASSERT_TRUE(account) << text;
        EXPECT_EQ(encoded(*account), text);
    }
}

// The hash that determines the case, for many accounts at once.
RC_GTEST_PROP(Eip55Laws, HashesOfManyDigitsAreKeccakOneByOne, ()) {
    const auto digits = *rc::gen::container<std::vector<ByteArray<40>>>(testing::gen::array<40>());
    for (const auto& kernels : crypto::multibuffer::available()) {
        std::vector<ByteArray<32>> hashes(digits.size());
        crypto::keccak256_many(digits, hashes, kernels);
        for (std::size_t i = 0; i < hashes.size(); ++i) RC_ASSERT(hashes[i] == keccak256(digits[i]));
    }
}

RC_GTEST_PROP(Eip55Laws, RoundTripAndEveryCase, ()) {
    const auto account = *testing::gen::array<20>();
    const std::string text = encoded(account);
    const std::string lower = lower_case(text);
    RC_ASSERT(*eip55::decode(text) == account);
    RC_ASSERT(*eip55::decode(lower) == account);
    for (std::size_t i = 2; i < text.size(); ++i) {
        std::string changed = text;
        const bool is_letter = (changed[i] | 0x20) >= 'a';
        if (!is_letter) continue;
        changed[i] = static_cast<char>(changed[i] ^ 0x20);
        const auto decoded = eip55::decode(changed);
        std::string upper = changed.substr(2);
        for (char& c : upper) c = c >= 'a' && c <= 'f' ? static_cast<char>(c - 32) : c;
        const bool unmixed = changed == lower || changed.substr(2) == upper;
        RC_ASSERT(decoded.has_value() == unmixed);
        if (!decoded) RC_ASSERT((decoded.error() == fail(Errc::eip55_checksum, i).error()));
    }
}

TEST(Eip55, Refusals) {
    const std::string text = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
    const auto code = [](std::string_view given) { return eip55::decode(given).error().code; };
    EXPECT_EQ(code(text.substr(2)), Errc::hex_prefix);
    EXPECT_EQ(code(text + "00"), Errc::hex_length);
    EXPECT_EQ(code(text.substr(0, 40)), Errc::hex_length);
    EXPECT_EQ(code(text.substr(0, 41)), Errc::hex_odd_length);
    EXPECT_EQ(code(text.substr(0, 41) + "g"), Errc::hex_character);
    EXPECT_EQ(code(""), Errc::hex_prefix);
}

}  // namespace
}  // namespace coffer
