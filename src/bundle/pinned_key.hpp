// One trusted signing key, with a table that makes the verification of many signatures fast.
#pragma once

#include <atomic>
#include <optional>

#include "coffer/keys/public_key.hpp"
#include "coffer/keys/signature.hpp"
#include "core/system.hpp"
#include "crypto/backend/p256_verifier.hpp"
#include "crypto/backend/select.hpp"

namespace coffer::bundle {

/// PinnedKey verifies signatures of one key. After TrustAnchors::signatures_before_table signatures, or after `prepare`, it uses a table of
/// multiples of the key. Before that, and if there is no memory for the table, it verifies without a table, with the same results.
/// Thread-safe.
class PinnedKey {
public:
    explicit PinnedKey(const PublicKey<P256>& key) noexcept : key_(key) {}
    PinnedKey(const PinnedKey&) = delete;
    PinnedKey& operator=(const PinnedKey&) = delete;

    /// verify checks `der` over `message`: ECDSA with SHA-256, strict DER, low or high s. Errors: those of EcdsaSignature::parse_der (at:
    /// offset), signature_invalid.
    [[nodiscard]] Status verify(Bytes message, Bytes der) const;
    /// prepare builds the table now, unless it exists. Errors: out_of_memory, backend.
    [[nodiscard]] Status prepare() const;
    [[nodiscard]] bool prepared() const noexcept { return ready_.load(std::memory_order_acquire) != nullptr; }

private:
    [[nodiscard]] Status verify_digest(FixedBytes<32> digest, const EcdsaSignature<P256>& signature) const;

    PublicKey<P256> key_;
    mutable std::atomic<u32> verified_ = 0;
    mutable core::Mutex building_;
    mutable std::optional<backend::p256::Verifier> table_;  ///< written once, under building_
    mutable std::atomic<const backend::p256::Verifier*> ready_ = nullptr;
};

}  // namespace coffer::bundle
