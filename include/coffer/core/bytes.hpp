// Byte spans: the types in which raw data is passed to and from coffer's functions.
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

/// Bytes is a read-only view of bytes. It does not own them.
using Bytes = std::span<const u8>;
/// MutBytes is a writable view of bytes. It does not own them.
using MutBytes = std::span<u8>;

/// `ByteArray<N>` holds exactly N bytes.
template <std::size_t N>
using ByteArray = std::array<u8, N>;
/// `FixedBytes<N>` is a read-only view of exactly N bytes. It does not own them.
template <std::size_t N>
using FixedBytes = std::span<const u8, N>;
/// `FixedMutBytes<N>` is a writable view of exactly N bytes. It does not own them.
template <std::size_t N>
using FixedMutBytes = std::span<u8, N>;

/// as_bytes returns a view of the characters of `text`. For public data only: secrets are never held in strings.
[[nodiscard]] inline Bytes as_bytes(std::string_view text COFFER_LIFETIMEBOUND) noexcept {
    return {reinterpret_cast<const u8*>(text.data()), text.size()};
}

/// as_text returns a view of `bytes` as characters. It does not check that they are UTF-8.
[[nodiscard]] inline std::string_view as_text(Bytes bytes COFFER_LIFETIMEBOUND) noexcept {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace coffer
