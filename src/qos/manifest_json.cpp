// Manifests and envelopes in JSON. An optional field that is null counts as absent, as it does in the canonical form of v2.
#include <algorithm>

#include "core/try.hpp"
#include "qos/access.hpp"
#include "qos/canonical_json.hpp"
#include "qos/json_fields.hpp"

namespace coffer::qos {
namespace {

constexpr const char* what = "manifest";

Result<std::string> read_text(const json::Value& value) {
    return value.text(what).transform([](std::string_view text) { return std::string(text); });
}

template <typename T>
Result<T> number(const json::Object& object, const char* name) {
    COFFER_TRY(const json::Value value, object.get(name));
    COFFER_TRY(const u64 read, decimal(value, std::numeric_limits<T>::max(), name));
    return static_cast<T>(read);
}

Result<Namespace> read_namespace(const json::Object& object) {
    COFFER_CHECK(only_members(object, {"name", "nonce", "quorumKey"}, "namespace"));
    COFFER_TRY(const std::string_view name, object.text("name"));
    COFFER_TRY(const u32 nonce, number<u32>(object, "nonce"));
    COFFER_TRY(auto key, hex_bytes(object, "quorumKey"));
    return Namespace{std::string(name), nonce, std::move(key)};
}

Result<BridgeRule> read_bridge(const json::Value& value) {
    COFFER_TRY(const json::Object object, value.object("bridgeConfig"));
    COFFER_CHECK(only_members(object, {"type", "port", "host"}, "bridgeConfig"));
    COFFER_TRY(const std::string_view type, object.text("type"));
    COFFER_TRY(const u16 port, number<u16>(object, "port"));
    if (type != "server" && type != "client") return fail(Errc::json_value, "type");
    BridgeRule rule{type == "server" ? BridgeKind::server : BridgeKind::client, port, std::nullopt};
    if (rule.kind == BridgeKind::server || present(object, "host")) {
        COFFER_TRY(const std::string_view host, object.text("host"));
        rule.host = host;
    }
    return rule;
}

Result<std::vector<std::pair<std::string, std::string>>> read_environment(const json::Object& variables) {
    std::vector<std::pair<std::string, std::string>> environment;
    for (const json::Member& variable : variables) {
        COFFER_TRY(const json::Object kind, variable.value.object("env"));
        COFFER_CHECK(only_members(kind, {"plain"}, "env"));
        COFFER_TRY(const json::Object plain, kind.object("plain"));
        COFFER_CHECK(only_members(plain, {"value"}, "env"));
        COFFER_TRY(const std::string_view value, plain.text("value"));
        environment.emplace_back(variable.name, value);
    }
    return environment;
}

Result<Pivot> read_pivot(const json::Object& object, ManifestVersion version) {
    const bool v2 = version == ManifestVersion::v2;
    COFFER_CHECK(only_members(object, {"hash", "restart", "bridgeConfig", "debugMode", "args", v2 ? "env" : "args"}, "pivot"));
    Pivot pivot{};
    COFFER_TRY(pivot.hash, hex_array<32>(object, "hash"));
    COFFER_TRY(const std::string_view restart, object.text("restart"));
    if (restart != "Always" && restart != "Never") return fail(Errc::json_value, "restart");
    pivot.restart = restart == "Always" ? RestartPolicy::always : RestartPolicy::never;
    if (v2 || present(object, "bridgeConfig")) {
        COFFER_TRY(const json::Array bridge, object.array("bridgeConfig"));
        COFFER_TRY(pivot.bridge, map_array(bridge, read_bridge));
    }
    if (v2 || present(object, "debugMode")) {
        COFFER_TRY(pivot.debug_mode, object.boolean("debugMode"));
    }
    COFFER_TRY(const json::Array arguments, object.array("args"));
    COFFER_TRY(pivot.arguments, map_array(arguments, read_text));
    if (present(object, "env")) {
        COFFER_TRY(const json::Object variables, object.object("env"));
        COFFER_TRY(pivot.environment, read_environment(variables));
    }
    return pivot;
}

Result<Member> read_member(const json::Value& value) {
    COFFER_TRY(const json::Object object, value.object("member"));
    COFFER_CHECK(only_members(object, {"alias", "pubKey"}, "member"));
    COFFER_TRY(const std::string_view alias, object.text("alias"));
    COFFER_TRY(auto key, hex_bytes(object, "pubKey"));
    return Member{std::string(alias), std::move(key)};
}

Result<MemberSet> read_set(const json::Object& manifest, const char* name) {
    COFFER_TRY(const json::Object object, manifest.object(name));
    COFFER_CHECK(only_members(object, {"threshold", "members"}, name));
    COFFER_TRY(const u32 threshold, number<u32>(object, "threshold"));
    COFFER_TRY(const json::Array list, object.array("members"));
    COFFER_TRY(auto members, map_array(list, read_member));
    return MemberSet{threshold, std::move(members)};
}

Result<PatchSet> read_patch_set(const json::Object& object) {
    COFFER_CHECK(only_members(object, {"threshold", "members"}, "patchSet"));
    COFFER_TRY(const u32 threshold, number<u32>(object, "threshold"));
    COFFER_TRY(const json::Array list, object.array("members"));
    COFFER_TRY(auto members, map_array(list, [](const json::Value& value) -> Result<std::vector<u8>> {
                   COFFER_TRY(const json::Object member, value.object("patchSet"));
                   COFFER_CHECK(only_members(member, {"pubKey"}, "patchSet"));
                   return hex_bytes(member, "pubKey");
               }));
    return PatchSet{threshold, std::move(members)};
}

Result<EnclaveMeasurements> read_enclave(const json::Object& object) {
    COFFER_CHECK(only_members(object, {"pcr0", "pcr1", "pcr2", "pcr3", "awsRootCertificate", "qosCommit"}, "enclave"));
    EnclaveMeasurements enclave{};
    constexpr std::array<const char*, 4> names{"pcr0", "pcr1", "pcr2", "pcr3"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        COFFER_TRY(enclave.pcrs[i], hex_array<48>(object, names[i]));
    }
    COFFER_TRY(enclave.aws_root_certificate, hex_bytes(object, "awsRootCertificate"));
    COFFER_TRY(const std::string_view commit, object.text("qosCommit"));
    enclave.qos_commit = commit;
    return enclave;
}

Result<ManifestVersion> version_of(const json::Object& object) {
    if (!present(object, "version")) return ManifestVersion::v1;
    COFFER_TRY(const std::string_view version, object.text("version"));
    if (version != "v2") return fail(Errc::unsupported_version, "version");
    return ManifestVersion::v2;
}

Result<Approval> read_approval(const json::Value& value) {
    COFFER_TRY(const json::Object object, value.object("approval"));
    COFFER_CHECK(only_members(object, {"signature", "member"}, "approval"));
    COFFER_TRY(const auto raw, hex_bytes(object, "signature"));
    COFFER_TRY(const json::Value named, object.get("member"));
    COFFER_TRY(auto member, read_member(named));
    Approval approval{{}, std::move(member)};
    if (raw.size() != approval.signature.size()) return fail(Errc::signature_length, "signature");
    std::copy(raw.begin(), raw.end(), approval.signature.begin());
    return approval;
}

}  // namespace

Result<Manifest> manifest_of_json(const json::Value& value) {
    COFFER_TRY(const json::Object object, value.object(what));
    COFFER_TRY(const ManifestVersion version, version_of(object));
    const bool v2 = version == ManifestVersion::v2;
    const std::string_view last = v2 ? "dns" : "patchSet";
    COFFER_CHECK(only_members(object, {"version", "namespace", "pivot", "manifestSet", "shareSet", "enclave", last}, what));
    ManifestContent content{};
    COFFER_TRY(const json::Object name_space, object.object("namespace"));
    COFFER_TRY(content.name_space, read_namespace(name_space));
    COFFER_TRY(const json::Object pivot, object.object("pivot"));
    COFFER_TRY(content.pivot, read_pivot(pivot, version));
    COFFER_TRY(content.manifest_set, read_set(object, "manifestSet"));
    COFFER_TRY(content.share_set, read_set(object, "shareSet"));
    COFFER_TRY(const json::Object enclave, object.object("enclave"));
    COFFER_TRY(content.enclave, read_enclave(enclave));
    if (!v2) {
        COFFER_TRY(const json::Object patch_set, object.object("patchSet"));
        COFFER_TRY(content.patch_set, read_patch_set(patch_set));
        auto encoded = encode_borsh(version, content);
        return ManifestAccess::make(version, std::move(content), std::move(encoded));
    }
    if (present(object, "dns")) {
        COFFER_TRY(const json::Object dns, object.object("dns"));
        COFFER_CHECK(only_members(dns, {"resolvers"}, "dns"));
        COFFER_TRY(const json::Array resolvers, dns.array("resolvers"));
        COFFER_TRY(content.resolvers, map_array(resolvers, read_text));
    }
    COFFER_TRY(const std::string canonical, canonical_json(value));
    return ManifestAccess::make(version, std::move(content), {canonical.begin(), canonical.end()});
}

Result<Manifest> Manifest::parse_json(std::string_view json) {
    COFFER_TRY(const json::Document document, json::Document::parse(as_bytes(json), json_limits));
    return manifest_of_json(document.root());
}

Result<ManifestEnvelope> envelope_of_json(std::string_view text) {
    COFFER_TRY(const json::Document document, json::Document::parse(as_bytes(text), json_limits));
    COFFER_TRY(const json::Object object, document.object());
    COFFER_CHECK(only_members(object, {"manifest", "manifestSetApprovals", "shareSetApprovals"}, "envelope"));
    COFFER_TRY(const json::Value inner, object.get("manifest"));
    COFFER_TRY(auto manifest, manifest_of_json(inner));
    COFFER_TRY(const json::Array by_manifest_set, object.array("manifestSetApprovals"));
    COFFER_TRY(const json::Array by_share_set, object.array("shareSetApprovals"));
    COFFER_TRY(auto manifest_set, map_array(by_manifest_set, read_approval));
    COFFER_TRY(auto share_set, map_array(by_share_set, read_approval));
    return ManifestEnvelope{std::move(manifest), std::move(manifest_set), std::move(share_set)};
}

}  // namespace coffer::qos
