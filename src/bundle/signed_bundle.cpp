#include "coffer/bundle/signed_bundle.hpp"

#include <algorithm>

#include "bundle/members.hpp"
#include "core/try.hpp"

namespace coffer::bundle {
namespace {

constexpr std::string_view supported_version = "v1.0.0";

}  // namespace

Result<Envelope> Envelope::parse(std::string_view json) {
    COFFER_TRY(const Members members,
               Members::read(as_bytes(json), Member::version | Member::data | Member::data_signature | Member::enclave_quorum_public,
                             MemberSet()));
    if (members.text(Member::version) != supported_version) return fail(Errc::unsupported_version, member_name(Member::version));

    Envelope envelope;
    COFFER_TRY(envelope.data_, members.hex(Member::data));
    COFFER_TRY(envelope.signature_, members.hex(Member::data_signature));
    COFFER_TRY(envelope.signer_, members.hex(Member::enclave_quorum_public));
    return envelope;
}

Status Envelope::verify(const TrustAnchors& anchors, SignerRole role) const {
    const std::optional<PublicKey<P256>>& trusted = anchors.find(role);
    if (!trusted || !std::ranges::equal(*signer_, trusted->uncompressed())) {
        return fail(Errc::signer_unknown, member_name(Member::enclave_quorum_public));
    }
    return anchors.verify(role, *data_, *signature_);
}

}  // namespace coffer::bundle
