// P-256 by OpenSSL's low-level calls, and HPKE (DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, base mode) upon it. The objects are
// kept: one thread only.
#pragma once

#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/ec.h>

#include <string>

#include "floor/hash.hpp"

namespace bench::floor {

class P256 {
public:
    P256();
    P256(const P256&) = delete;
    P256& operator=(const P256&) = delete;
    ~P256();

    /// read_point reads SEC 1, compressed or not, into the object's point.
    void read_point(Bytes sec1);
    [[nodiscard]] Array<65> point_bytes();
    /// shared_x multiplies the object's point.
    [[nodiscard]] Array<32> shared_x(const Array<32>& scalar);
    [[nodiscard]] Array<65> public_point(const Array<32>& scalar);
    [[nodiscard]] Array<32> random_scalar();

    /// keys for ECDSA, made once
    [[nodiscard]] EC_KEY* verifying_key(Bytes sec1) const;
    [[nodiscard]] EC_KEY* signing_key(const Array<32>& scalar) const;
    [[nodiscard]] static bool verify(EC_KEY* key, const Array<32>& digest, Bytes der);
    /// sign writes DER; OpenSSL's nonce is hedged.
    [[nodiscard]] static std::size_t sign(EC_KEY* key, const Array<32>& digest, Array<72>& der);
    /// sign_deterministic takes the nonce from RFC 6979 and verifies what it made.
    [[nodiscard]] std::size_t sign_deterministic(EC_KEY* key, const Array<32>& scalar, const Array<32>& digest, Array<72>& der);

private:
    EC_GROUP* group_;
    BN_CTX* context_;
    EC_POINT* point_;
    EC_POINT* product_;
    BIGNUM* scalar_;
    BIGNUM* x_;
    BIGNUM* y_;
    const BIGNUM* order_;
    BIGNUM* order_minus_2_;
    Array<32> order_bytes_;
};

/// Hpke holds what the key schedule has in common for one `info`.
class Hpke {
public:
    explicit Hpke(Bytes info);
    /// open of one message; `enc_point` has been read into `p256`. Throws Failure.
    [[nodiscard]] std::string open(P256& p256, const Array<65>& enc, const Array<32>& scalar, const Array<65>& public_key, Bytes aad,
                                   Bytes sealed) const;
    struct Sealed {
        Array<65> enc;
        std::string ciphertext;
    };
    /// seal to the point that has been read into `p256`; the associated data is enc || recipient.
    [[nodiscard]] Sealed seal(P256& p256, const Array<65>& recipient, Bytes plaintext) const;

private:
    struct Keys {
        Array<32> key;
        Array<12> nonce;
    };
    [[nodiscard]] Keys schedule(const Array<32>& dh, const Array<65>& enc, const Array<65>& recipient) const;
    Array<65> context_;  // mode || psk_id_hash || info_hash
};

}  // namespace bench::floor
