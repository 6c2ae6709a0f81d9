#include "bundle/signature.hpp"

#include "coffer/crypto/hash.hpp"
#include "coffer/keys/signature.hpp"

namespace coffer::bundle {

Status verify_signature(const PublicKey<P256>& signer, Bytes message, Bytes der) {
    const Result<EcdsaSignature<P256>> signature = EcdsaSignature<P256>::parse_der(der);
    if (!signature) return Error{signature.error().code, signature.error().at, "signature"};
    return verify_digest(signer, sha256(message), *signature);
}

}  // namespace coffer::bundle
