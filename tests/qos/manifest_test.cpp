#include "coffer/qos/manifest.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "coffer/crypto/hash.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/keys/signature.hpp"
#include "coffer/qos/quorum_keys.hpp"
#include "encoding/json_writer.hpp"
#include "proof/scene.hpp"
#include "qos/canonical_json.hpp"
#include "support/rc.hpp"
#include "support/vector_file.hpp"

namespace coffer::qos {
namespace {

using testing::encode_envelope;
using testing::Platform;
using testing::Record;
using testing::Scene;
using testing::VectorFile;

template <typename T>
std::string name_of(const Result<T>& result) {
    return result ? "ok" : std::string(error_name(result.error().code));
}

std::string hash_hex(const Manifest& manifest) {
    return hex::encode(manifest.hash());
}

void check_preprod(const Record& inputs, const Record& expected) {
    const auto borsh = inputs.hex("manifest_borsh_hex");
    auto whole = borsh;
    const auto tail = inputs.hex("manifest_envelope_tail_hex");
    whole.insert(whole.end(), tail.begin(), tail.end());
    const auto manifest = Manifest::parse(borsh);
    ASSERT_TRUE(manifest) << name_of(manifest);
    EXPECT_EQ(expected.text("version"), "V0");
    EXPECT_EQ(manifest->version(), ManifestVersion::v0);
    EXPECT_EQ(hash_hex(*manifest), expected.text("sha256_hex"));
    const auto told = Manifest::parse_json(expected.json("parsed"));
    ASSERT_TRUE(told) << name_of(told);
    EXPECT_EQ(told->content(), manifest->content());
    EXPECT_EQ(*told->as_v0(), *manifest);
    expected.ignore("pcrs_match_attestation", "verify_test");

    const auto envelope = ManifestEnvelope::parse(whole);
    ASSERT_TRUE(envelope);
    EXPECT_EQ(envelope->manifest, *manifest);
    const auto count = check_approvals(*manifest, manifest->content().manifest_set, envelope->manifest_set_approvals);
    ASSERT_TRUE(count) << name_of(count);
    EXPECT_EQ(*count, 2U);
    EXPECT_TRUE(check_quorum(manifest->content().manifest_set, *count, ""));
    EXPECT_TRUE(envelope->share_set_approvals.empty());
}

void check_golden_artifacts(const Record& inputs, const Record& expected) {
    const auto manifest = Manifest::parse_json(inputs.text("manifest_json"));
    ASSERT_TRUE(manifest) << name_of(manifest);
    EXPECT_EQ(hex::encode(manifest->encoded()), expected.text("manifest_borsh_hex"));
    EXPECT_EQ(hash_hex(*manifest), expected.text("manifest_sha256_hex"));
    EXPECT_FALSE(manifest->as_v0()) << "it has a bridge";
    const auto older = Manifest::parse_json(inputs.text("manifest_v0_json"));
    ASSERT_TRUE(older);
    EXPECT_EQ(older->version(), ManifestVersion::v1);
    EXPECT_EQ(older->as_v0()->encoded().size() + 5, older->encoded().size());
    const std::string told = expected.text("manifest_v0_borsh_sha256_hex");
    EXPECT_TRUE(hash_hex(*older) == told || hash_hex(*older->as_v0()) == told);
    const auto borsh = expected.hex("envelope_borsh_hex");
    EXPECT_EQ(hex::encode(sha256(borsh)), expected.text("envelope_sha256_hex"));
    const auto envelope = ManifestEnvelope::parse(borsh);
    ASSERT_TRUE(envelope);
    EXPECT_EQ(envelope->manifest, *manifest);
    const auto count = check_approvals(*manifest, manifest->content().manifest_set, envelope->manifest_set_approvals);
    EXPECT_EQ(name_of(count), "ok");
    const std::string as_json = R"({"manifest":)" + inputs.text("manifest_json") + R"(,"manifestSetApprovals":[)" +
                                expected.text("approval_json") + R"(],"shareSetApprovals":[]})";
    const auto told_envelope = ManifestEnvelope::parse(as_bytes(as_json));
    ASSERT_TRUE(told_envelope) << name_of(told_envelope);
    EXPECT_EQ(encode_envelope(*told_envelope, ""), borsh);
    inputs.ignore("approver_master_seed_hex", "the approver's key stands in the manifest; quorum_test derives such keys");
}

void check_golden(const std::string& id, const Record& inputs, const Record& expected) {
    const auto borsh = expected.hex("borsh_hex");
    EXPECT_EQ(borsh.size(), expected.natural("length"));
    EXPECT_EQ(hex::encode(sha256(borsh)), expected.text("sha256_hex"));
    EXPECT_EQ(inputs.text("description"), id);
    const auto manifest = Manifest::parse_json(inputs.json("json"));
    ASSERT_TRUE(manifest) << name_of(manifest);
    const auto contains = [](const std::vector<u8>& whole, const std::vector<u8>& part) {
        return std::search(whole.begin(), whole.end(), part.begin(), part.end()) != whole.end();
    };
    if (id == "qos-golden-manifest-v0") {
        EXPECT_EQ(manifest->as_v0()->encoded(), borsh);
    }
    if (id == "qos-golden-pivot-v0") {
        EXPECT_TRUE(contains(manifest->as_v0()->encoded(), borsh));
    }
    if (id == "qos-golden-pivot-v1") {
        std::string text = inputs.json("json");
        const auto put = [&](const std::string& from, const std::string& to) {
            const auto at = text.find(from);
            ASSERT_NE(at, std::string::npos);
            text.replace(at, from.size(), to);
        };
        put(R"("bridgeConfig":[])", R"("bridgeConfig":[{"type":"server","port":"3000","host":"127.0.0.1"}])");
        put(R"("debugMode":false)", R"("debugMode":true)");
        EXPECT_TRUE(contains(Manifest::parse_json(text)->encoded(), borsh));
    }
    if (id == "qos-golden-envelope-v1") {
        const auto envelope = ManifestEnvelope::parse(borsh);
        ASSERT_TRUE(envelope);
        EXPECT_EQ(envelope->manifest, *manifest);
        EXPECT_EQ(envelope->manifest_set_approvals.size(), 1U);
        EXPECT_EQ(envelope->share_set_approvals.size(), 1U);
        EXPECT_EQ(encode_envelope(*envelope, ""), borsh);
    }
}

TEST(Manifest, PublishedVectors) {
    for (const Record& row : VectorFile::load("proof/manifest.json").list("qos_manifest")) {
        ASSERT_EQ(row.text("coffer"), "accept");
        const std::string id = row.text("id");
        const Record inputs = row.record("inputs");
        const Record expected = row.record("expected");
        if (id == "qos-manifest-v0-preprod-signer") {
            check_preprod(inputs, expected);
        } else if (id == "qos-golden-artifacts") {
            check_golden_artifacts(inputs, expected);
        } else if (id == "qos-old-manifest") {
            const auto borsh = inputs.hex("borsh_hex");
            const auto manifest = Manifest::parse(borsh);
            ASSERT_TRUE(manifest);
            EXPECT_EQ(manifest->version(), ManifestVersion::v0);
            EXPECT_EQ(borsh.size(), expected.natural("length"));
            EXPECT_EQ(hash_hex(*manifest), expected.text("sha256_hex"));
        } else {
            check_golden(id, inputs, expected);
        }
    }
}

TEST(QosJson, PublishedVectors) {
    for (const Record& row : VectorFile::load("qos/json.json").list("qos_json")) {
        ASSERT_EQ(row.text("coffer"), "accept");
        const Record expected = row.record("expected");
        const auto canonical = canonical_json(row.record("inputs").text("json"));
        ASSERT_TRUE(canonical);
        EXPECT_EQ(*canonical, expected.text("canonical"));
        EXPECT_EQ(hex::encode(sha256(as_bytes(*canonical))), expected.text("sha256_hex"));
        EXPECT_EQ(*canonical_json(*canonical), *canonical);
    }
}

TEST(QosJson, NumbersOrderAndRefusals) {
    EXPECT_EQ(*canonical_json(R"({"b":1,"a":-2,"c":18446744073709551615})"), R"({"a":"-2","b":"1","c":"18446744073709551615"})");
    EXPECT_EQ(*canonical_json(R"([null,true,"\u0041\n",{}])"), R"([null,true,"A\n",{}])");
    // U+FF5E sorts after U+1F600 in UTF-16 (ff5e, d83d de00) and before it in UTF-8.
    EXPECT_EQ(*canonical_json("{\"\xef\xbd\x9e\":1,\"\xf0\x9f\x98\x80\":2}"), "{\"\xf0\x9f\x98\x80\":\"2\",\"\xef\xbd\x9e\":\"1\"}");
    EXPECT_EQ(*canonical_json(R"({"ab":1,"a":2,"":3})"), R"({"":"3","a":"2","ab":"1"})");
    EXPECT_EQ(name_of(canonical_json(R"({"a":1.5})")), "json_number_range");
    EXPECT_EQ(name_of(canonical_json(R"({"a":1e2})")), "json_number_range");
    EXPECT_EQ(name_of(canonical_json(R"({"a":1,"a":1})")), "json_duplicate_member");
    EXPECT_EQ(name_of(canonical_json("{} ")), "ok");
    EXPECT_EQ(name_of(canonical_json("")), "json_syntax");
    EXPECT_EQ(name_of(canonical_json(std::string(17, '[') + std::string(17, ']'))), "json_too_deep");
}

const Platform& platform() {
    static const Platform made;
    return made;
}

TEST(Manifest, JsonAndBorshSayTheSame) {
    const Scene scene(platform());
    const Manifest manifest = scene.manifest();
    EXPECT_EQ(*Manifest::parse(manifest.encoded()), manifest);
    EXPECT_EQ(manifest.content().pivot.bridge.size(), 2U);
    EXPECT_EQ(manifest.content().pivot.bridge[1], (BridgeRule{BridgeKind::client, 443, std::nullopt}));
}

TEST(Manifest, EveryTruncationAndTailIsRefused) {
    const Scene scene(platform());
    auto borsh = scene.manifest().encoded();
    for (std::size_t size = 0; size < borsh.size(); ++size) EXPECT_EQ(name_of(Manifest::parse(Bytes(borsh).first(size))), "borsh_syntax");
    borsh.push_back(0);
    EXPECT_EQ(name_of(Manifest::parse(borsh)), "borsh_syntax");
}

TEST(Manifest, JsonIsStrict) {
    Scene scene(platform());
    const auto with = [&](const std::string& from, const std::string& to) {
        std::string text = scene.manifest_json();
        const auto at = text.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        text.replace(at, from.size(), to);
        return name_of(Manifest::parse_json(text));
    };
    EXPECT_EQ(with("\"nonce\":7", "\"nonce\":\"7\""), "ok");
    EXPECT_EQ(with("\"nonce\":7", "\"nonce\":\"07\""), "json_value");
    EXPECT_EQ(with("\"nonce\":7", "\"nonce\":-7"), "json_number_range");
    EXPECT_EQ(with("\"nonce\":7", "\"nonce\":4294967296"), "json_number_range");
    EXPECT_EQ(with("\"port\":3000", "\"port\":65536"), "json_number_range");
    EXPECT_EQ(with("\"type\":\"server\"", "\"type\":\"proxy\""), "json_value");
    EXPECT_EQ(with("\"restart\":\"Always\"", "\"restart\":\"always\""), "json_value");
    EXPECT_EQ(with("\"debugMode\":false", "\"debugMode\":0"), "json_wrong_type");
    EXPECT_EQ(with("{\"namespace\"", "{\"extra\":1,\"namespace\""), "json_value");
    EXPECT_EQ(with("{\"namespace\"", "{\"version\":\"v3\",\"namespace\""), "unsupported_version");
    EXPECT_EQ(with("{\"namespace\"", "{\"dns\":null,\"namespace\""), "json_value");
    EXPECT_EQ(with("\"args\":[\"--flag\"", "\"env\":{},\"args\":[\"--flag\""), "json_value");
    EXPECT_EQ(with("\"qosCommit\":\"c\"", "\"qosCommit\":\"c\",\"pcr4\":\"00\""), "json_value");
    EXPECT_EQ(with("\"awsRootCertificate\":\"00\"", "\"awsRootCertificate\":\"0\""), "hex_odd_length");
    EXPECT_EQ(with("\"pcr0\":\"01", "\"pcr0\":\""), "hex_length");
    EXPECT_EQ(with("\"alias\":\"m0\",", ""), "json_missing_member");
    scene.version = ManifestVersion::v2;
    EXPECT_EQ(scene.manifest().version(), ManifestVersion::v2);
    EXPECT_EQ(scene.manifest().content().pivot.environment.size(), 1U);
    EXPECT_EQ(with("\"dns\":{\"resolvers\":[\"1.1.1.1\"]}", "\"dns\":null"), "ok");
    EXPECT_EQ(with("\"dns\":", "\"patchSet\":{\"threshold\":1,\"members\":[]},\"dns\":"), "json_value");
    EXPECT_EQ(with("\"plain\"", "\"secret\""), "json_value");
    EXPECT_EQ(with("\"debugMode\":false,", ""), "json_missing_member");
}

// The hash of v2 depends on the content, not on its JSON form: order, spaces, numbers as strings, and nulls do not matter.
TEST(Manifest, SecondVersionIsHashedInItsCanonicalForm) {
    Scene scene(platform());
    scene.version = ManifestVersion::v2;
    const Manifest manifest = scene.manifest();
    EXPECT_EQ(*Manifest::parse(manifest.encoded()), manifest);
    std::string spaced = scene.manifest_json();
    spaced.replace(spaced.find("\"nonce\":7"), 9, "\"nonce\" : \"7\"");
    spaced.insert(1, " \"dns2\":null,");
    EXPECT_EQ(name_of(Manifest::parse_json(spaced)), "json_value");
    spaced.replace(spaced.find(" \"dns2\":null,"), 13, "");
    EXPECT_EQ(Manifest::parse_json(spaced)->hash(), manifest.hash());
    EXPECT_EQ(name_of(manifest.as_v0()), "unsupported_version");
}

TEST(Approval, EveryFault) {
    const Scene scene(platform());
    const Manifest manifest = scene.manifest();
    const MemberSet& set = manifest.content().manifest_set;
    const auto verdict = [&](std::vector<Approval> approvals) { return name_of(check_approvals(manifest, set, approvals)); };
    const Approval first = scene.approval(0);
    EXPECT_EQ(verdict({}), "ok");
    EXPECT_EQ(verdict({first, scene.approval(1)}), "ok");
    EXPECT_EQ(verdict({first, first}), "approval_duplicate");
    EXPECT_EQ(verdict({first, scene.approval(1), scene.approval(0)}), "approval_duplicate");
    Approval changed = first;
    changed.member.alias = "m1";
    EXPECT_EQ(verdict({changed}), "approval_not_by_member");
    changed = first;
    changed.member.public_key = scene.approval(1).member.public_key;
    EXPECT_EQ(verdict({changed}), "approval_not_by_member");
    changed = first;
    changed.signature = scene.approval(1).signature;
    EXPECT_EQ(verdict({changed}), "signature_invalid");
    changed = first;
    changed.signature[5] ^= 1;
    EXPECT_EQ(verdict({changed}), "signature_invalid");
    changed.signature = {};
    EXPECT_EQ(verdict({changed}), "signature_scalar_zero");
    changed.signature.fill(0xff);
    EXPECT_EQ(verdict({changed}), "signature_scalar_range");
    changed = first;
    changed.signature = sign_digest(scene.members[0].signing.private_key(), manifest.hash())->raw();
    EXPECT_EQ(verdict({changed}), "signature_invalid") << "signed the hash itself, not the hash of it";
    changed.signature = sign_digest(scene.members[0].encryption.private_key(), sha256(manifest.hash()))->raw();
    EXPECT_EQ(verdict({changed}), "signature_invalid") << "the other half of the key";

    EXPECT_EQ(name_of(check_quorum(set, 1, "")), "quorum_not_reached");
    EXPECT_EQ(name_of(check_quorum(set, 2, "")), "ok");
    EXPECT_EQ(name_of(check_quorum(MemberSet{0, {}}, 9, "")), "quorum_not_reached");
}

RC_GTEST_PROP(Manifest, ArbitraryBytesNeverPassForManifests, ()) {
    const auto bytes = *testing::gen::bytes_between(0, 300);
    RC_ASSERT(!Manifest::parse(bytes));
    RC_ASSERT(!ManifestEnvelope::parse(bytes));
}

}  // namespace
}  // namespace coffer::qos
