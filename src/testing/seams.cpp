#include "testing/seams.hpp"

#include "bundle/access.hpp"
#include "enclave/access.hpp"
#include "hpke/access.hpp"
#include "qos/access.hpp"

namespace coffer::testing {

Result<bundle::SealedMessage> seal_with_ephemeral_for_testing(const PublicKey<P256>& recipient, Bytes plaintext,
                                                              const KeyPair<P256>& ephemeral) {
    return bundle::MessageAccess::seal(recipient, plaintext, ephemeral);
}

Result<qos::Envelope> seal_envelope_for_testing(const PublicKey<P256>& recipient, Bytes plaintext, const KeyPair<P256>& ephemeral,
                                                const ByteArray<12>& nonce) {
    return qos::EnvelopeAccess::seal(recipient, plaintext, ephemeral, nonce);
}

Result<qos::SymmetricEnvelope> seal_envelope_for_testing(const SecretArray<32>& key, Bytes plaintext, const ByteArray<12>& nonce) {
    return qos::EnvelopeAccess::seal(key, plaintext, nonce);
}

Result<std::string> seal_export_for_testing(const enclave::Enclave& enclave, const PublicKey<P256>& target,
                                            const bundle::OrganizationId& organization, Bytes plaintext, const KeyPair<P256>& ephemeral) {
    return enclave::EnclaveAccess::seal_export(enclave, target, organization, plaintext, ephemeral, Nonce::deterministic);
}

Result<enclave::PublishedTarget> publish_target_for_testing(const enclave::Enclave& enclave, const bundle::OrganizationId* organization,
                                                            const bundle::UserId* user, PrivateKey<P256> key) {
    enclave::NamedOwner owner;
    if (organization != nullptr) owner.organization = organization->text();
    if (user != nullptr) owner.user = user->text();
    return enclave::EnclaveAccess::publish_target(enclave, owner, enclave::TargetKey::from_private_key(std::move(key)),
                                                  Nonce::deterministic);
}

using hpke::ContextAccess;

template <hpke::KemCurve C>
Result<hpke::Sender> setup_sender_with_ephemeral_for_testing(const hpke::Suite& suite, const PublicKey<C>& recipient, Bytes info,
                                                             const KeyPair<C>& ephemeral,
                                                             const std::type_identity_t<hpke::SenderMode<C>>& mode) {
    return hpke::setup_sender_from<C>(suite, recipient, info, ephemeral, mode);
}

template Result<hpke::Sender> setup_sender_with_ephemeral_for_testing<P256>(const hpke::Suite&, const PublicKey<P256>&, Bytes,
                                                                            const KeyPair<P256>&, const hpke::SenderMode<P256>&);
template Result<hpke::Sender> setup_sender_with_ephemeral_for_testing<X25519>(const hpke::Suite&, const PublicKey<X25519>&, Bytes,
                                                                              const KeyPair<X25519>&, const hpke::SenderMode<X25519>&);

void set_sequence_for_testing(hpke::SenderContext& context, u64 sequence) noexcept {
    ContextAccess::set_sequence(ContextAccess::schedule_of(context), sequence);
}

void set_sequence_for_testing(hpke::RecipientContext& context, u64 sequence) noexcept {
    ContextAccess::set_sequence(ContextAccess::schedule_of(context), sequence);
}

u64 sequence_for_testing(hpke::SenderContext& context) noexcept {
    return ContextAccess::sequence(ContextAccess::schedule_of(context));
}

u64 sequence_for_testing(hpke::RecipientContext& context) noexcept {
    return ContextAccess::sequence(ContextAccess::schedule_of(context));
}

void set_busy_for_testing(hpke::SenderContext& context, bool busy) noexcept {
    ContextAccess::set_busy(ContextAccess::schedule_of(context), busy);
}

void set_busy_for_testing(hpke::RecipientContext& context, bool busy) noexcept {
    ContextAccess::set_busy(ContextAccess::schedule_of(context), busy);
}

}  // namespace coffer::testing
