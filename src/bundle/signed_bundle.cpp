#include "coffer/bundle/signed_bundle.hpp"

#include <algorithm>

#include "bundle/fields.hpp"
#include "core/try.hpp"

namespace coffer::bundle {
namespace {

constexpr std::string_view supported_version = "v1.0.0";

}  // namespace

Result<SignedEnvelope> SignedEnvelope::parse(std::string_view json) {
    COFFER_TRY(
        const Fields members,
        Fields::read(as_bytes(json), Field::version | Field::data | Field::data_signature | Field::enclave_quorum_public, FieldSet()));
    if (members.text(Field::version) != supported_version) return fail(Errc::unsupported_version, field_name(Field::version));

    SignedEnvelope envelope;
    COFFER_TRY(envelope.data_, members.hex(Field::data));
    COFFER_TRY(envelope.signature_, members.hex(Field::data_signature));
    COFFER_TRY(envelope.signer_, members.hex(Field::enclave_quorum_public));
    return envelope;
}

Status SignedEnvelope::verify(const TrustAnchors& anchors, SignerRole role) const {
    const std::optional<PublicKey<P256>>& trusted = anchors.find(role);
    if (!trusted || !std::ranges::equal(*signer_, trusted->uncompressed())) {
        return fail(Errc::signer_unknown, field_name(Field::enclave_quorum_public));
    }
    return anchors.verify(role, *data_, *signature_);
}

}  // namespace coffer::bundle
