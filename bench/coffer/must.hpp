// What the jobs share: turning texts to bytes, and giving up on an error.
#pragma once

#include <coffer/coffer.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "common/server.hpp"

namespace bench {

template <typename T>
[[nodiscard]] T must(coffer::Result<T> result) {
    if (!result) throw Failure(std::string(coffer::error_name(result.error().code)));
    return *std::move(result);
}

[[nodiscard]] inline coffer::Bytes bytes_of(std::string_view text) {
    return {reinterpret_cast<const coffer::u8*>(text.data()), text.size()};
}
[[nodiscard]] inline std::string text_of(coffer::Bytes bytes) {
    return {bytes.begin(), bytes.end()};
}

/// revealed makes the output of a job, once, outside the measured time.
inline constexpr auto revealed = [](const auto& secret) { return text_of(secret.reveal()); };
inline constexpr auto viewed = [](const auto& text) { return std::string(text.view()); };

inline constexpr auto joined = [](const auto& secrets) {
    std::string all;
    for (const auto& secret : secrets) {
        if (!all.empty()) all += ',';
        all += text_of(secret.reveal());
    }
    return all;
};

template <typename C>
[[nodiscard]] coffer::PrivateKey<C> private_key(std::string_view hex) {
    return must(coffer::PrivateKey<C>::from_secret(must(coffer::hex::decode_secret_array<32>(bytes_of(hex)))));
}

}  // namespace bench
