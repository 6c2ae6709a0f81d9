// Eight lanes of 64 bits, for processors with AVX-512 Foundation. Compiled with -mavx512f.
#include <immintrin.h>

#include "crypto/multibuffer/keccak_lanes.hpp"
#include "crypto/multibuffer/sha512_lanes.hpp"
#include "crypto/multibuffer/vector_kernels.hpp"

namespace coffer::crypto::multibuffer {
namespace {

struct Avx512 {
    static constexpr unsigned lanes = 8;
    using Vector = std::uint64_t __attribute__((vector_size(8 * lanes)));

    [[gnu::always_inline]] static inline Vector load(const std::uint64_t* words) noexcept {
        return reinterpret_cast<Vector>(_mm512_loadu_si512(words));
    }
    [[gnu::always_inline]] static inline void store(std::uint64_t* words, Vector vector) noexcept {
        _mm512_storeu_si512(words, reinterpret_cast<__m512i>(vector));
    }
    // Both compilers turn this into one instruction.
    template <unsigned N>
    [[gnu::always_inline]] static inline Vector rotate_right(Vector x) noexcept {
        return x >> N | x << (64 - N);
    }
    // Table holds the function's values for the inputs 000 to 111, the first argument being the highest bit.
    template <int Table>
    [[gnu::always_inline]] static inline Vector ternary(Vector a, Vector b, Vector c) noexcept {
        return reinterpret_cast<Vector>(
            _mm512_ternarylogic_epi64(reinterpret_cast<__m512i>(a), reinterpret_cast<__m512i>(b), reinterpret_cast<__m512i>(c), Table));
    }
    [[gnu::always_inline]] static inline Vector choose(Vector e, Vector f, Vector g) noexcept { return ternary<0xca>(e, f, g); }
    [[gnu::always_inline]] static inline Vector majority(Vector a, Vector b, Vector c, Vector&) noexcept { return ternary<0xe8>(a, b, c); }
    [[gnu::always_inline]] static inline Vector xor3(Vector a, Vector b, Vector c) noexcept { return ternary<0x96>(a, b, c); }
    [[gnu::always_inline]] static inline Vector and_not_xor(Vector a, Vector b, Vector c) noexcept { return ternary<0xd2>(a, b, c); }
};

// Clears the registers. Otherwise their content lasts until they are used again, and can be spilled to memory. vzeroall clears the first
// sixteen only.
[[gnu::always_inline]] inline void empty_registers() noexcept {
    _mm256_zeroall();
    __asm__ __volatile__(
        "vpxorq %%zmm16, %%zmm16, %%zmm16\n\t"
        "vpxorq %%zmm17, %%zmm17, %%zmm17\n\t"
        "vpxorq %%zmm18, %%zmm18, %%zmm18\n\t"
        "vpxorq %%zmm19, %%zmm19, %%zmm19\n\t"
        "vpxorq %%zmm20, %%zmm20, %%zmm20\n\t"
        "vpxorq %%zmm21, %%zmm21, %%zmm21\n\t"
        "vpxorq %%zmm22, %%zmm22, %%zmm22\n\t"
        "vpxorq %%zmm23, %%zmm23, %%zmm23\n\t"
        "vpxorq %%zmm24, %%zmm24, %%zmm24\n\t"
        "vpxorq %%zmm25, %%zmm25, %%zmm25\n\t"
        "vpxorq %%zmm26, %%zmm26, %%zmm26\n\t"
        "vpxorq %%zmm27, %%zmm27, %%zmm27\n\t"
        "vpxorq %%zmm28, %%zmm28, %%zmm28\n\t"
        "vpxorq %%zmm29, %%zmm29, %%zmm29\n\t"
        "vpxorq %%zmm30, %%zmm30, %%zmm30\n\t"
        "vpxorq %%zmm31, %%zmm31, %%zmm31"
        :
        :
        : "xmm16", "xmm17", "xmm18", "xmm19", "xmm20", "xmm21", "xmm22", "xmm23", "xmm24", "xmm25", "xmm26", "xmm27", "xmm28", "xmm29",
          "xmm30", "xmm31");
}

}  // namespace

namespace avx512 {

void hmac_sha512(const std::uint64_t* keys, std::uint64_t* block) noexcept {
    Sha512Lanes<Avx512>::hmac(keys, block);
    empty_registers();
}

void pbkdf2_sha512_rounds(const std::uint64_t* keys, std::uint32_t rounds, std::uint64_t* sum) noexcept {
    Sha512Lanes<Avx512>::pbkdf2_rounds(keys, rounds, sum);
    empty_registers();
}

void keccak_permute(std::uint64_t* states) noexcept {
    KeccakLanes<Avx512>::permute(states);
    empty_registers();
}

}  // namespace avx512
}  // namespace coffer::crypto::multibuffer
