// Quorum keys (qos_p256): one master seed, and the keys that are derived from it by HKDF-SHA-512.
#pragma once

#include "coffer/core/secret.hpp"
#include "coffer/keys/key_pair.hpp"
#include "coffer/keys/private_key.hpp"
#include "coffer/keys/public_key.hpp"

namespace coffer::qos {

/// DualPublicKey is an encryption key and a signing key, 130 bytes: both uncompressed, one after the other.
struct DualPublicKey {
    static constexpr std::size_t size = 130;

    PublicKey<P256> encryption;
    PublicKey<P256> signing;

    /// parse takes exactly 130 bytes. Errors: public_key_length, public_key_prefix, public_key_hybrid, public_key_not_on_curve.
    [[nodiscard]] static Result<DualPublicKey> parse(Bytes bytes);
    [[nodiscard]] ByteArray<size> bytes() const noexcept;
    /// shares_half: one of the two keys is also one of the other's, in either place.
    [[nodiscard]] bool shares_half(const DualPublicKey& other) const noexcept {
        return encryption == other.encryption || encryption == other.signing || signing == other.encryption || signing == other.signing;
    }

    friend bool operator==(const DualPublicKey&, const DualPublicKey&) noexcept = default;
};

/// parse_encryption_key takes the key that envelopes are sealed to: 65 bytes (04||x||y), or a full quorum key, of which the first 65 count;
/// both halves must be points. Errors: public_key_length, public_key_prefix, public_key_hybrid, public_key_compressed (envelopes bind the
/// uncompressed key: who seals to the short spelling as it stands seals what nobody can open), public_key_infinity,
/// public_key_not_on_curve.
[[nodiscard]] Result<PublicKey<P256>> parse_encryption_key(Bytes key);

/// QuorumKeys are an encryption key pair, a signing key and an AES key. Secret; move-only.
class QuorumKeys {
public:
    /// derive makes all three from a master seed. Secret. Errors: private_key_zero, private_key_range (a seed in 2^32 has no key).
    [[nodiscard]] static Result<QuorumKeys> derive(const SecretArray<32>& master_seed);

    [[nodiscard]] DualPublicKey public_key() const { return {encryption_key_.public_key(), signing_key_.public_key()}; }
    [[nodiscard]] const KeyPair<P256>& encryption_key() const noexcept COFFER_LIFETIMEBOUND { return encryption_key_; }
    [[nodiscard]] const PrivateKey<P256>& signing_key() const noexcept COFFER_LIFETIMEBOUND { return signing_key_; }
    [[nodiscard]] const SecretArray<32>& symmetric_key() const noexcept COFFER_LIFETIMEBOUND { return symmetric_key_; }

private:
    QuorumKeys(KeyPair<P256> encryption_key, PrivateKey<P256> signing_key, SecretArray<32> symmetric_key) noexcept
        : encryption_key_(std::move(encryption_key)), signing_key_(std::move(signing_key)), symmetric_key_(std::move(symmetric_key)) {}
    KeyPair<P256> encryption_key_;
    PrivateKey<P256> signing_key_;
    SecretArray<32> symmetric_key_;
};

/// parse_master_seed reads a seed file: 64 digits of either case, one line feed at the end or none. Secret. Errors: hex_odd_length,
/// hex_length, hex_character (no position).
[[nodiscard]] Result<SecretArray<32>> parse_master_seed(Bytes text);

}  // namespace coffer::qos
