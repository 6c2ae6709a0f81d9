// HPKE modes (RFC 9180 section 5.1) as a sum type: a mode carries exactly what it needs, and nothing else.
#pragma once

#include <variant>
#include <vector>

#include "coffer/core/move_checked.hpp"
#include "coffer/core/secret.hpp"
#include "coffer/hpke/suite.hpp"
#include "coffer/keys/key_pair.hpp"

namespace coffer::hpke {

/// max_input_length bounds info, psk, psk_id, ikm and exporter contexts (the RFC's own bounds are astronomic, section 7.2.1).
inline constexpr std::size_t max_input_length = 65535;

/// derive_key_pair is DeriveKeyPair (RFC 9180 section 7.1.3) of `ikm`, 32 to max_input_length bytes of key material. Some libraries call
/// such key material a private key; it is not the scalar, which KeyPair<C>::from_private_key takes. Secret. Error: hpke_input_length.
template <KemCurve C>
[[nodiscard]] Result<KeyPair<C>> derive_key_pair(Bytes ikm);

/// min_psk_length: a pre-shared key has at least 32 bytes of entropy (section 9.5), so at least 32 bytes.
inline constexpr std::size_t min_psk_length = 32;

/// mode_base: the sender is not authenticated.
struct Base {};

/// mode_psk: a pre-shared key and its identifier, never one without the other.
class Psk {
public:
    /// from_secret takes a secret of 32 to max_input_length bytes and an identifier of 1 to max_input_length bytes. Errors: hpke_psk,
    /// hpke_input_length.
    [[nodiscard]] static Result<Psk> from_secret(SecretBytes psk, Bytes psk_id);

    [[nodiscard]] Bytes reveal() const noexcept COFFER_LIFETIMEBOUND { return psk_.reveal(); }
    [[nodiscard]] Bytes id() const noexcept COFFER_LIFETIMEBOUND { return *id_; }

private:
    Psk(SecretBytes psk, Bytes id) : psk_(std::move(psk)), id_(std::vector<u8>(id.begin(), id.end())) {}
    SecretBytes psk_;
    MoveChecked<std::vector<u8>> id_;
};

/// mode_auth: the sender's key pair on one side, its public key on the other.
template <typename SenderKey>
struct Auth {
    SenderKey sender;
};

/// mode_auth_psk: both.
template <typename SenderKey>
struct AuthPsk {
    SenderKey sender;
    Psk psk;
};

template <KemCurve C>
using SenderMode = std::variant<Base, Psk, Auth<KeyPair<C>>, AuthPsk<KeyPair<C>>>;

template <KemCurve C>
using RecipientMode = std::variant<Base, Psk, Auth<PublicKey<C>>, AuthPsk<PublicKey<C>>>;

}  // namespace coffer::hpke
