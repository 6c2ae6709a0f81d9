#include "coffer/proof/verify.hpp"

#include <gtest/gtest.h>

#include <string>

#include "coffer/crypto/hash.hpp"
#include "coffer/encoding/base64.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/keys/signature.hpp"
#include "proof/scene.hpp"
#include "support/time.hpp"
#include "support/vector_file.hpp"

namespace coffer::proof {
namespace {

using testing::Content;
using testing::DualKeys;
using testing::moment;
using testing::Platform;
using testing::platform_time_s;
using testing::Record;
using testing::Scene;
using testing::VectorFile;
namespace cbor = testing::cbor;
using Members = Scene::Members;

const Platform& platform() {
    static const Platform made;
    return made;
}

template <typename T>
std::string name_of(const Result<T>& result) {
    return result ? "ok" : std::string(error_name(result.error().code));
}

// A policy that pins the hash of the preproduction manifest in the vectors.
Policy pin(const std::string& manifest_hash) {
    return *Policy::parse(R"({"manifestHashes":[")" + manifest_hash + "\"]}");
}

struct Pair {
    std::string app;
    std::string boot;
};

std::string verdict(const Pair& pair, const Policy& policy, u64 now_ms) {
    const auto app = AppProof::parse(pair.app);
    const auto boot = BootProof::parse(pair.boot);
    if (!app) return name_of(app);
    if (!boot) return name_of(boot);
    const auto now = UnixMillis::from_milliseconds(now_ms);
    if (!now) return name_of(now);
    return name_of(verify_proof(*app, *boot, policy, RootCertificate::aws_nitro_g1(), *now));
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    if (at != std::string::npos) text.replace(at, from.size(), to);
    return text;
}

void check_production_pair(const Pair& pair, const Record& expected) {
    const std::string hash = expected.text("manifest_sha256_hex");
    const u64 attested = expected.natural("attestation_timestamp_ms");
    EXPECT_EQ(expected.text("js_verify"), "ok");
    const auto app = AppProof::parse(pair.app);
    const auto boot = BootProof::parse(pair.boot);
    ASSERT_TRUE(app && boot);
    const auto proof = verify_proof(*app, *boot, pin(hash), RootCertificate::aws_nitro_g1(), moment(attested));
    ASSERT_TRUE(proof) << name_of(proof);
    EXPECT_EQ(hex::encode(proof->boot().manifest().hash()), hash);
    const AttestationClaims& claims = proof->boot().attestation();
    EXPECT_EQ(hex::encode(*claims.user_data), expected.text("user_data_hex"));
    EXPECT_EQ(claims.timestamp, moment(attested));
    EXPECT_EQ(claims.module_id, expected.text("module_id"));
    EXPECT_EQ(claims.pcrs.size(), expected.natural("pcr_count"));
    const Record pcrs = expected.record("pcrs");
    for (const std::string& index : pcrs.fields())
        EXPECT_EQ(hex::encode(claims.pcrs[static_cast<std::size_t>(index[0] - '0')]), pcrs.text(index));
    EXPECT_EQ(proof->boot().approvals(), 2U);
    EXPECT_FALSE(proof->boot().commitment()) << "16 registers";
    const auto& derivation = std::get<AddressDerivation>(proof->claims().details);
    EXPECT_EQ(derivation.address, "0xb84b4730Cd81Bc82Ee6B1dE6c343Ebd7928138DC");
    EXPECT_EQ(derivation.derivation_path, "m/44'/60'/0'/0/0");
    EXPECT_EQ(proof->claims().timestamp.value(), 1758058763571U);

    const std::string pcr = [&] {
        std::string text;
        for (std::size_t i = 0; i < 4; ++i)
            text += (i == 0 ? "\"pcr" : ",\"pcr") + std::to_string(i) + "\":\"" + hex::encode(claims.pcrs[i]) + "\"";
        return R"({"measurements":[{)" + text + "}]";
    }();
    EXPECT_EQ(verdict(pair, *Policy::parse(pcr + "}"), attested), "ok");
    EXPECT_EQ(verdict(pair, *Policy::parse(pcr + R"(,"commitment":"live"})"), attested), "commitment_mismatch");
    EXPECT_EQ(verdict(pair, *Policy::parse(replaced(pcr, "f67076", "f67077") + "}"), attested), "measurement_mismatch");
    EXPECT_EQ(verdict(pair, pin(std::string(64, 'a')), attested), "manifest_mismatch");
    EXPECT_EQ(verdict(pair, pin(hash), attested + 4 * 3600 * 1000), "expired");
    const auto later = Policy::parse(R"({"manifestHashes":[")" + hash + R"("],"certificatesAt":"attestation"})");
    EXPECT_EQ(verdict(pair, *later, attested + 400 * 86'400'000ULL), "ok");
    EXPECT_EQ(verdict(pair, *later, attested - 1), "not_yet_valid");
}

// The vectors do not have the second production pair. A pair of the test's own, or the other production attestation, takes its place.
TEST(Proof, PublishedPairs) {
    Pair real;
    std::string hash;
    const VectorFile file = VectorFile::load("proof/boot.json");
    std::string other_attestation;
    u64 other_time = 0;
    for (const Record& row : file.list("nitro_attestation")) {
        const Record inputs = row.record("inputs");
        other_attestation = inputs.text("attestation_cose_sign1_base64");
        other_time = inputs.natural("validation_time_secs") * 1000;
        row.ignore_rest("attestation_test");
        inputs.ignore_rest("attestation_test");
    }
    for (const Record& row : file.list("app_boot_proof")) {
        const Record inputs = row.record("inputs");
        if (inputs.has("app_proof")) {
            EXPECT_EQ(row.text("coffer"), "accept_with_policy");
            EXPECT_EQ(row.text("error"), name_of(Policy::from_rules({})));
            real = {inputs.json("app_proof"), inputs.json("boot_proof")};
            const Record expected = row.record("expected");
            hash = expected.text("manifest_sha256_hex");
            check_production_pair(real, expected);
            continue;
        }
        EXPECT_EQ(row.text("coffer"), "refuse");
        if (inputs.has("timestamp_ms")) {
            EXPECT_EQ(inputs.text("boot_proof_ref"), "proof-pair-1");
            EXPECT_EQ(verdict(real, pin(hash), inputs.natural("timestamp_ms")), row.text("error")) << row.where();
            continue;
        }
        EXPECT_EQ(inputs.text("app_proof_ref"), "proof-pair-2");
        const std::string change = inputs.text("modification");
        const auto real_app = VectorFile::parse("app", real.app);
        const auto real_boot = VectorFile::parse("boot", real.boot);
        Scene scene(platform());
        if (change == "pubkey-of-pair-1") scene.on_app = [&](Members& app) { app["publicKey"] = real_app.text("publicKey"); };
        if (change == "payload-of-pair-1") scene.on_app = [&](Members& app) { app["proofPayload"] = real_app.text("proofPayload"); };
        if (change == "signature-of-pair-1") scene.on_app = [&](Members& app) { app["signature"] = real_app.text("signature"); };
        if (change == "boot-eph-of-pair-1")
            scene.on_boot = [&](Members& boot) { boot["ephemeralPublicKeyHex"] = real_boot.text("ephemeralPublicKeyHex"); };
        if (change == "attestation-of-pair-1") {
            const Pair crossed{real.app, replaced(real.boot, real_boot.text("awsAttestationDocB64"), other_attestation)};
            EXPECT_EQ(verdict(crossed, pin(hash), other_time), row.text("error"));
        } else {
            EXPECT_EQ(scene.verdict(), row.text("error")) << change;
        }
        for (const VectorFile* read : {&real_app, &real_boot}) {
            for (const char* field : {"publicKey", "proofPayload", "signature", "scheme", "ephemeralPublicKeyHex", "awsAttestationDocB64",
                                      "qosManifestB64", "qosManifestEnvelopeB64", "deploymentLabel", "enclaveApp", "owner", "createdAt"})
                read->ignore(field, "one of them is put into the other proof");
        }
    }
}

TEST(AppProof, PublishedVector) {
    for (const Record& row : VectorFile::load("proof/boot.json").list("app_proof")) {
        EXPECT_EQ(row.text("coffer"), "accept");
        const auto proof = AppProof::parse(row.record("inputs").json("app_proof"));
        ASSERT_TRUE(proof);
        const Record expected = row.record("expected");
        const auto claims = proof->verify();
        ASSERT_EQ(claims.has_value(), expected.boolean("valid"));
        EXPECT_EQ(hex::encode(sha256(as_bytes(claims->payload))), expected.text("payload_sha256_hex"));
        EXPECT_EQ(hex::encode(proof->key().signing.uncompressed()), expected.text("signing_key_hex"));
        EXPECT_EQ(claims->type, "APP_PROOF_TYPE_ADDRESS_DERIVATION");
    }
}

TEST(Commitment, PublishedVectors) {
    for (const Record& row : VectorFile::load("proof/boot.json").list("pcr_commitment")) {
        EXPECT_EQ(row.text("coffer"), "accept");
        const Record inputs = row.record("inputs");
        const Record expected = row.record("expected");
        if (inputs.has("role_arn")) {
            EXPECT_EQ(hex::encode(qos::role_pcr(inputs.text("role_arn"))), expected.text("pcr3_hex"));
            continue;
        }
        const auto hash = inputs.hex<32>("manifest_hash_hex");
        const auto key = inputs.hex("ephemeral_public_key_hex");
        EXPECT_EQ(hex::encode(qos::commitment_pcr(qos::Phase::setup, hash, key)), expected.text("pcr16_hex"));
        EXPECT_EQ(hex::encode(qos::commitment_pcr(qos::Phase::live, hash, key)), expected.text("pcr17_hex"));
        if (!expected.has("setup_commitment_hex")) continue;
        EXPECT_EQ(hex::encode(qos::manifest_commitment(qos::Phase::setup, hash, key)), expected.text("setup_commitment_hex"));
        EXPECT_EQ(hex::encode(qos::manifest_commitment(qos::Phase::live, hash, key)), expected.text("live_commitment_hex"));
    }
}

// A production document of the setup phase, with the manifest that belongs to it.
TEST(Proof, ProvisioningDocument) {
    for (const Record& row : VectorFile::load("proof/boot.json").list("nitro_attestation")) {
        const Record inputs = row.record("inputs");
        const Record expected = row.record("expected");
        const std::string envelope_json = inputs.json("manifest_envelope");
        const auto envelope = qos::ManifestEnvelope::parse(as_bytes(envelope_json));
        ASSERT_TRUE(envelope) << name_of(envelope);
        EXPECT_EQ(hex::encode(envelope->manifest.encoded()), expected.text("manifest_v1_borsh_hex"));
        EXPECT_EQ(hex::encode(envelope->manifest.hash()), expected.text("manifest_hash_hex"));
        const auto bytes =
            base64::decode(inputs.text("attestation_cose_sign1_base64"), base64::Alphabet::standard, base64::Padding::required);
        const auto key = qos::DualPublicKey::parse(expected.hex("public_key_hex"));
        ASSERT_TRUE(bytes && key);
        const BootProof boot{*key, *AttestationDocument::parse(*bytes), envelope->manifest, *envelope};
        const UnixMillis now = moment(inputs.natural("validation_time_secs") * 1000);
        const auto with = [&](const std::string& rule) {
            const auto policy = Policy::parse(R"({"manifestHashes":[")" + hex::encode(envelope->manifest.hash()) + "\"]" + rule + "}");
            return name_of(verify_boot(boot, *policy, RootCertificate::aws_nitro_g1(), now));
        };
        EXPECT_EQ(with(R"(,"commitment":"setup")") == "ok", expected.boolean("approval_signature_valid"));
        EXPECT_EQ(with(R"(,"commitment":"none")"), "ok");
        EXPECT_EQ(with(R"(,"commitment":"live")"), "commitment_mismatch");
        EXPECT_EQ(with(""), "commitment_mismatch") << "it has 32 registers";
        EXPECT_EQ(hex::encode(qos::commitment_pcr(qos::Phase::setup, envelope->manifest.hash(), key->bytes())),
                  expected.text("pcr16_setup_commitment_hex"));
        row.ignore_rest("attestation_test");
        expected.ignore_rest("attestation_test");
    }
}

