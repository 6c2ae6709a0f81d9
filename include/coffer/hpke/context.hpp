// HPKE contexts (RFC 9180 section 5). A context holds the keys and the sequence number of one exchange and reveals neither.
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

/// max_message_length is the maximum length of a plaintext and of associated data, in bytes.
inline constexpr std::size_t max_message_length = 0x7fffffef;

/// EncapsulatedKey is the ephemeral public key `enc`, which the sender transmits to the recipient: 65 bytes (P-256) or 32 bytes (X25519). A
/// regular value, public data.
class EncapsulatedKey {
public:
    /// bytes returns the encoding, valid as long as this object.
    [[nodiscard]] Bytes bytes() const noexcept COFFER_LIFETIMEBOUND { return Bytes(bytes_).first(size_); }

private:
    friend struct ContextAccess;
    ByteArray<65> bytes_{};
    std::size_t size_ = 0;
};

namespace detail {

/// Schedule holds the results of the key schedule (RFC 9180 section 5.1) and the sequence number. Secret. Move-only.
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
    u32 forks_ = 0;  // number of forks before the context was set up; a difference means that this process is a forked child
    std::atomic<bool> busy_ = false;
};

}  // namespace detail

/// SenderContext seals messages in sequence. Secret. Move-only.
/// The next nonce is used only once: if two threads seal with one context at the same time, the second call returns hpke_busy, and a forked
/// child cannot seal with a context of its parent (hpke_forked). A call that fails does not advance the sequence number.
class SenderContext {
public:
    /// seal encrypts the next message and returns plaintext.size() + 16 bytes: the ciphertext and its tag. `aad` and `plaintext`: up to
    /// max_message_length bytes each. Secret (`plaintext`). Constant time. Errors: hpke_input_length (`plaintext`), hpke_export_only,
    /// hpke_input_length (`aad`), hpke_busy, hpke_sequence_exhausted, hpke_forked (the context was set up before this process was forked,
    /// so the parent would use the same nonce), backend. RFC 9180 section 5.2.
    [[nodiscard]] Result<std::vector<u8>> seal(Bytes aad, Bytes plaintext);
    /// seal_into encrypts the next message like seal and writes the result to `ciphertext`, which must have plaintext.size() + 16 bytes and
    /// must not overlap `plaintext`. If the encryption fails (backend), `ciphertext` is all zero; the other errors leave it unchanged.
    /// Secret (`plaintext`). Constant time. Errors: hpke_export_only, hpke_input_length, length_mismatch, hpke_busy,
    /// hpke_sequence_exhausted, hpke_forked, backend.
    [[nodiscard]] Status seal_into(MutBytes ciphertext, Bytes aad, Bytes plaintext) { return schedule_.seal(ciphertext, aad, plaintext); }
    /// export_secret derives a secret of `length` bytes that is bound to `exporter_context`. It does not use the sequence number. `length`:
    /// up to 255 times the digest size of the KDF. `exporter_context`: up to max_input_length bytes. Secret. Constant time. Errors:
    /// hpke_export_length, hpke_input_length. RFC 9180 section 5.3.
    [[nodiscard]] Result<SecretBytes> export_secret(Bytes exporter_context, std::size_t length) const {
        return schedule_.export_secret(exporter_context, length);
    }

    /// suite returns the cipher suite of the context.
    [[nodiscard]] const Suite& suite() const noexcept { return schedule_.suite(); }

private:
    friend struct ContextAccess;
    explicit SenderContext(detail::Schedule schedule) noexcept : schedule_(std::move(schedule)) {}
    detail::Schedule schedule_;
};

/// RecipientContext opens messages in the sequence in which the sender sealed them. Secret. Move-only. If two threads open with one context
/// at the same time, the second call returns hpke_busy. A call that fails does not advance the sequence number.
class RecipientContext {
public:
    /// open decrypts the next message and returns ciphertext.size() - 16 bytes. `ciphertext`: the ciphertext and its 16-byte tag, up to
    /// max_message_length + 16 bytes. `aad`: up to max_message_length bytes. Secret (the result). Constant time. Errors: hpke_input_length
    /// (`ciphertext`), hpke_export_only, ciphertext_too_short, hpke_input_length (`aad`), hpke_busy, hpke_sequence_exhausted, aead_open,
    /// backend. RFC 9180 section 5.2.
    [[nodiscard]] Result<SecretBytes> open(Bytes aad, Bytes ciphertext);
    /// open_into decrypts the next message like open and writes the plaintext to `plaintext`, which must have ciphertext.size() - 16 bytes.
    /// If the decryption fails (aead_open, backend), `plaintext` is all zero; the other errors leave it unchanged. Secret (`plaintext`).
    /// Constant time. Errors: hpke_export_only, ciphertext_too_short, hpke_input_length, length_mismatch, hpke_busy,
    /// hpke_sequence_exhausted, aead_open, backend.
    [[nodiscard]] Status open_into(MutBytes plaintext, Bytes aad, Bytes ciphertext) { return schedule_.open(plaintext, aad, ciphertext); }
    /// export_secret derives the same secret as SenderContext::export_secret on the side of the sender. Secret. Constant time. Errors:
    /// hpke_export_length, hpke_input_length.
    [[nodiscard]] Result<SecretBytes> export_secret(Bytes exporter_context, std::size_t length) const {
        return schedule_.export_secret(exporter_context, length);
    }

    /// suite returns the cipher suite of the context.
    [[nodiscard]] const Suite& suite() const noexcept { return schedule_.suite(); }

private:
    friend struct ContextAccess;
    explicit RecipientContext(detail::Schedule schedule) noexcept : schedule_(std::move(schedule)) {}
    detail::Schedule schedule_;
};

/// Sender is a new sender context and the encapsulated key from which the recipient sets up the matching recipient context. Secret.
/// Move-only.
struct Sender {
    EncapsulatedKey encapsulated_key;  ///< the encapsulated key `enc`, which the recipient needs
    SenderContext context;             ///< seals the messages
};

/// setup_sender generates an ephemeral key pair, encapsulates a shared secret to `recipient` and returns the sender context (SetupBaseS,
/// SetupPSKS, SetupAuthS or SetupAuthPSKS, depending on `mode`). `info`: up to max_input_length bytes. Secret. Constant time. Errors:
/// curve_mismatch (C is not the curve of the KEM of `suite`), hpke_input_length, random_unavailable, shared_secret_zero (X25519: a public
/// key of low order), backend. RFC 9180 section 5.1.
template <KemCurve C>
[[nodiscard]] Result<Sender> setup_sender(const Suite& suite, const PublicKey<C>& recipient, Bytes info,
                                          const std::type_identity_t<SenderMode<C>>& mode = Base{});

/// setup_recipient decapsulates the shared secret and returns the recipient context (SetupBaseR, SetupPSKR, SetupAuthR or SetupAuthPSKR,
/// depending on `mode`). `info`: up to max_input_length bytes. Secret. Constant time. Errors: curve_mismatch (C is not the curve of the KEM
/// of `suite`), hpke_input_length, those of PublicKey<P256>::parse_uncompressed or PublicKey<X25519>::parse (for `encapsulated_key`),
/// shared_secret_zero (X25519), random_unavailable, backend. RFC 9180 section 5.1.
template <KemCurve C>
[[nodiscard]] Result<RecipientContext> setup_recipient(const Suite& suite, Bytes encapsulated_key, const KeyPair<C>& recipient, Bytes info,
                                                       const std::type_identity_t<RecipientMode<C>>& mode = Base{});

}  // namespace coffer::hpke
