#include "coffer/bundle/export.hpp"

#include "bundle/signed_data.hpp"
#include "core/try.hpp"

namespace coffer::bundle {

Result<AnyPrivateKey> OpenedExport::private_key(CurveId curve) const {
    COFFER_TRY(const SecretArray<32> bytes, private_key_bytes());
    return parse_private_key(curve, bytes.reveal());
}

Result<VerifiedExport> VerifiedExport::read(Bytes signed_data, const Expected& expected) {
    COFFER_TRY(SealedMessage message, read_message(kind, signed_data, {.organization = &expected}));
    return VerifiedExport(std::move(message));
}

Result<VerifiedExport> VerifiedExport::dangerously_assume_verified(const SignedBundle<VerifiedExport>& bundle, const Expected& expected) {
    return read(bundle.envelope_.data(), expected);
}

Result<OpenedExport> VerifiedExport::open(const Decryptor& decryptor) const {
    COFFER_TRY(SecretBytes plaintext, message_.open(decryptor));
    return OpenedExport(std::move(plaintext));
}

}  // namespace coffer::bundle