TEST(Proof, OwnScenesVerify) {
    Scene scene(platform());
    EXPECT_EQ(scene.verdict(), "ok");
    scene.version = qos::ManifestVersion::v2;
    EXPECT_EQ(scene.verdict(), "ok");
}

TEST(Proof, AttestedFields) {
    const auto with = [](const std::function<void(Content&)>& change) {
        Scene scene(platform());
        scene.on_content = change;
        return scene.verdict();
    };
    const auto key = DualKeys().public_key().bytes();
    EXPECT_EQ(with([&](Content& content) { content.public_key = cbor::bytes(key); }), "public_key_mismatch");
    EXPECT_EQ(with([](Content& content) { content.public_key = cbor::null(); }), "public_key_mismatch");
    EXPECT_EQ(with([](Content& content) { content.user_data = cbor::bytes(std::vector<u8>(32)); }), "user_data_mismatch");
    EXPECT_EQ(with([](Content& content) { content.user_data = cbor::bytes({}); }), "user_data_mismatch");
    EXPECT_EQ(with([](Content& content) { content.user_data = cbor::null(); }), "user_data_mismatch");
    EXPECT_EQ(with([](Content& content) { content.nonce = cbor::bytes(std::vector<u8>(8)); }), "claim_mismatch");
    EXPECT_EQ(with([](Content& content) { content.nonce = cbor::bytes({}); }), "claim_mismatch");
    for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(with([i](Content& content) { content.pcrs[i][47] ^= 1; }), "measurement_mismatch") << i;
    for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(with([i](Content& content) { content.pcrs[i].assign(48, 0); }), "debug_mode") << i;
    EXPECT_EQ(with([](Content& content) { content.pcrs[3].assign(48, 0); }), "measurement_mismatch");
    EXPECT_EQ(with([](Content& content) { content.pcrs[17][0] ^= 1; }), "commitment_mismatch");
    EXPECT_EQ(with([](Content& content) { std::swap(content.pcrs[16], content.pcrs[17]); }), "commitment_mismatch");
    EXPECT_EQ(with([](Content& content) { content.pcrs.resize(16); }), "ok");
    EXPECT_EQ(with([](Content& content) { content.digest = "SHA512"; }), "unsupported_algorithm");
}

