// The key schedule (RFC 9180 section 5.1), in the steps of the test vectors of the RFC.
#pragma once

#include "coffer/hpke/suite.hpp"
#include "hpke/kem.hpp"

namespace coffer::hpke {

/// ModeId is the identifier of the mode, which the key schedule hashes.
enum class ModeId : u8 { base = 0, psk = 1, auth = 2, auth_psk = 3 };

/// hpke_suite_id returns "HPKE" || I2OSP(kem_id, 2) || I2OSP(kdf_id, 2) || I2OSP(aead_id, 2).
[[nodiscard]] ByteArray<10> hpke_suite_id(const Suite& suite) noexcept;

/// ScheduleInputs are the inputs of the key schedule other than the shared secret of the KEM. Without a pre-shared key, `psk` and `psk_id`
/// are empty.
struct ScheduleInputs {
    ModeId mode = ModeId::base;
    Bytes info;
    Bytes psk;
    Bytes psk_id;
};

/// ScheduleContext is key_schedule_context: mode || psk_id_hash || info_hash. Public data.
class ScheduleContext {
public:
    ScheduleContext(const Suite& suite, const ScheduleInputs& inputs) noexcept;
    [[nodiscard]] Bytes bytes() const noexcept COFFER_LIFETIMEBOUND { return Bytes(bytes_).first(size_); }

private:
    ByteArray<1 + 64 + 64> bytes_{};
    std::size_t size_;
};

/// MessageKeys are the key, of which the first aead_key_length bytes count, and the base nonce. Secret.
struct MessageKeys {
    SecretArray<32> key;
    SecretArray<12> base_nonce;
};

/// message_keys derives key and base nonce from the secret of the schedule; both stay zero for an export-only suite. Secret. The caller
/// scrubs the stack. Error: kdf_output_length.
[[nodiscard]] Result<MessageKeys> message_keys(const Suite& suite, Bytes schedule_secret, const ScheduleContext& context);

/// schedule_secret writes LabeledExtract(shared_secret, "secret", psk), hash_size bytes, to `secret`. Secret. The caller scrubs the stack.
void schedule_secret(const Suite& suite, const KemSecret& shared_secret, Bytes psk, MutBytes secret) noexcept;

/// aead_key_length returns Nk, or 0 for an export-only suite.
[[nodiscard]] std::size_t aead_key_length(const Suite& suite) noexcept;

}  // namespace coffer::hpke
