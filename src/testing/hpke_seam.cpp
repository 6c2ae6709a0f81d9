#include "testing/hpke_seam.hpp"

#include "hpke/access.hpp"

namespace coffer::testing {

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
