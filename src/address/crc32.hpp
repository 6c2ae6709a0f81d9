// CRC-32 of ISO 3309 (reflected polynomial edb88320), for the Internet Computer and Byron addresses of Cardano.
#pragma once

#include "coffer/core/bytes.hpp"

namespace coffer::address {

[[nodiscard]] constexpr u32 crc32(Bytes data) noexcept {
    u32 crc = 0xffffffff;
    for (const u8 byte : data) {
        crc ^= byte;
        for (int bit = 0; bit < 8; ++bit) crc = crc >> 1U ^ ((crc & 1U) != 0 ? 0xedb88320U : 0U);
    }
    return ~crc;
}

}  // namespace coffer::address
