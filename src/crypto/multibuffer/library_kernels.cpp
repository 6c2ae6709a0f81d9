#include "crypto/multibuffer/library_kernels.hpp"

#include "coffer/core/secret.hpp"
#include "crypto/backend/select.hpp"
#include "crypto/keccak_permutation.hpp"
#include "crypto/multibuffer/words.hpp"

namespace coffer::crypto::multibuffer::library {
namespace {

struct KeyStates {
    FixedBytes<64> inner;
    FixedBytes<64> outer;
};

[[nodiscard]] KeyStates states_of(const u64* keys) noexcept {
    const auto* const bytes = reinterpret_cast<const u8*>(keys);
    return {FixedBytes<64>(bytes, 64), FixedBytes<64>(bytes + 64, 64)};
}

template <std::size_t N>
[[nodiscard]] SecretArray<N> bytes_of(const u64* words) noexcept {
    SecretArray<N> bytes;
    for (std::size_t i = 0; i < N / 8; ++i) store_big_endian(bytes.reveal_mut().data() + 8 * i, words[i]);
    return bytes;
}

void put(const SecretArray<64>& bytes, u64* words) noexcept {
    for (std::size_t i = 0; i < 8; ++i) words[i] = load_big_endian(bytes.reveal().data() + 8 * i);
}

}  // namespace

void hmac_sha512(const u64* keys, u64* block) noexcept {
    const KeyStates states = states_of(keys);
    const auto message = bytes_of<128>(block);
    SecretArray<64> mac;
    backend::hmac_sha512_block(states.inner, states.outer, message.reveal(), mac.reveal_mut());
    put(mac, block);
}

void pbkdf2_sha512_rounds(const u64* keys, u32 rounds, u64* sum) noexcept {
    const KeyStates states = states_of(keys);
    auto derived = bytes_of<64>(sum);
    backend::pbkdf2_sha512_rounds(states.inner, states.outer, rounds, derived.reveal_mut());
    put(derived, sum);
}

void keccak_permute(u64* states) noexcept {
    crypto::keccak_permute(states);
}

}  // namespace coffer::crypto::multibuffer::library
