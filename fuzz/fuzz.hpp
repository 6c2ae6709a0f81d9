// What every fuzz target shares: a property that does not hold ends the process, which libFuzzer reports with the input.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "coffer/core/bytes.hpp"
#include "coffer/core/error.hpp"
#include "coffer/core/result.hpp"

namespace coffer::fuzz {

inline void require(bool holds) noexcept {
    if (!holds) std::abort();
}

/// A refusal must be one of the codes of the table, and of a group that bad input can have.
inline void require_refusal(const Error& error) noexcept {
    require(error_name(error.code) != "unknown");
    require(error_group(error.code) != 7 && error_group(error.code) != 9);
}

/// accepted tells whether `result` is a value, and checks the error where it is none.
template <typename T>
[[nodiscard]] bool accepted(const Result<T>& result) noexcept {
    if (!result) require_refusal(result.error());
    return result.has_value();
}

[[nodiscard]] inline bool same(Bytes a, Bytes b) noexcept {
    return std::ranges::equal(a, b);
}

/// same_verdict tells whether the public and the secret face of a codec both accept; they must agree, and the secret one tells no position.
template <typename Public, typename Secret>
[[nodiscard]] bool same_verdict(const Result<Public>& open, const Result<Secret>& secret) noexcept {
    require(accepted(open) == accepted(secret));
    if (!secret) require(secret.error().at == no_position);
    return open.has_value();
}

/// Input hands out the bytes of one run: first small choices, a byte each, then the rest.
class Input {
public:
    explicit Input(Bytes bytes) noexcept : rest_(bytes) {}

    /// choice is 0 to count - 1; 0 where no byte is left.
    [[nodiscard]] unsigned choice(unsigned count) noexcept {
        if (rest_.empty()) return 0;
        const unsigned chosen = rest_.front() % count;
        rest_ = rest_.subspan(1);
        return chosen;
    }
    [[nodiscard]] Bytes bytes() const noexcept { return rest_; }
    [[nodiscard]] std::string_view text() const noexcept { return as_text(rest_); }

private:
    Bytes rest_;
};

}  // namespace coffer::fuzz

/// The entry of a target: COFFER_FUZZ(input) { … }.
#define COFFER_FUZZ(input)                                                              \
    static void fuzz_one(coffer::Bytes input);                                          \
    extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);  \
    extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) { \
        fuzz_one(coffer::Bytes(data, size));                                            \
        return 0;                                                                       \
    }                                                                                   \
    static void fuzz_one(coffer::Bytes input)
