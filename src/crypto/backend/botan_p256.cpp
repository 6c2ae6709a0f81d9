// P-256 by Botan: for WebAssembly and as the second opinion in tests. Its arithmetic is blinded, not constant-time, and 4 to 12 times
// slower than OpenSSL's: native builds do not use it with secrets.
#include <botan/ec_group.h>
#include <botan/numthry.h>
#include <botan/reducer.h>
#include <botan/rng.h>

#include <algorithm>

#include "coffer/crypto/random.hpp"
#include "core/scrub.hpp"
#include "crypto/backend/no_throw.hpp"
#include "crypto/backend/p256.hpp"
#include "crypto/rfc6979.hpp"

namespace coffer::backend::botan::p256 {
namespace {

using Botan::BigInt;
using Botan::PointGFp;

// Botan's blinding draws from coffer's one source of randomness. Where that fails, the result is not to be used.
class Random final : public Botan::RandomNumberGenerator {
public:
    void randomize(std::uint8_t output[], std::size_t length) override { failed_ = !random_bytes({output, length}) || failed_; }
    [[nodiscard]] bool failed() const { return failed_; }
    bool accepts_input() const override { return false; }
    void add_entropy(const std::uint8_t[], std::size_t) override {}
    std::string name() const override { return "coffer"; }
    void clear() override {}
    bool is_seeded() const override { return true; }

private:
    bool failed_ = false;
};

const Botan::EC_Group& group() {
    static const Botan::EC_Group built("secp256r1");
    return built;
}

BigInt number(Bytes bytes) {
    return BigInt(bytes.data(), bytes.size());
}

bool in_range(const BigInt& value) {
    return value > 0 && value < group().get_order();
}

void store(const BigInt& value, MutBytes out) {
    BigInt::encode_1363(out.data(), out.size(), value);
}

bool store(const PointGFp& point, FixedMutBytes<65> sec1) {
    const std::vector<u8> encoded = point.encode(PointGFp::UNCOMPRESSED);
    if (encoded.size() != sec1.size()) return false;
    std::ranges::copy(encoded, sec1.begin());
    return true;
}

// False where the point is not on the curve; OS2ECP also throws for that.
bool load(Bytes sec1, PointGFp& point) {
    point = group().OS2ECP(sec1.data(), sec1.size());
    return point.on_the_curve();
}

bool base_multiple(const BigInt& scalar, PointGFp& product) {
    Random random;
    std::vector<BigInt> workspace;
    product = group().blinded_base_point_multiply(scalar, random, workspace);
    return !random.failed();
}

// FIPS 186-5 6.4.1 with the nonce k. False when r or s is zero.
bool sign_with(const BigInt& scalar, const BigInt& digest, const BigInt& k, FixedMutBytes<64> signature) {
    PointGFp point;
    if (!base_multiple(k, point)) return false;
    const BigInt r = group().mod_order(point.get_affine_x());
    const BigInt s = group().multiply_mod_order(group().inverse_mod_order(k), group().mod_order(digest + r * scalar));
    if (r.is_zero() || s.is_zero()) return false;
    store(r, signature.first<32>());
    store(s, signature.last<32>());
    return true;
}

bool sign(FixedBytes<32> scalar, FixedBytes<32> digest, Bytes extra_entropy, FixedMutBytes<64> signature) {
    ByteArray<32> reduced;
    store(group().mod_order(number(digest)), reduced);
    crypto::Rfc6979 nonces(scalar, reduced, extra_entropy);
    SecretArray<32> candidate = nonces.next();
    while (!scalar_valid(candidate.reveal())) candidate = nonces.next();
    return sign_with(number(scalar), number(reduced), number(candidate.reveal()), signature);
}

Status signed_status(bool made, FixedMutBytes<64> signature) {
    if (made) return Ok{};
    wipe(signature);
    return fail(Errc::backend);
}

}  // namespace

bool scalar_valid(FixedBytes<32> scalar) noexcept {
    const bool valid = no_throw([&] { return in_range(number(scalar)); });
    core::scrub_stack();
    return valid;
}

Status public_from_private(FixedBytes<32> scalar, FixedMutBytes<65> sec1) {
    const bool made = no_throw([&] {
        PointGFp point;
        return base_multiple(number(scalar), point) && store(point, sec1);
    });
    core::scrub_stack();
    if (!made) return fail(Errc::backend);
    return Ok{};
}

Status parse(Bytes sec1, FixedMutBytes<65> uncompressed) {
    const bool on_curve = no_throw([&] {
        PointGFp point;
        return load(sec1, point) && store(point, uncompressed);
    });
    if (!on_curve) return fail(Errc::public_key_not_on_curve);
    return Ok{};
}

bool tweak_add_private(FixedMutBytes<32> scalar, FixedBytes<32> tweak) {
    const bool added = no_throw([&] {
        const BigInt offset = number(tweak);
        if (offset >= group().get_order()) return false;
        const BigInt sum = group().mod_order(number(scalar) + offset);
        if (sum.is_zero()) return false;
        store(sum, scalar);
        return true;
    });
    core::scrub_stack();
    return added;
}

bool tweak_add_public(FixedBytes<65> point, FixedBytes<32> tweak, FixedMutBytes<65> sum) {
    return no_throw([&] {
        const BigInt offset = number(tweak);
        if (offset >= group().get_order()) return false;
        PointGFp added;
        PointGFp product;
        if (!load(point, added) || !base_multiple(offset, product)) return false;
        if (!offset.is_zero()) added += product;
        return !added.is_zero() && store(added, sum);
    });
}

Status ecdh_x(FixedBytes<32> scalar, FixedBytes<65> point, FixedMutBytes<32> x) {
    const bool made = no_throw([&] {
        Random random;
        std::vector<BigInt> workspace;
        PointGFp peer;
        if (!load(point, peer)) return false;
        store(group().blinded_var_point_multiply(peer, number(scalar), random, workspace).get_affine_x(), x);
        return !random.failed();
    });
    core::scrub_stack();
    if (made) return Ok{};
    wipe(x);
    return fail(Errc::backend);
}

Status ecdsa_sign(FixedBytes<32> scalar, FixedBytes<32> digest, FixedMutBytes<64> signature) {
    SecretArray<32> entropy;
    if (Status drawn = random_bytes(entropy.reveal_mut()); !drawn) return drawn;
    const bool made = no_throw([&] { return sign(scalar, digest, entropy.reveal(), signature); });
    core::scrub_stack();
    return signed_status(made, signature);
}

Status ecdsa_sign_deterministic(FixedBytes<32> scalar, FixedBytes<65> point, FixedBytes<32> digest, FixedMutBytes<64> signature) {
    const bool made = no_throw([&] { return sign(scalar, digest, {}, signature); });
    core::scrub_stack();
    return signed_status(made && ecdsa_verify(point, digest, signature), signature);
}

bool ecdsa_verify(FixedBytes<65> point, FixedBytes<32> digest, FixedBytes<64> signature) {
    return no_throw([&] {
        const BigInt r = number(signature.first<32>());
        const BigInt s = number(signature.last<32>());
        if (!in_range(r) || !in_range(s)) return false;
        const BigInt inverse = group().inverse_mod_order(s);
        const BigInt u1 = group().multiply_mod_order(group().mod_order(number(digest)), inverse);
        const BigInt u2 = group().multiply_mod_order(r, inverse);
        PointGFp key;
        if (!load(point, key)) return false;
        const PointGFp sum = group().point_multiply(u1, key, u2);
        return !sum.is_zero() && group().mod_order(sum.get_affine_x()) == r;
    });
}

}  // namespace coffer::backend::botan::p256
