#include "coffer/hd/profile.hpp"

#include <set>

#include "hd/support.hpp"

namespace coffer::testing {
namespace {

[[nodiscard]] std::string path_of(std::string_view profile, std::string_view format, std::optional<u32> account, std::optional<u32> index) {
    const auto filled = value(PathTemplate::parse(value(find_profile(profile, format))->path_template)).fill(account, index);
    return filled ? filled->text() : code(filled);
}

TEST(ProfileTest, EveryRowParsesAndPrintsBack) {
    for (const ProfileRow& row : profiles()) {
        const PathTemplate parsed = value(PathTemplate::parse(row.path_template));
        EXPECT_EQ(parsed.text(), row.path_template);
        EXPECT_EQ(value(find_profile(row.profile, row.format)), &row);
        EXPECT_TRUE(parsed.fill({}, {}));
    }
}

TEST(ProfileTest, Ed25519RowsAreHardenedThroughout) {
    const std::set<std::string_view> ed25519{"solana", "sui", "aptos", "xlm", "ton-v3r2", "ton-v4r2", "ton-v5r1"};
    for (const ProfileRow& row : profiles()) {
        if (!ed25519.contains(row.format)) continue;
        const DerivationPath path = value(value(PathTemplate::parse(row.path_template)).fill({}, {}));
        EXPECT_EQ(path.all_hardened(), row.policy == NonHardenedPolicy::reject) << row.profile << " " << row.format;
    }
}

TEST(ProfileTest, PathsOfTheWallets) {
    EXPECT_EQ(path_of("ledger-live", "ethereum", 2, {}), "m/44'/60'/2'/0/0");
    EXPECT_EQ(path_of("ledger-legacy", "ethereum", 2, {}), "m/44'/60'/0'/2");
    EXPECT_EQ(path_of("metamask", "ethereum", {}, 2), "m/44'/60'/0'/0/2");
    EXPECT_EQ(path_of("trust", "ethereum", {}, 2), "m/44'/60'/0'/0/2");
    EXPECT_EQ(path_of("trust", "solana", 2, {}), "m/44'/501'/2'");
    EXPECT_EQ(path_of("phantom", "solana", 2, {}), "m/44'/501'/2'/0'");
    EXPECT_EQ(path_of("solana-cli", "solana", {}, {}), "m/44'/501'");
    EXPECT_EQ(path_of("tronlink", "tron", {}, 2), "m/44'/195'/0'/0/2");
    EXPECT_EQ(path_of("ledger-live", "tron", 2, {}), "m/44'/195'/2'/0/0");
    EXPECT_EQ(path_of("service-sdk", "xrp", 2, {}), "m/44'/144'/2'/0'/0'");
    EXPECT_EQ(path_of("metamask", "ethereum", 1, {}), "path_slot_missing");
    EXPECT_EQ(path_of("ledger-live", "ethereum", {}, 1), "path_slot_missing");
}

TEST(ProfileTest, UnknownNames) {
    EXPECT_EQ(code(find_profile("nobody", "ethereum")), "unknown_profile");
    EXPECT_EQ(code(find_profile("", "")), "unknown_profile");
    EXPECT_EQ(code(find_profile("Metamask", "ethereum")), "unknown_profile");
    EXPECT_EQ(code(find_profile("metamask", "solana")), "format_mismatch");
}

}  // namespace
}  // namespace coffer::testing
