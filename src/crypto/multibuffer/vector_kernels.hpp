// The entry points of the files that are compiled for newer processors. Such a file includes no header with inline functions of coffer or
// of the standard library. Otherwise the linker could keep the copy compiled there for the whole program, which would then fail on older
// processors.
#pragma once

#include <cstdint>

// The members of Kernels (kernels.hpp).
#define COFFER_VECTOR_KERNELS                                                                                \
    void hmac_sha512(const std::uint64_t* keys, std::uint64_t* block) noexcept;                              \
    void pbkdf2_sha512_rounds(const std::uint64_t* keys, std::uint32_t rounds, std::uint64_t* sum) noexcept; \
    void keccak_permute(std::uint64_t* states) noexcept;

namespace coffer::crypto::multibuffer::avx2 {
COFFER_VECTOR_KERNELS
}
namespace coffer::crypto::multibuffer::avx512 {
COFFER_VECTOR_KERNELS
}
