// Trust anchors: the public keys by which bundles must be signed. They are always an explicit argument.
#pragma once

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "coffer/keys/public_key.hpp"

namespace coffer::bundle {

/// SignerRole identifies the enclave that signs. Each enclave has its own quorum key, and a message of one is never accepted as a message
/// of another.
enum class SignerRole : u8 {
    signer = 0,       ///< export, import and secret messages
    notarizer = 1,    ///< session tokens
    tls_fetcher = 2,  ///< one-time password messages and tokens
};
/// signer_role_count is the number of enumerators of SignerRole.
inline constexpr std::size_t signer_role_count = 3;

/// parse_quorum_key returns the signing key of a quorum key. `key`: an uncompressed public key (65 bytes, 04 || x || y), or a full quorum
/// key (130 bytes, encryption key || signing key), whose halves must both be valid points. Errors: those of
/// `PublicKey<P256>::parse_uncompressed`.
[[nodiscard]] Result<PublicKey<P256>> parse_quorum_key(Bytes key);

class PinnedKey;

/// TrustAnchors holds at most one signing key for each role. A message of a role without a key is never accepted. Copies share the prepared
/// tables. Several threads may use one object.
class TrustAnchors {
public:
    /// TrustAnchors() holds no key; add keys with `with`.
    TrustAnchors() noexcept = default;
    // Copied, never moved: a moved-from object would have keys but not the objects that verify with them.
    TrustAnchors(const TrustAnchors&) noexcept = default;
    TrustAnchors& operator=(const TrustAnchors&) noexcept = default;
    ~TrustAnchors() = default;

    /// production returns the service's published production keys.
    [[nodiscard]] static const TrustAnchors& production();
    /// with returns a copy in which `key` replaces the key of `role`, if there is one. `role` is a member of the enumeration
    /// (COFFER_INVARIANT).
    [[nodiscard]] TrustAnchors with(SignerRole role, const PublicKey<P256>& key) const;

    /// find returns the key of `role`. The result is empty if the role has no key or is not a member of the enumeration.
    [[nodiscard]] const std::optional<PublicKey<P256>>& find(SignerRole role) const noexcept COFFER_LIFETIMEBOUND {
        return keys_[std::min(static_cast<std::size_t>(role), signer_role_count)];
    }

    /// signatures_before_table is the number of signatures that a key checks before the next call builds a table of multiples of the key.
    /// Building takes 20 to 30 ms and uses 150 KB for each key, until the last copy of the anchors is destroyed. With the table, checking a
    /// signature takes a third of the time. Building takes about as long as the table would save in that number of signatures.
    static constexpr u32 signatures_before_table = 1024;
    /// prepare builds the tables of all keys now, for callers that expect more than signatures_before_table signatures. Error: backend.
    [[nodiscard]] Status prepare() const;

    /// verify checks the signature `der` over `message` with the key of `role`: ECDSA on P-256 with SHA-256, strict DER, low or high s.
    /// Public data; not constant time. Errors: signer_unknown (the role has no key), those of EcdsaSignature::parse_der (at: offset),
    /// signature_invalid.
    [[nodiscard]] Status verify(SignerRole role, Bytes message, Bytes der) const;

private:
    std::array<std::optional<PublicKey<P256>>, signer_role_count + 1> keys_;  // the last one belongs to no role and stays empty
    std::array<std::shared_ptr<const PinnedKey>, signer_role_count> pinned_;  // of the same keys
};

}  // namespace coffer::bundle
