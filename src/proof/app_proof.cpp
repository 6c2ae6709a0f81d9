#include "coffer/proof/app_proof.hpp"

#include <array>

#include "coffer/crypto/hash.hpp"
#include "core/try.hpp"
#include "qos/json_fields.hpp"

namespace coffer::proof {
namespace {

using Details = decltype(AppClaims::details);

Result<std::optional<std::string>> optional_text(const json::Object& object, const char* name) {
    if (!qos::present(object, name)) return std::optional<std::string>();
    COFFER_TRY(const std::string_view text, object.text(name));
    return std::optional<std::string>(text);
}

Result<Details> read_address_derivation(const json::Object& object) {
    AddressDerivation details;
    COFFER_TRY(details.organization_id, object.non_empty_text("organizationId"));
    COFFER_TRY(details.wallet_id, optional_text(object, "walletId"));
    COFFER_TRY(details.derivation_path, optional_text(object, "derivationPath"));
    COFFER_TRY(details.address, object.non_empty_text("address"));
    return Details(std::move(details));
}

Result<Details> read_policy_outcome(const json::Object& object) {
    PolicyOutcome details;
    COFFER_TRY(details.organization_id, object.non_empty_text("organizationId"));
    COFFER_TRY(details.outcome, object.non_empty_text("outcome"));
    return Details(std::move(details));
}

struct TypeRow {
    std::string_view type;
    const char* member;
    Result<Details> (*read)(const json::Object&);
};

constexpr auto types = std::to_array<TypeRow>({
    TypeRow{"APP_PROOF_TYPE_ADDRESS_DERIVATION", "addressDerivationProof", read_address_derivation},
    TypeRow{"APP_PROOF_TYPE_POLICY_OUTCOME", "policyOutcomeProof", read_policy_outcome},
});

Result<AppClaims> read_payload(const std::string& payload) {
    COFFER_TRY(const json::Document document, json::Document::parse(as_bytes(payload), qos::json_limits));
    COFFER_TRY(const json::Object object, document.object());
    COFFER_TRY(const std::string_view type, object.non_empty_text("type"));
    COFFER_CHECK(object.text("timestampMs"));
    COFFER_TRY(const json::Value time, object.get("timestampMs"));
    COFFER_TRY(const u64 milliseconds, qos::decimal(time, ~u64{0}, "timestampMs"));
    const auto timestamp = UnixMillis::from_milliseconds(milliseconds);
    if (!timestamp) return fail(Errc::json_value, "timestampMs");
    AppClaims claims{std::string(type), *timestamp, {}, payload};
    for (const TypeRow& row : types) {
        if (row.type != claims.type) continue;
        COFFER_TRY(const json::Object details, object.object(row.member));
        COFFER_TRY(claims.details, row.read(details));
    }
    return claims;
}

}  // namespace

Result<AppProof> AppProof::parse(std::string_view json) {
    COFFER_TRY(const json::Document document, json::Document::parse(as_bytes(json), qos::json_limits));
    COFFER_TRY(const json::Object object, document.object());
    COFFER_TRY(const std::string_view scheme, object.text("scheme"));
    if (scheme != "SIGNATURE_SCHEME_EPHEMERAL_KEY_P256") return fail(Errc::scheme_mismatch, "scheme");
    COFFER_TRY(const auto raw_key, qos::hex_array<qos::DualPublicKey::size>(object, "publicKey"));
    const auto key = qos::DualPublicKey::parse(raw_key);
    if (!key) return fail(key.error().code, "publicKey");
    COFFER_TRY(const std::string_view payload, object.non_empty_text("proofPayload"));
    COFFER_TRY(const auto raw_signature, qos::hex_array<64>(object, "signature"));
    const auto signature = EcdsaSignature<P256>::parse_raw(raw_signature);
    if (!signature) return fail(signature.error().code, "signature");
    return AppProof(*key, *signature, std::string(payload));
}

Result<AppClaims> AppProof::verify() const {
    if (const Status by_key = verify_digest(key_.signing, sha256(as_bytes(*payload_)), signature_); !by_key)
        return fail(by_key.error().code, "app proof");
    return read_payload(*payload_);
}

}  // namespace coffer::proof
