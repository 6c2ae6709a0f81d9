// Texts that are not supported addresses but are recognised: unsupported kinds, payment URIs and tags. Also nonstandard encodings, which
// are accepted only on request.
#include <gtest/gtest.h>

#include <algorithm>

#include "coffer/address/registry.hpp"
#include "support/vector_file.hpp"

namespace coffer::address {
namespace {

using testing::Record;
using testing::VectorFile;
using F = AddressFormat;

TEST(OtherKinds, AreNamed) {
    const auto file = VectorFile::load("address/standard/other_kinds.json");
    std::size_t count = 0;
    for (const Record& record : file.list("valid")) {
        const std::string text = record.text("address");
        const std::string kind = record.text("kind");
        SCOPED_TRACE(record.where() + " " + text);
        const auto found = identify(text);
        ASSERT_FALSE(found.has_value());
        EXPECT_EQ(error_name(found.error().code), "kind_not_offered");
        EXPECT_EQ(found.error().what, kind);
        // The checksum was verified: no other character passes.
        for (std::size_t i = 0; i < text.size(); ++i) {
            std::string wrong = text;
            wrong[i] = wrong[i] == '2' ? '3' : '2';
            const auto again = identify(wrong);
            ASSERT_FALSE(again.has_value()) << wrong;
            EXPECT_NE(again.error().code, Errc::kind_not_offered) << wrong;
        }
        ++count;
    }
    EXPECT_GE(count, 300U);
}

// They are also recognised if another format is expected.
TEST(OtherKinds, AreNamedWhateverIsAskedFor) {
    const char* contract = "CA3D5KRYM6CB7OWQ6TWYRR3Z4T7GNZLKERYNZGGA5SOAOPIFY6YQGAXE";
    for (const F format : {F::xlm, F::ethereum, F::solana, F::algorand}) {
        const auto decoded = decode(format, contract);
        ASSERT_FALSE(decoded.has_value());
        EXPECT_EQ(decoded.error(), (Error{Errc::kind_not_offered, 0, "Stellar contract"}));
    }
}

TEST(OtherKinds, AForeignCashAddrPrefixIsNamed) {
    const auto found = identify("ecash:qpm2qsznhks23z7629mms6s4cwef74vcwva87rkuu2");
    ASSERT_FALSE(found.has_value());
    EXPECT_EQ(found.error(), (Error{Errc::unknown_hrp, 5, "address"}));
}

struct Around {
    const char* text;
    Errc code;
    std::uint32_t at;
};

TEST(PaymentUri, TheErrorSaysWhatToCutOff) {
    const Around cases[] = {
        {"bitcoin:bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu", Errc::address_uri, 8},
        {"bitcoin:bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu?amount=0.1&label=Luke-Jr", Errc::address_uri, 8},
        {"BITCOIN:BC1QCR8TE4KR609GCAWUTMRZA0J4XV80JY8Z306FYU?AMOUNT=1", Errc::address_uri, 8},
        {"bitcoin:bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyx", Errc::address_uri, 8},  // the address is wrong too
        {"ethereum:0x9858EfFD232B4033E47d90003D41EC34EcaEda94@137/transfer?address=0x9858EfFD232B4033E47d90003D41EC34EcaEda94&uint256=1",
         Errc::address_uri, 9},
        {"ethereum:pay-0x9858EfFD232B4033E47d90003D41EC34EcaEda94@1?value=2.014e18", Errc::address_uri, 13},
        {"solana:HAgk14JpMQLgt6rVgv7cBQFJWFto5Dqxi472uT3DKpqk?amount=1", Errc::address_uri, 7},
        {"litecoin:ltc1qjmxnz78nmc8nq77wuxh25n2es7rzm5c2rkk4wh", Errc::address_uri, 9},
        {"ton://transfer/UQDY4X7kHilDkAveOlPd8Ig0VAe3EUiZvqBgTHWKPNYVjC1U?amount=1", Errc::address_uri, 15},
        {"xrpl:rnrbiYDUYTJS4JVdSV5FtyCj4HFuRjfLKM?dt=7", Errc::address_uri, 5},
        {"tron:TUEZSdKsoDHQMeZwihtdoBiN46zxhGWYdH", Errc::address_uri, 5},
        {"bitcoincash:qqyx49mu0kkn9ftfj6hje6g2wfer34yfnq5tahq3q6?amount=20", Errc::address_parameters, 54},
        {"rnrbiYDUYTJS4JVdSV5FtyCj4HFuRjfLKM?dt=123", Errc::address_parameters, 34},
        {"GBAECME5H27NLRFYZLFF6SAF5NSFRPOWP72PNKGSRUWRMTGSAOCD3AYN?memo=1", Errc::address_parameters, 56},
        {"cosmos19rl4cm2hmr8afy4kldpxz3fka4jguq0auqdal4?memo=12345", Errc::address_parameters, 45},
    };
    for (const Around& one : cases) {
        SCOPED_TRACE(one.text);
        const auto found = identify(one.text);
        ASSERT_FALSE(found.has_value());
        EXPECT_EQ(error_name(found.error().code), error_name(one.code));
        EXPECT_EQ(found.error(), (Error{one.code, one.at, "address"}));
        EXPECT_EQ(decode(F::ethereum, one.text).error(), found.error());
    }
    const std::string label(2000, 'x');
    EXPECT_EQ(identify("bitcoin:bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu?label=" + label).error().code, Errc::address_uri);
    EXPECT_EQ(identify("kaspa:qqd6e65yefepe9wk0m9vuxdufxd80sphy67gwwd0vdaumzdt4tc9s3qt0lqex").error().code, Errc::cashaddr_checksum);
}

struct Tolerated {
    F format;
    const char* text;
    const char* canonical;
    Tolerance tolerance;
    Errc refused;
};

TEST(Tolerances, PassOnlyWhereTheyAreNamed) {
    constexpr Tolerance prefix{.missing_prefix = true};
    constexpr Tolerance short_hex{.short_hex = true};
    constexpr Tolerance upper{.upper_case_hex = true};
    const Tolerated cases[] = {
        {F::bitcoin_cash, "qqyx49mu0kkn9ftfj6hje6g2wfer34yfnq5tahq3q6", "bitcoincash:qqyx49mu0kkn9ftfj6hje6g2wfer34yfnq5tahq3q6", prefix,
         Errc::cashaddr_syntax},
        {F::bitcoin_cash, "QQYX49MU0KKN9FTFJ6HJE6G2WFER34YFNQ5TAHQ3Q6", "bitcoincash:qqyx49mu0kkn9ftfj6hje6g2wfer34yfnq5tahq3q6", prefix,
         Errc::cashaddr_syntax},
        {F::aptos, "0x1", "0x0000000000000000000000000000000000000000000000000000000000000001", short_hex, Errc::hex_length},
        {F::sui, "0xdee9", "0x000000000000000000000000000000000000000000000000000000000000dee9", short_hex, Errc::hex_length},
        {F::aptos, "0xb663b681209e7087d681c5d3eed12aaa8e1915e7c87794542c3f96e94b3d3bf",
         "0x0b663b681209e7087d681c5d3eed12aaa8e1915e7c87794542c3f96e94b3d3bf", short_hex, Errc::hex_length},
        {F::aptos, "0xEB663B681209E7087D681C5D3EED12AAA8E1915E7C87794542C3F96E94B3D3BF",
         "0xeb663b681209e7087d681c5d3eed12aaa8e1915e7c87794542c3f96e94b3d3bf", upper, Errc::address_not_canonical},
        {F::aptos,
         "0xA",
         "0x000000000000000000000000000000000000000000000000000000000000000a",
         {.short_hex = true, .upper_case_hex = true},
         Errc::hex_length},
        {F::ton_v4r2, "0:D8E17EE41E2943900BDE3A53DDF088345407B7114899BEA0604C758A3CD6158C",
         "0:d8e17ee41e2943900bde3a53ddf088345407b7114899bea0604c758a3cd6158c", upper, Errc::address_not_canonical},
        {F::icp, "F24B889E8EFBA3D8008512E5F928AF25BE0FEA33C9A44E161649F12912907CBD",
         "f24b889e8efba3d8008512e5f928af25be0fea33c9a44e161649f12912907cbd", upper, Errc::address_not_canonical},
    };
    for (const Tolerated& one : cases) {
        SCOPED_TRACE(one.text);
        EXPECT_EQ(decode(one.format, one.text).error().code, one.refused);
        const auto decoded = decode(one.format, one.text, std::nullopt, one.tolerance);
        ASSERT_TRUE(decoded.has_value());
        EXPECT_EQ(decoded->canonical(), one.canonical);
        const auto found = identify(one.text, std::nullopt, one.tolerance);
        ASSERT_TRUE(found.has_value());
        EXPECT_TRUE(std::ranges::any_of(*found, [&](const DecodedAddress& a) { return a.format() == one.format; }));
        for (const Tolerance& other : {prefix, short_hex, upper}) {
            if (other == one.tolerance) continue;
            EXPECT_EQ(decode(one.format, one.text, std::nullopt, other).has_value(), false);
        }
    }
}

// Even with all tolerances, nothing else passes: no Ethereum account as a short one, no wrong checksum, no short form of another format.
TEST(Tolerances, LetNothingElsePass) {
    constexpr Tolerance all{.missing_prefix = true, .short_hex = true, .upper_case_hex = true};
    const auto account = identify("0x9858EfFD232B4033E47d90003D41EC34EcaEda94", std::nullopt, all);
    ASSERT_TRUE(account.has_value());
    EXPECT_EQ(account->size(), 1U);
    for (const char* text :
         {"0x", "0x00001", "0xg", "0X1", "1", "qqyx49mu0kkn9ftfj6hje6g2wfer34yfnq5tahq3q7", "Qqyx49mu0kkn9ftfj6hje6g2wfer34yfnq5tahq3q6",
          "0x9858EfFD232B4033E47d90003D41EC34EcaEda95", "kaspa:QQD6e65yefepe9wk0m9vuxdufxd80sphy67gwwd0vdaumzdt4tc9s3qt0lqeh", "0:1",
          "-1:D8", "9858EfFD232B4033E47d90003D41EC34EcaEda94"}) {
        EXPECT_FALSE(identify(text, std::nullopt, all).has_value()) << text;
    }
    for (const FormatRow& row : formats()) EXPECT_EQ(decode(row.id, row.example, std::nullopt, all)->canonical(), row.example);
    Tolerance named;
    for (const char* name : {"missing-prefix", "short-hex", "upper-case-hex"}) named = *with_tolerance(named, name);
    EXPECT_EQ(named, all);
    EXPECT_EQ(with_tolerance({}, "Short-hex").error().code, Errc::unknown_option_value);
}

}  // namespace
}  // namespace coffer::address