TEST(Proof, BootMembers) {
    const auto with = [](const std::function<void(Members&)>& change) {
        Scene scene(platform());
        scene.on_boot = change;
        return scene.verdict();
    };
    Scene other(platform());
    other.threshold = 1;
    const qos::Manifest foreign = other.manifest();
    const auto text = [](Bytes bytes) { return base64::encode(bytes, base64::Alphabet::standard, base64::Padding::required); };
    EXPECT_EQ(with([&](Members& boot) { boot["qosManifestB64"] = text(foreign.encoded()); }), "user_data_mismatch");
    EXPECT_EQ(with([&](Members& boot) {
                  boot["qosManifestEnvelopeB64"] = text(testing::encode_envelope({foreign, {other.approval(0)}, {}}, ""));
              }),
              "envelope_mismatch");
    EXPECT_EQ(with([](Members& boot) { boot["ephemeralPublicKeyHex"] = DualKeys().hex(); }), "public_key_mismatch");
    for (const char* name : {"ephemeralPublicKeyHex", "awsAttestationDocB64", "qosManifestB64", "qosManifestEnvelopeB64"}) {
        EXPECT_EQ(with([&](Members& boot) { boot.erase(name); }), "json_missing_member") << name;
        EXPECT_EQ(with([&](Members& boot) { boot[name].insert(0, 1, ' '); }).substr(0, 3),
                  std::string(name) == "ephemeralPublicKeyHex" ? "hex" : "bas");
    }
    EXPECT_EQ(with([](Members& boot) { boot["ephemeralPublicKeyHex"].resize(130); }), "hex_length");
    EXPECT_EQ(with([](Members& boot) { boot["owner"] = "whoever"; }), "ok");
}

