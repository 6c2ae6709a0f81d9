// The vector kernel with one lane. Of the libraries, only Botan 2 exports its permutation. The hash objects of Botan 3 and OpenSSL allocate
// for each message, but the hash of an address cannot report exhausted memory.
#include "crypto/keccak_permutation.hpp"

#include <bit>

#include "crypto/multibuffer/keccak_lanes.hpp"

namespace coffer::crypto {
namespace {

struct OneLane {
    static constexpr unsigned lanes = 1;
    using Vector = std::uint64_t;

    static Vector load(const std::uint64_t* words) noexcept { return *words; }
    static void store(std::uint64_t* words, Vector value) noexcept { *words = value; }
    template <unsigned N>
    static Vector rotate_right(Vector x) noexcept {
        return std::rotr(x, N);
    }
    static Vector xor3(Vector a, Vector b, Vector c) noexcept { return a ^ b ^ c; }
    static Vector and_not_xor(Vector a, Vector b, Vector c) noexcept { return a ^ (~b & c); }
};

}  // namespace

void keccak_permute(u64* state) noexcept {
    multibuffer::KeccakLanes<OneLane>::permute(state);
}

}  // namespace coffer::crypto
