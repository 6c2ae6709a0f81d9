// ECDSA verification by EC_POINT_mul and coffer's own implementation of the other steps of FIPS 186-5 section 6.4.2, whose inverse and
// comparison take an eighth of the time of those in ECDSA_do_verify. A Verifier uses its key as the generator of a group of its own.
// EC_GROUP_precompute_mult then makes the table for the key, and EC_POINT_mul uses it. All data is public.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/bn.h>
#include <openssl/ec.h>

#include <algorithm>
#include <new>

#include "core/per_thread.hpp"
#include "crypto/backend/openssl_errors.hpp"
#include "crypto/backend/openssl_handle.hpp"
#include "crypto/backend/openssl_point.hpp"
#include "crypto/backend/p256.hpp"
#include "crypto/backend/p256_verifier.hpp"
#include "crypto/backend/public_inverse.hpp"
#include "crypto/backend/runtime.hpp"
#include "crypto/backend/scalar256.hpp"

namespace coffer::backend::openssl::p256 {
namespace {

using Bn = Handle<BIGNUM, BN_free>;
using BnContext = Handle<BN_CTX, BN_CTX_free>;
using Group = Handle<EC_GROUP, EC_GROUP_free>;
using Point = Handle<EC_POINT, EC_POINT_free>;

Point new_point(const EC_GROUP* group) noexcept {
    return Point(group == nullptr ? nullptr : EC_POINT_new(group));
}

BnContext new_context() noexcept {
    return BnContext(runtime().library == nullptr ? nullptr : BN_CTX_new_ex(runtime().library));
}

Group group_of(FixedBytes<65> key) noexcept {
    const EC_GROUP* standard = runtime().p256;
    Group made(standard == nullptr ? nullptr : EC_GROUP_dup(standard));
    const BnContext context = new_context();
    if (!made || !context) return nullptr;
    const Point point = new_point(made.get());
    const Bn x(BN_new());
    const Bn y(BN_new());
    if (!point || !x || !y || set_point(made.get(), point.get(), key.subspan<1>(), {x.get(), y.get()}, context.get()) != Answer::yes ||
        EC_GROUP_set_generator(made.get(), point.get(), EC_GROUP_get0_order(standard), BN_value_one()) != 1 ||
        EC_GROUP_precompute_mult(made.get(), context.get()) != 1)
        return nullptr;
    return made;
}

bool load(BIGNUM* number, Bytes bytes) noexcept {
    return BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), number) != nullptr;
}

// Working memory. One is kept for each thread.
struct Room {
    BnContext context = new_context();
    Bn r{BN_new()};
    Bn s{BN_new()};
    Bn e{BN_new()};
    Bn inverse{BN_new()};
    Bn x{BN_new()};
    Bn z{BN_new()};
    Point sum = new_point(runtime().p256);
    Point addend = new_point(runtime().p256);
    Point key = new_point(runtime().p256);
    PrimeField field{runtime().p256, context.get()};
    ByteArray<65> key_bytes{};  // the encoding of the point in `key`; all zero if there is none

    [[nodiscard]] bool ready() const noexcept {
        return context && r && s && e && inverse && x && z && sum && addend && key && field.ready();
    }
    // `point` has been parsed. Returns false if memory is exhausted.
    [[nodiscard]] bool hold(FixedBytes<65> point) noexcept {
        if (point[0] == 0x04 && std::equal(point.begin(), point.end(), key_bytes.begin())) return true;
        key_bytes = {};
        if (set_point(runtime().p256, key.get(), point.subspan<1>(), {x.get(), z.get()}, context.get()) != Answer::yes) return false;
        std::copy(point.begin(), point.end(), key_bytes.begin());
        return true;
    }
};

// thread_room returns the thread's room, or null if memory is exhausted. In that case the next call makes it again.
Room* thread_room() noexcept {
    static const core::PerThread<Room> rooms;
    Room* const room = rooms.get();
    if (room != nullptr && !room->ready()) *room = Room();
    return room != nullptr && room->ready() ? room : nullptr;
}

// Replaces e by e/s and s by r/s, modulo the order. The inverse is checked: s times its inverse is 1.
bool divide_by_s(Room& room, FixedBytes<32> s) noexcept {
    const BIGNUM* order = EC_GROUP_get0_order(runtime().p256);
    BN_MONT_CTX* montgomery = EC_GROUP_get_mont_data(runtime().p256);
    BN_CTX* context = room.context.get();
    const std::optional<ByteArray<32>> inverse = public_inverse_mod_p256_order(s);
    // The Montgomery product of a number in Montgomery form and a plain number is the plain product.
    return inverse && montgomery != nullptr && load(room.inverse.get(), *inverse) && BN_cmp(room.inverse.get(), order) < 0 &&
           BN_to_montgomery(room.inverse.get(), room.inverse.get(), montgomery, context) == 1 &&
           BN_mod_mul_montgomery(room.s.get(), room.s.get(), room.inverse.get(), montgomery, context) == 1 && BN_is_one(room.s.get()) &&
           BN_mod_mul_montgomery(room.e.get(), room.e.get(), room.inverse.get(), montgomery, context) == 1 &&
           BN_mod_mul_montgomery(room.s.get(), room.r.get(), room.inverse.get(), montgomery, context) == 1;
}

