// Where secrets become public.
#pragma once

#include <type_traits>

#include "coffer/core/bytes.hpp"

namespace coffer::core {

/// declassify says that what `bytes` hold is public from here on, though it was computed from a secret: a signature, a public key, the fact
/// that an input was accepted. It does nothing. The constant-time test replaces it, in an object file of its own, to tell memcheck.
void declassify(Bytes bytes) noexcept;

/// declassified is declassify for one small value.
template <typename T>
requires(std::is_trivially_copyable_v<T>) [[nodiscard]] T declassified(T value) noexcept {
    declassify({reinterpret_cast<const u8*>(&value), sizeof value});
    return value;
}

}  // namespace coffer::core
