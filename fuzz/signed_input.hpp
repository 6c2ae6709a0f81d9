// What targets share whose subject lies behind a signature.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "coffer/encoding/base64.hpp"
#include "coffer/keys/key_pair.hpp"
#include "fuzz.hpp"

namespace coffer::fuzz {

/// fixed_key is the key that signs what the fuzzer makes. It is the same in every process, so that seeds can bear its signatures.
template <Curve C>
[[nodiscard]] const KeyPair<C>& fixed_key() {
    static const auto pair = [] {
        ByteArray<32> bytes;
        bytes.fill(1);
        return KeyPair<C>::from_private_key(*PrivateKey<C>::parse(bytes));
    }();
    return pair;
}

[[nodiscard]] inline std::string base64url(Bytes bytes) {
    return base64::encode(bytes, base64::Alphabet::url, base64::Padding::none);
}

[[nodiscard]] inline Result<std::vector<u8>> from_base64url(std::string_view text) {
    return base64::decode(text, base64::Alphabet::url, base64::Padding::none);
}

/// cut divides `text` at its first `separator`; without one the second part is empty.
[[nodiscard]] inline std::pair<std::string_view, std::string_view> cut(std::string_view text, char separator) noexcept {
    const auto at = std::min(text.find(separator), text.size());
    return {text.substr(0, at), text.substr(std::min(at + 1, text.size()))};
}

/// refused_with tells whether `result` is this refusal.
template <typename T>
[[nodiscard]] bool refused_with(const Result<T>& result, Errc code) noexcept {
    return !accepted(result) && result.error().code == code;
}

/// require_position: where an error has a position, it lies within the input or at its end.
template <typename T>
void require_position(const Result<T>& result, std::size_t input_size) noexcept {
    if (!accepted(result)) require(result.error().at == no_position || result.error().at <= input_size);
}

}  // namespace coffer::fuzz
