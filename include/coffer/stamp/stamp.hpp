// X-Stamp: a request signed by an API key or a wallet. The signature is over the exact bytes of the HTTP body.
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

/// Scheme: a row of stamp/schemes.inc. Numbers are stable.
enum class Scheme : u8 {
    p256 = 1,              // ECDSA over SHA-256
    secp256k1 = 2,         // ECDSA over SHA-256
    secp256k1_eip191 = 3,  // ECDSA over Keccak-256 of the EIP-191 personal message (Ethereum wallets)
    ed25519 = 4,           // Ed25519 over the body itself
};

struct SchemeRow {
    Scheme id;
    std::string_view name;  // e.g. "SIGNATURE_SCHEME_TK_API_P256"
    CurveId curve;
};

/// schemes lists every row; the first one of a curve is its default.
[[nodiscard]] std::span<const SchemeRow> schemes() noexcept;
/// parse_scheme reads the service's name. Error: unsupported_algorithm.
[[nodiscard]] Result<Scheme> parse_scheme(std::string_view name) noexcept;

/// Header is an HTTP header: its name, and its value ready to be sent.
struct Header {
    std::string_view name;
    std::string value;
};

inline constexpr std::string_view header_name = "X-Stamp";

/// Stamper holds one key and stamps bodies with it. Secret; move-only. Concurrent use is safe.
class Stamper {
public:
    /// from_private_key computes the public key; without `scheme` the curve's default is taken. Errors: curve_mismatch (X25519),
    /// scheme_mismatch.
    [[nodiscard]] static Result<Stamper> from_private_key(AnyPrivateKey key, std::optional<Scheme> scheme = std::nullopt);
    /// from_halves also compares with the public key that is on record for the service. Errors also: key_pair_mismatch.
    [[nodiscard]] static Result<Stamper> from_halves(AnyPrivateKey key, const AnyPublicKey& expected,
                                                     std::optional<Scheme> scheme = std::nullopt);

    [[nodiscard]] Scheme scheme() const noexcept { return scheme_; }
    [[nodiscard]] const AnyPublicKey& public_key() const noexcept COFFER_LIFETIMEBOUND { return public_; }

    /// stamp signs `body`. ECDSA signatures are canonical DER, low-s on secp256k1. `nonce` is for P-256; secp256k1 signs by RFC 6979,
    /// Ed25519 has no nonce of ours. Errors: random_unavailable, backend.
    [[nodiscard]] Result<Header> stamp(Bytes body, Nonce nonce = Nonce::hedged) const;
    /// stamp_many stamps bodies, on at most `threads` threads, of which the caller's is one: item i of the answer belongs to body i. Errors
    /// of an item: those of stamp; out_of_memory.
    [[nodiscard]] std::vector<Result<Header>> stamp_many(std::span<const Bytes> bodies, Nonce nonce = Nonce::hedged,
                                                         unsigned threads = 1) const;

private:
    Stamper(AnyPrivateKey key, Scheme scheme);

    AnyPrivateKey private_;
    AnyPublicKey public_;
    Scheme scheme_;
    MoveChecked<std::string> before_signature_;  // the JSON up to the signature, which is the same for every stamp
};

/// Verified says who stamped.
struct Verified {
    Scheme scheme;
    AnyPublicKey public_key;
};

/// verify reads the value of an X-Stamp header and checks it over `body`. High s is accepted: wallets and other clients make it. Errors:
/// header_syntax (empty or over 4096 characters), the base64 and JSON codes, foreign_member (another kind of stamp),
/// unsupported_algorithm (scheme), the hexadecimal codes and those of PublicKey::parse (the key is 33 bytes compressed, or 32), those of
/// EcdsaSignature::parse_der, signature_length, signature_invalid.
[[nodiscard]] Result<Verified> verify(std::string_view header_value, Bytes body);
/// verify that also demands this very key. Errors also: public_key_mismatch.
[[nodiscard]] Result<Verified> verify(std::string_view header_value, Bytes body, const AnyPublicKey& expected);

}  // namespace coffer::stamp
