// HPKE contexts (RFC 9180 section 5): each has its own keys and sequence number, and shows neither.
#pragma once

#include <atomic>
#include <limits>
#include <type_traits>
#include <vector>

#include "coffer/core/secret.hpp"
#include "coffer/hpke/mode.hpp"
#include "coffer/hpke/suite.hpp"

namespace coffer::hpke {

struct ContextAccess;

/// max_message_length bounds plaintexts and associated data.
inline constexpr std::size_t max_message_length = 0x7fffffef;

/// EncapsulatedKey is what the sender's side sends along: 65 bytes (P-256) or 32 (X25519).
class EncapsulatedKey {
public:
    [[nodiscard]] Bytes bytes() const noexcept COFFER_LIFETIMEBOUND { return Bytes(bytes_).first(size_); }

private:
    friend struct ContextAccess;
    ByteArray<65> bytes_{};
    std::size_t size_ = 0;
};

namespace detail {

/// Schedule is what the key schedule leaves (section 5.1), and the sequence number. Move-only; secret.
class Schedule {
public:
    Schedule(Schedule&& other) noexcept;
    Schedule& operator=(Schedule&& other) noexcept;
    ~Schedule() = default;

    [[nodiscard]] Status seal(MutBytes ciphertext, Bytes aad, Bytes plaintext);
    [[nodiscard]] Status open(MutBytes plaintext, Bytes aad, Bytes ciphertext);
    [[nodiscard]] Result<SecretBytes> export_secret(Bytes exporter_context, std::size_t length) const;
    [[nodiscard]] const Suite& suite() const noexcept { return suite_; }

private:
    friend struct hpke::ContextAccess;
    explicit Schedule(const Suite& suite) noexcept : suite_(suite) {}
    static constexpr u64 exhausted = std::numeric_limits<u64>::max();
    template <typename Operation>
    [[nodiscard]] Status with_nonce(Operation&& operation);

    Suite suite_;
    SecretArray<32> key_;
    SecretArray<12> base_nonce_;
    SecretArray<64> exporter_secret_;
    u64 sequence_ = 0;
    u32 forks_ = 0;  // of the process in which the context was made
    std::atomic<bool> busy_ = false;
};

}  // namespace detail

/// SenderContext seals messages in order. Move-only. Two threads must not use one context at a time: the second is refused with hpke_busy,
/// so that no nonce is ever used twice.
class SenderContext {
public:
    /// seal encrypts the next message; the result has 16 bytes more than `plaintext`. Secret in. Errors: hpke_export_only,
    /// hpke_input_length, hpke_sequence_exhausted, hpke_busy, hpke_forked (the context was made before this process was forked: its parent
    /// has the same next nonce), backend.
    [[nodiscard]] Result<std::vector<u8>> seal(Bytes aad, Bytes plaintext);
    /// seal_into writes exactly plaintext.size() + 16 bytes. Errors as seal, and length_mismatch.
    [[nodiscard]] Status seal_into(MutBytes ciphertext, Bytes aad, Bytes plaintext) { return schedule_.seal(ciphertext, aad, plaintext); }
    /// export_secret derives `length` bytes, at most 255 digests of the suite's KDF, bound to `exporter_context` (section 5.3). Secret.
    /// Errors: hpke_export_length, hpke_input_length.
    [[nodiscard]] Result<SecretBytes> export_secret(Bytes exporter_context, std::size_t length) const {
        return schedule_.export_secret(exporter_context, length);
    }

    [[nodiscard]] const Suite& suite() const noexcept { return schedule_.suite(); }

private:
    friend struct ContextAccess;
    explicit SenderContext(detail::Schedule schedule) noexcept : schedule_(std::move(schedule)) {}
    detail::Schedule schedule_;
};

/// RecipientContext opens messages in the sender's order. Move-only. A message that does not open does not advance the sequence.
class RecipientContext {
public:
    /// open decrypts the next message. Secret out. Errors: hpke_export_only, hpke_input_length, ciphertext_too_short, aead_open,
    /// hpke_sequence_exhausted, hpke_busy, backend.
    [[nodiscard]] Result<SecretBytes> open(Bytes aad, Bytes ciphertext);
    /// open_into writes exactly ciphertext.size() - 16 bytes, all zero on failure. Errors as open, and length_mismatch.
    [[nodiscard]] Status open_into(MutBytes plaintext, Bytes aad, Bytes ciphertext) { return schedule_.open(plaintext, aad, ciphertext); }
    /// export_secret as SenderContext::export_secret.
    [[nodiscard]] Result<SecretBytes> export_secret(Bytes exporter_context, std::size_t length) const {
        return schedule_.export_secret(exporter_context, length);
    }

    [[nodiscard]] const Suite& suite() const noexcept { return schedule_.suite(); }

private:
    friend struct ContextAccess;
    explicit RecipientContext(detail::Schedule schedule) noexcept : schedule_(std::move(schedule)) {}
    detail::Schedule schedule_;
};

/// Sender is a fresh context with the encapsulated key that lets the recipient set up the same one.
struct Sender {
    EncapsulatedKey encapsulated_key;
    SenderContext context;
};

/// setup_sender encapsulates to `recipient` with a fresh ephemeral key. Secret. Errors: curve_mismatch (the suite's KEM is of another
/// curve), hpke_input_length, shared_secret_zero, random_unavailable, backend.
template <KemCurve C>
[[nodiscard]] Result<Sender> setup_sender(const Suite& suite, const PublicKey<C>& recipient, Bytes info,
                                          const std::type_identity_t<SenderMode<C>>& mode = Base{});

/// setup_recipient decapsulates. Secret. Errors: curve_mismatch, hpke_input_length, public_key_length, public_key_prefix,
/// public_key_hybrid, public_key_infinity, public_key_compressed, public_key_not_on_curve, shared_secret_zero, backend.
template <KemCurve C>
[[nodiscard]] Result<RecipientContext> setup_recipient(const Suite& suite, Bytes encapsulated_key, const KeyPair<C>& recipient, Bytes info,
                                                       const std::type_identity_t<RecipientMode<C>>& mode = Base{});

}  // namespace coffer::hpke
