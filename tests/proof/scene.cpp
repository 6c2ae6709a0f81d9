#include "proof/scene.hpp"

#include "coffer/crypto/hash.hpp"
#include "coffer/encoding/base64.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/keys/signature.hpp"
#include "encoding/json_writer.hpp"
#include "support/time.hpp"

namespace coffer::testing {
namespace {

std::string base64_of(Bytes bytes) {
    return base64::encode(bytes, base64::Alphabet::standard, base64::Padding::required);
}

std::string repeated(std::string_view digits) {
    std::string text;
    for (int i = 0; i < 48; ++i) text += digits;
    return text;
}

std::string json_of(const Scene::Members& members) {
    json::Writer writer;
    writer.begin_object();
    for (const auto& [name, value] : members) writer.member(name, value);
    writer.end_object();
    return writer.finish();
}

std::string set_json(const Scene& scene, u32 threshold) {
    std::string text = R"({"threshold":)" + std::to_string(threshold) + R"(,"members":[)";
    for (std::size_t i = 0; i < scene.members.size(); ++i) {
        text += (i == 0 ? "" : ",") + (R"({"alias":"m)" + std::to_string(i)) + R"(","pubKey":")" + scene.members[i].hex() + "\"}";
    }
    return text + "]}";
}

void number(std::vector<u8>& out, std::size_t value) {
    for (unsigned shift = 0; shift < 32; shift += 8) out.push_back(static_cast<u8>(value >> shift));
}

void sized(std::vector<u8>& out, Bytes bytes) {
    number(out, bytes.size());
    out.insert(out.end(), bytes.begin(), bytes.end());
}

void list(std::vector<u8>& out, const std::vector<qos::Approval>& approvals) {
    number(out, approvals.size());
    for (const auto& approval : approvals) {
        sized(out, approval.signature);
        sized(out, as_bytes(approval.member.alias));
        sized(out, approval.member.public_key);
    }
}

std::string list_json(const std::vector<qos::Approval>& approvals) {
    std::string text;
    for (const auto& approval : approvals) {
        text += (text.empty() ? "" : ",") + (R"({"signature":")" + hex::encode(approval.signature)) + R"(","member":{"alias":")" +
                approval.member.alias + R"(","pubKey":")" + hex::encode(approval.member.public_key) + "\"}}";
    }
    return "[" + text + "]";
}

}  // namespace

std::string DualKeys::hex() const {
    return hex::encode(public_key().bytes());
}

std::vector<u8> encode_envelope(const qos::ManifestEnvelope& envelope, const std::string& manifest_json) {
    if (envelope.manifest.version() == qos::ManifestVersion::v2) {
        const std::string text = R"({"manifest":)" + manifest_json + R"(,"manifestSetApprovals":)" +
                                 list_json(envelope.manifest_set_approvals) + R"(,"shareSetApprovals":)" +
                                 list_json(envelope.share_set_approvals) + "}";
        return {text.begin(), text.end()};
    }
    std::vector<u8> out = envelope.manifest.encoded();
    list(out, envelope.manifest_set_approvals);
    list(out, envelope.share_set_approvals);
    return out;
}

std::string Scene::manifest_json() const {
    const bool v2 = version == qos::ManifestVersion::v2;
    return std::string(v2 ? R"({"version":"v2",)" : "{") + R"("namespace":{"name":"test/app","nonce":7,"quorumKey":")" + quorum.hex() +
           R"("},"pivot":{"hash":")" + repeated("ab").substr(0, 64) +
           R"(","restart":"Always","bridgeConfig":[{"type":"server","port":3000,"host":"0.0.0.0"},{"type":"client","port":443}],"debugMode":)" +
           debug_mode + R"(,"args":["--flag","value"])" + (v2 ? R"(,"env":{"A":{"plain":{"value":"b"}}})" : "") + R"(},"manifestSet":)" +
           set_json(*this, threshold) + R"(,"shareSet":)" + set_json(*this, 1) + R"(,"enclave":{"pcr0":")" + repeated("01") +
           R"(","pcr1":")" + repeated("02") + R"(","pcr2":")" + repeated("03") + R"(","pcr3":")" + repeated("04") +
           R"(","awsRootCertificate":"00","qosCommit":"c"})" +
           (v2 ? R"(,"dns":{"resolvers":["1.1.1.1"]}})" : R"(,"patchSet":{"threshold":1,"members":[{"pubKey":"05"}]}})");
}

qos::Approval Scene::approval(std::size_t member) const {
    const auto signature = sign_digest(members[member].signing.private_key(), sha256(manifest().hash()));
    const auto key = members[member].public_key().bytes();
    return {signature->raw(), {"m" + std::to_string(member), {key.begin(), key.end()}}};
}

std::string Scene::boot_json() const {
    const qos::Manifest approved = manifest();
    std::vector<qos::Approval> approvals;
    for (const std::size_t member : approvers) approvals.push_back(approval(member));
    on_approvals(approvals);
    Content content;
    for (std::size_t i = 0; i < 4; ++i) content.pcrs[i].assign(48, static_cast<u8>(i + 1));
    const auto key = ephemeral.public_key().bytes();
    const auto live = qos::commitment_pcr(qos::Phase::live, approved.hash(), key);
    content.pcrs[17].assign(live.begin(), live.end());
    content.public_key = cbor::bytes(key);
    content.user_data = cbor::bytes(approved.hash());
    on_content(content);
    Members boot{
        {"ephemeralPublicKeyHex", ephemeral.hex()},
        {"awsAttestationDocB64", base64_of(platform.document(content))},
        {"qosManifestB64", base64_of(approved.encoded())},
        {"qosManifestEnvelopeB64", base64_of(encode_envelope({approved, approvals, {}}, manifest_json()))},
        {"deploymentLabel", "r1"},
    };
    on_boot(boot);
    return json_of(boot);
}

std::string Scene::app_json() const {
    const auto signature = sign_digest(ephemeral.signing.private_key(), sha256(as_bytes(payload)));
    Members app{
        {"scheme", "SIGNATURE_SCHEME_EPHEMERAL_KEY_P256"},
        {"publicKey", ephemeral.hex()},
        {"proofPayload", payload},
        {"signature", hex::encode(signature->raw())},
    };
    on_app(app);
    return json_of(app);
}

std::string Scene::pins(const std::string& more) const {
    return R"({"manifestHashes":[")" + hex::encode(manifest().hash()) + "\"]" + more + "}";
}

std::string Scene::verdict(const std::string& policy_json, u64 now_ms) const {
    const auto name = [](const Error& error) { return std::string(error_name(error.code)); };
    const auto policy = proof::Policy::parse(policy_json);
    if (!policy) return name(policy.error());
    const auto app = proof::AppProof::parse(app_json());
    if (!app) return name(app.error());
    const auto boot = proof::BootProof::parse(boot_json());
    if (!boot) return name(boot.error());
    const auto verified = proof::verify_proof(*app, *boot, *policy, platform.root(), moment(now_ms));
    return verified ? "ok" : name(verified.error());
}

}  // namespace coffer::testing