// Returns whether the x coordinate of the room's sum is `candidate`. It compares X with candidate * Z^2, which avoids the division that
// makes a point affine.
Answer x_is(Room& room, const BIGNUM* candidate) noexcept {
    BIGNUM* product = room.e.get();
    if (BN_mod_mul_montgomery(product, candidate, room.z.get(), room.field.montgomery(), room.context.get()) != 1) return Answer::could_not;
    return answer(BN_cmp(product, room.x.get()) == 0);
}

// FIPS 186-5 section 6.4.2: x modulo the order is r, so x is r, or r + n if that is below the prime.
Answer x_is_r_modulo_order(Room& room) noexcept {
    const EC_GROUP* standard = runtime().p256;
    BN_MONT_CTX* montgomery = room.field.montgomery();
    BN_CTX* context = room.context.get();
    BIGNUM* z = room.z.get();
    // z becomes Z^2 in Montgomery form.
    if (EC_POINT_get_Jprojective_coordinates_GFp(standard, room.sum.get(), room.x.get(), nullptr, z, context) != 1 ||
        BN_to_montgomery(z, z, montgomery, context) != 1 || BN_mod_mul_montgomery(z, z, z, montgomery, context) != 1)
        return Answer::could_not;
    if (const Answer is_r = x_is(room, room.r.get()); is_r != Answer::no) return is_r;
    if (BN_add(room.r.get(), room.r.get(), EC_GROUP_get0_order(standard)) != 1) return Answer::could_not;
    if (BN_cmp(room.r.get(), room.field.prime()) >= 0) return Answer::no;
    return x_is(room, room.r.get());
}

bool scalars_valid(FixedBytes<64> signature) noexcept {
    return scalar_valid(signature.first<32>()) && scalar_valid(signature.last<32>());
}

// Loads r, and the factors e/s of the generator and r/s of the key.
bool load_factors(Room& room, FixedBytes<32> digest, FixedBytes<64> signature) noexcept {
    ByteArray<32> reduced;
    scalar_reduce(digest, p256_order, reduced);
    return load(room.e.get(), reduced) && load(room.r.get(), signature.first<32>()) && load(room.s.get(), signature.last<32>()) &&
           divide_by_s(room, signature.last<32>());
}

Answer sum_has_r(Room& room) noexcept {
    if (EC_POINT_is_at_infinity(runtime().p256, room.sum.get()) == 1) return Answer::no;
    return x_is_r_modulo_order(room);
}

// verify_with verifies a signature. `add_multiples` computes the room's sum from the factors; it returns false on failure.
template <typename AddMultiples>
Status verify_with(FixedBytes<32> digest, FixedBytes<64> signature, const AddMultiples& add_multiples) noexcept {
    if (!scalars_valid(signature)) return fail(Errc::signature_invalid);
    const OwnErrors errors;
    Room* const room = thread_room();
    if (room == nullptr || !load_factors(*room, digest, signature) || !add_multiples(*room)) return errors.could_not();
    switch (sum_has_r(*room)) {
        case Answer::yes: return Ok{};
        case Answer::no: return fail(Errc::signature_invalid);
        case Answer::could_not: break;
    }
    return errors.could_not();
}

}  // namespace

struct Verifier::Table {
    Group group;  // its generator is the key
};

Verifier::Verifier(std::unique_ptr<const Table> table) noexcept : table_(std::move(table)) {}
Verifier::Verifier(Verifier&&) noexcept = default;
Verifier& Verifier::operator=(Verifier&&) noexcept = default;
Verifier::~Verifier() = default;

Result<Verifier> Verifier::from_point(FixedBytes<65> point) {
    const OwnErrors errors;
    Group group = group_of(point);
    if (!group) return errors.could_not();
    std::unique_ptr<const Table> table(new (std::nothrow) Table{std::move(group)});
    if (!table) return fail(Errc::out_of_memory);
    return Verifier(std::move(table));
}

Status Verifier::verify(FixedBytes<32> digest, FixedBytes<64> signature) const noexcept {
    return verify_with(digest, signature, [this](Room& room) {
        const EC_GROUP* standard = runtime().p256;
        BN_CTX* const context = room.context.get();
        return EC_POINT_mul(standard, room.sum.get(), room.e.get(), nullptr, nullptr, context) == 1 &&
               EC_POINT_mul(table_->group.get(), room.addend.get(), room.s.get(), nullptr, nullptr, context) == 1 &&
               EC_POINT_add(standard, room.sum.get(), room.sum.get(), room.addend.get(), context) == 1;
    });
}

Status ecdsa_verify(FixedBytes<65> point, FixedBytes<32> digest, FixedBytes<64> signature) {
    return verify_with(digest, signature, [point](Room& room) {
        return room.hold(point) &&
               EC_POINT_mul(runtime().p256, room.sum.get(), room.e.get(), room.key.get(), room.s.get(), room.context.get()) == 1;
    });
}

}  // namespace coffer::backend::openssl::p256
