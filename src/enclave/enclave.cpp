#include "coffer/enclave/enclave.hpp"

#include "coffer/bundle/signed_bundle.hpp"
#include "coffer/crypto/hash.hpp"
#include "coffer/crypto/random.hpp"
#include "coffer/encoding/hex.hpp"
#include "core/try.hpp"
#include "enclave/access.hpp"
#include "encoding/json_writer.hpp"

namespace coffer::enclave {

Result<Enclave> Enclave::generate() {
    COFFER_TRY(SecretArray<32> seed, random_secret<32>());
    return from_seed(std::move(seed));
}

Result<Enclave> Enclave::from_seed(SecretArray<32> master_seed) {
    COFFER_TRY(qos::QuorumKeys keys, qos::QuorumKeys::derive(master_seed));
    return Enclave(std::move(master_seed), std::move(keys));
}

Result<std::string> EnclaveAccess::signed_message(const Enclave& enclave, Bytes data, Nonce nonce) {
    const PrivateKey<P256>& key = enclave.keys().signing_key();
    COFFER_TRY(const EcdsaSignature<P256> signature, sign_digest(key, sha256(data), nonce));
    json::Writer writer;
    writer.begin_object()
        .member("version", "v1.0.0")
        .member("data", hex::encode(data))
        .member("dataSignature", hex::encode(signature.der().bytes()))
        .member("enclaveQuorumPublic", hex::encode(key.public_key().uncompressed()))
        .end_object();
    std::string text = writer.finish();
    if (text.size() > bundle::max_bundle_bytes) return fail(Errc::data_too_long);
    return text;
}

Result<std::string> Enclave::signed_message(Bytes data) const {
    return EnclaveAccess::signed_message(*this, data, Nonce::hedged);
}

}  // namespace coffer::enclave
