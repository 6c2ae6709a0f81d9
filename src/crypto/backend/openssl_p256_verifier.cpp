// The key as the generator of a group of its own: then EC_GROUP_precompute_mult makes the table for it, and EC_POINT_mul uses it.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/bn.h>
#include <openssl/ec.h>

#include "crypto/backend/openssl_errors.hpp"
#include "crypto/backend/openssl_handle.hpp"
#include "crypto/backend/p256.hpp"
#include "crypto/backend/p256_verifier.hpp"
#include "crypto/backend/runtime.hpp"

namespace coffer::backend::openssl::p256 {
namespace {

using Bn = Handle<BIGNUM, BN_free>;
using BnContext = Handle<BN_CTX, BN_CTX_free>;
using Group = Handle<EC_GROUP, EC_GROUP_free>;
using Point = Handle<EC_POINT, EC_POINT_free>;

Bn number(Bytes bytes) noexcept {
    return Bn(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
}

Group group_of(FixedBytes<65> key) noexcept {
    const EC_GROUP* standard = runtime().p256;
    Group made(standard == nullptr ? nullptr : EC_GROUP_dup(standard));
    const BnContext context(BN_CTX_new_ex(runtime().library));
    if (!made || !context) return nullptr;
    const Point point(EC_POINT_new(made.get()));
    if (!point || EC_POINT_oct2point(made.get(), point.get(), key.data(), key.size(), context.get()) != 1 ||
        EC_GROUP_set_generator(made.get(), point.get(), EC_GROUP_get0_order(standard), BN_value_one()) != 1 ||
        EC_GROUP_precompute_mult(made.get(), context.get()) != 1)
        return nullptr;
    return made;
}

}  // namespace

struct Verifier::Table {
    Group group;  // its generator is the key

    // x(u1*G + u2*key) mod n, nothing where that is infinity. FIPS 186-5 6.4.2.
    [[nodiscard]] Bn x_of_sum(const BIGNUM* u1, const BIGNUM* u2, BN_CTX* context) const noexcept {
        const EC_GROUP* standard = runtime().p256;
        const Point first(EC_POINT_new(standard));
        const Point second(EC_POINT_new(standard));
        Bn x(BN_new());
        if (!first || !second || !x || EC_POINT_mul(standard, first.get(), u1, nullptr, nullptr, context) != 1 ||
            EC_POINT_mul(group.get(), second.get(), u2, nullptr, nullptr, context) != 1 ||
            EC_POINT_add(standard, first.get(), first.get(), second.get(), context) != 1 ||
            EC_POINT_is_at_infinity(standard, first.get()) != 0 ||
            EC_POINT_get_affine_coordinates(standard, first.get(), x.get(), nullptr, context) != 1 ||
            BN_nnmod(x.get(), x.get(), EC_GROUP_get0_order(standard), context) != 1)
            return nullptr;
        return x;
    }
};

Verifier::Verifier(std::unique_ptr<const Table> table) noexcept : table_(std::move(table)) {}
Verifier::Verifier(Verifier&&) noexcept = default;
Verifier& Verifier::operator=(Verifier&&) noexcept = default;
Verifier::~Verifier() = default;

Result<Verifier> Verifier::make(FixedBytes<65> point) {
    const OwnErrors errors;
    Group group = group_of(point);
    if (!group) return fail(Errc::backend);
    return Verifier(std::make_unique<const Table>(Table{std::move(group)}));
}

bool Verifier::verify(FixedBytes<32> digest, FixedBytes<64> signature) const noexcept {
    if (!scalar_valid(signature.first<32>()) || !scalar_valid(signature.last<32>())) return false;
    const OwnErrors errors;
    const BIGNUM* order = EC_GROUP_get0_order(table_->group.get());
    const BnContext context(BN_CTX_new_ex(runtime().library));
    const Bn e = number(digest);
    const Bn r = number(signature.first<32>());
    const Bn s = number(signature.last<32>());
    if (!context || !e || !r || !s || BN_mod_inverse(s.get(), s.get(), order, context.get()) == nullptr ||
        BN_mod_mul(e.get(), e.get(), s.get(), order, context.get()) != 1 ||
        BN_mod_mul(s.get(), r.get(), s.get(), order, context.get()) != 1)
        return false;
    const Bn x = table_->x_of_sum(e.get(), s.get(), context.get());
    return x && BN_cmp(x.get(), r.get()) == 0;
}

}  // namespace coffer::backend::openssl::p256
