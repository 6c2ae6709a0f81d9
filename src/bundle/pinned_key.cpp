#include "bundle/pinned_key.hpp"

#include "coffer/bundle/trust_anchors.hpp"
#include "coffer/crypto/hash.hpp"
#include "core/no_memory.hpp"

namespace coffer::bundle {

Status PinnedKey::verify(Bytes message, Bytes der) const {
    const Result<EcdsaSignature<P256>> signature = EcdsaSignature<P256>::parse_der(der);
    if (!signature) return fail(signature.error().code, signature.error().at, "signature");
    return verify_digest(sha256(message), *signature);
}

Status PinnedKey::verify_digest(FixedBytes<32> digest, const EcdsaSignature<P256>& signature) const {
    const backend::p256::Verifier* table = ready_.load(std::memory_order_acquire);
    // Only the thread whose signature reaches the count builds the table; the others continue without it.
    if (table == nullptr && verified_.fetch_add(1, std::memory_order_relaxed) == TrustAnchors::signatures_before_table && prepare()) {
        table = ready_.load(std::memory_order_acquire);
    }
    if (table == nullptr) return coffer::verify_digest(key_, digest, signature);
    return core::unless_no_memory(table->verify(digest, signature.raw()));
}

Status PinnedKey::prepare() const {
    const std::lock_guard guard(building_);
    if (table_) return Ok{};
    Result<backend::p256::Verifier> table = backend::p256::Verifier::from_point(key_.uncompressed());
    if (!table) return fail(table.error());
    table_ = std::move(*table);
    ready_.store(&*table_, std::memory_order_release);
    return Ok{};
}

}  // namespace coffer::bundle
