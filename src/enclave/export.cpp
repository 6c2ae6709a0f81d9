#include "coffer/enclave/enclave.hpp"

#include "bundle/access.hpp"
#include "coffer/encoding/hex.hpp"
#include "core/try.hpp"
#include "core/utf8.hpp"
#include "enclave/access.hpp"
#include "encoding/json_writer.hpp"

namespace coffer::enclave {

Result<std::string> EnclaveAccess::seal_export(const Enclave& enclave, const PublicKey<P256>& target,
                                               const bundle::OrganizationId& organization, Bytes plaintext, const KeyPair<P256>& ephemeral,
                                               Nonce nonce) {
    if (plaintext.size() > max_export_plaintext) return fail(Errc::data_too_long);
    COFFER_CHECK(check_utf8(as_bytes(organization.text())));
    COFFER_TRY(const bundle::SealedMessage message, bundle::MessageAccess::seal(target, plaintext, ephemeral));
    json::Writer writer;
    writer.begin_object()
        .member("encappedPublic", hex::encode(message.encapsulated_key().uncompressed()))
        .member("ciphertext", hex::encode(message.ciphertext()))
        .member("organizationId", organization.text())
        .end_object();
    return signed_message(enclave, as_bytes(writer.finish()), nonce);
}

Result<std::string> seal_export(const Enclave& enclave, const PublicKey<P256>& target, const bundle::OrganizationId& organization,
                                Bytes plaintext) {
    COFFER_TRY(const KeyPair<P256> ephemeral, KeyPair<P256>::generate());
    return EnclaveAccess::seal_export(enclave, target, organization, plaintext, ephemeral, Nonce::hedged);
}

Result<bundle::UnsignedBundle> seal_credential(const PublicKey<P256>& target, const PrivateKey<P256>& credential) {
    return bundle::UnsignedBundle::seal(target, credential.reveal());
}

}  // namespace coffer::enclave
