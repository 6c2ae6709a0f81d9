// Addresses of many keys, some of which may be missing.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "coffer/address/address.hpp"

namespace coffer::wallet {

/// encode_keys sets results[i] to `make(*keys[i], text)` with the address of `key_of(*keys[i])`, or to the error of the key or the address.
template <typename Keys, typename Made, typename KeyOf, typename Make>
void encode_keys(const address::Encoder& encoder, std::span<Result<Keys>> keys, std::span<Result<Made>> results, const KeyOf& key_of,
                 const Make& make) {
    constexpr std::size_t group = 16;
    std::vector<AnyPublicKey> present;
    present.reserve(group);
    std::vector<Result<address::AddressText>> texts(group, fail(Errc::internal));
    for (std::size_t begin = 0; begin < keys.size(); begin += group) {
        const std::size_t end = std::min(keys.size(), begin + group);
        present.clear();
        for (std::size_t i = begin; i < end; ++i) {
            if (keys[i]) present.push_back(key_of(*keys[i]));
        }
        encoder.encode_many(present, std::span(texts).first(present.size()));
        auto text = texts.begin();
        for (std::size_t i = begin; i < end; ++i) {
            if (!keys[i]) {
                results[i] = fail(keys[i].error());
                continue;
            }
            results[i] = *text ? Result<Made>(make(*std::move(keys[i]), **text)) : Result<Made>(fail(text->error()));
            ++text;
        }
    }
}

}  // namespace coffer::wallet
