// How src/keys and src/hd make public keys from backend results without parsing them again.
#pragma once

#include "coffer/keys/public_key.hpp"

namespace coffer {

struct PublicKeyAccess {
    static PublicKey<Secp256k1> secp256k1(const ByteArray<64>& native) noexcept {
        PublicKey<Secp256k1> key;
        key.point_ = native;
        return key;
    }
    static const ByteArray<64>& native(const PublicKey<Secp256k1>& key) noexcept { return key.point_; }
    static PublicKey<P256> p256(const ByteArray<65>& sec1) noexcept {
        PublicKey<P256> key;
        key.sec1_ = sec1;
        return key;
    }
    static PublicKey<Ed25519> ed25519(const ByteArray<32>& encoded) noexcept {
        PublicKey<Ed25519> key;
        key.encoded_ = encoded;
        return key;
    }
    static PublicKey<X25519> x25519(const ByteArray<32>& encoded) noexcept {
        PublicKey<X25519> key;
        key.encoded_ = encoded;
        return key;
    }
};

}  // namespace coffer
