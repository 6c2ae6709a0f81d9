#include "coffer/hd/extended_key_text.hpp"

#include <algorithm>
#include <map>

#include "coffer/hd/key_expression.hpp"
#include "hd/support.hpp"
#include "support/rc.hpp"

namespace coffer::testing {
namespace {

[[nodiscard]] std::string read_as_public(const std::string& text) {
    return refusal(decode_extended_public_key(text, VersionCoins::bitcoin));
}
[[nodiscard]] std::string read_as_private(const std::string& text) {
    return refusal(decode_extended_private_key(secret(text), VersionCoins::bitcoin));
}

void expect_refused(const Record& record, const std::map<std::string, std::string>& codes) {
    const std::string key = record.text("key");
    const std::string reason = record.text("reason");
    const auto expected = codes.find(reason);
    ASSERT_NE(expected, codes.end()) << reason;
    const bool is_private = key.starts_with("xprv") || key.starts_with("tprv");
    EXPECT_EQ(is_private ? read_as_private(key) : read_as_public(key), expected->second) << record.where() << " " << reason;
    // Parsed as the other kind, it is refused as well.
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

// Every encoding of the table can be parsed. A caller can restrict parsing to Bitcoin's versions.
RC_GTEST_PROP(ExtendedKeyTextLaws, EveryVersionThatIsWrittenIsRead, ()) {
    const auto root = master<Secp256k1>(*gen::bytes_between(16, 64));
    std::size_t others = 0;
    for (const ExtendedKeyVersion& row : extended_key_versions()) {
        const bool bitcoin = row.coin == "bitcoin";
        const std::string public_text = encode_extended_key(root.neuter(), row);
        const std::string private_text = shown(encode_extended_key(root, row));
        RC_ASSERT(public_text.starts_with(row.public_name));
        RC_ASSERT(private_text.starts_with(row.private_name));
        RC_ASSERT(value(decode_extended_public_key(public_text)).version == &row);
        RC_ASSERT(value(decode_extended_public_key(public_text)).node == root.neuter());
        RC_ASSERT(value(decode_extended_private_key(secret(private_text))).version == &row);
        RC_ASSERT(value(parse_public_key_expression(public_text)).key.version == &row);
        RC_ASSERT(value(parse_private_key_expression(secret(private_text))).key.version == &row);
        const std::string expected = bitcoin ? "ok" : "extended_key_version";
        RC_ASSERT(code(decode_extended_public_key(public_text, VersionCoins::bitcoin)) == expected);
        RC_ASSERT(code(decode_extended_private_key(secret(private_text), VersionCoins::bitcoin)) == expected);
        others += bitcoin ? 0U : 1U;
    }
    RC_ASSERT(others == 4U);
}

/// An origin is parsed as it was written, with both marks of hardening. An origin of another key is refused.
RC_GTEST_PROP(KeyExpressionLaws, OriginsAreReadAndChecked, ()) {
    const auto root = master<Secp256k1>(*gen::bytes_between(16, 64));
    const KeyOrigin origin{root.fingerprint(), path("m/84'/0'/" + std::to_string(*rc::gen::inRange(0, 1000)) + "'")};
    const auto node = value(root.derive(origin.path));
    const std::string xpub = encode_extended_key(node.neuter(), extended_key_versions().front());
    std::string letters = origin.text();
    std::ranges::replace(letters, '\'', 'h');
    for (const std::string& text : {origin.text(), letters}) {
        const auto read = value(parse_public_key_expression("[" + text + "]" + xpub));
        RC_ASSERT((read.key.node == node.neuter() && read.origin == origin));
        const auto xprv = shown(encode_extended_key(node, extended_key_versions().front()));
        RC_ASSERT(value(parse_private_key_expression(secret("[" + text + "]" + xprv))).origin == origin);
        RC_ASSERT(code(parse_private_key_expression(secret("[" + text + "/0]" + xprv))) == "key_origin_mismatch");
    }
    RC_ASSERT(value(parse_public_key_expression(xpub)).origin == std::nullopt);
    const auto bracketed = [&](const KeyOrigin& other) { return code(parse_public_key_expression("[" + other.text() + "]" + xpub)); };
    KeyOrigin other = origin;
    other.path = path("m/84'/0'/1000'");
    RC_ASSERT(bracketed(other) == "key_origin_mismatch");
    other.path = path("m/84'");
    RC_ASSERT(bracketed(other) == "key_origin_mismatch");
    // The same last step, but another depth.
    other.path = origin.path;
    RC_ASSERT(other.path.append(origin.path[2]).has_value());
    RC_ASSERT(bracketed(other) == "key_origin_mismatch");
    // At depth 1, and for the master key itself, the fingerprint can be checked too.
    for (const std::string near : {"m", "m/7'"}) {
        const auto key = encode_extended_key(value(root.derive(path(near))).neuter(), extended_key_versions().front());
        KeyOrigin own{root.fingerprint(), path(near)};
        RC_ASSERT(code(parse_public_key_expression("[" + own.text() + "]" + key)) == "ok");
        own.fingerprint[3] ^= 1U;
        RC_ASSERT(code(parse_public_key_expression("[" + own.text() + "]" + key)) == "key_origin_mismatch");
    }
}

TEST(KeyExpression, WhatElseStandsThereIsNamed) {
    const auto root = master<Secp256k1>(std::vector<u8>(16, 1));
    const std::string xpub = encode_extended_key(root.neuter(), version("xpub"));
    const std::string end = std::to_string(xpub.size());
    const auto read = [](const std::string& text) { return refusal(parse_public_key_expression(text)); };
    EXPECT_EQ(read(xpub + "/0/*"), "extended_key_suffix@" + end);
    EXPECT_EQ(read("[" + to_hex(root.fingerprint()) + "]" + xpub + "/<0;1>/*"), "extended_key_suffix@" + std::to_string(xpub.size() + 10));
    EXPECT_EQ(read("wpkh(" + xpub + "/0/*)"), "output_descriptor@0");
    EXPECT_EQ(read("sh(wpkh([d34db33f/49'/0'/0']" + xpub + "))#abcdefgh"), "output_descriptor@0");
    EXPECT_EQ(read("[d34db33f" + xpub), "path_character@" + std::to_string(xpub.size() + 9));
    EXPECT_EQ(read("[d34db33]" + xpub), "hex_odd_length@8");
    EXPECT_EQ(read("[d34db3]" + xpub), "hex_length@7");
    EXPECT_EQ(read("[d34dbxyz]" + xpub), "hex_character@6");
    EXPECT_EQ(read("[d34db33f/]" + xpub), "path_component_empty@10");
    EXPECT_EQ(read("[d34db33f/01]" + xpub), "path_leading_zero@10");
    EXPECT_EQ(read("[d34db33f]" + xpub.substr(1)), "extended_key_length");
    EXPECT_EQ(read("[d34db33f]" + xpub.substr(0, xpub.size() - 1) + (xpub.back() == '2' ? "3" : "2")), "extended_key_checksum");
    EXPECT_EQ(read("[d34db33f]0" + xpub.substr(1)), "base58_character@10");
    EXPECT_EQ(read("[d34db33f]"), "extended_key_length");
    EXPECT_EQ(refusal(parse_private_key_expression(secret(xpub))), "extended_key_public");
    EXPECT_EQ(refusal(parse_private_key_expression(secret("[d34dbxyz]" + xpub))), "extended_key_public");
    EXPECT_EQ(refusal(parse_private_key_expression(secret("wpkh(" + xpub + ")"))), "output_descriptor");
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