TEST(Proof, Approvals) {
    const auto with = [](const std::function<void(std::vector<qos::Approval>&)>& change) {
        Scene scene(platform());
        scene.on_approvals = change;
        return scene.verdict();
    };
    EXPECT_EQ(with([](std::vector<qos::Approval>& approvals) { approvals.pop_back(); }), "quorum_not_reached");
    EXPECT_EQ(with([](std::vector<qos::Approval>& approvals) { approvals.clear(); }), "quorum_not_reached");
    EXPECT_EQ(with([](std::vector<qos::Approval>& approvals) { approvals[1] = approvals[0]; }), "approval_duplicate");
    EXPECT_EQ(with([](std::vector<qos::Approval>& approvals) { approvals.push_back(approvals[0]); }), "approval_duplicate");
    EXPECT_EQ(with([](std::vector<qos::Approval>& approvals) { approvals[1].signature[0] ^= 1; }), "signature_invalid");
    EXPECT_EQ(with([](std::vector<qos::Approval>& approvals) { approvals[1].member.alias = "x"; }), "approval_not_by_member");
    // Two members of the set that share a half of their keys count as one person.
    for (const bool signing : {true, false}) {
        Scene twice(platform());
        KeyPair<P256> DualKeys::*half = signing ? &DualKeys::signing : &DualKeys::encryption;
        twice.members[2].*half = (twice.members[0].*half).clone();
        EXPECT_EQ(twice.verdict(), "approval_duplicate") << signing;
    }
    Scene nobody(platform());
    nobody.threshold = 0;
    EXPECT_EQ(nobody.verdict(), "quorum_not_reached");
}

