#include "crypto/rfc6979.hpp"

#include <algorithm>

#include "crypto/backend/select.hpp"
#include "crypto/hmac_context.hpp"

namespace coffer::crypto {

Rfc6979::Rfc6979(FixedBytes<32> scalar, FixedBytes<32> reduced_digest, Bytes extra_entropy) noexcept {
    std::ranges::fill(value_.reveal_mut(), u8{0x01});
    mix(0x00, scalar, reduced_digest, extra_entropy);
    mix(0x01, scalar, reduced_digest, extra_entropy);
}

void Rfc6979::mix(u8 separator, Bytes scalar, Bytes digest, Bytes extra) noexcept {
    hmac<backend::Sha256>(key_.reveal(), {value_.reveal(), {&separator, 1}, scalar, digest, extra}, key_.reveal_mut());
    step();
}

void Rfc6979::step() noexcept {
    hmac<backend::Sha256>(key_.reveal(), {value_.reveal()}, value_.reveal_mut());
}

SecretArray<32> Rfc6979::next() noexcept {
    if (!first_) mix(0x00, {}, {}, {});
    first_ = false;
    step();
    return value_.clone();
}

}  // namespace coffer::crypto
