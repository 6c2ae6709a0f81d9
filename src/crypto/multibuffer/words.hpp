// Bytes to words and back.
#pragma once

#include <bit>
#include <cstring>

#include "coffer/core/bytes.hpp"

namespace coffer::crypto::multibuffer {

[[nodiscard]] inline u64 swapped_if(bool swap, u64 word) noexcept {
    return swap ? __builtin_bswap64(word) : word;
}

[[nodiscard]] inline u64 load_big_endian(const u8* bytes) noexcept {
    u64 word;
    std::memcpy(&word, bytes, sizeof word);
    return swapped_if(std::endian::native == std::endian::little, word);
}

inline void store_big_endian(u8* bytes, u64 word) noexcept {
    word = swapped_if(std::endian::native == std::endian::little, word);
    std::memcpy(bytes, &word, sizeof word);
}

[[nodiscard]] inline u64 load_little_endian(const u8* bytes) noexcept {
    u64 word;
    std::memcpy(&word, bytes, sizeof word);
    return swapped_if(std::endian::native == std::endian::big, word);
}

inline void store_little_endian(u8* bytes, u64 word) noexcept {
    word = swapped_if(std::endian::native == std::endian::big, word);
    std::memcpy(bytes, &word, sizeof word);
}

}  // namespace coffer::crypto::multibuffer