TEST(Proof, AppMembersAndPayload) {
    const auto with = [](const std::function<void(Members&)>& change) {
        Scene scene(platform());
        scene.on_app = change;
        return scene.verdict();
    };
    const DualKeys other;
    EXPECT_EQ(with([&](Members& app) { app["publicKey"] = other.hex(); }), "public_key_mismatch");
    EXPECT_EQ(with([&](Members& app) {
                  app["publicKey"] = other.hex();
                  const auto signature = sign_digest(other.signing.private_key(), sha256(as_bytes(app["proofPayload"])));
                  app["signature"] = hex::encode(signature->raw());
              }),
              "public_key_mismatch")
        << "another enclave's good proof";
    EXPECT_EQ(with([](Members& app) { app["publicKey"] = app["publicKey"].substr(130); }), "hex_length");
    EXPECT_EQ(with([](Members& app) { app["publicKey"].replace(0, 2, "06"); }), "public_key_hybrid");
    EXPECT_EQ(with([](Members& app) { app["scheme"] = "SIGNATURE_SCHEME_TK_API_P256"; }), "scheme_mismatch");
    EXPECT_EQ(with([](Members& app) { app["proofPayload"] += " "; }), "signature_invalid");
    EXPECT_EQ(with([](Members& app) { app["signature"][9] = app["signature"][9] == '0' ? '1' : '0'; }), "signature_invalid");
    EXPECT_EQ(with([](Members& app) { app["signature"] = std::string(128, '0'); }), "signature_scalar_zero");
    EXPECT_EQ(with([](Members& app) { app["signature"] = std::string(128, 'f'); }), "signature_scalar_range");
    EXPECT_EQ(with([](Members& app) { app["signature"].resize(126); }), "hex_length");
    for (const char* name : {"scheme", "publicKey", "proofPayload", "signature"})
        EXPECT_EQ(with([&](Members& app) { app.erase(name); }), "json_missing_member") << name;

    const auto payload = [](const std::string& text) {
        Scene scene(platform());
        scene.payload = text;
        return scene.verdict();
    };
    EXPECT_EQ(payload(R"({"type":"T","timestampMs":"1700000000123"})"), "ok") << "a type of one's own";
    EXPECT_EQ(
        payload(
            R"({"type":"APP_PROOF_TYPE_POLICY_OUTCOME","timestampMs":"1700000000123","policyOutcomeProof":{"organizationId":"o","outcome":"OUTCOME_ALLOW"}})"),
        "ok");
    EXPECT_EQ(payload(R"({"type":"APP_PROOF_TYPE_POLICY_OUTCOME","timestampMs":"1700000000123"})"), "json_missing_member");
    EXPECT_EQ(
        payload(
            R"({"type":"APP_PROOF_TYPE_ADDRESS_DERIVATION","timestampMs":"1700000000123","addressDerivationProof":{"organizationId":"o"}})"),
        "json_missing_member");
    EXPECT_EQ(payload(R"({"type":"T","timestampMs":"1700000000"})"), "json_value") << "seconds";
    EXPECT_EQ(payload(R"({"type":"T","timestampMs":1700000000123})"), "json_wrong_type");
    EXPECT_EQ(payload(R"({"type":"","timestampMs":"1700000000123"})"), "json_empty_value");
    EXPECT_EQ(payload(R"({"type":"T","type":"U","timestampMs":"1700000000123"})"), "json_duplicate_member");
    EXPECT_EQ(payload("text"), "json_syntax");
}

