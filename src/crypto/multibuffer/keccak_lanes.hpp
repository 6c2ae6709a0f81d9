// Keccak-f[1600] (FIPS 202 section 3.3) over the lanes of vectors. It is used by the files of vector_kernels.hpp, and with one lane by
// portable code.
#pragma once

#include "crypto/multibuffer/vector_kernels.hpp"

namespace coffer::crypto::multibuffer {
namespace {  // NOLINT(cert-dcl59-cpp): each file has an instruction set of its own

// rho and pi as one cycle: the lane that moves to positions[i] is rotated by turns[i], and the lane that was there moves on.
constexpr unsigned keccak_positions[24] = {10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1};
constexpr unsigned keccak_turns[24] = {1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44};

constexpr std::uint64_t keccak_round_constants[24] = {
    0x0000000000000001, 0x0000000000008082, 0x800000000000808a, 0x8000000080008000, 0x000000000000808b, 0x0000000080000001,
    0x8000000080008081, 0x8000000000008009, 0x000000000000008a, 0x0000000000000088, 0x0000000080008009, 0x000000008000000a,
    0x000000008000808b, 0x800000000000008b, 0x8000000000008089, 0x8000000000008003, 0x8000000000008002, 0x8000000000000080,
    0x000000000000800a, 0x800000008000000a, 0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008};

/// KeccakLanes<Isa> needs these members of Isa: Vector, lanes, load, store, rotate_right<n>, xor3, and_not_xor.
template <typename Isa>
class KeccakLanes {
    using Vector = typename Isa::Vector;
    static constexpr unsigned lanes = Isa::lanes;

public:
    static void permute(std::uint64_t* states) noexcept {
        Vector a[25];
        load<0>(a, states);
        for (const std::uint64_t constant : keccak_round_constants) {
            theta(a);
            Vector carried = a[1];
            rho_pi<0>(a, carried);
            chi<0>(a);
            a[0] ^= constant;
        }
        store<0>(a, states);
    }

private:
    template <unsigned I>
    [[gnu::always_inline]] static inline void load(Vector (&a)[25], const std::uint64_t* states) noexcept {
        a[I] = Isa::load(states + I * lanes);
        if constexpr (I < 24) load<I + 1>(a, states);
    }
    template <unsigned I>
    [[gnu::always_inline]] static inline void store(const Vector (&a)[25], std::uint64_t* states) noexcept {
        Isa::store(states + I * lanes, a[I]);
        if constexpr (I < 24) store<I + 1>(a, states);
    }

    template <unsigned X>
    [[gnu::always_inline]] static inline Vector column(const Vector (&a)[25]) noexcept {
        return Isa::xor3(Isa::xor3(a[X], a[X + 5], a[X + 10]), a[X + 15], a[X + 20]);
    }
    template <unsigned X>
    [[gnu::always_inline]] static inline void add_to_column(Vector (&a)[25], Vector left, Vector right) noexcept {
        const Vector turned = Isa::template rotate_right<63>(right);
        a[X] = Isa::xor3(a[X], left, turned);
        a[X + 5] = Isa::xor3(a[X + 5], left, turned);
        a[X + 10] = Isa::xor3(a[X + 10], left, turned);
        a[X + 15] = Isa::xor3(a[X + 15], left, turned);
        a[X + 20] = Isa::xor3(a[X + 20], left, turned);
    }
    [[gnu::always_inline]] static inline void theta(Vector (&a)[25]) noexcept {
        const Vector c[5] = {column<0>(a), column<1>(a), column<2>(a), column<3>(a), column<4>(a)};
        add_to_column<0>(a, c[4], c[1]);
        add_to_column<1>(a, c[0], c[2]);
        add_to_column<2>(a, c[1], c[3]);
        add_to_column<3>(a, c[2], c[4]);
        add_to_column<4>(a, c[3], c[0]);
    }

    template <unsigned I>
    [[gnu::always_inline]] static inline void rho_pi(Vector (&a)[25], Vector& carried) noexcept {
        const Vector next = a[keccak_positions[I]];
        a[keccak_positions[I]] = Isa::template rotate_right<64 - keccak_turns[I]>(carried);
        carried = next;
        if constexpr (I < 23) rho_pi<I + 1>(a, carried);
    }

    template <unsigned Row>
    [[gnu::always_inline]] static inline void chi(Vector (&a)[25]) noexcept {
        const Vector first = a[5 * Row];
        const Vector second = a[5 * Row + 1];
        a[5 * Row] = Isa::and_not_xor(first, second, a[5 * Row + 2]);
        a[5 * Row + 1] = Isa::and_not_xor(second, a[5 * Row + 2], a[5 * Row + 3]);
        a[5 * Row + 2] = Isa::and_not_xor(a[5 * Row + 2], a[5 * Row + 3], a[5 * Row + 4]);
        a[5 * Row + 3] = Isa::and_not_xor(a[5 * Row + 3], a[5 * Row + 4], first);
        a[5 * Row + 4] = Isa::and_not_xor(a[5 * Row + 4], first, second);
        if constexpr (Row < 4) chi<Row + 1>(a);
    }
};

}  // namespace
}  // namespace coffer::crypto::multibuffer
