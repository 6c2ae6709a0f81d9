// Decoding: errors, their positions, and the formats that fit a text.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "coffer/address/registry.hpp"

namespace coffer::address {
namespace {

struct Refusal {
    AddressFormat format;
    std::string text;
    Errc code;
    std::size_t at;
};

using F = AddressFormat;

// One text for every error of decoding, and further ones where the position matters.
const Refusal refusals[] = {
    {F::ethereum, "", Errc::text_empty, 0},
    {F::ethereum, " 0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266", Errc::address_character, 0},
    {F::ethereum, "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266\n", Errc::address_character, 42},
    {F::ethereum, "f39Fd6e51aad88F6F4ce6aB8827279cffFb92266", Errc::hex_prefix, 0},
    {F::ethereum, "0Xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266", Errc::hex_prefix, 1},
    {F::ethereum, "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb922", Errc::hex_length, 40},
    {F::ethereum, "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb9226600", Errc::hex_length, 42},
    {F::ethereum, "0xf39Fd6e51aad88F6F4ce6aB8827279cgfFb92266", Errc::hex_character, 33},
    {F::ethereum, "0xf39fd6e51aad88F6F4ce6aB8827279cffFb92266", Errc::eip55_checksum, 5},
    {F::ethereum, "hello", Errc::address_syntax, 0},
    {F::ethereum, std::string(200, '1'), Errc::address_length, 136},
    {F::ethereum, "1Ei9UmLQv4o4UJTy5r5mnGFeC9auM3W5P1", Errc::format_mismatch, 0},
    {F::sui, "0xC88ef07b9b8b2fc3b7daad9478f4e1337f01792e2eab9c3794494e610636026e", Errc::address_not_canonical, 2},
    {F::compressed, "03c10fd50c5cc2aa454f2e762dc6cddbf98f618eea563a9b74cdefc455db09a72", Errc::hex_odd_length, 64},
    {F::compressed, "03c10fd50c5cc2aa454f2e762dc6cddbf98f618eea563a9b74cdefc455db09a7", Errc::public_key_not_on_curve, 0},
    {F::compressed, "03c10fd50c5cc2aa454f2e762dc6cddbf98f618eea563a9b74cdefc455db09a72b00", Errc::public_key_length, 66},
    {F::compressed, "05c10fd50c5cc2aa454f2e762dc6cddbf98f618eea563a9b74cdefc455db09a72b", Errc::public_key_prefix, 0},
    {F::compressed, "0000000000000000000000000000000000000000000000000000000000000000", Errc::public_key_small_order, 0},
    {F::compressed, "zzc10fd50c5cc2aa454f2e762dc6cddbf98f618eea563a9b74cdefc455db09a72b", Errc::address_character, 0},
    {F::uncompressed,
     "06c10fd50c5cc2aa454f2e762dc6cddbf98f618eea563a9b74cdefc455db09a72b76f5e4d7dd02ea4ff21e744e86735d572fc905208a6f29894a32d676e0033f3b",
     Errc::public_key_hybrid, 0},
    {F::bitcoin_mainnet_p2pkh, "1AWar0eUtYcKAGQeSjzQmbX6U9JF1QzBLL", Errc::base58_character, 5},
    {F::bitcoin_mainnet_p2pkh, "1AWarKeUtYcKAGQeSjzQmbX6U9JF1QzBLM", Errc::base58_checksum, 0},
    {F::bitcoin_mainnet_p2pkh, "mq2Y9NjTha3ZwNtGAJxnbWjRL8twpK86pz", Errc::network_mismatch, 0},
    {F::bitcoin_mainnet_p2pkh, "3637ke8xkoSCqfoJ1stzBooxpzkp9jD6Un", Errc::format_mismatch, 0},
    {F::bitcoin_mainnet_p2pkh, "12gaNXTYC3ePd1RXbvBpfpF7sncDYb9Kq", Errc::address_payload, 0},
    {F::bitcoin_mainnet_p2pkh, "KwFfNUhSDaASSAwtG7ssQM1uVX8RgX5GHWnnLfhfiQDigjioWXHH", Errc::unknown_version_bytes, 0},
    {F::bitcoin_mainnet_p2wpkh, "bc1qdpgh8204mk2ag0y3p0nls7aty4586x79lfepg4", Errc::bech32_checksum, 32},
    {F::bitcoin_mainnet_p2wpkh, "bc1" + std::string(88, 'q'), Errc::bech32_length, 90},
    {F::bitcoin_mainnet_p2wpkh, "bc1Qdpgh8204mk2ag0y3p0nls7aty458ex79lfepg4", Errc::bech32_mixed_case, 3},
    {F::bitcoin_mainnet_p2wpkh, "bcqdpgh8204mk2ag0y3p0nls7aty458ex79lfepg4", Errc::bech32_separator, 2},
    {F::bitcoin_mainnet_p2wpkh, "bc1qdpgb8204mk2ag0y3p0nls7aty458ex79lfepg4", Errc::bech32_data_character, 7},
    {F::bitcoin_mainnet_p2wpkh, "bc1qqqqq", Errc::bech32_checksum_short, 2},
    {F::bitcoin_mainnet_p2wpkh, "bc1qdpgh8204mk2ag0y3p0nls7aty458ex7924fddh", Errc::bech32_variant, 36},
    {F::bitcoin_mainnet_p2wpkh, "bc1qdpgh8204mk2ag0y3p0nls7aty458ex79qr46v72", Errc::bech32_padding_length, 36},
    {F::bitcoin_mainnet_p2wsh, "bc1q2les3gvn2hx8zkngndf48vhgvnxvxkce6cgzvq70yku6aauzueq33qvkjv", Errc::bech32_padding_bits, 55},
    {F::bitcoin_mainnet_p2tr, "bc13gsyhd8ddapuy7zat4ucgttarc0jtwf6tdvcm4gj9en9wscu8sjfqw9umk8", Errc::witness_version, 3},
    {F::bitcoin_mainnet_p2tr, "bc1pqvwl8xs0", Errc::witness_program_length, 4},
    {F::ethereum, "ethereum:0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266@1", Errc::address_uri, 9},
    {F::xrp, "rnrbiYDUYTJS4JVdSV5FtyCj4HFuRjfLKM?dt=123", Errc::address_parameters, 34},
    {F::solana, "nibi1zaavvzxez0elundtn32qnk9lkm8kmcsz44g7xl", Errc::hrp_mismatch, 0},
    {F::bitcoin_mainnet_p2wpkh, "sb1qdpgh8204mk2ag0y3p0nls7aty458ex79sgfhne", Errc::hrp_mismatch, 0},
    {F::bitcoin_regtest_p2wpkh, "tb1qdpgh8204mk2ag0y3p0nls7aty458ex7940zjnx", Errc::network_mismatch, 0},
    {F::solana, "4Ytij8TA5LHGtP8MUnh9stX7AEbM3bxBpFchUwqPeTUh6", Errc::base58_length, 45},
    {F::solana, "4Cfc4TJ6dsWwLcw8aJ5uhx7UJKPR5VGXTu2iJr5bVRoTDsxzb6qfJrzR5HNhBcwGwsXqGeHzDR3eUWLr7MRnska8", Errc::base58_too_long, 45},
    {F::xlm, "GDDRSWFIHC6KLKL5DVVYDEOV3KQZDO7XCMJVJ6ISBJIK5VV42FTKFMUM", Errc::crc_checksum, 53},
    {F::xlm, "GDDRSWFIHC6KLKL5DVVY0EOV3KQZDO7XCMJVJ6ISBJIK5VV42FTKFMUL", Errc::base32_character, 20},
    {F::xlm, "GDDRSWFIHC6KLKL5DVVYDEOV3KQZDO7XCMJVJ6ISBJIK5VV42FTKFMU", Errc::address_length, 55},
    {F::xlm, "GHDRSWFIHC6KLKL5DVVYDEOV3KQZDO7XCMJVJ6ISBJIK5VV42FTKE3QG", Errc::address_reserved_bits, 1},
    {F::stellar_muxed, "MAF3VWFY7C4DUCYO6TQUB2R2XLGSVLLJXTTBWFKTLN3FW7IEHSNYWAAAAAAAAAAAAWH5H", Errc::base32_tail_bits, 68},
    {F::ton_v4r2, "UQDY4X7kHi!DkAveOlPd8Ig0VAe3EUiZvqBgTHWKPNYVjC1U", Errc::base64_character, 10},
    {F::ton_v4r2, "-1:d8e17ee41e2943900bde3a53ddf088345407b7114899bea0604c758a3cd6158c", Errc::workchain_mismatch, 0},
    {F::algorand, "XTNEJTKVSDVMMRR6JZ7P2M2JMOHIUXU2CQAPL6WGEXNJ2L2HUBGW2OVQ6A", Errc::address_checksum, 0},
    {F::bitcoin_cash, "bitcoincash:qzpsvg9z6mk3ttd9vmss3rwfdgfd0r7wcuwtmlask2", Errc::cashaddr_checksum, 46},
    {F::bitcoin_cash, "bitcoincash:qzps", Errc::cashaddr_syntax, 16},
    {F::bitcoin_cash, "qzpsvg9z6mk3ttd9vmss3rwfdgfd0r7wcuwtmlaskf", Errc::cashaddr_syntax, 0},
};

TEST(Decode, EveryRefusalHasItsCodeAndPosition) {
    std::set<Errc> seen;
    for (const Refusal& refusal : refusals) {
        SCOPED_TRACE(refusal.text);
        const auto decoded = decode(refusal.format, refusal.text);
        ASSERT_FALSE(decoded.has_value());
        EXPECT_EQ(error_name(decoded.error().code), error_name(refusal.code));
        EXPECT_EQ(decoded.error().at, refusal.at);
        EXPECT_STREQ(decoded.error().what, "address");
        seen.insert(refusal.code);
    }
    EXPECT_GE(seen.size(), 44U);
}

std::set<std::string_view> names(std::string_view text) {
    std::set<std::string_view> found;
    const auto addresses = identify(text);
    if (!addresses) return found;
    for (const DecodedAddress& one : *addresses) found.insert(row_of(one.format()).name);
    return found;
}

TEST(Identify, EveryFittingFormat) {
    using Names = std::set<std::string_view>;
    EXPECT_EQ(names("1AWarKeUtYcKAGQeSjzQmbX6U9JF1QzBLL"), (Names{"bitcoin-mainnet-p2pkh"}));
    EXPECT_EQ(names("tb1qdpgh8204mk2ag0y3p0nls7aty458ex7940zjnx"), (Names{"bitcoin-testnet-p2wpkh", "bitcoin-signet-p2wpkh"}));
    EXPECT_EQ(names("mq2Y9NjTha3ZwNtGAJxnbWjRL8twpK86pz"),
              (Names{"bitcoin-testnet-p2pkh", "bitcoin-signet-p2pkh", "bitcoin-regtest-p2pkh"}));
    EXPECT_EQ(names("UQDY4X7kHilDkAveOlPd8Ig0VAe3EUiZvqBgTHWKPNYVjC1U"), (Names{"ton-v3r2", "ton-v4r2", "ton-v5r1"}));
    EXPECT_EQ(names("0xc88ef07b9b8b2fc3b7daad9478f4e1337f01792e2eab9c3794494e610636026e"),
              (Names{"sui", "aptos", "sui-secp256k1", "sui-secp256r1", "iota"}));
    EXPECT_EQ(names("0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266"), (Names{"ethereum"}));
    EXPECT_EQ(names("rnrbiYDUYTJS4JVdSV5FtyCj4HFuRjfLKM"), (Names{"xrp", "xrp-ed25519"}));
    EXPECT_EQ(identify("rnrbiYDUYTJS4JVdSV5FtyCj4HFuRjfLKM", CurveId::ed25519)->size(), 1U);
}

TEST(Identify, TheNearestErrorWhereNothingFits) {
    const std::pair<const char*, Error> nearest[] = {
        {"bc1qdpgh8204mk2ag0y3p0nls7aty4586x79lfepg4", {Errc::bech32_checksum, 32, "address"}},
        {"cosmos15yk64u7zc9g9k2yr2wmzeva5qgwxps6yxjb0e7", {Errc::bech32_data_character, 41, "address"}},
        {"0xf39fd6e51aad88F6F4ce6aB8827279cffFb92266", {Errc::eip55_checksum, 5, "address"}},
        {"0xF39Fd6e51aad88F6F4ce6aB8827279cffFb92266", {Errc::eip55_checksum, 2, "address"}},
        {"0xc88ef07b9b8b2fc3b7daad9478f4e1337f01792e2eab9c3794494e610636026g", {Errc::hex_character, 65, "address"}},
        {"1AWarKeUtYcKAGQeSjzQmbX6U9JF1QzBLM", {Errc::base58_checksum, 0, "address"}},
        {"1AWar0eUtYcKAGQeSjzQmbX6U9JF1QzBLL", {Errc::base58_character, 5, "address"}},
        {"BC1SW50QGDZ25J", {Errc::kind_not_offered, 3, "witness program"}},
        {"f39Fd6e51aad88F6F4ce6aB8827279cffFb92266", {Errc::hex_prefix, 0, "address"}},
        {"qzpsvg9z6mk3ttd9vmss3rwfdgfd0r7wcuwtmlaskf", {Errc::cashaddr_syntax, 0, "address"}},
        {"xyz1qdpgh8204", {Errc::address_syntax, 0, "address"}},
        {"not an address", {Errc::address_character, 3, "address"}},
        {"", {Errc::text_empty, 0, "address"}},
    };
    for (const auto& [text, error] : nearest) {
        const auto found = identify(text);
        ASSERT_FALSE(found.has_value()) << text;
        EXPECT_EQ(error_name(found.error().code), error_name(error.code)) << text;
        EXPECT_EQ(found.error(), error) << text;
    }
}

TEST(Decode, SpellingsOfOneAccountAreOne) {
    const auto a = decode(F::ton_v4r2, "UQDY4X7kHilDkAveOlPd8Ig0VAe3EUiZvqBgTHWKPNYVjC1U");
    const auto b = decode(F::ton_v4r2, "EQDY4X7kHilDkAveOlPd8Ig0VAe3EUiZvqBgTHWKPNYVjHCR");
    const auto c = decode(F::ton_v4r2, "0:d8e17ee41e2943900bde3a53ddf088345407b7114899bea0604c758a3cd6158c");
    ASSERT_TRUE(a && b && c);
    for (const auto& other : {b, c}) EXPECT_TRUE(std::ranges::equal(a->payload(), other->payload()));
    EXPECT_EQ(b->canonical(), "EQDY4X7kHilDkAveOlPd8Ig0VAe3EUiZvqBgTHWKPNYVjHCR") << "bounceable is not lost";
    EXPECT_EQ(c->canonical(), "0:d8e17ee41e2943900bde3a53ddf088345407b7114899bea0604c758a3cd6158c") << "no flag is made up";
    EXPECT_EQ(c->network(), Network::none);
    const auto standard = decode(F::ton_v3r2, "UQC4/unJ+jlbLt+3UO46cvKkyYI2+5LT9ZI3OpAvda2MpioL");
    ASSERT_TRUE(standard.has_value());
    EXPECT_EQ(standard->canonical(), "UQC4_unJ-jlbLt-3UO46cvKkyYI2-5LT9ZI3OpAvda2MpioL");
    const auto upper = decode(F::bitcoin_mainnet_p2wpkh, "BC1QDPGH8204MK2AG0Y3P0NLS7ATY458EX79LFEPG4");
    ASSERT_TRUE(upper.has_value());
    EXPECT_EQ(upper->canonical(), "bc1qdpgh8204mk2ag0y3p0nls7aty458ex79lfepg4");
    EXPECT_FALSE(upper->unchecksummed());
}

// Lengths are checked before any work, so that a huge text is refused quickly.
TEST(Decode, LongTextIsRefusedAtOnce) {
    const std::string megabyte(1 << 20, '1');
    for (const FormatRow& row : formats()) EXPECT_EQ(decode(row.id, megabyte).error().code, Errc::address_length);
    EXPECT_EQ(identify(megabyte).error().code, Errc::address_length);
}

}  // namespace
}  // namespace coffer::address