TEST(Policy, PinsOrIsRefused) {
    const Scene scene(platform());
    const std::string hash = hex::encode(scene.manifest().hash());
    for (const char* empty : {"{}", R"({"commitment":"live"})", R"({"namespaces":["test/app"]})",
                              R"({"pivotHashes":["abababababababababababababababababababababababababababababababab"]})"})
        EXPECT_EQ(scene.verdict(empty), "policy_required") << empty;
    EXPECT_EQ(scene.verdict(R"({"quorumKeys":[")" + scene.quorum.hex() + "\"]}"), "policy_required");
    for (const char* bad : {R"({"manifestHashes":[]})", R"({"measurements":[]})", R"({"namespaces":[],"manifestHashes":["00"]})"})
        EXPECT_NE(scene.verdict(bad), "ok") << bad;
    EXPECT_EQ(scene.verdict(R"({"manifestHashes":[]})"), "json_empty_value");
    EXPECT_EQ(scene.verdict(R"({"manifestHashes":["00"]})"), "hex_length");
    EXPECT_EQ(scene.verdict(R"({"manifestHashes":null})"), "json_wrong_type");
    EXPECT_EQ(scene.verdict(scene.pins(R"(,"manifestHash":"x")")), "json_value");
    EXPECT_EQ(scene.verdict(scene.pins(R"(,"commitment":"any")")), "json_value");
    EXPECT_EQ(scene.verdict(scene.pins(R"(,"certificatesAt":"never")")), "json_value");
    EXPECT_EQ(scene.verdict(scene.pins(R"(,"allowDebugMode":1)")), "json_wrong_type");
    EXPECT_EQ(scene.verdict(R"({"manifestHashes":["0000000000000000000000000000000000000000000000000000000000000000",")" + hash + "\"]}"),
              "ok");
}

TEST(Policy, EveryRule) {
    Scene scene(platform());
    EXPECT_EQ(scene.verdict(scene.pins(R"(,"namespaces":["a","test/app"])")), "ok");
    EXPECT_EQ(scene.verdict(scene.pins(R"(,"namespaces":["test/ap"])")), "claim_mismatch");
    EXPECT_EQ(scene.verdict(scene.pins(R"(,"quorumKeys":[")" + scene.quorum.hex() + "\"]")), "ok");
    EXPECT_EQ(scene.verdict(scene.pins(R"(,"quorumKeys":[")" + DualKeys().hex() + "\"]")), "public_key_mismatch");
    EXPECT_EQ(scene.verdict(scene.pins(R"(,"pivotHashes":["abababababababababababababababababababababababababababababababab"])")), "ok");
    EXPECT_EQ(scene.verdict(scene.pins(R"(,"pivotHashes":["00ababababababababababababababababababababababababababababababab"])")),
              "claim_mismatch");
    EXPECT_EQ(scene.verdict(scene.pins(R"(,"commitment":"live")")), "ok");
    EXPECT_EQ(scene.verdict(scene.pins(R"(,"commitment":"setup")")), "commitment_mismatch");
    EXPECT_EQ(scene.verdict(scene.pins(R"(,"commitment":"none")")), "ok");
    scene.debug_mode = "true";
    EXPECT_EQ(scene.verdict(), "debug_mode");
    EXPECT_EQ(scene.verdict(scene.pins(R"(,"allowDebugMode":true)")), "ok");
    EXPECT_EQ(scene.verdict(scene.pins(R"(,"allowDebugMode":false)")), "debug_mode");
}

TEST(Policy, Measurements) {
    const auto row = [](int last) {
        const auto digits = [](int byte) {
            std::string text;
            for (int i = 0; i < 48; ++i) text += "0" + std::to_string(byte);
            return text;
        };
        return R"({"pcr0":")" + digits(1) + R"(","pcr1":")" + digits(2) + R"(","pcr2":")" + digits(3) + R"(","pcr3":")" + digits(last) +
               "\"}";
    };
    const Scene scene(platform());
    EXPECT_EQ(scene.verdict(R"({"measurements":[)" + row(4) + "]}"), "ok");
    EXPECT_EQ(scene.verdict(R"({"measurements":[)" + row(5) + "," + row(4) + "]}"), "ok");
    EXPECT_EQ(scene.verdict(R"({"measurements":[)" + row(5) + "]}"), "measurement_mismatch");
    EXPECT_EQ(scene.verdict(R"({"measurements":[)" + row(0) + "]}"), "json_value") << "zeros pin nothing";
    EXPECT_EQ(scene.verdict(R"({"measurements":[{"pcr0":"00"}]})"), "hex_length");
    EXPECT_EQ(scene.verdict(R"({"measurements":[{}]})"), "json_missing_member");
}

