#include "crypto/multibuffer/many.hpp"

#include "core/scrub.hpp"
#include "crypto/backend/select.hpp"
#include "crypto/hmac_context.hpp"
#include "crypto/multibuffer/groups.hpp"

namespace coffer::crypto {
namespace {

using multibuffer::Kernels;
using multibuffer::Lanes;

[[nodiscard]] SecretArray<64> first_round(const PasswordAndSalt& input) noexcept {
    constexpr ByteArray<4> first_block = {0, 0, 0, 1};
    SecretArray<64> mac;
    HmacContext<backend::Sha512> context(input.password);
    for (const Bytes part : input.salt) context.update(part);
    context.update(first_block);
    context.finish(mac.reveal_mut());
    return mac;
}

void fill_lane(Lanes<16>& keys, Lanes<8>& sum, std::size_t lane, const PasswordAndSalt& input) noexcept {
    SecretArray<64> inner;
    SecretArray<64> outer;
    const auto block = hmac_key_block<backend::Sha512>(input.password);
    backend::hmac_sha512_key(block.reveal(), inner.reveal_mut(), outer.reveal_mut());
    keys.put_native(lane, 0, inner.reveal());
    keys.put_native(lane, 8, outer.reveal());
    sum.put_big_endian(lane, 0, first_round(input).reveal());
}

void keys_of_group(const Kernels& kernels, std::span<const PasswordAndSalt> inputs, u32 rounds,
                   std::span<SecretArray<64>> derived) noexcept {
    Lanes<16> keys(kernels.lanes);
    Lanes<8> sum(kernels.lanes);
    for (std::size_t lane = 0; lane < inputs.size(); ++lane) fill_lane(keys, sum, lane, inputs[lane]);
    kernels.pbkdf2_sha512_rounds(keys.data(), rounds, sum.data());
    for (std::size_t lane = 0; lane < inputs.size(); ++lane) sum.get_big_endian(lane, derived[lane].reveal_mut());
}

}  // namespace

void pbkdf2_hmac_sha512_many(std::span<const PasswordAndSalt> inputs, u32 rounds, std::span<SecretArray<64>> derived,
                             const Kernels& kernels) noexcept {
    COFFER_INVARIANT(rounds >= 1 && inputs.size() == derived.size());
    multibuffer::for_each_group(kernels, inputs.size(), [&](const Kernels& chosen, std::size_t first, std::size_t size) {
        keys_of_group(chosen, inputs.subspan(first, size), rounds, derived.subspan(first, size));
    });
    core::scrub_stack();
}

}  // namespace coffer::crypto
