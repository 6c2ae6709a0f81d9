// HPKE modes (RFC 9180 section 5.1). Each mode is a type that holds exactly the keys that the mode needs.
#pragma once

#include <variant>
#include <vector>

#include "coffer/core/move_checked.hpp"
#include "coffer/core/secret.hpp"
#include "coffer/hpke/suite.hpp"
#include "coffer/keys/key_pair.hpp"

namespace coffer::hpke {

/// max_input_length is the maximum length of info, psk, psk_id, ikm and exporter contexts, in bytes. The limits of RFC 9180 section 7.2.1
/// are far higher.
inline constexpr std::size_t max_input_length = 65535;

/// derive_key_pair returns the key pair that DeriveKeyPair of RFC 9180 section 7.1.3 derives from key material. `ikm`: 32 to
/// max_input_length bytes. Some libraries call `ikm` a private key; the private key itself (the scalar) is the argument of
/// KeyPair<C>::from_private_key. Secret. Constant time except for how many candidates are refused (P-256). Errors: hpke_input_length,
/// private_key_range (P-256: none of the 256 candidates is valid; probability 2^-8192).
template <KemCurve C>
[[nodiscard]] Result<KeyPair<C>> derive_key_pair(Bytes ikm);

/// min_psk_length is the minimum length of a pre-shared key, in bytes. RFC 9180 section 9.5 requires at least 32 bytes of entropy.
inline constexpr std::size_t min_psk_length = 32;

/// Base is mode_base: the recipient does not authenticate the sender.
struct Base {};

/// Psk is mode_psk: a pre-shared key authenticates the sender. It holds the key and its identifier. Secret. Move-only.
class Psk {
public:
    /// from_secret returns the mode with a pre-shared key and its identifier. `psk`: min_psk_length to max_input_length bytes. `psk_id`: 1
    /// to max_input_length bytes. Secret. Errors: hpke_psk (`psk` is too short or `psk_id` is empty), hpke_input_length.
    [[nodiscard]] static Result<Psk> from_secret(SecretBytes psk, Bytes psk_id);

    /// reveal returns the pre-shared key. Secret.
    [[nodiscard]] Bytes reveal() const noexcept COFFER_LIFETIMEBOUND { return psk_.reveal(); }
    /// id returns the identifier of the pre-shared key.
    [[nodiscard]] Bytes id() const noexcept COFFER_LIFETIMEBOUND { return *id_; }

private:
    Psk(SecretBytes psk, Bytes id) : psk_(std::move(psk)), id_(std::vector<u8>(id.begin(), id.end())) {}
    SecretBytes psk_;
    MoveChecked<std::vector<u8>> id_;
};

/// Auth is mode_auth: the key pair of the sender authenticates the sender. SenderKey is KeyPair<C> on the side of the sender and
/// PublicKey<C> on the side of the recipient.
template <typename SenderKey>
struct Auth {
    SenderKey sender;  ///< the key of the sender
};

/// AuthPsk is mode_auth_psk: a key pair and a pre-shared key authenticate the sender. SenderKey is as in Auth.
template <typename SenderKey>
struct AuthPsk {
    SenderKey sender;  ///< the key of the sender
    Psk psk;           ///< the pre-shared key
};

/// SenderMode<C> is a mode as the sender needs it.
template <KemCurve C>
using SenderMode = std::variant<Base, Psk, Auth<KeyPair<C>>, AuthPsk<KeyPair<C>>>;

/// RecipientMode<C> is a mode as the recipient needs it.
template <KemCurve C>
using RecipientMode = std::variant<Base, Psk, Auth<PublicKey<C>>, AuthPsk<PublicKey<C>>>;

}  // namespace coffer::hpke
