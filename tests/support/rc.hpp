// RapidCheck in GoogleTest, and generators for bytes. RC_GTEST_PROP and rc::* are used unchanged.
#pragma once

// RapidCheck's headers cause warnings with our options.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wunused-parameter"
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>
#pragma GCC diagnostic pop

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "coffer/core/bytes.hpp"

namespace coffer::testing::gen {

/// byte generates uniform values at every size. rc::gen::arbitrary<u8> generates only small values at small sizes.
[[nodiscard]] inline rc::Gen<u8> byte() {
    return rc::gen::noShrink(rc::gen::map(rc::gen::inRange(0, 256), [](int value) { return static_cast<u8>(value); }));
}

/// bytes generates exactly `size` uniform bytes.
[[nodiscard]] inline rc::Gen<std::vector<u8>> bytes(std::size_t size) {
    return rc::gen::container<std::vector<u8>>(size, byte());
}

/// bytes_between generates `low` to `high` uniform bytes, both included.
[[nodiscard]] inline rc::Gen<std::vector<u8>> bytes_between(std::size_t low, std::size_t high) {
    return rc::gen::mapcat(rc::gen::inRange(low, high + 1), [](std::size_t size) { return bytes(size); });
}

/// array generates N uniform bytes.
template <std::size_t N>
[[nodiscard]] rc::Gen<std::array<u8, N>> array() {
    return rc::gen::map(bytes(N), [](const std::vector<u8>& from) {
        std::array<u8, N> to{};
        std::copy(from.begin(), from.end(), to.begin());
        return to;
    });
}

/// padded_array generates N bytes that begin with 0 to `zeros` zero bytes, because integers without padding are a common fault.
template <std::size_t N>
[[nodiscard]] rc::Gen<std::array<u8, N>> padded_array(std::size_t zeros = 3) {
    return rc::gen::apply(
        [](std::array<u8, N> value, std::size_t count) {
            std::fill_n(value.begin(), std::min(count, N), u8{0});
            return value;
        },
        array<N>(), rc::gen::inRange<std::size_t>(0, zeros + 1));
}

/// scalar generates 32 bytes that are a valid private key of secp256k1 and P-256 (not zero, first byte at most fe), often with leading
/// zeros.
[[nodiscard]] inline rc::Gen<std::array<u8, 32>> scalar() {
    return rc::gen::map(padded_array<32>(), [](std::array<u8, 32> value) {
        if (value[0] == 0xff) value[0] = 0xfe;
        if (std::all_of(value.begin(), value.end(), [](u8 b) { return b == 0; })) value[31] = 1;
        return value;
    });
}

/// text_of generates `low` to `high` characters of `alphabet`.
[[nodiscard]] inline rc::Gen<std::string> text_of(std::string_view alphabet, std::size_t low, std::size_t high) {
    return rc::gen::mapcat(rc::gen::inRange(low, high + 1), [letters = std::string(alphabet)](std::size_t size) {
        return rc::gen::container<std::string>(size, rc::gen::elementOf(letters));
    });
}

}  // namespace coffer::testing::gen
