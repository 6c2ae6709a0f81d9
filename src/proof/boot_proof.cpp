#include "coffer/proof/boot_proof.hpp"

#include "coffer/encoding/base64.hpp"
#include "core/try.hpp"
#include "qos/json_fields.hpp"

namespace coffer::proof {
namespace {

Result<std::vector<u8>> base64_bytes(const json::Object& object, const char* name) {
    COFFER_TRY(const std::string_view text, object.non_empty_text(name));
    auto bytes = base64::decode(text, base64::Alphabet::standard, base64::Padding::required);
    if (!bytes) return fail(bytes.error().code, bytes.error().at, name);
    return bytes;
}

}  // namespace

Result<BootProof> BootProof::parse(std::string_view json) {
    COFFER_TRY(const json::Document document, json::Document::parse(as_bytes(json), qos::json_limits));
    COFFER_TRY(const json::Object object, document.object());
    COFFER_TRY(const auto raw_key, qos::hex_array<qos::DualPublicKey::size>(object, "ephemeralPublicKeyHex"));
    const auto key = qos::DualPublicKey::parse(raw_key);
    if (!key) return fail(key.error().code, "ephemeralPublicKeyHex");
    COFFER_TRY(const auto attestation_bytes, base64_bytes(object, "awsAttestationDocB64"));
    COFFER_TRY(const auto manifest_bytes, base64_bytes(object, "qosManifestB64"));
    COFFER_TRY(const auto envelope_bytes, base64_bytes(object, "qosManifestEnvelopeB64"));
    COFFER_TRY(auto attestation, AttestationDocument::parse(attestation_bytes));
    COFFER_TRY(auto manifest, qos::Manifest::parse(manifest_bytes));
    COFFER_TRY(auto envelope, qos::ManifestEnvelope::parse(envelope_bytes));
    return BootProof{*key, std::move(attestation), std::move(manifest), std::move(envelope)};
}

}  // namespace coffer::proof
