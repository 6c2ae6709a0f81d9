// Quorum keys of qos_p256: all keys are derived from one master seed with HKDF-SHA-512 (RFC 5869).
#pragma once

#include "coffer/core/secret.hpp"
#include "coffer/keys/key_pair.hpp"
#include "coffer/keys/private_key.hpp"
#include "coffer/keys/public_key.hpp"

namespace coffer::qos {

/// DualPublicKey is an encryption key and a signing key. The encoding has 130 bytes: both keys uncompressed, the encryption key first.
struct DualPublicKey {
    /// size is the length of the encoding, in bytes.
    static constexpr std::size_t size = 130;

    PublicKey<P256> encryption;  ///< the key to which messages are sealed
    PublicKey<P256> signing;     ///< the key that verifies signatures

    /// parse reads exactly 130 bytes. Errors: public_key_length, public_key_infinity, public_key_prefix, public_key_hybrid,
    /// public_key_not_on_curve.
    [[nodiscard]] static Result<DualPublicKey> parse(Bytes bytes);
    /// bytes returns the encoding that parse reads.
    [[nodiscard]] ByteArray<size> bytes() const noexcept;
    /// shares_half says whether one of the two keys is equal to one of the two keys of `other`, in either position.
    [[nodiscard]] bool shares_half(const DualPublicKey& other) const noexcept {
        return encryption == other.encryption || encryption == other.signing || signing == other.encryption || signing == other.signing;
    }

    friend bool operator==(const DualPublicKey&, const DualPublicKey&) noexcept = default;
};

/// parse_encryption_key returns the key that envelopes are sealed to. `key`: an uncompressed public key (65 bytes, 04 || x || y), or the
/// encoding of a DualPublicKey (130 bytes), whose halves must both be valid points. A compressed key is refused: the associated data uses
/// the uncompressed key, so an envelope sealed with the compressed form cannot be opened. Errors: public_key_length, public_key_infinity,
/// public_key_prefix, public_key_hybrid, public_key_compressed, public_key_not_on_curve.
[[nodiscard]] Result<PublicKey<P256>> parse_encryption_key(Bytes key);

/// QuorumKeys holds the keys that are derived from a master seed: an encryption key pair, a signing key and an AES-256 key. Secret;
/// move-only.
class QuorumKeys {
public:
    /// derive derives the three keys from `master_seed`. Errors: private_key_zero, private_key_range (a derived key is not valid;
    /// probability about 2^-32 for each of the two P-256 keys). Secret. Constant time.
    [[nodiscard]] static Result<QuorumKeys> derive(const SecretArray<32>& master_seed);

    /// public_key returns the public keys of the encryption key and of the signing key, which is computed at each call. Constant time.
    [[nodiscard]] DualPublicKey public_key() const { return {encryption_key_.public_key(), signing_key_.public_key()}; }
    /// encryption_key returns the key pair that opens messages, valid as long as this object. Secret.
    [[nodiscard]] const KeyPair<P256>& encryption_key() const noexcept COFFER_LIFETIMEBOUND { return encryption_key_; }
    /// signing_key returns the key that signs, valid as long as this object. Secret.
    [[nodiscard]] const PrivateKey<P256>& signing_key() const noexcept COFFER_LIFETIMEBOUND { return signing_key_; }
    /// symmetric_key returns the AES-256 key, valid as long as this object. Secret.
    [[nodiscard]] const SecretArray<32>& symmetric_key() const noexcept COFFER_LIFETIMEBOUND { return symmetric_key_; }

private:
    QuorumKeys(KeyPair<P256> encryption_key, PrivateKey<P256> signing_key, SecretArray<32> symmetric_key) noexcept
        : encryption_key_(std::move(encryption_key)), signing_key_(std::move(signing_key)), symmetric_key_(std::move(symmetric_key)) {}
    KeyPair<P256> encryption_key_;
    PrivateKey<P256> signing_key_;
    SecretArray<32> symmetric_key_;
};

/// parse_master_seed reads a seed file: 64 hexadecimal digits in either case, followed by at most one line feed. Errors, without a
/// position: hex_prefix_forbidden, hex_odd_length, hex_length, hex_character. Secret. Constant time except for the length and for the
/// decision to accept or refuse.
[[nodiscard]] Result<SecretArray<32>> parse_master_seed(Bytes text);

}  // namespace coffer::qos
