// X-Stamp: a request that is signed by an API key or a wallet. The signature covers the exact bytes of the HTTP body.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "coffer/core/move_checked.hpp"
#include "coffer/keys/private_key.hpp"
#include "coffer/keys/public_key.hpp"
#include "coffer/keys/signature.hpp"

namespace coffer::stamp {

/// Scheme is a signature scheme of the service. The numbers never change.
enum class Scheme : u8 {
    p256 = 1,              ///< ECDSA over SHA-256
    secp256k1 = 2,         ///< ECDSA over SHA-256
    secp256k1_eip191 = 3,  ///< ECDSA over Keccak-256 of the EIP-191 personal message (Ethereum wallets)
    ed25519 = 4,           ///< Ed25519 over the body itself
};

/// SchemeRow describes one scheme.
struct SchemeRow {
    Scheme id;
    std::string_view name;  ///< the service's name, such as "SIGNATURE_SCHEME_TK_API_P256"
    CurveId curve;          ///< curve of the keys
};

/// schemes returns every row. The first row of a curve is the default of that curve.
[[nodiscard]] std::span<const SchemeRow> schemes() noexcept;
/// parse_scheme returns the scheme with this name. Error: unsupported_algorithm.
[[nodiscard]] Result<Scheme> parse_scheme(std::string_view name) noexcept;

/// Header is an HTTP header whose value can be sent unchanged.
struct Header {
    std::string_view name;  ///< name of the HTTP header
    std::string value;      ///< value of the HTTP header
};

/// header_name is the name of the HTTP header.
inline constexpr std::string_view header_name = "X-Stamp";

/// Stamper signs request bodies with one key. Secret; move-only. Several threads may use one object.
class Stamper {
public:
    /// from_private_key computes the public key (constant time). Without `scheme`, the default scheme of the key's curve is used. Errors:
    /// curve_mismatch (X25519), unsupported_algorithm (`scheme` is not a member of the enumeration), scheme_mismatch (`scheme` is for
    /// another curve). Secret.
    [[nodiscard]] static Result<Stamper> from_private_key(AnyPrivateKey key, std::optional<Scheme> scheme = std::nullopt);
    /// from_halves also compares the computed public key with `expected`, the key that is registered with the service. Errors: those of
    /// from_private_key, key_pair_mismatch. Secret. Constant time.
    [[nodiscard]] static Result<Stamper> from_halves(AnyPrivateKey key, const AnyPublicKey& expected,
                                                     std::optional<Scheme> scheme = std::nullopt);

    /// scheme returns the scheme of the stamps.
    [[nodiscard]] Scheme scheme() const noexcept { return scheme_; }
    /// public_key returns the public key of the stamps.
    [[nodiscard]] const AnyPublicKey& public_key() const noexcept COFFER_LIFETIMEBOUND { return public_; }

    /// stamp signs `body` and returns the header. ECDSA signatures are canonical DER, with low s on secp256k1. `nonce` applies to P-256
    /// only: secp256k1 uses RFC 6979, and Ed25519 is deterministic. Errors: caller_misuse (`nonce` is not a member of the enumeration),
    /// random_unavailable, backend. Secret. Constant time.
    [[nodiscard]] Result<Header> stamp(Bytes body, Nonce nonce = Nonce::hedged) const;
    /// stamp_many stamps `bodies` on at most `threads` threads, including the calling thread. Item i of the result belongs to body i.
    /// Errors of an item: those of stamp, out_of_memory. Secret. Constant time.
    [[nodiscard]] std::vector<Result<Header>> stamp_many(std::span<const Bytes> bodies, Nonce nonce = Nonce::hedged,
                                                         unsigned threads = 1) const;

private:
    Stamper(AnyPrivateKey key, Scheme scheme);

    AnyPrivateKey private_;
    AnyPublicKey public_;
    Scheme scheme_;
    MoveChecked<std::string> before_signature_;  // the JSON up to the signature, which is the same for every stamp
};

/// Verified is the scheme and the signer of a stamp that verifies. Whether the signer is authorised is for the caller to decide.
struct Verified {
    Scheme scheme;            ///< scheme of the stamp
    AnyPublicKey public_key;  ///< public key of the signer
};

/// verify reads the value of an X-Stamp header, at most 4096 characters, and checks the signature over `body`. High s is accepted, because
/// wallets and other clients produce it. The public key has 33 bytes (compressed), or 32 bytes for Ed25519. Errors: header_syntax (empty or
/// too long), the base64_, json_ and utf8_ errors, foreign_member (another kind of stamp), unsupported_algorithm (scheme), the hex_ errors,
/// those of PublicKey::parse, those of EcdsaSignature::parse_der, signature_length (Ed25519), signature_invalid. Public data; not constant
/// time.
[[nodiscard]] Result<Verified> verify(std::string_view header_value, Bytes body);
/// This overload also requires that the signer is `expected`. Errors: those above, public_key_mismatch.
[[nodiscard]] Result<Verified> verify(std::string_view header_value, Bytes body, const AnyPublicKey& expected);

}  // namespace coffer::stamp
