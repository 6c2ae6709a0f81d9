// Several messages at once: the compression functions of SHA-512 and Keccak-f[1600] over the lanes of a vector register.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "coffer/core/bytes.hpp"

namespace coffer::crypto::multibuffer {

inline constexpr std::size_t max_lanes = 8;

/// Kernels is one way to compute on `lanes` messages at once. Arrays are interleaved: word w of lane l stands at [w * lanes + l], in the
/// machine's byte order. The kernels are constant time and leave no registers behind, but may leave secrets on the stack: the caller
/// scrubs it.
struct Kernels {
    std::string_view name;
    std::size_t lanes;
    /// worthwhile is how many messages make the vectors faster than one by one.
    std::size_t worthwhile;
    /// HMAC-SHA512 of a message of at most 111 bytes: `keys` are eight words of inner and eight of outer chaining value, `block` the padded
    /// message as sixteen big-endian words; its first eight become the code.
    void (*hmac_sha512)(const u64* keys, u64* block) noexcept;
    /// Rounds 2 to `rounds` of PBKDF2-HMAC-SHA512: `sum` is eight words, U1 on entry and the derived key on return.
    void (*pbkdf2_sha512_rounds)(const u64* keys, u32 rounds, u64* sum) noexcept;
    /// Keccak-f[1600] of 25 words.
    void (*keccak_permute)(u64* states) noexcept;
};

/// available lists what this processor and its operating system can run, the slowest first: the libraries' own functions, one message at a
/// time, are always there.
[[nodiscard]] std::span<const Kernels> available() noexcept;

/// fastest is the last of them.
[[nodiscard]] inline const Kernels& fastest() noexcept {
    return available().back();
}

/// known_answer_right computes known answers in every lane, each lane another message, with these kernels.
[[nodiscard]] bool known_answer_right(const Kernels& kernels) noexcept;

}  // namespace coffer::crypto::multibuffer
