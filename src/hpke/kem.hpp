// DHKEM (RFC 9180 section 4.1) on the curves of KemCurve.
#pragma once

#include "coffer/hpke/mode.hpp"
#include "coffer/keys/signature.hpp"

namespace coffer::hpke {

/// KemSecret is the shared secret of the KEM: 32 bytes for both KEMs (Nsecret).
using KemSecret = SecretArray<32>;

template <KemCurve C>
struct Dhkem;

template <>
struct Dhkem<P256> {
    static constexpr Kem id = Kem::dhkem_p256_hkdf_sha256;
    static constexpr std::size_t encoded_size = 65;
    [[nodiscard]] static const ByteArray<65>& encode(const PublicKey<P256>& key) noexcept { return key.uncompressed(); }
    [[nodiscard]] static Result<PublicKey<P256>> decode(Bytes encoded) { return PublicKey<P256>::parse_uncompressed(encoded); }
};

template <>
struct Dhkem<X25519> {
    static constexpr Kem id = Kem::dhkem_x25519_hkdf_sha256;
    static constexpr std::size_t encoded_size = 32;
    [[nodiscard]] static const ByteArray<32>& encode(const PublicKey<X25519>& key) noexcept { return key.bytes(); }
    [[nodiscard]] static Result<PublicKey<X25519>> decode(Bytes encoded) { return PublicKey<X25519>::parse(encoded); }
};

/// kem_suite_id is "KEM" || I2OSP(kem_id, 2).
[[nodiscard]] constexpr ByteArray<5> kem_suite_id(Kem kem) noexcept {
    return {'K', 'E', 'M', static_cast<u8>(static_cast<u16>(kem) >> 8), static_cast<u8>(static_cast<u16>(kem))};
}

/// encap is Encap with a given ephemeral key pair, or AuthEncap if `sender` is not null. Secret. Errors: shared_secret_zero (X25519),
/// random_unavailable, backend (P-256).
template <KemCurve C>
[[nodiscard]] Result<KemSecret> encap(const PublicKey<C>& recipient, const KeyPair<C>& ephemeral, const KeyPair<C>* sender);

/// decap is Decap, or AuthDecap if `sender` is not null. Secret. Errors: shared_secret_zero (X25519), random_unavailable, backend (P-256).
template <KemCurve C>
[[nodiscard]] Result<KemSecret> decap(const PublicKey<C>& encapsulated, const KeyPair<C>& recipient, const PublicKey<C>* sender);

extern template Result<KemSecret> encap(const PublicKey<P256>&, const KeyPair<P256>&, const KeyPair<P256>*);
extern template Result<KemSecret> encap(const PublicKey<X25519>&, const KeyPair<X25519>&, const KeyPair<X25519>*);
extern template Result<KemSecret> decap(const PublicKey<P256>&, const KeyPair<P256>&, const PublicKey<P256>*);
extern template Result<KemSecret> decap(const PublicKey<X25519>&, const KeyPair<X25519>&, const PublicKey<X25519>*);

}  // namespace coffer::hpke
