// Distributing messages over lanes.
#pragma once

#include <algorithm>

#include "coffer/core/secret.hpp"
#include "crypto/multibuffer/kernels.hpp"
#include "crypto/multibuffer/words.hpp"

namespace coffer::crypto::multibuffer {

/// Lanes<Words> is an interleaved array with `Words` words for each lane. Lanes that are not written are zero. It wipes itself.
template <std::size_t Words>
class Lanes {
public:
    explicit Lanes(std::size_t lanes) noexcept : words_{}, lanes_(lanes) {}
    ~Lanes() { wipe({reinterpret_cast<u8*>(words_.data()), sizeof words_}); }
    Lanes(const Lanes&) = delete;
    Lanes& operator=(const Lanes&) = delete;

    [[nodiscard]] u64* data() noexcept { return words_.data(); }
    [[nodiscard]] u64& word(std::size_t index, std::size_t lane) noexcept { return words_[index * lanes_ + lane]; }

    /// put_* write whole words, beginning at `first_word`. get_* read words, beginning at the first.
    void put_native(std::size_t lane, std::size_t first_word, Bytes bytes) noexcept {
        for (std::size_t i = 0; i < bytes.size() / 8; ++i) std::memcpy(&word(first_word + i, lane), bytes.data() + 8 * i, 8);
    }
    void put_little_endian(std::size_t lane, std::size_t first_word, Bytes bytes) noexcept {
        for (std::size_t i = 0; i < bytes.size() / 8; ++i) word(first_word + i, lane) = load_little_endian(bytes.data() + 8 * i);
    }
    void put_big_endian(std::size_t lane, std::size_t first_word, Bytes bytes) noexcept {
        for (std::size_t i = 0; i < bytes.size() / 8; ++i) word(first_word + i, lane) = load_big_endian(bytes.data() + 8 * i);
    }
    void get_little_endian(std::size_t lane, MutBytes bytes) noexcept {
        for (std::size_t i = 0; i < bytes.size() / 8; ++i) store_little_endian(bytes.data() + 8 * i, word(i, lane));
    }
    void get_big_endian(std::size_t lane, MutBytes bytes) noexcept {
        for (std::size_t i = 0; i < bytes.size() / 8; ++i) store_big_endian(bytes.data() + 8 * i, word(i, lane));
    }

private:
    alignas(64) std::array<u64, Words * max_lanes> words_;
    std::size_t lanes_;
};

/// for_each_group calls `run(kernels, first, size)` for groups of at most `kernels.lanes` items. If a last group is too small to be faster
/// with vectors, its items go through the libraries' functions one by one.
template <typename Run>
void for_each_group(const Kernels& kernels, std::size_t count, const Run& run) noexcept {
    for (std::size_t first = 0; first < count;) {
        const std::size_t left = count - first;
        const Kernels& chosen = left < kernels.worthwhile ? available().front() : kernels;
        const std::size_t size = std::min(left, chosen.lanes);
        run(chosen, first, size);
        first += size;
    }
}

}  // namespace coffer::crypto::multibuffer
