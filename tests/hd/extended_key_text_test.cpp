#include "coffer/hd/extended_key_text.hpp"

#include <map>

#include "hd/support.hpp"

namespace coffer::testing {
namespace {

[[nodiscard]] std::string read_as_public(const std::string& text) {
    return refusal(decode_extended_public_key(text));
}
[[nodiscard]] std::string read_as_private(const std::string& text) {
    return refusal(decode_extended_private_key(secret(text)));
}

void expect_refused(const Record& record, const std::map<std::string, std::string>& codes) {
    const std::string key = record.text("key");
    const std::string reason = record.text("reason");
    const auto expected = codes.find(reason);
    ASSERT_NE(expected, codes.end()) << reason;
    const bool is_private = key.starts_with("xprv") || key.starts_with("tprv");
    EXPECT_EQ(is_private ? read_as_private(key) : read_as_public(key), expected->second) << record.where() << " " << reason;
    // Read as the other kind it is refused too, whatever it is.
    EXPECT_NE(read_as_private(key), "ok");
    EXPECT_NE(read_as_public(key), "ok");
}

TEST(ExtendedKeyTextTest, Bip32InvalidKeys) {
    const std::map<std::string, std::string> codes{
        {"pubkey version / prvkey mismatch", "extended_key_version_mismatch"},
        {"prvkey version / pubkey mismatch", "extended_key_version_mismatch"},
        {"invalid pubkey prefix 04", "extended_key_prefix"},
        {"invalid prvkey prefix 04", "extended_key_prefix"},
        {"invalid pubkey prefix 01", "extended_key_prefix"},
        {"invalid prvkey prefix 01", "extended_key_prefix"},
        {"zero depth with non-zero parent fingerprint", "extended_key_depth_zero_parent"},
        {"zero depth with non-zero index", "extended_key_depth_zero_child"},
        {"unknown extended key version", "extended_key_version"},
        {"private key 0 not in 1..n-1", "private_key_zero"},
        {"private key n not in 1..n-1", "private_key_range"},
        {"invalid pubkey 020000000000000000000000000000000000000000000000000000000000000007", "public_key_not_on_curve"},
        {"invalid checksum", "extended_key_checksum"},
        {"Invalid checksum", "extended_key_checksum"},
        {"Invalid buffer length", "extended_key_length"},
        {"Invalid parent fingerprint", "extended_key_depth_zero_parent"},
        {"Invalid private key", "extended_key_version_mismatch"},
        {"Invalid index", "extended_key_depth_zero_child"},
        {"Invalid network version", "extended_key_version"},
        {"Point is not on the curve", "public_key_not_on_curve"},
    };
    const auto file = VectorFile::load("bip32/bip32.json");
    std::size_t seen = 0;
    for (const Record& record : file.list("invalid")) {
        expect_refused(record, codes);
        ++seen;
    }
    EXPECT_EQ(seen, 29U);
}

TEST(ExtendedKeyTextTest, OtherInvalidKeys) {
    const std::map<std::string, std::string> codes{
        {"bad checksum", "extended_key_checksum"},
        {"truncated by one character", "extended_key_checksum"},
        {"one extra character", "extended_key_checksum"},
        {"character 0 is not in the base58 alphabet", "base58_character"},
        {"private key not prefixed with 00", "extended_key_prefix"},
        {"private key 0", "private_key_zero"},
        {"private key = n", "private_key_range"},
        {"private key > n", "private_key_range"},
        {"public key prefix 04", "extended_key_prefix"},
        {"public key prefix 01", "extended_key_prefix"},
        {"pubkey version / prvkey mismatch", "extended_key_version_mismatch"},
        {"prvkey version / pubkey mismatch", "extended_key_version_mismatch"},
        {"x = 5 is not on the curve", "public_key_not_on_curve"},
        {"x >= p", "public_key_not_on_curve"},
        {"depth 0 with non-zero parent fingerprint", "extended_key_depth_zero_parent"},
        {"depth 0 (pub) with non-zero parent fingerprint", "extended_key_depth_zero_parent"},
        {"depth 0 with non-zero index", "extended_key_depth_zero_child"},
        {"depth 0 (pub) with non-zero index", "extended_key_depth_zero_child"},
        {"unknown version bytes", "extended_key_version"},
        {"77-byte payload", "extended_key_length"},
        {"79-byte payload", "extended_key_length"},
    };
    const auto file = VectorFile::load("bip32/nodes.json");
    std::size_t seen = 0;
    for (const Record& record : file.list("invalid")) {
        expect_refused(record, codes);
        ++seen;
    }
    EXPECT_EQ(seen, 21U);
}

TEST(ExtendedKeyTextTest, KindsAreNotMixedUp) {
    const auto root = master<Secp256k1>(std::vector<u8>(16, 1));
    const std::string private_text = shown(encode_extended_key(root, version("xprv")));
    const std::string public_text = encode_extended_key(root.neuter(), version("xpub"));
    EXPECT_EQ(read_as_public(private_text), "extended_key_private");
    EXPECT_EQ(read_as_private(public_text), "extended_key_public");
    EXPECT_EQ(read_as_public(""), "extended_key_length");
    EXPECT_EQ(read_as_private(""), "extended_key_length");
    EXPECT_EQ(read_as_public(" " + public_text), "base58_character@0");
    EXPECT_EQ(read_as_public(public_text + "\n"), "base58_character@111");
    EXPECT_EQ(read_as_public(std::string(1U << 20U, '1')), "extended_key_length");
    EXPECT_EQ(read_as_private(std::string(1U << 20U, '1')), "extended_key_length");
}

TEST(ExtendedKeyTextTest, CoinsBesidesBitcoinByNameOnly) {
    const auto root = master<Secp256k1>(std::vector<u8>(16, 1));
    std::size_t others = 0;
    for (const ExtendedKeyVersion& row : extended_key_versions()) {
        const bool bitcoin = row.coin == "bitcoin";
        const std::string public_text = encode_extended_key(root.neuter(), row);
        const std::string private_text = shown(encode_extended_key(root, row));
        EXPECT_EQ(read_as_public(public_text), bitcoin ? "ok" : "extended_key_version") << row.public_name;
        EXPECT_EQ(read_as_private(private_text), bitcoin ? "ok" : "extended_key_version") << row.private_name;
        EXPECT_EQ(value(decode_extended_public_key(public_text, VersionCoins::any)).version, &row);
        EXPECT_EQ(value(decode_extended_private_key(secret(private_text), VersionCoins::any)).version, &row);
        others += bitcoin ? 0U : 1U;
    }
    EXPECT_EQ(others, 4U);
}

TEST(ExtendedKeyTextTest, VersionNames) {
    EXPECT_EQ(value(parse_extended_key_version("xpub")), &extended_key_versions().front());
    EXPECT_EQ(value(parse_extended_key_version("xprv")), &extended_key_versions().front());
    EXPECT_NE(value(parse_extended_key_version("Zpub")), value(parse_extended_key_version("zpub")));
    for (const std::string_view name : {"", "XPUB", "xpu", "xpub ", "qpub"}) {
        EXPECT_EQ(code(parse_extended_key_version(name)), "extended_key_version") << name;
    }
}

}  // namespace
}  // namespace coffer::testing
