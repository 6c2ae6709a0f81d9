// match_accounts, compared with accounts that independent implementations derived: on the formats' own paths, on change paths, under other
// purposes and coin types, and with addresses that match nothing.
#include <algorithm>
#include <map>

#include "coffer/address/registry.hpp"
#include "coffer/wallet/account.hpp"
#include "coffer/wallet/match.hpp"
#include "hd/support.hpp"
#include "support/rc.hpp"

namespace coffer::wallet {
namespace {

using testing::Record;
using testing::value;
using testing::VectorFile;

const std::map<std::string, MatchStatus> statuses = {
    {"match", MatchStatus::match}, {"match_as", MatchStatus::match_as}, {"not_found", MatchStatus::not_found}};

struct Expected {
    std::size_t wallet;
    AddressFormat format;
    std::string address;
    std::string path;
    MatchStatus status;
    std::string hash;
    std::string ton;
    std::string network;
};

struct Figures {
    std::vector<Root> roots;
    std::vector<Expected> accounts;

    [[nodiscard]] std::vector<Expected> of(std::size_t wallet) const {
        std::vector<Expected> own;
        for (const Expected& account : accounts) {
            if (account.wallet == wallet) own.push_back(account);
        }
        return own;
    }
};

Figures figures() {
    const auto file = VectorFile::load("wallet/match.json");
    Figures read;
    for (const Record& record : file.list("seeds")) read.roots.emplace_back(testing::seed_of(record.hex("seed")));
    for (const Record& record : file.list("accounts")) {
        read.accounts.push_back({static_cast<std::size_t>(record.integer("wallet")), value(address::parse_format(record.text("format"))),
                                 record.text("address"), record.text("path"), statuses.at(record.text("status")),
                                 record.text_or("hash", ""), record.text_or("ton", ""), record.text_or("network", "")});
    }
    return read;
}

void expect_answer(const Expected& expected, const Match& match) {
    SCOPED_TRACE(expected.address + " " + expected.path);
    EXPECT_EQ(static_cast<int>(match.status), static_cast<int>(expected.status));
    EXPECT_FALSE(match.error.has_value());
    if (expected.status == MatchStatus::not_found) {
        EXPECT_EQ(match.interpretation, Interpretation{});
        return;
    }
    EXPECT_EQ(match.interpretation.path.value_or("none"), expected.path);
    ASSERT_TRUE(match.interpretation.format.has_value());
    EXPECT_EQ(address::row_of(*match.interpretation.format).name, address::row_of(expected.format).name);
    EXPECT_EQ(match.interpretation.hash, expected.hash);
    EXPECT_EQ(match.interpretation.network ? network_name(*match.interpretation.network) : "", expected.network);
    if (!expected.ton.empty()) {
        EXPECT_EQ(match.interpretation.ton, value(address::with_ton_option({}, expected.ton)));
    }
    const auto path = testing::path(expected.path);
    const bool change =
        expected.status == MatchStatus::match_as && path.size() >= 3 && path[path.size() - 2] == value(ChildIndex::from_index(1, false));
    EXPECT_EQ(match.interpretation.change, change);
}

TEST(MatchTest, BareAddressesOfIndependentImplementations) {
    const Figures read = figures();
    ASSERT_GE(read.accounts.size(), 300U);
    for (std::size_t wallet = 0; wallet < read.roots.size(); ++wallet) {
        std::vector<Expected> expected = read.of(wallet);
        for (int order = 0; order < 2; ++order) {
            std::vector<ShownAccount> shown;
            for (const Expected& account : expected) shown.push_back({.address = account.address});
            const std::vector<Match> matches = match_accounts(read.roots[wallet], shown);
            ASSERT_EQ(matches.size(), expected.size());
            for (std::size_t i = 0; i < matches.size(); ++i) expect_answer(expected[i], matches[i]);
            std::ranges::reverse(expected);
        }
    }
}

// The result names the purpose and the coin type if they are not the format's own.
TEST(MatchTest, WhatThePathSaysIsNamed) {
    const Figures read = figures();
    std::vector<Expected> expected;
    std::vector<ShownAccount> shown;
    for (const Expected& account : read.of(0)) {
        if (account.format != AddressFormat::cosmos) continue;
        expected.push_back(account);
        shown.push_back({.address = account.address});
    }
    const auto matches = match_accounts(read.roots[0], shown);
    ASSERT_GE(matches.size(), 5U);
    for (std::size_t i = 0; i < matches.size(); ++i) {
        const u32 coin_type = testing::path(expected[i].path)[1].index();
        EXPECT_EQ(matches[i].interpretation.coin_type.value_or(118), coin_type) << expected[i].path;
        EXPECT_EQ(matches[i].interpretation.coin_type.has_value(), coin_type != 118);
        EXPECT_FALSE(matches[i].interpretation.purpose.has_value());
    }
    const auto change = "bc1qetrkzfslk0d4kqjnu29fdh04tkav9vj3k36vuh";
    const Match match = match_accounts(read.roots[0], std::vector<ShownAccount>{{.address = change}}).front();
    EXPECT_EQ(match.interpretation.path, "m/84'/0'/0'/1/4");
    EXPECT_TRUE(match.interpretation.change);
}

// With its actual path every account matches. With another path, the result names the actual one.
TEST(MatchTest, ListedAccounts) {
    const Figures read = figures();
    for (std::size_t wallet = 0; wallet < read.roots.size(); ++wallet) {
        std::vector<ShownAccount> right;
        std::vector<ShownAccount> wrong;
        std::vector<Expected> expected;
        for (const Expected& account : read.of(wallet)) {
            const CurveId curve = address::row_of(account.format).curves().front().curve;
            address::EncodeOptions options;
            if (!account.ton.empty()) options.ton = value(address::with_ton_option({}, account.ton));
            right.push_back({account.address, account.format, curve, testing::path(account.path), options});
            wrong.push_back({account.address, account.format, curve, testing::path("m/7'/7'/7'"), options});
            expected.push_back(account);
        }
        const auto as_shown = match_accounts(read.roots[wallet], right);
        const auto elsewhere = match_accounts(read.roots[wallet], wrong);
        for (std::size_t i = 0; i < expected.size(); ++i) {
            SCOPED_TRACE(expected[i].address + " " + expected[i].path);
            const bool plain = expected[i].hash.empty() && expected[i].network.empty();
            EXPECT_EQ(static_cast<int>(as_shown[i].status), static_cast<int>(plain ? MatchStatus::match : MatchStatus::match_as));
            EXPECT_EQ(as_shown[i].interpretation.hash, expected[i].hash);
            const bool findable = expected[i].status != MatchStatus::not_found;
            EXPECT_EQ(static_cast<int>(elsewhere[i].status), static_cast<int>(findable ? MatchStatus::match_as : MatchStatus::not_found));
            if (findable) {
                EXPECT_EQ(elsewhere[i].interpretation.path.value_or("none"), expected[i].path);
            }
        }
    }
}

// An invalid account does not affect the others.
TEST(MatchTest, UnreadableAccountsStandAlone) {
    const Figures read = figures();
    const std::vector<Expected> expected = read.of(1);
    std::vector<ShownAccount> shown;
    for (const Expected& account : expected) {
        shown.push_back({.address = account.address});
        shown.push_back({.address = account.address + "x"});
    }
    shown.push_back({.address = ""});
    shown.push_back({"LTC1QJMXNZ78NMC8NQ77WUXH25N2ES7RZM5C2RKK4WJ", AddressFormat::solana, CurveId::ed25519, testing::path("m/44'"), {}});
    shown.push_back({expected[0].address, AddressFormat::bitcoin_mainnet_p2pkh, CurveId::secp256k1, testing::path("m/44'"), {.hrp = "bc"}});
    const auto matches = match_accounts(read.roots[1], shown);
    for (std::size_t i = 0; i < expected.size(); ++i) {
        expect_answer(expected[i], matches[2 * i]);
        EXPECT_EQ(static_cast<int>(matches[2 * i + 1].status), static_cast<int>(MatchStatus::unreadable)) << shown[2 * i + 1].address;
        EXPECT_TRUE(matches[2 * i + 1].error.has_value());
        EXPECT_EQ(matches[2 * i + 1].interpretation, Interpretation{});
    }
    const std::size_t rest = 2 * expected.size();
    EXPECT_EQ(matches[rest].error->code, Errc::text_empty);
    EXPECT_EQ(matches[rest + 1].error->code, Errc::bech32_checksum);
    EXPECT_EQ(matches[rest + 2].error->code, Errc::option_not_applicable);
}

// A hit extends the search window of indices and accounts, so that addresses beyond the first gap are found.
TEST(MatchTest, HitsWidenTheWindow) {
    const Figures read = figures();
    const Root& root = read.roots[0];
    const auto at = [&](u32 account, u32 index) {
        const auto range = value(AccountRange::from_request(root, {.format = AddressFormat::bitcoin_mainnet_p2wpkh, .account = account}));
        return ShownAccount{.address = value(range.at(index)).address.string()};
    };
    const auto matches = match_accounts(root, std::vector{at(0, 12), at(0, 8), at(0, 4), at(5, 0), at(3, 0), at(9, 0), at(0, 40)}, 5);
    for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(static_cast<int>(matches[i].status), static_cast<int>(MatchStatus::match)) << i;
    EXPECT_EQ(static_cast<int>(matches[5].status), static_cast<int>(MatchStatus::match)) << "9 is within 5 of 5";
    EXPECT_EQ(static_cast<int>(matches[6].status), static_cast<int>(MatchStatus::not_found));
}

// From the xpub of an account, receiving and change addresses are found; their paths are relative to it.
TEST(MatchTest, AnAccountsPublicKey) {
    const Figures read = figures();
    const auto& seed = std::get<Seed>(read.roots[0]);
    const auto account = value(value(ExtendedPrivateKey<Secp256k1>::from_seed(seed)).derive(testing::path("m/84'/0'/0'"))).neuter();
    const Root root = ExtendedPublicKeyText{account, &testing::version("zpub")};
    const auto matches = match_accounts(root, std::vector<ShownAccount>{{.address = "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu"},
                                                                        {.address = "bc1qetrkzfslk0d4kqjnu29fdh04tkav9vj3k36vuh"},
                                                                        {.address = "HAgk14JpMQLgt6rVgv7cBQFJWFto5Dqxi472uT3DKpqk"}});
    EXPECT_EQ(matches[0].interpretation.path, "m/0/0");
    EXPECT_EQ(matches[1].interpretation.path, "m/1/4");
    EXPECT_TRUE(matches[1].interpretation.change);
    EXPECT_EQ(static_cast<int>(matches[2].status), static_cast<int>(MatchStatus::not_found));
}

// Nonstandard encodings are accepted here too, if the caller names them.
TEST(MatchTest, Tolerances) {
    const Figures read = figures();
    const std::vector<ShownAccount> shown{{.address = "qqyx49mu0kkn9ftfj6hje6g2wfer34yfnq5tahq3q6"}};
    EXPECT_EQ(static_cast<int>(match_accounts(read.roots[0], shown).front().status), static_cast<int>(MatchStatus::unreadable));
    const auto match = match_accounts(read.roots[0], shown, 20, {.missing_prefix = true}).front();
    EXPECT_EQ(static_cast<int>(match.status), static_cast<int>(MatchStatus::match));
    EXPECT_EQ(match.interpretation.format, AddressFormat::bitcoin_cash);
}

}  // namespace
}  // namespace coffer::wallet
