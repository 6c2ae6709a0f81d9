#include <openssl/bn.h>

#include "core/try.hpp"
#include "crypto/backend/openssl_errors.hpp"
#include "crypto/backend/openssl_handle.hpp"
#include "crypto/backend/rsa.hpp"
#include "crypto/backend/runtime.hpp"

namespace coffer::backend::openssl {
namespace {

using Bn = Handle<BIGNUM, BN_free>;

Bn number(Bytes bytes) noexcept {
    return Bn(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
}

}  // namespace

Status rsa_public_power(Bytes modulus, Bytes exponent, Bytes base, MutBytes power) noexcept {
    const OwnErrors errors;
    COFFER_CHECK(runtime().status);
    const Handle<BN_CTX, BN_CTX_free> context(BN_CTX_new_ex(runtime().library));
    const Bn n = number(modulus);
    const Bn e = number(exponent);
    const Bn s = number(base);
    const Bn result(BN_new());
    if (!context || !n || !e || !s || !result) return errors.could_not();
    COFFER_INVARIANT(BN_is_odd(n.get()) == 1);
    if (BN_cmp(s.get(), n.get()) >= 0) return fail(Errc::signature_invalid);
    const int size = static_cast<int>(power.size());
    if (BN_mod_exp(result.get(), s.get(), e.get(), n.get(), context.get()) != 1 || BN_bn2binpad(result.get(), power.data(), size) != size)
        return errors.could_not();
    return Ok{};
}

}  // namespace coffer::backend::openssl
