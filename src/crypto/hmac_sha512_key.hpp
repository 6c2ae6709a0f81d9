// A key of HMAC-SHA512 as the two chaining values behind its padded block.
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/crypto/hash.hpp"

namespace coffer::crypto {

using ChainingValue = std::array<u64, 8>;

/// Secret; wipes itself.
struct HmacSha512Key {
    ChainingValue inner{};
    ChainingValue outer{};

    HmacSha512Key() noexcept = default;
    explicit HmacSha512Key(Bytes key) noexcept;
    ~HmacSha512Key();
    HmacSha512Key(const HmacSha512Key&) = delete;
    HmacSha512Key& operator=(const HmacSha512Key&) = delete;

    void mac(Parts parts, FixedMutBytes<64> out) const noexcept;
};

}  // namespace coffer::crypto
