// Public keys for tests of all formats, one per curve.
#pragma once

#include <stdexcept>

#include "coffer/address/registry.hpp"
#include "coffer/keys/private_key.hpp"

namespace coffer::testing {

struct SampleKeys {
    PublicKey<Secp256k1> secp256k1;
    PublicKey<P256> p256;
    PublicKey<Ed25519> ed25519;

    [[nodiscard]] AnyPublicKey on(CurveId curve) const {
        switch (curve) {
            case CurveId::secp256k1: return secp256k1;
            case CurveId::p256: return p256;
            case CurveId::ed25519: return ed25519;
            case CurveId::x25519: break;
        }
        throw std::invalid_argument("no format has this curve");
    }
};

/// sample_keys returns the public keys of `scalar`, which must be a valid private key on every curve.
[[nodiscard]] inline SampleKeys sample_keys(const ByteArray<32>& scalar) {
    return {PrivateKey<Secp256k1>::parse(scalar)->public_key(), PrivateKey<P256>::parse(scalar)->public_key(),
            PrivateKey<Ed25519>::parse(scalar)->public_key()};
}

/// needed_options returns the options that a format requires.
[[nodiscard]] inline address::EncodeOptions needed_options(const address::FormatRow& row) {
    address::EncodeOptions options;
    if (address::Encoder::from_format(row.id).has_value()) return options;
    options.tag = 7;
    return options;
}

}  // namespace coffer::testing
