// The place where values computed from secrets become public.
#pragma once

#include <type_traits>

#include "coffer/core/bytes.hpp"

namespace coffer::core {

/// declassify states that `bytes` are public from here on although they were computed from a secret: a signature, a public key, or the fact
/// that an input was accepted. It does nothing. The constant-time test replaces this object file with one that tells memcheck.
void declassify(Bytes bytes) noexcept;

/// declassified declassifies one small value and returns it.
template <typename T>
requires(std::is_trivially_copyable_v<T>) [[nodiscard]] T declassified(T value) noexcept {
    declassify({reinterpret_cast<const u8*>(&value), sizeof value});
    return value;
}

}  // namespace coffer::core
