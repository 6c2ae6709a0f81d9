// The arithmetic of base58: conversion between 64-bit words and chunks of ten digits. The time depends on lengths only.
#pragma once

#include "coffer/core/bytes.hpp"
#include "core/ct_mask.hpp"

namespace coffer::base58::detail {

__extension__ using u128 = unsigned __int128;

inline constexpr std::size_t digits_per_chunk = 10;
inline constexpr u64 half_base = 656'356'768;             // 58^5
inline constexpr u64 chunk_base = half_base * half_base;  // 58^10, just below 2^59

/// words_of returns the number of 64-bit words that hold `bytes` bytes.
constexpr std::size_t words_of(std::size_t bytes) noexcept {
    return (bytes + 7) / 8;
}
/// chunks_of returns the number of chunks that hold the given number of words. 64 / log2(58^10) is below 1.0927.
constexpr std::size_t chunks_of(std::size_t words) noexcept {
    return words + words / 10 + 1;
}

/// divide sets chunk = (chunk * 2^64 + carry) mod 58^10 and returns the quotient. `chunk` is below 58^10.
/// It is algorithm 4 of Möller and Granlund, "Improved division by invariant integers", with masks instead of branches.
inline u64 divide(u64& chunk, u64 carry) noexcept {
    constexpr unsigned shift = 5;
    constexpr u64 divisor = chunk_base << shift;
    static_assert(divisor >> 63 == 1);
    constexpr auto reciprocal = static_cast<u64>(~u128{0} / divisor - (u128{1} << 64));

    const u64 high = chunk << shift | carry >> (64 - shift);
    const u64 low = carry << shift;
    const u128 estimate = static_cast<u128>(reciprocal) * high + (static_cast<u128>(high) << 64 | low);
    u64 quotient = static_cast<u64>(estimate >> 64) + 1;
    u64 remainder = low - quotient * divisor;
    const u64 too_big = u64{0} - static_cast<u64>(remainder > static_cast<u64>(estimate));
    quotient += too_big;
    remainder += too_big & divisor;
    const u64 too_small = u64{0} - static_cast<u64>(remainder >= divisor);
    quotient -= too_small;
    remainder -= too_small & divisor;
    chunk = remainder >> shift;
    return quotient;
}

/// word_before returns the big-endian word of the last eight bytes before `end`, or of fewer at the beginning of `data`.
inline u64 word_before(Bytes data, std::size_t end) noexcept {
    u64 word = 0;
    for (std::size_t i = end < 8 ? 0 : end - 8; i < end; ++i) word = word << 8 | data[i];
    return word;
}

/// bytes_to_chunks writes the number `data` as chunks, least significant first. `chunks` has chunks_of(words_of(data.size())) elements.
inline void bytes_to_chunks(std::span<u64> chunks, Bytes data) noexcept {
    for (u64& chunk : chunks) chunk = 0;
    const std::size_t words = words_of(data.size());
    for (std::size_t w = 0; w < words; ++w) {
        u64 carry = word_before(data, data.size() - 8 * (words - 1 - w));
        const std::size_t used = chunks_of(w + 1);
        for (std::size_t i = 0; i < used; ++i) carry = divide(chunks[i], carry);
    }
}

/// half_to_digits writes five digits, most significant first.
inline void half_to_digits(u8* digits, u32 half) noexcept {
    const u32 q1 = half / 58;
    const u32 q2 = half / (58 * 58);
    const u32 q3 = half / (58 * 58 * 58);
    const u32 q4 = half / (58 * 58 * 58 * 58);
    digits[0] = static_cast<u8>(q4);
    digits[1] = static_cast<u8>(q3 - 58 * q4);
    digits[2] = static_cast<u8>(q2 - 58 * q3);
    digits[3] = static_cast<u8>(q1 - 58 * q2);
    digits[4] = static_cast<u8>(half - 58 * q1);
}

/// chunks_to_digits writes ten digits for each chunk, most significant first.
inline void chunks_to_digits(u8* digits, std::span<const u64> chunks) noexcept {
    for (std::size_t i = chunks.size(); i-- > 0; digits += digits_per_chunk) {
        const u64 high = chunks[i] / half_base;
        half_to_digits(digits, static_cast<u32>(high));
        half_to_digits(digits + 5, static_cast<u32>(chunks[i] - high * half_base));
    }
}

/// multiply_add sets words = words * 58^10 + chunk, least significant word first, and returns the carry.
inline u64 multiply_add(std::span<u64> words, u64 chunk) noexcept {
    u64 carry = chunk;
    for (u64& word : words) {
        const u128 sum = static_cast<u128>(word) * chunk_base + carry;
        word = static_cast<u64>(sum);
        carry = static_cast<u64>(sum >> 64);
    }
    return carry;
}

/// words_to_bytes writes the words as big-endian bytes.
inline void words_to_bytes(u8* bytes, std::span<const u64> words) noexcept {
    for (std::size_t i = words.size(); i-- > 0;) {
        for (unsigned shift = 64; shift != 0; shift -= 8) *bytes++ = static_cast<u8>(words[i] >> (shift - 8));
    }
}

}  // namespace coffer::base58::detail