TEST(Policy, Approvers) {
    const Scene scene(platform());
    const auto set = [](int threshold, const std::vector<std::string>& members) {
        std::string text;
        for (const std::string& member : members) text += (text.empty() ? "\"" : ",\"") + member + "\"";
        return R"({"manifestSet":{"threshold":)" + std::to_string(threshold) + R"(,"members":[)" + text + "]}}";
    };
    const std::string first = scene.members[0].hex();
    const std::string absent = scene.members[1].hex();
    const std::string third = scene.members[2].hex();
    EXPECT_EQ(scene.verdict(set(2, {first, third})), "ok");
    EXPECT_EQ(scene.verdict(set(2, {first, absent, third})), "ok");
    EXPECT_EQ(scene.verdict(set(1, {third, DualKeys().hex()})), "ok");
    EXPECT_EQ(scene.verdict(set(2, {first, absent})), "quorum_not_reached");
    EXPECT_EQ(scene.verdict(set(1, {DualKeys().hex()})), "quorum_not_reached") << "another set's members";
    EXPECT_EQ(scene.verdict(set(0, {first})), "json_value");
    EXPECT_EQ(scene.verdict(set(2, {first})), "json_value");
    EXPECT_EQ(scene.verdict(set(2, {first, first})), "json_value");
    EXPECT_EQ(scene.verdict(set(1, {})), "json_value");
    // Two keys of one person: they share a half, in either position.
    const std::string halves[] = {first.substr(0, 130), first.substr(130)};
    const std::string own = DualKeys().hex().substr(0, 130);
    for (const std::string& half : halves) {
        EXPECT_EQ(scene.verdict(set(2, {first, own + half})), "json_value");
        EXPECT_EQ(scene.verdict(set(2, {first, half + own})), "json_value");
    }
    Policy::Rules rules;
    const qos::DualPublicKey one = scene.members[0].public_key();
    rules.approvers = Approvers{1, {one, {scene.members[1].public_key().encryption, one.signing}}};
    EXPECT_EQ(Policy::from_rules(rules).error(), fail(Errc::policy_rule, "manifestSet").error());
    EXPECT_EQ(scene.verdict(set(1, {first.substr(130)})), "hex_length");
}

TEST(Proof, TimeIsTheCallers) {
    const Scene scene(platform());
    const u64 now = platform_time_s * 1000;
    EXPECT_EQ(scene.verdict(scene.pins(), now + 3'700'000), "expired");
    EXPECT_EQ(scene.verdict(scene.pins(), now - 3'700'000), "not_yet_valid");
    EXPECT_EQ(scene.verdict(scene.pins(R"(,"certificatesAt":"attestation")"), now + 3'700'000), "ok");
    EXPECT_EQ(scene.verdict(scene.pins(R"(,"certificatesAt":"attestation")"), now - 1), "not_yet_valid");
    Scene late(platform());
    late.on_content = [&](Content& content) { content.timestamp_ms = now + 3'700'000; };
    EXPECT_EQ(late.verdict(late.pins(R"(,"certificatesAt":"attestation")"), now + 4'000'000), "expired");
    EXPECT_EQ(late.verdict(late.pins(), now), "ok") << "judged now, its own time is its own word";
}

TEST(Proof, ForeignRoot) {
    const Scene scene(platform());
    const auto app = AppProof::parse(scene.app_json());
    const auto boot = BootProof::parse(scene.boot_json());
    const auto policy = Policy::parse(scene.pins());
    ASSERT_TRUE(app && boot && policy);
    EXPECT_EQ(name_of(verify_proof(*app, *boot, *policy, RootCertificate::aws_nitro_g1(), moment(platform_time_s * 1000))),
              "certificate_chain");
    EXPECT_EQ(name_of(verify_proof(*app, *boot, *policy, Platform().root(), moment(platform_time_s * 1000))), "certificate_chain");
}

}  // namespace
}  // namespace coffer::proof
