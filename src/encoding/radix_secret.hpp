// Base32 and base64 of secrets. Their alphabets consist of a few runs of consecutive characters, which are looked up by masks.
#pragma once

#include <span>

#include "coffer/core/bytes.hpp"
#include "core/ct_mask.hpp"

namespace coffer::radix {

/// Run is a range of the alphabet: `count` characters, beginning with `first`, that represent consecutive values, beginning with `value`.
struct Run {
    u8 first;
    u8 count;
    u8 value;
};

/// symbol_of returns the character of a value of one of the runs. Constant time.
inline u8 symbol_of(u32 value, std::span<const Run> runs) noexcept {
    u32 symbol = 0;
    for (const Run& run : runs) {
        const u32 here = core::ct_mask_in_range(value, run.value, static_cast<u32>(run.value + run.count - 1));
        symbol |= here & (value - run.value + run.first);
    }
    return static_cast<u8>(symbol);
}

/// value_of returns the value of a character. It clears `good` if no run contains the character. Constant time.
inline u32 value_of(u32 character, std::span<const Run> runs, u32& good) noexcept {
    u32 value = 0;
    u32 found = 0;
    for (const Run& run : runs) {
        const u32 here = core::ct_mask_in_range(character, run.first, static_cast<u32>(run.first + run.count - 1));
        value |= here & (character - run.first + run.value);
        found |= here;
    }
    good &= found;
    return value;
}

/// encode_bits writes ceil(8 * data.size() / bits) characters of `bits` bits each. The last character is filled with zero bits.
inline void encode_bits(MutBytes out, Bytes data, u32 bits, std::span<const Run> runs) noexcept {
    u32 buffer = 0;
    u32 held = 0;
    std::size_t made = 0;
    const u32 mask = (1U << bits) - 1;
    for (const u8 byte : data) {
        buffer = buffer << 8 | byte;
        held += 8;
        for (; held >= bits; held -= bits) out[made++] = symbol_of(buffer >> (held - bits) & mask, runs);
    }
    if (held != 0) out[made] = symbol_of(buffer << (bits - held) & mask, runs);
}

/// Verdict holds two masks: whether every character is a symbol, and whether the unused bits are zero.
struct Verdict {
    u32 symbols;
    u32 tail;
};

/// decode_bits writes text.size() * bits / 8 bytes and returns whether the text is valid. Constant time.
inline Verdict decode_bits(MutBytes out, Bytes text, u32 bits, std::span<const Run> runs) noexcept {
    u32 good = ~0U;
    u32 buffer = 0;
    u32 held = 0;
    std::size_t made = 0;
    for (const u8 character : text) {
        buffer = buffer << bits | value_of(character, runs, good);
        held += bits;
        if (held >= 8) {
            held -= 8;
            out[made++] = static_cast<u8>(buffer >> held);
        }
    }
    return {.symbols = good, .tail = core::ct_mask_equal(buffer & ((1U << held) - 1), 0)};
}

}  // namespace coffer::radix
