#include "crypto/multibuffer/kernels.hpp"

#include "crypto/multibuffer/library_kernels.hpp"

namespace coffer::crypto::multibuffer {
namespace {

constexpr auto rows = std::to_array<Kernels>({
    Kernels{"library", 1, 1, library::hmac_sha512, library::pbkdf2_sha512_rounds, library::keccak_permute},
});

}  // namespace

std::span<const Kernels> available() noexcept {
    return rows;
}

}  // namespace coffer::crypto::multibuffer
