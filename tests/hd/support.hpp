// Helpers for the tests of hd/.
#pragma once

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <string_view>

#include "coffer/hd/extended_key.hpp"
#include "coffer/hd/extended_key_text.hpp"
#include "coffer/hd/mnemonic.hpp"
#include "support/hex.hpp"
#include "support/vector_file.hpp"

namespace coffer::testing {

/// value returns the value of a Result, or throws an exception that names the error and fails the test.
template <typename T>
[[nodiscard]] T value(Result<T> result) {
    if (!result) throw std::runtime_error("unexpected error " + std::string(error_name(result.error().code)));
    return *std::move(result);
}

/// code returns the name of the error, or "ok".
template <typename T>
[[nodiscard]] std::string code(const Result<T>& result) {
    return result ? "ok" : std::string(error_name(result.error().code));
}

/// refusal returns "name@at", "name" for an error without a position, or "ok".
template <typename T>
[[nodiscard]] std::string refusal(const Result<T>& result) {
    if (result || result.error().at == no_position) return code(result);
    return code(result) + "@" + std::to_string(result.error().at);
}

[[nodiscard]] inline SecretText secret(std::string_view text) {
    return value(SecretText::parse(as_bytes(text)));
}
[[nodiscard]] inline std::string shown(const SecretText& text) {
    return std::string(as_text(text.reveal()));
}
[[nodiscard]] inline DerivationPath path(std::string_view text) {
    return value(DerivationPath::parse(text));
}
[[nodiscard]] inline Seed seed_of(Bytes bytes) {
    return value(Seed::parse(bytes));
}
[[nodiscard]] inline Language language(std::string_view name) {
    return value(parse_language(name));
}

template <TreeCurve C>
[[nodiscard]] ExtendedPrivateKey<C> master(Bytes seed) {
    return value(ExtendedPrivateKey<C>::from_seed(seed_of(seed)));
}

[[nodiscard]] inline const ExtendedKeyVersion& version(std::string_view name) {
    return *value(parse_extended_key_version(name));
}

}  // namespace coffer::testing
