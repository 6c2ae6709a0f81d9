// Changing one character of an address that has a checksum never gives a valid address of another format.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "address/foreign_text.hpp"
#include "address/sample_keys.hpp"
#include "address/shape.hpp"
#include "coffer/encoding/base58.hpp"
#include "coffer/encoding/bech32.hpp"
#include "support/rc.hpp"

namespace coffer::address {
namespace {

using testing::needed_options;
using testing::sample_keys;

namespace gen = coffer::testing::gen;

constexpr std::string_view alphabet = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_+/=:.";

// Human-readable parts that no row has, short and long. With some of them the text is as long as a Solana address.
constexpr std::string_view unlisted[] = {"stoc",  "nibi",  "one",    "zil",     "erd",       "io",      "like",
                                         "umee",  "kyve",  "elys",   "pb",      "hs",        "fetch",   "canto",
                                         "cheqd", "regen", "mantra", "bostrom", "chihuahua", "addr_vk", "dym"};

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Calls `check` with every text that one typing error makes of `text`. If `every_letter` is false, one character is tried in each position.
template <typename Check>
void for_each_slip(const std::string& text, bool every_letter, unsigned letter, Check check) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string changed = text;
        for (std::size_t j = 0; j < alphabet.size(); ++j) {
            if (!every_letter && j != (letter + 7 * i) % alphabet.size()) continue;
            changed[i] = alphabet[j];
            if (changed[i] != text[i]) check(changed);
        }
        changed = text;
        if (is_letter(text[i])) {
            changed[i] = static_cast<char>(text[i] ^ 0x20);
            check(changed);
        }
        check(std::string(text).erase(i, 1));
        check(std::string(text).insert(i, 1, text[i]));
        if (i + 1 < text.size() && text[i] != text[i + 1]) {
            changed = text;
            std::swap(changed[i], changed[i + 1]);
            check(changed);
        }
    }
}

std::string upper(std::string text) {
    for (char& c : text) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c ^ 0x20);
    }
    return text;
}

bool has_bech32(const FormatRow& row) {
    ByteArray<AddressText::capacity> room;
    return bech32::decode_into(room, row.example, AddressText::capacity).has_value();
}

// The addresses that `slip` may be: another encoding of the same account, or an address of the same family whose checksum is too short to
// detect the error. Digits that are not a valid ICP account may be a NEAR account or a key.
bool may_be(const FormatRow& row, const DecodedAddress& original, const DecodedAddress& found) {
    const FormatRow& other = row_of(found.format());
    if (row.shape == &icp_account && !other.shape->checksummed) return true;
    if (other.family != row.family) return false;
    const bool weak = row.shape == &ethereum_account || row.shape == &ss58_account;
    return weak || std::ranges::equal(original.payload(), found.payload());
}

// Returns the first text that is accepted although it is wrong, or an empty string.
std::string wrongly_valid(const FormatRow& row, const std::string& text, bool every_letter, unsigned letter) {
    const auto original = decode(row.id, text);
    if (!original) return "not an address: " + text;
    std::string wrong;
    for_each_slip(text, every_letter, letter, [&](const std::string& slip) {
        const auto found = identify(slip);
        if (!found) return;
        for (const DecodedAddress& one : *found) {
            if (!may_be(row, *original, one)) wrong = slip + " is called " + std::string(row_of(one.format()).name);
        }
    });
    return wrong;
}

rc::Gen<const FormatRow*> checksummed_row() {
    std::vector<const FormatRow*> rows;
    for (const FormatRow& row : formats()) {
        if (row.shape->checksummed) rows.push_back(&row);
    }
    return rc::gen::elementOf(rows);
}

std::string any_address(const FormatRow& row) {
    return *encode(row.id, sample_keys(*gen::scalar()).on(row.curves().front().curve), needed_options(row));
}

RC_GTEST_PROP(Mistyped, NoSlipGivesAnotherFormat, ()) {
    const FormatRow& row = **checksummed_row();
    const std::string text = any_address(row);
    const unsigned letter = *rc::gen::inRange(0U, 100U);
    RC_ASSERT(wrongly_valid(row, text, false, letter) == "");
    if (has_bech32(row)) RC_ASSERT(wrongly_valid(row, upper(text), false, letter) == "");
}

