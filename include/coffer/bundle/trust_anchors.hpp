// Whom a bundle must come from: the trusted signing keys, always an explicit argument.
#pragma once

#include <algorithm>
#include <array>
#include <memory>
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

class PinnedKey;

/// TrustAnchors holds at most one signing key for each role. A role without a key trusts nobody. Copies share what was prepared. May be
/// used by several threads.
class TrustAnchors {
public:
    /// TrustAnchors() trusts nobody; `with` adds keys.
    TrustAnchors() noexcept = default;
    // Copied, never moved: what a move left behind would have keys without what verifies with them.
    TrustAnchors(const TrustAnchors&) noexcept = default;
    TrustAnchors& operator=(const TrustAnchors&) noexcept = default;
    ~TrustAnchors() = default;

    /// production returns the service's published production keys.
    [[nodiscard]] static const TrustAnchors& production();
    /// with returns these anchors with `key` in place of whatever the role had; the role is a member of the enumeration (COFFER_INVARIANT).
    [[nodiscard]] TrustAnchors with(SignerRole role, const PublicKey<P256>& key) const;

    /// find returns the key of `role`, or nothing; nothing, too, for a number that is no role.
    [[nodiscard]] const std::optional<PublicKey<P256>>& find(SignerRole role) const noexcept COFFER_LIFETIMEBOUND {
        return keys_[std::min(static_cast<std::size_t>(role), signer_role_count)];
    }

    /// signatures_before_table: once a key has verified so many signatures, a table of its multiples is made, in the call of the one after
    /// (20 to 30 ms, 150 KB a key, as long as the anchors or a copy live): from then on a signature costs a third. Making it takes about as
    /// long as these signatures would have saved.
    static constexpr u32 signatures_before_table = 1024;
    /// prepare makes the tables of all keys now, for whoever knows that many signatures will come. Error: backend (no memory).
    [[nodiscard]] Status prepare() const;

    /// verify checks a signature of `role` over `message`: ECDSA with SHA-256, strict DER, either half of s. Errors: signer_unknown (the
    /// role has no key), der_tag, der_length, der_integer, der_trailing_bytes (at), signature_scalar_zero, signature_scalar_range,
    /// signature_invalid.
    [[nodiscard]] Status verify(SignerRole role, Bytes message, Bytes der) const;

private:
    std::array<std::optional<PublicKey<P256>>, signer_role_count + 1> keys_;  // the last one, of no role, stays empty
    std::array<std::shared_ptr<const PinnedKey>, signer_role_count> pinned_;  // of the same keys
};

}  // namespace coffer::bundle
