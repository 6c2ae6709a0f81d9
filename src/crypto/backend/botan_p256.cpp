// P-256 by Botan: for WebAssembly, and for comparison in tests. Its arithmetic is blinded, not constant time, and 4 to 12 times slower than
// OpenSSL's. Native builds do not use it with secrets.
#include <algorithm>
#include <string>
#include <vector>

#include "coffer/crypto/random.hpp"
#include "core/scrub.hpp"
#include "core/try.hpp"
#include "crypto/backend/botan_versions.hpp"
#include "crypto/backend/no_throw.hpp"
#include "crypto/backend/p256.hpp"
#include "crypto/backend/scalar256.hpp"
#include "crypto/rfc6979.hpp"

namespace coffer::backend::botan::p256 {
namespace {

using Botan::BigInt;

// Random bytes for Botan's blinding come from random_bytes. If that fails, the result must not be used.
class Random final : public RandomSource {
public:
    [[nodiscard]] bool failed() const { return failed_; }
    bool accepts_input() const override { return false; }
    std::string name() const override { return "coffer"; }
    void clear() override {}
    bool is_seeded() const override { return true; }

private:
    void fill(MutBytes output) override { failed_ = !random_bytes(output) || failed_; }

    bool failed_ = false;
};

const Botan::EC_Group& group() {
    static const Botan::EC_Group built = named_group("secp256r1");
    return built;
}

BigInt number(Bytes bytes) {
    return BigInt(bytes.data(), bytes.size());
}

bool in_range(const BigInt& value) {
    return value > 0 && value < group().get_order();
}

void store(const CurvePoint& point, FixedMutBytes<65> sec1) {
    const std::vector<u8> encoded = point.encode(uncompressed_form);
    COFFER_INVARIANT(encoded.size() == sec1.size());
    std::ranges::copy(encoded, sec1.begin());
}

// Returns the point that `sec1` encodes. Bytes that were parsed before always encode one.
CurvePoint point_of(Bytes sec1) {
    return group().OS2ECP(sec1.data(), sec1.size());
}

// Fails if there are no random bytes for the blinding.
Status base_multiple(const BigInt& scalar, CurvePoint& product) {
    Random random;
    std::vector<BigInt> workspace;
    product = group().blinded_base_point_multiply(scalar, random, workspace);
    if (random.failed()) return fail(Errc::random_unavailable);
    return Ok{};
}

// ECDSA signing (FIPS 186-5 section 6.4.1) with the nonce k. No known nonce makes r or s zero.
Status sign_with(const BigInt& scalar, const BigInt& digest, const BigInt& k, FixedMutBytes<64> signature) {
    CurvePoint point;
    COFFER_CHECK(base_multiple(k, point));
    const BigInt r = group().mod_order(point.get_affine_x());
    const BigInt s = group().multiply_mod_order(group().inverse_mod_order(k), group().mod_order(digest + r * scalar));
    if (r.is_zero() || s.is_zero()) return fail(Errc::backend);
    encode(r, signature.first<32>());
    encode(s, signature.last<32>());
    return Ok{};
}

Status sign(FixedBytes<32> scalar, FixedBytes<32> digest, Bytes extra_entropy, FixedMutBytes<64> signature) {
    ByteArray<32> reduced;
    encode(group().mod_order(number(digest)), reduced);
    crypto::Rfc6979 nonces(scalar, reduced, extra_entropy);
    SecretArray<32> candidate = nonces.next();
    while (!scalar_valid(candidate.reveal())) candidate = nonces.next();
    return sign_with(number(scalar), number(reduced), number(candidate.reveal()), signature);
}

Status or_wiped(Status made, MutBytes output) {
    if (!made) wipe(output);
    return made;
}

}  // namespace

bool scalar_valid(FixedBytes<32> scalar) noexcept {
    return scalar_in_range(scalar, p256_order);
}

Status public_from_private(FixedBytes<32> scalar, FixedMutBytes<65> sec1) {
    Status made = no_throw([&]() -> Status {
        CurvePoint point;
        COFFER_CHECK(base_multiple(number(scalar), point));
        store(point, sec1);
        return Ok{};
    });
    core::scrub_stack();
    return made;
}

Status parse(Bytes sec1, FixedMutBytes<65> uncompressed) {
    return no_throw([&]() -> Status {
        try {
            const CurvePoint point = point_of(sec1);
            if (!point.on_the_curve()) return fail(Errc::public_key_not_on_curve);
            store(point, uncompressed);
            return Ok{};
        } catch (const Botan::Decoding_Error&) {  // not a point
            return fail(Errc::public_key_not_on_curve);
        } catch (const Botan::Invalid_Argument&) {  // a coordinate is not below the prime
            return fail(Errc::public_key_not_on_curve);
        }
    });
}

Status tweak_add_private(FixedMutBytes<32> scalar, FixedBytes<32> tweak) {
    Status added = no_throw([&]() -> Status {
        const BigInt offset = number(tweak);
        if (offset >= group().get_order()) return fail(Errc::tweak_invalid);
        const BigInt sum = group().mod_order(number(scalar) + offset);
        if (sum.is_zero()) return fail(Errc::tweak_invalid);
        encode(sum, scalar);
        return Ok{};
    });
    core::scrub_stack();
    return added;
}

Status tweak_add_public(FixedBytes<65> point, FixedBytes<32> tweak, FixedMutBytes<65> sum) {
    return no_throw([&]() -> Status {
        const BigInt offset = number(tweak);
        if (offset >= group().get_order()) return fail(Errc::tweak_invalid);
        CurvePoint added = point_of(point);
        // Botan 3 refuses to multiply by zero.
        if (!offset.is_zero()) {
            CurvePoint product;
            COFFER_CHECK(base_multiple(offset, product));
            added += product;
        }
        if (added.is_zero()) return fail(Errc::tweak_invalid);
        store(added, sum);
        return Ok{};
    });
}

Status ecdh_x(FixedBytes<32> scalar, FixedBytes<65> point, FixedMutBytes<32> x) {
    Status made = no_throw([&]() -> Status {
        Random random;
        std::vector<BigInt> workspace;
        encode(group().blinded_var_point_multiply(point_of(point), number(scalar), random, workspace).get_affine_x(), x);
        if (random.failed()) return fail(Errc::random_unavailable);
        return Ok{};
    });
    core::scrub_stack();
    return or_wiped(made, x);
}

Status ecdsa_sign(FixedBytes<32> scalar, FixedBytes<32> digest, FixedMutBytes<64> signature) {
    SecretArray<32> entropy;
    COFFER_CHECK(random_bytes(entropy.reveal_mut()));
    Status made = no_throw([&] { return sign(scalar, digest, entropy.reveal(), signature); });
    core::scrub_stack();
    return or_wiped(made, signature);
}

Status ecdsa_sign_deterministic(FixedBytes<32> scalar, FixedBytes<65> point, FixedBytes<32> digest, FixedMutBytes<64> signature) {
    Status made = no_throw([&] { return sign(scalar, digest, {}, signature); });
    core::scrub_stack();
    if (made) made = ecdsa_verify(point, digest, signature);
    if (!made && made.error().code == Errc::signature_invalid) made = fail(Errc::backend);
    return or_wiped(made, signature);
}

Status ecdsa_verify(FixedBytes<65> point, FixedBytes<32> digest, FixedBytes<64> signature) {
    return no_throw([&]() -> Status {
        const BigInt r = number(signature.first<32>());
        const BigInt s = number(signature.last<32>());
        if (!in_range(r) || !in_range(s)) return fail(Errc::signature_invalid);
        const BigInt inverse = group().inverse_mod_order(s);
        // Botan 3 refuses to multiply by zero, which a digest of zeros would require.
        const BigInt reduced = group().mod_order(number(digest));
        const BigInt u1 = reduced.is_zero() ? reduced : group().multiply_mod_order(reduced, inverse);
        const BigInt u2 = group().multiply_mod_order(r, inverse);
        const CurvePoint sum = u1.is_zero() ? u2 * point_of(point) : group().point_multiply(u1, point_of(point), u2);
        if (sum.is_zero() || group().mod_order(sum.get_affine_x()) != r) return fail(Errc::signature_invalid);
        return Ok{};
    });
}

}  // namespace coffer::backend::botan::p256