// Every character in every position, for every kind of text and every text as long as a Solana address, and for both cases of Bech32 texts.
TEST(Mistyped, NoLetterInAnyPlaceGivesAnotherFormat) {
    std::set<const Shape*> seen;
    for (const FormatRow& row : formats()) {
        const bool as_long_as_solana = row.example.size() >= 42 && row.example.size() <= 45;
        if (!row.shape->checksummed || row.network == Network::signet || !(seen.insert(row.shape).second || as_long_as_solana)) continue;
        EXPECT_EQ(wrongly_valid(row, std::string(row.example), true, 0), "");
        if (has_bech32(row)) {
            EXPECT_EQ(wrongly_valid(row, upper(std::string(row.example)), true, 0), "");
        }
    }
}

std::string any_unlisted(bech32::Variant variant) {
    const std::string hrp(*rc::gen::elementOf(std::vector<std::string_view>(std::begin(unlisted), std::end(unlisted))));
    const std::size_t size = *rc::gen::element<std::size_t>(20, 20, 20, 21, 28, 32);
    return bech32::encode_bytes(hrp, *gen::bytes(size), variant);
}

// A valid text whose human-readable part is unknown gives that error. An invalid one gives the error of Bech32.
RC_GTEST_PROP(Mistyped, UnlistedPartsAreTold, ()) {
    const auto variant = *rc::gen::element(bech32::Variant::bech32, bech32::Variant::bech32m);
    const std::string lower = any_unlisted(variant);
    for (const std::string& text : {lower, upper(lower)}) {
        const auto found = identify(text);
        RC_ASSERT(!found.has_value());
        RC_ASSERT(found.error() == (Error{Errc::unknown_hrp, static_cast<std::uint32_t>(text.rfind('1')), "address"}));
        for (const FormatRow& row : formats()) RC_ASSERT(!decode(row.id, text).has_value());
        for_each_slip(text, false, *rc::gen::inRange(0U, 100U), [&](const std::string& slip) {
            const auto read = identify(slip);
            RC_ASSERT(!read.has_value());
            RC_ASSERT(read.error().code != Errc::address_syntax);
        });
    }
}

// The rule that distinguishes Bech32 from Solana refuses no Solana account: neither random ones nor those that begin like addresses of
// other chains.
RC_GTEST_PROP(Mistyped, SolanaKeepsItsAccounts, ()) {
    ByteArray<32> account = *gen::array<32>();
    const auto zeros = *rc::gen::inRange(0, 4);
    std::fill_n(account.begin(), *rc::gen::element(0, 0, 0, zeros), u8{0});
    const std::string text = base58::encode(account);
    RC_ASSERT(decode(AddressFormat::solana, text).has_value());
    std::string vanity = text;
    const std::string head = *rc::gen::element<std::string>("bc1", "tb1", "dydx1", "BC1", "kava1", "terra1", "q", "1");
    vanity.replace(0, head.size(), head);
    if (base58::decode_array<32>(vanity)) RC_ASSERT(decode(AddressFormat::solana, vanity).has_value());
}

TEST(Mistyped, ProgramsOfSolanaAreNoBech32) {
    for (const char* text : {"11111111111111111111111111111111", "So11111111111111111111111111111111111111112",
                             "Vote111111111111111111111111111111111111111", "Stake11111111111111111111111111111111111111",
                             "ComputeBudget111111111111111111111111111111", "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA",
                             "SysvarRent111111111111111111111111111111111", "BPFLoaderUpgradeab1e11111111111111111111111"}) {
        EXPECT_TRUE(decode(AddressFormat::solana, text).has_value()) << text;
        EXPECT_FALSE(meant_as_bech32(text)) << text;
    }
}

// A case from practice: the right last letters are 4WH.
TEST(Mistyped, ALitecoinAddressIsNoSolanaAccount) {
    for (const char* text : {"LTC1QJMXNZ78NMC8NQ77WUXH25N2ES7RZM5C2RKK4WJ", "ltc1qjmxnz78nmc8nq77wuxh25n2es7rzm5c2rkk4wj"}) {
        const Error refused{Errc::bech32_checksum, 42, "address"};
        EXPECT_EQ(identify(text).error(), refused) << text;
        EXPECT_EQ(decode(AddressFormat::solana, text).error(), refused) << text;
        EXPECT_EQ(decode(AddressFormat::litecoin_p2wpkh, text).error(), refused) << text;
    }
}

// Several errors at once after a known human-readable part.
TEST(Mistyped, ThreeMistakesAreStillBech32) {
    EXPECT_FALSE(identify("ltc1QjmxnZ78nmc8nq77wuxh25n2es7rzm5c2rkk4wb").has_value());
    EXPECT_FALSE(identify("dydx1BrD4cm2hmr8afy4kldpxz3fka4jguqBa4ereyz").has_value());
}

}  // namespace
}  // namespace coffer::address
