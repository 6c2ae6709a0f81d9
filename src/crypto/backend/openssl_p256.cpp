// P-256 by OpenSSL's low-level EC calls. They need 45 us for one ECDH. An EVP key needs 130 us: 16 us to set up, and a multiplication to
// validate the peer, which a curve of cofactor 1 does not need. The caller checks prefix and length of points; set_point checks the range
// and the curve equation. If the arguments cannot make a call fail, its failure is exhausted memory or backend.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/bn.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>

#include <algorithm>
#include <cstring>
#include <span>

#include "core/declassify.hpp"
#include "core/per_thread.hpp"
#include "core/scrub.hpp"
#include "core/try.hpp"
#include "crypto/backend/openssl_errors.hpp"
#include "crypto/backend/openssl_handle.hpp"
#include "crypto/backend/openssl_point.hpp"
#include "crypto/backend/p256.hpp"
#include "crypto/backend/runtime.hpp"
#include "crypto/backend/scalar256.hpp"
#include "crypto/rfc6979.hpp"

namespace coffer::backend::openssl::p256 {
namespace {

using Bn = Handle<BIGNUM, BN_clear_free>;
using BnContext = Handle<BN_CTX, BN_CTX_free>;
using Point = Handle<EC_POINT, EC_POINT_clear_free>;
using Key = Handle<EC_KEY, EC_KEY_free>;
using Signature = Handle<ECDSA_SIG, ECDSA_SIG_free>;

const EC_GROUP* group() noexcept {
    return runtime().p256;
}

// Each computation on secrets has a context of its own, so that none of its numbers remains afterwards.
BnContext new_context() noexcept {
    return BnContext(runtime().library == nullptr ? nullptr : BN_CTX_new_ex(runtime().library));
}

Bn public_number(Bytes bytes) noexcept {
    return Bn(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
}

// BN_bin2bn skips leading zeros one at a time, so its time would depend on the secret. Therefore a non-zero byte precedes the scalar, and
// its bit is cleared in the number afterwards. Then only whether the upper 64-bit words are zero can be observed.
Bn secret_number(FixedBytes<32> bytes) noexcept {
    SecretArray<33> led;
    led.reveal_mut()[0] = 1;
    std::copy(bytes.begin(), bytes.end(), led.reveal_mut().begin() + 1);
    Bn number(BN_new());
    if (!number) return number;
    BN_set_flags(number.get(), BN_FLG_CONSTTIME);
    if (BN_bin2bn(led.reveal().data(), 33, number.get()) == nullptr || BN_clear_bit(number.get(), 256) != 1) return nullptr;
    return number;
}

Point new_point() noexcept {
    return Point(group() == nullptr ? nullptr : EC_POINT_new(group()));
}

// The curve's equation and field, for square roots.
struct Field {
    PrimeField numbers;
    Bn a{BN_new()};
    Bn b{BN_new()};
    Bn root_exponent{BN_new()};  // (p + 1) / 4
    bool ready = false;

    explicit Field(BN_CTX* context) noexcept : numbers(group(), context) {
        ready = numbers.ready() && a && b && root_exponent && EC_GROUP_get_curve(group(), nullptr, a.get(), b.get(), context) == 1 &&
                BN_copy(root_exponent.get(), numbers.prime()) != nullptr && BN_add_word(root_exponent.get(), 1) == 1 &&
                BN_rshift(root_exponent.get(), root_exponent.get(), 2) == 1;
    }
};

// Working memory for public data. One is kept for each thread, because making and filling its numbers takes 0.3 us.
struct PublicRoom {
    BnContext context = new_context();
    Bn x{BN_new()};
    Bn y{BN_new()};
    Point point = new_point();
    Field field{context.get()};
    ByteArray<65> held{};  // the encoding of `point`; all zero if there is none

    [[nodiscard]] bool ready() const noexcept { return context && x && y && point && field.ready; }
};

// public_room returns the thread's room, or null if memory is exhausted. In that case the next call makes it again.
PublicRoom* public_room() noexcept {
    static const core::PerThread<PublicRoom> rooms;
    PublicRoom* const room = rooms.get();
    if (room != nullptr && !room->ready()) *room = PublicRoom();
    return room != nullptr && room->ready() ? room : nullptr;
}

// hold puts the point into the room. A point is often used right after it was parsed, so the same bytes are not checked twice.
Answer hold(PublicRoom& room, FixedBytes<65> sec1) noexcept {
    if (sec1[0] == 0x04 && std::equal(sec1.begin(), sec1.end(), room.held.begin())) return Answer::yes;
    room.held = {};
    if (sec1[0] != 0x04) return Answer::no;
    const Answer on_curve = set_point(group(), room.point.get(), sec1.subspan<1>(), {room.x.get(), room.y.get()}, room.context.get());
    if (on_curve == Answer::yes) std::memcpy(room.held.data(), sec1.data(), sec1.size());
    return on_curve;
}

bool store(PublicRoom& room, const EC_POINT* point, FixedMutBytes<65> sec1) noexcept {
    sec1[0] = 0x04;
    const bool stored = EC_POINT_get_affine_coordinates(group(), point, room.x.get(), room.y.get(), room.context.get()) == 1 &&
                        BN_bn2binpad(room.x.get(), &sec1[1], 32) == 32 && BN_bn2binpad(room.y.get(), &sec1[33], 32) == 32;
    core::declassify(sec1);
    return stored;
}

// The square root of x^3 + ax + b, if there is one, is its power (p + 1) / 4, because p = 3 mod 4. This takes 8 us; EC_POINT_oct2point,
// which works for every prime, takes 10.5 us. If there is none, the result is not on the curve, which the caller checks next.
bool decompress(PublicRoom& room, FixedBytes<33> sec1, FixedMutBytes<65> uncompressed) noexcept {
    const Field& field = room.field;
    BN_CTX* const context = room.context.get();
    const Bn x = public_number(sec1.subspan<1>());
    const Bn y(BN_new());
    if (!x || !y) return false;
    const BIGNUM* p = field.numbers.prime();
    if (BN_mod_sqr(y.get(), x.get(), p, context) != 1 || BN_mod_add_quick(y.get(), y.get(), field.a.get(), p) != 1 ||
        BN_mod_mul(y.get(), y.get(), x.get(), p, context) != 1 || BN_mod_add_quick(y.get(), y.get(), field.b.get(), p) != 1 ||
        BN_mod_exp_mont(y.get(), y.get(), field.root_exponent.get(), p, context, field.numbers.montgomery()) != 1)
        return false;
    if (BN_is_odd(y.get()) != (sec1[0] & 1) && BN_sub(y.get(), p, y.get()) != 1) return false;
    uncompressed[0] = 0x04;
    std::copy(sec1.begin() + 1, sec1.end(), uncompressed.begin() + 1);
    return BN_bn2binpad(y.get(), &uncompressed[33], 32) == 32;
}

// base_multiple returns scalar*G. Constant time.
Point base_multiple(FixedBytes<32> scalar) noexcept {
    const BnContext context = new_context();
    const Bn number = secret_number(scalar);
    Point product = new_point();
    if (!context || !number || !product || EC_POINT_mul(group(), product.get(), number.get(), nullptr, nullptr, context.get()) != 1)
        return nullptr;
    return product;
}

bool public_point(FixedBytes<32> scalar, FixedMutBytes<65> sec1) noexcept {
    const Point product = base_multiple(scalar);
    PublicRoom* const room = public_room();
    return product && room != nullptr && store(*room, product.get(), sec1);
}

// The multiplication of a point frees a copy of the scalar without wiping it (ecp_nistz256.c, p_str of 33 bytes). Every faster call than
// the generic ladder does so. glibc keeps the last seven freed blocks of a size for each thread and reuses the newest first. A block from
// this list returns to it unless the list is full. Therefore the constructor takes all blocks and gives a few back, which leaves room in
// the list; `wipe` takes and wipes all of them. For other allocators see docs/side-channels.md.
class FreedScalar {
public:
    FreedScalar() noexcept {
        take(held_);
        give_back(std::span(held_).first<few>());
    }
    void wipe() noexcept {
        std::array<void*, kept_by_thread> blocks;
        take(blocks);
        give_back(blocks);
        give_back(std::span(held_).subspan<few>());
    }

private:
    static constexpr std::size_t copy_size = 33;
    static constexpr std::size_t kept_by_thread = 8;
    static constexpr std::size_t few = 3;

    static void take(std::span<void*> blocks) noexcept {
        for (void*& block : blocks) block = OPENSSL_malloc(copy_size);
    }
    static void give_back(std::span<void* const> blocks) noexcept {
        for (void* block : blocks) OPENSSL_clear_free(block, copy_size);
    }
    std::array<void*, kept_by_thread> held_;
};

bool shared_x(FixedBytes<32> scalar, FixedBytes<65> sec1, FixedMutBytes<32> x) noexcept {
    const BnContext context = new_context();
    PublicRoom* const room = public_room();
    const Bn number = secret_number(scalar);
    const Point product = new_point();
    const Bn affine_x(BN_new());
    if (!context || room == nullptr || hold(*room, sec1) != Answer::yes || !number || !product || !affine_x) return false;
    FreedScalar freed;
    const bool multiplied = EC_POINT_mul(group(), product.get(), nullptr, room->point.get(), number.get(), context.get()) == 1;
    freed.wipe();
    return multiplied && EC_POINT_get_affine_coordinates(group(), product.get(), affine_x.get(), nullptr, context.get()) == 1 &&
           BN_bn2binpad(affine_x.get(), x.data(), 32) == 32;
}

// Making a key object takes 5 us, because it copies the group; filling it takes little. One is kept for each thread. The private key is
// removed, and thereby wiped, after each use.
EC_KEY* thread_key() noexcept {
    static const core::PerThread<Key> keys;
    Key* const kept = keys.get();
    if (kept == nullptr || group() == nullptr) return nullptr;
    if (!*kept) {
        Key made(EC_KEY_new_ex(runtime().library, nullptr));
        if (made && EC_KEY_set_group(made.get(), group()) == 1) *kept = std::move(made);
    }
    return kept->get();
}

class SigningKey {
public:
    explicit SigningKey(FixedBytes<32> scalar) noexcept {
        EC_KEY* key = thread_key();
        const Bn number = secret_number(scalar);
        if (key != nullptr && number && EC_KEY_set_private_key(key, number.get()) == 1) key_ = key;
    }
    ~SigningKey() {
        if (key_ != nullptr) EC_KEY_set_private_key(key_, nullptr);
    }
    SigningKey(const SigningKey&) = delete;
    SigningKey& operator=(const SigningKey&) = delete;
    [[nodiscard]] EC_KEY* get() const noexcept { return key_; }

private:
    EC_KEY* key_ = nullptr;
};

bool store(const ECDSA_SIG* made, FixedMutBytes<64> signature) noexcept {
    const bool stored = made != nullptr && BN_bn2binpad(ECDSA_SIG_get0_r(made), signature.data(), 32) == 32 &&
                        BN_bn2binpad(ECDSA_SIG_get0_s(made), signature.data() + 32, 32) == 32;
    core::declassify(signature);
    return stored;
}

bool sign_hedged(FixedBytes<32> scalar, FixedBytes<32> digest, FixedMutBytes<64> signature) noexcept {
    const SigningKey key(scalar);
    if (key.get() == nullptr) return false;
    const Signature made(ECDSA_do_sign(digest.data(), 32, key.get()));
    return store(made.get(), signature);
}

// inverse returns k^-1 mod n by Fermat's little theorem. Constant time.
Bn inverse(const BIGNUM* k, BN_CTX* context) noexcept {
    const BIGNUM* order = EC_GROUP_get0_order(group());
    Bn exponent(BN_dup(order));
    Bn result(BN_new());
    if (!exponent || !result || BN_sub_word(exponent.get(), 2) != 1 ||
        BN_mod_exp_mont_consttime(result.get(), k, exponent.get(), order, context, EC_GROUP_get_mont_data(group())) != 1)
        return nullptr;
    return result;
}

// nonce_r returns x(k*G) mod n. It is the half r of the signature, and so public.
Bn nonce_r(FixedBytes<32> k, BN_CTX* context) noexcept {
    const Point point = base_multiple(k);
    const Bn x(BN_new());
    ByteArray<32> r;
    if (!point || !x || EC_POINT_get_affine_coordinates(group(), point.get(), x.get(), nullptr, context) != 1 ||
        BN_bn2binpad(x.get(), r.data(), 32) != 32)
        return nullptr;
    core::declassify(r);
    scalar_reduce(r, p256_order, r);
    return public_number(r);
}

bool sign_with_nonce(FixedBytes<32> scalar, FixedBytes<32> digest, FixedBytes<32> k, FixedMutBytes<64> signature) noexcept {
    const BnContext context = new_context();
    const SigningKey key(scalar);
    const Bn number = secret_number(k);
    if (!context || key.get() == nullptr || !number) return false;
    const Bn r = nonce_r(k, context.get());
    const Bn k_inverse = inverse(number.get(), context.get());
    if (!r || !k_inverse) return false;
    const Signature made(ECDSA_do_sign_ex(digest.data(), 32, k_inverse.get(), r.get(), key.get()));
    return store(made.get(), signature);
}

}  // namespace

bool scalar_valid(FixedBytes<32> scalar) noexcept {
    return scalar_in_range(scalar, p256_order);
}

Status public_from_private(FixedBytes<32> scalar, FixedMutBytes<65> sec1) {
    const OwnErrors errors;
    const bool made = public_point(scalar, sec1);
    core::scrub_stack();
    if (!made) return errors.could_not();
    return Ok{};
}

Status parse(Bytes sec1, FixedMutBytes<65> uncompressed) {
    const OwnErrors errors;
    PublicRoom* const room = public_room();
    if (room == nullptr) return errors.could_not();
    if (sec1.size() == uncompressed.size())
        std::copy(sec1.begin(), sec1.end(), uncompressed.begin());
    else if (!decompress(*room, sec1.first<33>(), uncompressed))
        return errors.could_not();
    switch (hold(*room, uncompressed)) {
        case Answer::yes: return Ok{};
        case Answer::no: return fail(Errc::public_key_not_on_curve);
        case Answer::could_not: break;
    }
    return errors.could_not();
}

Status tweak_add_private(FixedMutBytes<32> scalar, FixedBytes<32> tweak) {
    const bool added = scalar_add(scalar, tweak, p256_order);
    core::scrub_stack();
    if (!added) return fail(Errc::tweak_invalid);
    return Ok{};
}

Status tweak_add_public(FixedBytes<65> point, FixedBytes<32> tweak, FixedMutBytes<65> sum) {
    const OwnErrors errors;
    const ByteArray<32> zero{};
    if (!ct_equal(tweak, zero) && !scalar_valid(tweak)) return fail(Errc::tweak_invalid);
    PublicRoom* const room = public_room();
    const Point added = base_multiple(tweak);
    if (room == nullptr || !added || hold(*room, point) != Answer::yes ||
        EC_POINT_add(group(), added.get(), added.get(), room->point.get(), room->context.get()) != 1)
        return errors.could_not();
    if (EC_POINT_is_at_infinity(group(), added.get()) == 1) return fail(Errc::tweak_invalid);
    if (!store(*room, added.get(), sum)) return errors.could_not();
    return Ok{};
}

Status ecdh_x(FixedBytes<32> scalar, FixedBytes<65> point, FixedMutBytes<32> x) {
    const OwnErrors errors;
    const bool made = shared_x(scalar, point, x);
    core::scrub_stack();
    if (made) return Ok{};
    wipe(x);
    return errors.could_not();
}

Status ecdsa_sign(FixedBytes<32> scalar, FixedBytes<32> digest, FixedMutBytes<64> signature) {
    const OwnErrors errors;
    bool made = sign_hedged(scalar, digest, signature);
    // If memory was exhausted inside OpenSSL's generator, the next call reports it, and the call after that works.
    if (!made && !errors.memory_failed()) made = sign_hedged(scalar, digest, signature);
    core::scrub_stack();
    if (made) return Ok{};
    wipe(signature);
    return errors.could_not();
}

Status ecdsa_sign_deterministic(FixedBytes<32> scalar, FixedBytes<65> point, FixedBytes<32> digest, FixedMutBytes<64> signature) {
    const OwnErrors errors;
    ByteArray<32> reduced;
    scalar_reduce(digest, p256_order, reduced);
    crypto::Rfc6979 nonces(scalar, reduced);
    SecretArray<32> k = nonces.next();
    while (!scalar_valid(k.reveal())) k = nonces.next();
    const bool made = sign_with_nonce(scalar, digest, k.reveal(), signature);
    core::scrub_stack();
    Status verified = made ? ecdsa_verify(point, digest, signature) : errors.could_not();
    if (verified) return Ok{};
    wipe(signature);
    // If a signature does not verify under its own key, the library is at fault, not the caller.
    return verified.error().code == Errc::signature_invalid ? fail(Errc::backend) : verified;
}

}  // namespace coffer::backend::openssl::p256
