// CRC-16/XMODEM: polynomial 0x1021, initial value 0, not reflected (TON and Stellar addresses).
#pragma once

#include "coffer/core/bytes.hpp"

namespace coffer {

/// crc16_xmodem returns the checksum of `data` (0x31c3 for "123456789"). It uses no tables and is constant time, so `data` may be secret.
[[nodiscard]] constexpr u16 crc16_xmodem(Bytes data) noexcept {
    unsigned crc = 0;
    for (const u8 byte : data) {
        unsigned x = (crc >> 8) ^ byte;
        x ^= x >> 4;
        crc = ((crc << 8) ^ (x << 12) ^ (x << 5) ^ x) & 0xffffU;
    }
    return static_cast<u16>(crc);
}

}  // namespace coffer
