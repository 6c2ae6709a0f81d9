// Whom a bundle must come from: the trusted signing keys, always an explicit argument.
#pragma once

#include <array>
#include <optional>

#include "coffer/keys/public_key.hpp"

namespace coffer::bundle {

/// SignerRole: which enclave signs. Each has a quorum key of its own, and a message of one is never taken for another's.
enum class SignerRole : u8 {
    signer = 0,       // export, import and secret messages
    notarizer = 1,    // session tokens
    tls_fetcher = 2,  // one-time password messages and tokens
};
inline constexpr std::size_t signer_role_count = 3;

/// parse_quorum_key takes a P-256 signing key of 65 bytes (04||x||y), or a full quorum key of 130 bytes (encryption half || signing half),
/// of which the last 65 count; both halves must be points. Errors: public_key_length, public_key_prefix, public_key_hybrid,
/// public_key_compressed, public_key_infinity, public_key_not_on_curve.
[[nodiscard]] Result<PublicKey<P256>> parse_quorum_key(Bytes key);

/// TrustAnchors holds at most one signing key for each role. A role without a key trusts nobody.
class TrustAnchors {
public:
    /// production returns the service's published production keys.
    [[nodiscard]] static const TrustAnchors& production();
    /// none trusts nobody; add keys by `with`.
    [[nodiscard]] static TrustAnchors none() noexcept { return {}; }

    /// with returns these anchors with `key` in place of whatever the role had.
    [[nodiscard]] TrustAnchors with(SignerRole role, const PublicKey<P256>& key) const;

    /// find returns the key of `role`, or nothing.
    [[nodiscard]] const std::optional<PublicKey<P256>>& find(SignerRole role) const noexcept COFFER_LIFETIMEBOUND {
        return keys_[static_cast<std::size_t>(role)];
    }

private:
    TrustAnchors() noexcept = default;
    std::array<std::optional<PublicKey<P256>>, signer_role_count> keys_;
};

}  // namespace coffer::bundle
