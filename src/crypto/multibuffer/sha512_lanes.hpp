// The compression of SHA-512 (FIPS 180-4 section 6.4.2) over the lanes of vectors, with HMAC and PBKDF2. It is used by the files of
// vector_kernels.hpp.
#pragma once

#include "crypto/multibuffer/sha512_constants.hpp"
#include "crypto/multibuffer/vector_kernels.hpp"

namespace coffer::crypto::multibuffer {
namespace {  // NOLINT(cert-dcl59-cpp): each file has an instruction set of its own

/// Sha512Lanes<Isa> needs these members of Isa: Vector, lanes, load, store, rotate_right<n>, choose, majority, xor3.
template <typename Isa>
class Sha512Lanes {
    using Vector = typename Isa::Vector;
    static constexpr unsigned lanes = Isa::lanes;

public:
    /// HMAC by two compressions: the first eight words of `block` become the MAC of the message in `block`.
    static void hmac(const std::uint64_t* keys, std::uint64_t* block) noexcept {
        compress(block, keys, block);
        pad_digest(block);
        compress(block, keys + 8 * lanes, block);
    }

    static void pbkdf2_rounds(const std::uint64_t* keys, std::uint32_t rounds, std::uint64_t* sum) noexcept {
        std::uint64_t block[16 * lanes];
        for (unsigned i = 0; i < 8; ++i) Isa::store(block + i * lanes, Isa::load(sum + i * lanes));
        pad_digest(block);
        for (std::uint32_t round = 1; round < rounds; ++round) {
            compress(block, keys, block);
            compress(block, keys + 8 * lanes, block);
            for (unsigned i = 0; i < 8; ++i) Isa::store(sum + i * lanes, Isa::load(sum + i * lanes) ^ Isa::load(block + i * lanes));
        }
    }

private:
    // The padding after a 64-byte digest that follows one key block: 0x80, zeros, and the length of 192 bytes in bits.
    static void pad_digest(std::uint64_t* block) noexcept {
        const Vector zero{};
        Isa::store(block + 8 * lanes, zero + (std::uint64_t{0x80} << 56));
        for (unsigned i = 9; i < 15; ++i) Isa::store(block + i * lanes, zero);
        Isa::store(block + 15 * lanes, zero + std::uint64_t{(128 + 64) * 8});
    }

    template <int A, int B, int C>
    [[gnu::always_inline]] static inline Vector rotations(Vector x) noexcept {
        return Isa::xor3(Isa::template rotate_right<A>(x), Isa::template rotate_right<B>(x), Isa::template rotate_right<C>(x));
    }
    template <int A, int B, int Shift>
    [[gnu::always_inline]] static inline Vector rotations_and_shift(Vector x) noexcept {
        return Isa::xor3(Isa::template rotate_right<A>(x), Isa::template rotate_right<B>(x), x >> Shift);
    }

    // One round. The variables a to h are renamed instead of moved: a is s[-Round mod 8]. The part of majority that depends on b and c is
    // the part that depended on a and b in the round before.
    template <unsigned Round>
    [[gnu::always_inline]] static inline void round(Vector (&s)[8], Vector& b_xor_c, const Vector (&w)[16],
                                                    const std::uint64_t* constants) noexcept {
        constexpr unsigned a = (8 - Round % 8) % 8;
        const Vector& e = s[(a + 4) % 8];
        Vector& d = s[(a + 3) % 8];
        Vector& h = s[(a + 7) % 8];
        const Vector known = d + (h + (w[Round] + constants[Round]));
        const Vector next = (known + Isa::choose(e, s[(a + 5) % 8], s[(a + 6) % 8])) + rotations<14, 18, 41>(e);
        h = next + ((rotations<28, 34, 39>(s[a]) + Isa::majority(s[a], s[(a + 1) % 8], s[(a + 2) % 8], b_xor_c)) - d);
        d = next;
    }

    // The word for sixteen rounds later replaces the word just used.
    template <unsigned Round>
    [[gnu::always_inline]] static inline void expand(Vector (&w)[16]) noexcept {
        w[Round] +=
            rotations_and_shift<19, 61, 6>(w[(Round + 14) % 16]) + w[(Round + 9) % 16] + rotations_and_shift<1, 8, 7>(w[(Round + 1) % 16]);
    }

    template <unsigned Round>
    [[gnu::always_inline]] static inline void rounds_from(Vector (&s)[8], Vector& b_xor_c, Vector (&w)[16],
                                                          const std::uint64_t* constants) noexcept {
        round<Round>(s, b_xor_c, w, constants);
        if constexpr (Round < 15) rounds_from<Round + 1>(s, b_xor_c, w, constants);
    }
    template <unsigned Round>
    [[gnu::always_inline]] static inline void expanding_rounds_from(Vector (&s)[8], Vector& b_xor_c, Vector (&w)[16],
                                                                    const std::uint64_t* constants) noexcept {
        round<Round>(s, b_xor_c, w, constants);
        expand<Round>(w);
        if constexpr (Round < 15) expanding_rounds_from<Round + 1>(s, b_xor_c, w, constants);
    }

    /// to = compression of `block` from the chaining value `from`. `to` may be any of the others.
    [[gnu::noinline]] static void compress(std::uint64_t* to, const std::uint64_t* from, const std::uint64_t* block) noexcept {
        Vector s[8] = {Isa::load(from),
                       Isa::load(from + lanes),
                       Isa::load(from + 2 * lanes),
                       Isa::load(from + 3 * lanes),
                       Isa::load(from + 4 * lanes),
                       Isa::load(from + 5 * lanes),
                       Isa::load(from + 6 * lanes),
                       Isa::load(from + 7 * lanes)};
        Vector w[16] = {Isa::load(block),
                        Isa::load(block + lanes),
                        Isa::load(block + 2 * lanes),
                        Isa::load(block + 3 * lanes),
                        Isa::load(block + 4 * lanes),
                        Isa::load(block + 5 * lanes),
                        Isa::load(block + 6 * lanes),
                        Isa::load(block + 7 * lanes),
                        Isa::load(block + 8 * lanes),
                        Isa::load(block + 9 * lanes),
                        Isa::load(block + 10 * lanes),
                        Isa::load(block + 11 * lanes),
                        Isa::load(block + 12 * lanes),
                        Isa::load(block + 13 * lanes),
                        Isa::load(block + 14 * lanes),
                        Isa::load(block + 15 * lanes)};
        Vector b_xor_c = s[1] ^ s[2];
        for (unsigned first = 0; first < 64; first += 16) expanding_rounds_from<0>(s, b_xor_c, w, sha512_round_constants + first);
        rounds_from<0>(s, b_xor_c, w, sha512_round_constants + 64);
        add<0>(to, from, s);
    }

    template <unsigned I>
    [[gnu::always_inline]] static inline void add(std::uint64_t* to, const std::uint64_t* from, const Vector (&s)[8]) noexcept {
        Isa::store(to + I * lanes, s[I] + Isa::load(from + I * lanes));
        if constexpr (I < 7) add<I + 1>(to, from, s);
    }
};

}  // namespace
}  // namespace coffer::crypto::multibuffer
