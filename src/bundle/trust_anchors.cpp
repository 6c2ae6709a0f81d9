#include "coffer/bundle/trust_anchors.hpp"

#include "bundle/pinned_key.hpp"
#include "bundle/published_key.hpp"
#include "core/no_memory.hpp"
#include "core/try.hpp"

namespace coffer::bundle {
namespace {

constexpr std::size_t half = 65;

struct PublishedKey {
    SignerRole role;
    std::string_view sec1;
};

// The signing keys of the production quorum keys, as the service publishes them.
constexpr PublishedKey production_keys[] = {
    {SignerRole::signer,
     "04cf288fe433cc4e1aa0ce1632feac4ea26bf2f5a09dcfe5a42c398e06898710330f0572882f4dbdf0f5304b8fc8703acd69adca9a4bbf7f5d00d20a5e364b2569"},
    {SignerRole::notarizer,
     "04d498aa87ac3bf982ac2b5dd9604d0074905cfbda5d62727c5a237b895e6749205e9f7cd566909c4387f6ca25c308445c60884b788560b785f4a96ac33702a469"},
    {SignerRole::tls_fetcher,
     "046b4f88421f76b6ba418afc2ea1d8ced671337d7db6b80478a60d8531bf8f17fa9a512f0fef96fc0c9b4cd9dff70b34992e520ce04c79d931f6ff6296b547d201"},
};

TrustAnchors published() {
    TrustAnchors anchors = TrustAnchors();
    for (const PublishedKey& row : production_keys) {
        anchors = anchors.with(row.role, published_key(row.sec1));
    }
    return anchors;
}

}  // namespace

Result<PublicKey<P256>> parse_quorum_key(Bytes key) {
    if (key.size() == 2 * half) {
        if (const auto encryption_half = PublicKey<P256>::parse_uncompressed(key.first(half)); !encryption_half) {
            return fail(encryption_half.error());
        }
        return PublicKey<P256>::parse_uncompressed(key.last(half));
    }
    return PublicKey<P256>::parse_uncompressed(key);
}

const TrustAnchors& TrustAnchors::production() {
    static const TrustAnchors anchors = published();
    return anchors;
}

TrustAnchors TrustAnchors::with(SignerRole role, const PublicKey<P256>& key) const {
    COFFER_INVARIANT(static_cast<std::size_t>(role) < signer_role_count);
    TrustAnchors changed = *this;
    changed.keys_[static_cast<std::size_t>(role)] = key;
    changed.pinned_[static_cast<std::size_t>(role)] = std::make_shared<const PinnedKey>(key);
    return changed;
}

Status TrustAnchors::prepare() const {
    for (const auto& pinned : pinned_) {
        if (pinned) COFFER_CHECK(core::unless_no_memory(pinned->prepare()));
    }
    return Ok{};
}

Status TrustAnchors::verify(SignerRole role, Bytes message, Bytes der) const {
    if (static_cast<std::size_t>(role) >= signer_role_count) return fail(Errc::signer_unknown);
    const auto& pinned = pinned_[static_cast<std::size_t>(role)];
    if (!pinned) return fail(Errc::signer_unknown);
    return pinned->verify(message, der);
}

}  // namespace coffer::bundle
