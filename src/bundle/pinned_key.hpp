// One trusted signing key, with what makes many of its signatures quick to verify.
#pragma once

#include <atomic>
#include <optional>

#include "coffer/keys/public_key.hpp"
#include "coffer/keys/signature.hpp"
#include "core/system.hpp"
#include "crypto/backend/p256_verifier.hpp"
#include "crypto/backend/select.hpp"

namespace coffer::bundle {

/// PinnedKey verifies with a table of multiples of its key once that pays (TrustAnchors::signatures_before_table signatures), or once
/// `prepare` was called. Until the table is there, and where memory for it fails, it verifies without one: the verdicts are the same.
/// Thread-safe.
class PinnedKey {
public:
    explicit PinnedKey(const PublicKey<P256>& key) noexcept : key_(key) {}
    PinnedKey(const PinnedKey&) = delete;
    PinnedKey& operator=(const PinnedKey&) = delete;

    /// verify checks ECDSA with SHA-256, strict DER, either half of s. Errors: der_tag, der_length, der_integer, der_trailing_bytes (at),
    /// signature_scalar_zero, signature_scalar_range, signature_invalid.
    [[nodiscard]] Status verify(Bytes message, Bytes der) const;
    /// prepare builds the table now, unless it is there. Error: backend (no memory).
    [[nodiscard]] Status prepare() const;
    [[nodiscard]] bool prepared() const noexcept { return ready_.load(std::memory_order_acquire) != nullptr; }

private:
    [[nodiscard]] Status verify_digest(FixedBytes<32> digest, const EcdsaSignature<P256>& signature) const;

    PublicKey<P256> key_;
    mutable std::atomic<u32> verified_ = 0;
    mutable core::Mutex building_;
    mutable std::optional<backend::p256::Verifier> table_;  // written once, under building_
    mutable std::atomic<const backend::p256::Verifier*> ready_ = nullptr;
};

}  // namespace coffer::bundle
