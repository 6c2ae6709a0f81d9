#include "coffer/proof/attestation.hpp"

#include <algorithm>

#include "core/no_memory.hpp"
#include "core/try.hpp"
#include "crypto/backend/select.hpp"
#include "proof/attestation_payload.hpp"
#include "proof/cose.hpp"

namespace coffer::proof {

Result<AttestationDocument> AttestationDocument::parse(Bytes cose_sign1) {
    if (cose_sign1.size() > max_bytes) return fail(Errc::cbor_syntax, max_bytes, "attestation");
    COFFER_TRY(const CoseSign1 message, CoseSign1::parse(cose_sign1));
    COFFER_TRY(AttestationPayload payload, parse_attestation_payload(message.payload));
    AttestationDocument document(std::move(payload.claims));
    document.certificate_ = std::move(payload.certificate);
    document.bundle_ = std::move(payload.bundle);
    document.digest_ = message.digest();
    std::ranges::copy(message.signature, document.signature_.begin());
    return document;
}

Result<VerifiedAttestation> AttestationDocument::verify(const RootCertificate& root, UnixMillis at) const {
    if (!std::ranges::equal(bundle_->front(), root.der())) return fail(Errc::certificate_chain, std::size_t{0}, "cabundle");
    const std::vector<Bytes> authorities(bundle_->begin() + 1, bundle_->end());
    const auto key = core::unless_no_memory(backend::x509::verify_chain(root.der(), authorities, *certificate_, at.seconds()));
    if (!key) {
        const bool leaf = key.error().at == bundle_->size();
        return fail(key.error().code, key.error().at, leaf ? "certificate" : "cabundle");
    }
    if (const Status by_leaf = core::unless_no_memory(backend::p384::ecdsa_verify(*key, digest_, signature_)); !by_leaf)
        return fail(by_leaf.error().code, "attestation");
    return VerifiedAttestation(*claims_);
}

}  // namespace coffer::proof
