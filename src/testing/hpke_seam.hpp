// HPKE with a given ephemeral key, and contexts set to a given state: for tests only, since a repeated ephemeral key repeats key and nonce.
#pragma once

#include "coffer/hpke/context.hpp"

namespace coffer::testing {

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
