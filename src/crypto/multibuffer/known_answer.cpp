// Every lane gets a different message. The answers are the SHA-256 of all results concatenated, computed with Python's hashlib and with the
// reference description of Keccak.
#include <algorithm>

#include "coffer/crypto/hash.hpp"
#include "crypto/known_answer.hpp"
#include "crypto/multibuffer/many.hpp"

namespace coffer::crypto::multibuffer {
namespace {

// Message i consists of the byte i.
template <std::size_t N>
[[nodiscard]] std::array<ByteArray<N>, max_lanes> numbered() noexcept {
    std::array<ByteArray<N>, max_lanes> messages;
    for (std::size_t i = 0; i < max_lanes; ++i) messages[i].fill(static_cast<u8>(i));
    return messages;
}

template <std::size_t N>
[[nodiscard]] ByteArray<32> digest_of(const std::array<ByteArray<N>, max_lanes>& results) noexcept {
    ByteArray<N * max_lanes> row;
    for (std::size_t i = 0; i < max_lanes; ++i) std::ranges::copy(results[i], row.begin() + static_cast<std::ptrdiff_t>(i * N));
    return sha256(row);
}

[[nodiscard]] bool hmac_right(const Kernels& kernels) noexcept {
    constexpr auto answer = known("636394701e3c605ed23dca870f83e6f124067e43300bac224d1f829e7ce50e88");
    std::array<ByteArray<64>, max_lanes> macs;
    hmac_sha512_many(HmacSha512(as_bytes("coffer")), numbered<37>(), macs, kernels);
    return digest_of(macs) == answer;
}

// Password i has 20 i bytes, so that some are longer than a block. Salt i ends in i bytes.
[[nodiscard]] bool pbkdf2_right(const Kernels& kernels) noexcept {
    constexpr auto answer = known("608ada22a9f469bc2289cac124019e2fa5520849178bcb7609eb517d926cdfc4");
    const auto bytes = numbered<20 * max_lanes>();
    std::array<PasswordAndSalt, max_lanes> inputs;
    for (std::size_t i = 0; i < max_lanes; ++i)
        inputs[i] = {Bytes(bytes[i]).first(20 * i), {as_bytes("mnemonic"), Bytes(bytes[i]).first(i)}};
    std::array<SecretArray<64>, max_lanes> derived;
    pbkdf2_hmac_sha512_many(inputs, 3, derived, kernels);
    std::array<ByteArray<64>, max_lanes> plain;
    for (std::size_t i = 0; i < max_lanes; ++i) std::ranges::copy(derived[i].reveal(), plain[i].begin());
    return digest_of(plain) == answer;
}

[[nodiscard]] bool keccak_right(const Kernels& kernels) noexcept {
    constexpr auto answer = known("08903a434cbf9193227d9922049ae868b4c2c299f0787320bfd9e39e49f5ee07");
    std::array<ByteArray<32>, max_lanes> digests;
    keccak256_many(numbered<64>(), digests, kernels);
    return digest_of(digests) == answer;
}

}  // namespace

bool known_answer_right(const Kernels& kernels) noexcept {
    return hmac_right(kernels) && pbkdf2_right(kernels) && keccak_right(kernels);
}

}  // namespace coffer::crypto::multibuffer
