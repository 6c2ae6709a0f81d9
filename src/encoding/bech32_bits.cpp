// Regrouping bits between bytes and 5-bit values, for public and for secret data.
#include "encoding/bech32_kernel.hpp"

namespace coffer::bech32 {

void to_values(MutBytes values, Bytes bytes) noexcept {
    COFFER_INVARIANT(values.size() == values_length(bytes.size()));
    u32 buffer = 0;
    u32 bits = 0;
    std::size_t made = 0;
    for (const u8 byte : bytes) {
        buffer = buffer << 8 | byte;
        bits += 8;
        for (; bits >= 5; bits -= 5) values[made++] = static_cast<u8>(buffer >> (bits - 5) & 31U);
    }
    if (bits != 0) values[made] = static_cast<u8>(buffer << (5 - bits) & 31U);
}

Result<std::size_t> to_bytes(MutBytes bytes, Bytes values) noexcept {
    const std::size_t size = values.size() * 5 / 8;
    COFFER_INVARIANT(bytes.size() >= size);
    u32 buffer = 0;
    u32 bits = 0;
    std::size_t made = 0;
    for (const u8 value : values) {
        buffer = buffer << 5 | value;
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            bytes[made++] = static_cast<u8>(buffer >> bits);
        }
    }
    if (bits >= 5) return fail(Errc::bech32_padding_length);
    if (core::ct_accept(core::ct_mask_nonzero(buffer & ((1U << bits) - 1)))) return fail(Errc::bech32_padding_bits);
    return size;
}

}  // namespace coffer::bech32
