// Four lanes of 64 bits, for processors with AVX2. Compiled with -mavx2.
#include <immintrin.h>

#include "crypto/multibuffer/keccak_lanes.hpp"
#include "crypto/multibuffer/sha512_lanes.hpp"
#include "crypto/multibuffer/vector_kernels.hpp"

namespace coffer::crypto::multibuffer {
namespace {

struct Avx2 {
    static constexpr unsigned lanes = 4;
    using Vector = std::uint64_t __attribute__((vector_size(8 * lanes)));

    [[gnu::always_inline]] static inline Vector load(const std::uint64_t* words) noexcept {
        return reinterpret_cast<Vector>(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(words)));
    }
    [[gnu::always_inline]] static inline void store(std::uint64_t* words, Vector vector) noexcept {
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(words), reinterpret_cast<__m256i>(vector));
    }
    template <unsigned N>
    [[gnu::always_inline]] static inline Vector rotate_right(Vector x) noexcept {
        if constexpr (N == 8) {  // one shuffle of bytes is faster than two shifts
            const __m256i order = _mm256_setr_epi8(1, 2, 3, 4, 5, 6, 7, 0, 9, 10, 11, 12, 13, 14, 15, 8,  //
                                                   1, 2, 3, 4, 5, 6, 7, 0, 9, 10, 11, 12, 13, 14, 15, 8);
            return reinterpret_cast<Vector>(_mm256_shuffle_epi8(reinterpret_cast<__m256i>(x), order));
        } else if constexpr (N == 63) {
            return (x + x) | x >> 63;
        } else {
            return x >> N | x << (64 - N);
        }
    }
    [[gnu::always_inline]] static inline Vector choose(Vector e, Vector f, Vector g) noexcept { return g ^ (e & (f ^ g)); }
    [[gnu::always_inline]] static inline Vector majority(Vector a, Vector b, Vector, Vector& b_xor_c) noexcept {
        const Vector a_xor_b = a ^ b;
        const Vector result = b ^ (a_xor_b & b_xor_c);
        b_xor_c = a_xor_b;
        return result;
    }
    [[gnu::always_inline]] static inline Vector xor3(Vector a, Vector b, Vector c) noexcept { return a ^ b ^ c; }
    [[gnu::always_inline]] static inline Vector and_not_xor(Vector a, Vector b, Vector c) noexcept { return a ^ (~b & c); }
};

}  // namespace

namespace avx2 {

// Clears the registers. Otherwise their content lasts until they are used again, and can be spilled to memory.
void hmac_sha512(const std::uint64_t* keys, std::uint64_t* block) noexcept {
    Sha512Lanes<Avx2>::hmac(keys, block);
    _mm256_zeroall();
}

void pbkdf2_sha512_rounds(const std::uint64_t* keys, std::uint32_t rounds, std::uint64_t* sum) noexcept {
    Sha512Lanes<Avx2>::pbkdf2_rounds(keys, rounds, sum);
    _mm256_zeroall();
}

void keccak_permute(std::uint64_t* states) noexcept {
    KeccakLanes<Avx2>::permute(states);
    _mm256_zeroall();
}

}  // namespace avx2
}  // namespace coffer::crypto::multibuffer
