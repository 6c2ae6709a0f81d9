// Low-level calls, as for P-256: they distinguish "no" from "could not", which the decoder of an EVP key does not.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>

#include "core/try.hpp"
#include "crypto/backend/openssl_errors.hpp"
#include "crypto/backend/openssl_handle.hpp"
#include "crypto/backend/openssl_point.hpp"
#include "crypto/backend/p384.hpp"
#include "crypto/backend/runtime.hpp"

namespace coffer::backend::openssl::p384 {
namespace {

using Bn = Handle<BIGNUM, BN_free>;
using BnContext = Handle<BN_CTX, BN_CTX_free>;
using Point = Handle<EC_POINT, EC_POINT_free>;
using Key = Handle<EC_KEY, EC_KEY_free>;
using Signature = Handle<ECDSA_SIG, ECDSA_SIG_free>;

Bn number(Bytes bytes) noexcept {
    return Bn(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
}

Answer load(FixedBytes<97> bytes, EC_KEY* key) noexcept {
    const EC_GROUP* group = runtime().p384;
    const BnContext context(BN_CTX_new_ex(runtime().library));
    const Bn x(BN_new());
    const Bn y(BN_new());
    const Point point(EC_POINT_new(group));
    if (bytes[0] != spki_head.back()) return Answer::no;
    if (!context || !x || !y || !point) return Answer::could_not;
    const Answer on_curve = set_point(group, point.get(), bytes.subspan<1>(), {x.get(), y.get()}, context.get());
    if (on_curve != Answer::yes) return on_curve;
    return EC_KEY_set_group(key, group) == 1 && EC_KEY_set_public_key(key, point.get()) == 1 ? Answer::yes : Answer::could_not;
}

Signature signature_of(FixedBytes<96> raw) noexcept {
    Signature signature(ECDSA_SIG_new());
    Bn r = number(raw.first<48>());
    Bn s = number(raw.last<48>());
    if (!signature || !r || !s || ECDSA_SIG_set0(signature.get(), r.get(), s.get()) != 1) return nullptr;
    static_cast<void>(r.release());
    static_cast<void>(s.release());
    return signature;
}

Answer verify(FixedBytes<97> point, FixedBytes<48> digest, FixedBytes<96> raw) noexcept {
    const Key key(EC_KEY_new_ex(runtime().library, nullptr));
    const Signature signature = signature_of(raw);
    if (!key || !signature) return Answer::could_not;
    if (const Answer loaded = load(point, key.get()); loaded != Answer::yes) return loaded;
    const int verified = ECDSA_do_verify(digest.data(), static_cast<int>(digest.size()), signature.get(), key.get());
    return verified < 0 ? Answer::could_not : answer(verified == 1);
}

}  // namespace

Status ecdsa_verify(FixedBytes<97> point, FixedBytes<48> digest, FixedBytes<96> signature) {
    const OwnErrors errors;
    COFFER_CHECK(runtime().status);
    switch (verify(point, digest, signature)) {
        case Answer::yes: return Ok{};
        case Answer::no: return fail(Errc::signature_invalid);
        case Answer::could_not: break;
    }
    return errors.could_not();
}

}  // namespace coffer::backend::openssl::p384
