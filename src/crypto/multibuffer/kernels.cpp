#include "crypto/multibuffer/kernels.hpp"

#include "crypto/multibuffer/library_kernels.hpp"
#include "crypto/multibuffer/vector_kernels.hpp"

namespace coffer::crypto::multibuffer {
namespace {

// `worthwhile`: a whole vector costs as much as 2.3 (AVX-512) or 2.7 (AVX2) messages one by one.
constexpr auto rows = std::to_array<Kernels>({
    Kernels{"library", 1, 1, library::hmac_sha512, library::pbkdf2_sha512_rounds, library::keccak_permute},
#if defined(COFFER_X86_64_KERNELS)
        Kernels{"avx2", 4, 3, avx2::hmac_sha512, avx2::pbkdf2_sha512_rounds, avx2::keccak_permute},
        Kernels{"avx512", 8, 3, avx512::hmac_sha512, avx512::pbkdf2_sha512_rounds, avx512::keccak_permute},
#endif
});

// The compiler's run-time asks the processor what it can, and the operating system whether it saves the registers.
std::size_t count_available() noexcept {
    std::size_t count = 1;
#if defined(COFFER_X86_64_KERNELS)
    if (__builtin_cpu_supports("avx2")) {
        ++count;
        if (__builtin_cpu_supports("avx512f")) ++count;
    }
#endif
    return count;
}

}  // namespace

std::span<const Kernels> available() noexcept {
    static const std::size_t count = count_available();
    return std::span<const Kernels>(rows).first(count);
}

}  // namespace coffer::crypto::multibuffer
