// Byte spans: the only currency in which raw data crosses coffer's functions.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#if defined(__clang__)
#define COFFER_LIFETIMEBOUND [[clang::lifetimebound]]
#else
#define COFFER_LIFETIMEBOUND
#endif

namespace coffer {

using u8 = std::uint8_t;
using u16 = std::uint16_t;
using u32 = std::uint32_t;
using u64 = std::uint64_t;

/// Read-only view of bytes; never owns.
using Bytes = std::span<const u8>;
/// Writable view of bytes; never owns.
using MutBytes = std::span<u8>;

template <std::size_t N>
using ByteArray = std::array<u8, N>;
template <std::size_t N>
using FixedBytes = std::span<const u8, N>;
template <std::size_t N>
using FixedMutBytes = std::span<u8, N>;

/// as_bytes views the characters of `text` as bytes. Public data only.
[[nodiscard]] inline Bytes as_bytes(std::string_view text COFFER_LIFETIMEBOUND) noexcept {
    return {reinterpret_cast<const u8*>(text.data()), text.size()};
}

/// as_text views bytes as characters, without checking that they are UTF-8.
[[nodiscard]] inline std::string_view as_text(Bytes bytes COFFER_LIFETIMEBOUND) noexcept {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace coffer
