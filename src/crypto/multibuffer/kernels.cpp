#include "crypto/multibuffer/kernels.hpp"

#include "crypto/multibuffer/library_kernels.hpp"
#include "crypto/multibuffer/vector_kernels.hpp"

namespace coffer::crypto::multibuffer {
namespace {

// worthwhile: a whole vector takes as long as 2.3 (AVX-512) or 2.7 (AVX2) single messages.
constexpr auto rows = std::to_array<Kernels>({
    Kernels{"library", 1, 1, library::hmac_sha512, library::pbkdf2_sha512_rounds, library::keccak_permute},
#if defined(COFFER_X86_64_KERNELS)
        Kernels{"avx2", 4, 3, avx2::hmac_sha512, avx2::pbkdf2_sha512_rounds, avx2::keccak_permute},
        Kernels{"avx512", 8, 3, avx512::hmac_sha512, avx512::pbkdf2_sha512_rounds, avx512::keccak_permute},
#endif
});

// The compiler's run-time library has determined before main what the processor supports, and whether the operating system saves the
// registers.
std::size_t count_available() noexcept {
#if defined(COFFER_X86_64_KERNELS)
    if (__builtin_cpu_supports("avx2")) return __builtin_cpu_supports("avx512f") ? 3 : 2;
#endif
    return 1;
}

}  // namespace

std::span<const Kernels> available() noexcept {
    return std::span<const Kernels>(rows).first(count_available());
}

}  // namespace coffer::crypto::multibuffer
