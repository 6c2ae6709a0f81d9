// Access to the private parts of contexts, for the library. Other code reaches setup_sender_from only through coffer_testing, which is not
// installed, because a repeated ephemeral key repeats key and nonces.
#pragma once

#include <cstring>

#include "coffer/hpke/context.hpp"
#include "hpke/kem.hpp"
#include "hpke/schedule.hpp"

namespace coffer::hpke {

/// ContextAccess constructs contexts and reads their private parts.
struct ContextAccess {
    [[nodiscard]] static EncapsulatedKey encapsulated_key(Bytes encoded) noexcept {
        EncapsulatedKey key;
        COFFER_INVARIANT(encoded.size() <= key.bytes_.size());
        std::memcpy(key.bytes_.data(), encoded.data(), encoded.size());
        key.size_ = encoded.size();
        return key;
    }
    [[nodiscard]] static SenderContext sender(detail::Schedule schedule) noexcept { return SenderContext(std::move(schedule)); }
    [[nodiscard]] static RecipientContext recipient(detail::Schedule schedule) noexcept { return RecipientContext(std::move(schedule)); }

    [[nodiscard]] static Result<detail::Schedule> schedule(const Suite& suite, const KemSecret& shared_secret,
                                                           const ScheduleInputs& inputs);

    /// schedule_of returns the schedule of a context, for tests.
    template <typename Context>
    [[nodiscard]] static detail::Schedule& schedule_of(Context& context) noexcept {
        return context.schedule_;
    }
    /// key, base_nonce and exporter_secret return what the schedule holds. key and base_nonce are empty for an export-only suite. Secret.
    [[nodiscard]] static Bytes key(const detail::Schedule& schedule COFFER_LIFETIMEBOUND) noexcept {
        return schedule.key_.reveal().first(aead_key_length(schedule.suite_));
    }
    [[nodiscard]] static Bytes base_nonce(const detail::Schedule& schedule COFFER_LIFETIMEBOUND) noexcept {
        return schedule.base_nonce_.reveal().first(schedule.suite_.aead().cipher ? aead_nonce_size : 0);
    }
    [[nodiscard]] static Bytes exporter_secret(const detail::Schedule& schedule COFFER_LIFETIMEBOUND) noexcept {
        return schedule.exporter_secret_.reveal().first(hash_size(schedule.suite_.kdf().hash));
    }
    static void set_sequence(detail::Schedule& schedule, u64 sequence) noexcept { schedule.sequence_ = sequence; }
    [[nodiscard]] static u64 sequence(const detail::Schedule& schedule) noexcept { return schedule.sequence_; }
    static void set_busy(detail::Schedule& schedule, bool busy) noexcept { schedule.busy_ = busy; }
};

/// setup_sender_from is setup_sender with a given ephemeral key pair.
template <KemCurve C>
[[nodiscard]] Result<Sender> setup_sender_from(const Suite& suite, const PublicKey<C>& recipient, Bytes info, const KeyPair<C>& ephemeral,
                                               const std::type_identity_t<SenderMode<C>>& mode = Base{});

/// setup_recipient_from is setup_recipient with an encapsulated key that was already parsed.
template <KemCurve C>
[[nodiscard]] Result<RecipientContext> setup_recipient_from(const Suite& suite, const PublicKey<C>& encapsulated,
                                                            const KeyPair<C>& recipient, Bytes info,
                                                            const std::type_identity_t<RecipientMode<C>>& mode = Base{});

}  // namespace coffer::hpke
