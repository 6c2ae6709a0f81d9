// What only tests may do: messages with given randomness, and HPKE contexts in a given state. A repeated ephemeral key repeats key and
// nonce, so no program may link this.
#pragma once

#include "coffer/bundle/sealed_message.hpp"
#include "coffer/enclave/enclave.hpp"
#include "coffer/hpke/context.hpp"
#include "coffer/qos/envelope.hpp"

namespace coffer::testing {

/// seal_with_ephemeral_for_testing is SealedMessage::seal with the ephemeral key pair given.
[[nodiscard]] Result<bundle::SealedMessage> seal_with_ephemeral_for_testing(const PublicKey<P256>& recipient, Bytes plaintext,
                                                                            const KeyPair<P256>& ephemeral);

/// The envelopes of quorum keys with their randomness given.
[[nodiscard]] Result<qos::Envelope> seal_envelope_for_testing(const PublicKey<P256>& recipient, Bytes plaintext,
                                                              const KeyPair<P256>& ephemeral, const ByteArray<12>& nonce);
[[nodiscard]] Result<qos::SymmetricEnvelope> seal_envelope_for_testing(const SecretArray<32>& key, Bytes plaintext,
                                                                       const ByteArray<12>& nonce);

/// seal_export_for_testing is enclave::seal_export with the ephemeral key pair given.
[[nodiscard]] Result<std::string> seal_export_for_testing(const enclave::Enclave& enclave, const PublicKey<P256>& target,
                                                          const bundle::OrganizationId& organization, Bytes plaintext,
                                                          const KeyPair<P256>& ephemeral);

/// publish_target_for_testing publishes a target of the given key; owners that are null are not named.
[[nodiscard]] Result<enclave::PublishedTarget> publish_target_for_testing(const enclave::Enclave& enclave,
                                                                          const bundle::OrganizationId* organization,
                                                                          const bundle::UserId* user, PrivateKey<P256> key);

/// setup_sender_with_ephemeral_for_testing is hpke::setup_sender with the ephemeral key pair given.
template <hpke::KemCurve C>
[[nodiscard]] Result<hpke::Sender> setup_sender_with_ephemeral_for_testing(
    const hpke::Suite& suite, const PublicKey<C>& recipient, Bytes info, const KeyPair<C>& ephemeral,
    const std::type_identity_t<hpke::SenderMode<C>>& mode = hpke::Base{});

/// set_sequence_for_testing sets the sequence number of the next message.
void set_sequence_for_testing(hpke::SenderContext& context, u64 sequence) noexcept;
void set_sequence_for_testing(hpke::RecipientContext& context, u64 sequence) noexcept;
[[nodiscard]] u64 sequence_for_testing(hpke::SenderContext& context) noexcept;
[[nodiscard]] u64 sequence_for_testing(hpke::RecipientContext& context) noexcept;

/// set_busy_for_testing makes a context look as if another thread were inside, or not.
void set_busy_for_testing(hpke::SenderContext& context, bool busy) noexcept;
void set_busy_for_testing(hpke::RecipientContext& context, bool busy) noexcept;

}  // namespace coffer::testing
