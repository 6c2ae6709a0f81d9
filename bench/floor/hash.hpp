// Hashes by the cheapest calls of the libraries: OpenSSL's low-level SHA-2, Botan's kept objects for Keccak and RIPEMD-160.
#pragma once

#define OPENSSL_SUPPRESS_DEPRECATED
#include <botan/hash.h>
#include <openssl/sha.h>

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>

namespace bench::floor {

using u8 = std::uint8_t;
using u32 = std::uint32_t;
using u64 = std::uint64_t;
using Bytes = std::span<const u8>;
template <std::size_t N>
using Array = std::array<u8, N>;

inline Bytes bytes_of(std::string_view text) {
    return {reinterpret_cast<const u8*>(text.data()), text.size()};
}

inline Array<32> sha256(std::initializer_list<Bytes> parts) {
    SHA256_CTX context;
    SHA256_Init(&context);
    for (const Bytes part : parts) SHA256_Update(&context, part.data(), part.size());
    Array<32> digest;
    SHA256_Final(digest.data(), &context);
    return digest;
}

/// Midstate is SHA-256 after whole blocks that are the same for every message: HMAC pads, doubled tags.
class Midstate {
public:
    explicit Midstate(std::span<const u8, 64> block) {
        SHA256_Init(&state_);
        SHA256_Update(&state_, block.data(), block.size());
    }
    [[nodiscard]] Array<32> finish(std::initializer_list<Bytes> parts) const {
        SHA256_CTX context = state_;
        for (const Bytes part : parts) SHA256_Update(&context, part.data(), part.size());
        Array<32> digest;
        SHA256_Final(digest.data(), &context);
        return digest;
    }

private:
    SHA256_CTX state_;
};

inline Array<64> padded(Bytes key, u8 pad) {
    Array<64> block;
    block.fill(pad);
    for (std::size_t i = 0; i < key.size(); ++i) block[i] ^= key[i];
    return block;
}

/// HmacSha256 of a key of at most 64 bytes.
class HmacSha256 {
public:
    explicit HmacSha256(Bytes key) : inner_(padded(key, 0x36)), outer_(padded(key, 0x5c)) {}
    [[nodiscard]] Array<32> operator()(std::initializer_list<Bytes> parts) const {
        const Array<32> inner = inner_.finish(parts);
        return outer_.finish({inner});
    }

private:
    Midstate inner_;
    Midstate outer_;
};

/// Block512 is one block of SHA-512, whose words are written big-endian.
struct Block512 {
    alignas(8) Array<128> bytes{};
    void words(const SHA512_CTX& state) {
        for (std::size_t i = 0; i < 8; ++i) {
            const u64 word = __builtin_bswap64(state.h[i]);
            std::memcpy(&bytes[8 * i], &word, 8);
        }
    }
    // The end of a message of `length` bytes of which the last block has the first `used`.
    void finish(std::size_t used, std::size_t length) {
        bytes[used] = 0x80;
        std::memset(&bytes[used + 1], 0, 120 - used - 1);
        const u64 bits = __builtin_bswap64(u64{8} * length);
        std::memcpy(&bytes[120], &bits, 8);
    }
};

inline SHA512_CTX keyed(Bytes key, u8 pad) {
    SHA512_CTX state;
    SHA512_Init(&state);
    Block512 block;
    block.bytes.fill(pad);
    for (std::size_t i = 0; i < key.size(); ++i) block.bytes[i] ^= key[i];
    SHA512_Transform(&state, block.bytes.data());
    return state;
}

/// HmacSha512 of a key of at most 128 bytes, for messages of at most 111: two compressions each, by SHA512_Transform.
class HmacSha512 {
public:
    explicit HmacSha512(Bytes key) : inner_(keyed(key, 0x36)), outer_(keyed(key, 0x5c)) {}

    [[nodiscard]] Array<64> operator()(std::initializer_list<Bytes> parts) const {
        Block512 block;
        std::size_t used = 0;
        for (const Bytes part : parts) {
            std::memcpy(&block.bytes[used], part.data(), part.size());
            used += part.size();
        }
        block.finish(used, 128 + used);
        SHA512_CTX state = inner_;
        SHA512_Transform(&state, block.bytes.data());
        block.words(state);
        block.finish(64, 128 + 64);
        state = outer_;
        SHA512_Transform(&state, block.bytes.data());
        block.words(state);
        Array<64> digest;
        std::memcpy(digest.data(), block.bytes.data(), 64);
        return digest;
    }

    /// pbkdf2 is one block (64 bytes) of PBKDF2 with this key.
    [[nodiscard]] Array<64> pbkdf2(Bytes salt, unsigned rounds) const {
        constexpr Array<4> block_number{0, 0, 0, 1};
        Array<64> sum = (*this)({salt, block_number});
        Block512 block;
        std::memcpy(block.bytes.data(), sum.data(), 64);
        block.finish(64, 128 + 64);
        std::array<u64, 8> words;
        std::memcpy(words.data(), sum.data(), 64);
        for (u64& word : words) word = __builtin_bswap64(word);
        SHA512_CTX inner = inner_;
        SHA512_CTX outer = outer_;
        for (unsigned round = 1; round < rounds; ++round) {
            std::memcpy(inner.h, inner_.h, sizeof inner.h);
            SHA512_Transform(&inner, block.bytes.data());
            block.words(inner);
            std::memcpy(outer.h, outer_.h, sizeof outer.h);
            SHA512_Transform(&outer, block.bytes.data());
            block.words(outer);
            for (std::size_t i = 0; i < 8; ++i) words[i] ^= outer.h[i];
        }
        for (u64& word : words) word = __builtin_bswap64(word);
        std::memcpy(sum.data(), words.data(), 64);
        return sum;
    }

private:
    SHA512_CTX inner_;
    SHA512_CTX outer_;
};

/// Kept is a hash object of Botan, made once.
class Kept {
public:
    explicit Kept(const char* name) : hash_(Botan::HashFunction::create_or_throw(name)) {}
    void operator()(Bytes data, u8* digest) {
        hash_->update(data.data(), data.size());
        hash_->final(digest);
    }

private:
    std::unique_ptr<Botan::HashFunction> hash_;
};

}  // namespace bench::floor
