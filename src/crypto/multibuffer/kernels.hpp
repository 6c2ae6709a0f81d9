// Several messages at once: the compression function of SHA-512 and Keccak-f[1600] over the lanes of a vector register.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "coffer/core/bytes.hpp"

namespace coffer::crypto::multibuffer {

inline constexpr std::size_t max_lanes = 8;

/// Kernels is one way to compute `lanes` messages at once. Arrays are interleaved: word w of lane l is at [w * lanes + l], in the machine's
/// byte order. The kernels are constant time and clear the registers, but may leave secrets on the stack. The caller scrubs it.
struct Kernels {
    std::string_view name;
    std::size_t lanes;
    /// worthwhile is the least number of messages for which the vectors are faster than one message at a time.
    std::size_t worthwhile;
    /// HMAC-SHA512 of a message of at most 111 bytes. `keys`: eight words of the inner and eight of the outer chaining value. `block`: the
    /// padded message as sixteen big-endian words; its first eight become the MAC.
    void (*hmac_sha512)(const u64* keys, u64* block) noexcept;
    /// Rounds 2 to `rounds` of PBKDF2-HMAC-SHA512. `sum`: eight words, U1 on entry and the derived key on return.
    void (*pbkdf2_sha512_rounds)(const u64* keys, u32 rounds, u64* sum) noexcept;
    /// Keccak-f[1600] of 25 words.
    void (*keccak_permute)(u64* states) noexcept;
};

/// available returns the kernels that this processor and its operating system can run, slowest first. The libraries' own functions, one
/// message at a time, are always the first.
[[nodiscard]] std::span<const Kernels> available() noexcept;

/// fastest returns the last of available().
[[nodiscard]] inline const Kernels& fastest() noexcept {
    return available().back();
}

/// known_answer_right computes known answers with these kernels, with a different message in every lane, and returns whether all are right.
[[nodiscard]] bool known_answer_right(const Kernels& kernels) noexcept;

}  // namespace coffer::crypto::multibuffer
