#include "coffer/bundle/signed_bundle.hpp"

#include <algorithm>

#include "bundle/members.hpp"
#include "bundle/signature.hpp"

namespace coffer::bundle {
namespace {

constexpr std::string_view supported_version = "v1.0.0";

}  // namespace

Result<Envelope> Envelope::parse(std::string_view json) {
    json::Parser parser;
    const Result<Members> members = Members::read(
        parser, as_bytes(json), Member::version | Member::data | Member::data_signature | Member::enclave_quorum_public, MemberSet());
    if (!members) return members.error();
    if (members->text(Member::version) != supported_version) return fail(Errc::unsupported_version, member_name(Member::version));

    Envelope envelope;
    const struct {
        Member member;
        std::vector<u8>& bytes;
    } parts[] = {
        {Member::data, envelope.data_}, {Member::data_signature, envelope.signature_}, {Member::enclave_quorum_public, envelope.signer_}};
    for (const auto& part : parts) {
        Result<std::vector<u8>> bytes = members->hex(part.member);
        if (!bytes) return bytes.error();
        part.bytes = std::move(*bytes);
    }
    return envelope;
}

Status Envelope::verify(const std::optional<PublicKey<P256>>& trusted) const {
    if (!trusted || !std::ranges::equal(signer_, trusted->uncompressed())) {
        return fail(Errc::signer_unknown, member_name(Member::enclave_quorum_public));
    }
    return verify_signature(*trusted, data_, signature_);
}

}  // namespace coffer::bundle
