#include "coffer/proof/policy.hpp"

#include <algorithm>

#include "core/try.hpp"
#include "qos/json_fields.hpp"

namespace coffer::proof {
namespace {

constexpr qos::Pcr zeros{};

bool has_zeros(const Measurements& measurements) noexcept {
    return std::ranges::find(measurements, zeros) != measurements.end();
}

// Two keys that share a half belong to one person, who must not count as two approvers.
bool are_usable(const Approvers& approvers) noexcept {
    for (auto key = approvers.keys.begin(); key != approvers.keys.end(); ++key) {
        if (std::any_of(approvers.keys.begin(), key, [&](const qos::DualPublicKey& other) { return other.shares_half(*key); }))
            return false;
    }
    return approvers.threshold > 0 && approvers.threshold <= approvers.keys.size();
}

Result<std::string_view> text_of(const json::Value& value, const char* name) {
    COFFER_TRY(const std::string_view text, value.text(name));
    if (text.empty()) return fail(Errc::json_empty_value, name);
    return text;
}

Result<qos::DualPublicKey> key_of(const json::Value& value, const char* name) {
    COFFER_TRY(const std::string_view digits, text_of(value, name));
    COFFER_TRY(const auto bytes, qos::hex_array<qos::DualPublicKey::size>(digits, name));
    const auto key = qos::DualPublicKey::parse(bytes);
    if (!key) return fail(key.error().code, name);
    return *key;
}

// An empty list in the file is refused, because it could mean that nothing is allowed or that nothing is required.
template <typename F>
auto list_of(const json::Object& policy, const char* name, F read) -> decltype(qos::map_array(std::declval<json::Array>(), read)) {
    if (!policy.find(name)) return {typename decltype(qos::map_array(std::declval<json::Array>(), read))::value_type{}};
    COFFER_TRY(const json::Array array, policy.array(name));
    if (array.empty()) return fail(Errc::json_empty_value, name);
    return qos::map_array(array, read);
}

Result<Measurements> measurements_of(const json::Value& value) {
    constexpr std::array<const char*, 4> names{"pcr0", "pcr1", "pcr2", "pcr3"};
    COFFER_TRY(const json::Object object, value.object("measurements"));
    COFFER_CHECK(qos::only_members(object, {"pcr0", "pcr1", "pcr2", "pcr3"}, "measurements"));
    Measurements measurements;
    for (std::size_t i = 0; i < names.size(); ++i) {
        COFFER_TRY(measurements[i], qos::hex_array<48>(object, names[i]));
    }
    return measurements;
}

Result<Approvers> approvers_of(const json::Object& object) {
    COFFER_CHECK(qos::only_members(object, {"threshold", "members"}, "manifestSet"));
    COFFER_TRY(const json::Value threshold, object.get("threshold"));
    COFFER_TRY(const u64 count, qos::decimal(threshold, 1000, "threshold"));
    COFFER_TRY(const json::Array members, object.array("members"));
    COFFER_TRY(auto keys, qos::map_array(members, [](const json::Value& value) { return key_of(value, "members"); }));
    return Approvers{static_cast<u32>(count), std::move(keys)};
}

template <typename T>
struct Choice {
    std::string_view name;
    T value;
};

constexpr auto commitments = std::to_array<Choice<CommitmentRule>>({
    {"live", CommitmentRule::live},
    {"setup", CommitmentRule::setup},
    {"none", CommitmentRule::none},
});
constexpr auto certificate_times = std::to_array<Choice<CertificateTime>>({
    {"now", CertificateTime::now},
    {"attestation", CertificateTime::attestation},
});

template <typename T, std::size_t N>
Status choose(const json::Object& policy, const char* name, const std::array<Choice<T>, N>& choices, T& chosen) {
    if (!policy.find(name)) return Ok{};
    COFFER_TRY(const std::string_view text, policy.text(name));
    const auto found = std::ranges::find(choices, text, &Choice<T>::name);
    if (found == choices.end()) return fail(Errc::json_value, name);
    chosen = found->value;
    return Ok{};
}

}  // namespace

Result<Policy> Policy::from_rules(Rules rules) {
    if (rules.commitment > CommitmentRule::none) return fail(Errc::policy_rule, "commitment");
    if (rules.certificates_at > CertificateTime::attestation) return fail(Errc::policy_rule, "certificatesAt");
    if (std::ranges::any_of(rules.measurements, has_zeros)) return fail(Errc::policy_rule, "measurements");
    if (rules.approvers && !are_usable(*rules.approvers)) return fail(Errc::policy_rule, "manifestSet");
    if (rules.manifest_hashes.empty() && rules.measurements.empty() && !rules.approvers) return fail(Errc::policy_required, "policy");
    return Policy(std::move(rules));
}

Result<Policy> Policy::parse(std::string_view json) {
    COFFER_TRY(const json::Document document, json::Document::parse(as_bytes(json), qos::json_limits));
    COFFER_TRY(const json::Object policy, document.object());
    COFFER_CHECK(qos::only_members(policy,
                                   {"manifestHashes", "measurements", "manifestSet", "namespaces", "quorumKeys", "pivotHashes",
                                    "commitment", "certificatesAt", "allowDebugMode"},
                                   "policy"));
    const auto hash_of = [](const char* name) {
        return [name](const json::Value& value) -> Result<ByteArray<32>> {
            COFFER_TRY(const std::string_view digits, text_of(value, name));
            return qos::hex_array<32>(digits, name);
        };
    };
    Rules rules;
    COFFER_TRY(rules.manifest_hashes, list_of(policy, "manifestHashes", hash_of("manifestHashes")));
    COFFER_TRY(rules.measurements, list_of(policy, "measurements", measurements_of));
    if (policy.find("manifestSet")) {
        COFFER_TRY(const json::Object set, policy.object("manifestSet"));
        COFFER_TRY(rules.approvers, approvers_of(set));
    }
    COFFER_TRY(rules.namespaces, list_of(policy, "namespaces", [](const json::Value& value) {
                   return text_of(value, "namespaces").transform([](std::string_view text) { return std::string(text); });
               }));
    COFFER_TRY(rules.quorum_keys, list_of(policy, "quorumKeys", [](const json::Value& value) { return key_of(value, "quorumKeys"); }));
    COFFER_TRY(rules.pivot_hashes, list_of(policy, "pivotHashes", hash_of("pivotHashes")));
    COFFER_CHECK(choose(policy, "commitment", commitments, rules.commitment));
    COFFER_CHECK(choose(policy, "certificatesAt", certificate_times, rules.certificates_at));
    if (policy.find("allowDebugMode")) {
        COFFER_TRY(rules.allow_debug_mode, policy.boolean("allowDebugMode"));
    }
    Result<Policy> made = from_rules(std::move(rules));
    if (!made && made.error().code == Errc::policy_rule) return fail(Errc::json_value, made.error().what);
    return made;
}

}  // namespace coffer::proof
