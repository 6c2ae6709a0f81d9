// The sponge construction of FIPS 202, in the caller's memory.
#include <algorithm>
#include <bit>
#include <cstring>

#include "coffer/crypto/hash.hpp"
#include "crypto/keccak_permutation.hpp"

namespace coffer {
namespace {

constexpr std::size_t rate = 136;  // 1088 bits, for a capacity of 512
constexpr u8 keccak_padding = 0x01;
constexpr u8 sha3_padding = 0x06;

class Sponge {
public:
    void absorb(Bytes data) noexcept {
        while (!data.empty()) {
            const std::size_t taken = std::min(data.size(), rate - position_);
            add(data.first(taken));
            data = data.subspan(taken);
            if (position_ == rate) {
                permute();
                position_ = 0;
            }
        }
    }

    [[nodiscard]] ByteArray<32> finish(u8 padding) noexcept {
        lanes()[position_] ^= padding;
        lanes()[rate - 1] ^= 0x80;
        permute();
        ByteArray<32> digest;
        std::memcpy(digest.data(), lanes(), digest.size());
        return digest;
    }

private:
    u8* lanes() noexcept { return reinterpret_cast<u8*>(state_.data()); }

    // The lanes in `state_` are little-endian, the order in which bytes are absorbed. The permutation needs integers.
    void permute() noexcept {
        swap_lanes();
        crypto::keccak_permute(state_.data());
        swap_lanes();
    }
    void swap_lanes() noexcept {
        if constexpr (std::endian::native == std::endian::big)
            for (u64& lane : state_) lane = __builtin_bswap64(lane);
    }

    void add(Bytes data) noexcept {
        u8* at = lanes() + position_;
        position_ += data.size();
        for (; data.size() >= sizeof(u64); data = data.subspan(sizeof(u64)), at += sizeof(u64)) {
            u64 lane;
            u64 word;
            std::memcpy(&lane, at, sizeof lane);
            std::memcpy(&word, data.data(), sizeof word);
            lane ^= word;
            std::memcpy(at, &lane, sizeof lane);
        }
        for (const u8 byte : data) *at++ ^= byte;
    }

    std::array<u64, 25> state_{};
    std::size_t position_ = 0;
};

ByteArray<32> sponge_digest(ByteSpans parts, u8 padding) noexcept {
    Sponge sponge;
    for (const Bytes part : parts) sponge.absorb(part);
    return sponge.finish(padding);
}

}  // namespace

ByteArray<32> sha3_256(Bytes data) noexcept {
    return sponge_digest({data}, sha3_padding);
}
ByteArray<32> keccak256(Bytes data) noexcept {
    return sponge_digest({data}, keccak_padding);
}
ByteArray<32> keccak256(ByteSpans parts) noexcept {
    return sponge_digest(parts, keccak_padding);
}

}  // namespace coffer
