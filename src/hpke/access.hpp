// The library's own doors into contexts. The one for a given ephemeral key is reached from outside only through coffer_testing, which is
// not installed: a repeated ephemeral key repeats key and nonce.
#pragma once

#include <cstring>

#include "coffer/hpke/context.hpp"
#include "hpke/kem.hpp"
#include "hpke/schedule.hpp"

namespace coffer::hpke {

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

    /// The schedule of a context, for the seam of tests.
    template <typename Context>
    [[nodiscard]] static detail::Schedule& schedule_of(Context& context) noexcept {
        return context.schedule_;
    }
    /// What the schedule holds; key and nonce are empty for an export-only suite. Secret.
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

/// setup_sender_from is setup_sender with the ephemeral key pair given.
template <KemCurve C>
[[nodiscard]] Result<Sender> setup_sender_from(const Suite& suite, const PublicKey<C>& recipient, Bytes info, const KeyPair<C>& ephemeral,
                                               const std::type_identity_t<SenderMode<C>>& mode = Base{});

/// setup_recipient_from is setup_recipient with the encapsulated key already parsed.
template <KemCurve C>
[[nodiscard]] Result<RecipientContext> setup_recipient_from(const Suite& suite, const PublicKey<C>& encapsulated,
                                                            const KeyPair<C>& recipient, Bytes info,
                                                            const std::type_identity_t<RecipientMode<C>>& mode = Base{});

}  // namespace coffer::hpke
