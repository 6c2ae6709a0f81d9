#include "crypto/multibuffer/many.hpp"

#include "crypto/multibuffer/groups.hpp"

namespace coffer::crypto {
namespace {

using multibuffer::Kernels;
using multibuffer::Lanes;

constexpr u64 first_of_padding = 0x01;
constexpr u64 last_of_padding = u64{0x80} << 56;
constexpr std::size_t rate_words = 17;

template <std::size_t Size>
requires(Size % 8 == 0 && Size / 8 < rate_words) void digests_of_group(const Kernels& kernels, std::span<const ByteArray<Size>> messages,
                                                                       std::span<ByteArray<32>> digests) noexcept {
    Lanes<25> states(kernels.lanes);
    for (std::size_t lane = 0; lane < messages.size(); ++lane) {
        states.put_little_endian(lane, 0, messages[lane]);
        states.word(Size / 8, lane) = first_of_padding;
        states.word(rate_words - 1, lane) = last_of_padding;
    }
    kernels.keccak_permute(states.data());
    for (std::size_t lane = 0; lane < messages.size(); ++lane) states.get_little_endian(lane, digests[lane]);
}

template <std::size_t Size>
void digests_of(const Kernels& kernels, std::span<const ByteArray<Size>> messages, std::span<ByteArray<32>> digests) noexcept {
    COFFER_INVARIANT(messages.size() == digests.size());
    multibuffer::for_each_group(kernels, messages.size(), [&](const Kernels& chosen, std::size_t first, std::size_t size) {
        digests_of_group(chosen, messages.subspan(first, size), digests.subspan(first, size));
    });
}

}  // namespace

void keccak256_many(std::span<const ByteArray<64>> messages, std::span<ByteArray<32>> digests, const Kernels& kernels) noexcept {
    digests_of(kernels, messages, digests);
}
void keccak256_many(std::span<const ByteArray<40>> messages, std::span<ByteArray<32>> digests, const Kernels& kernels) noexcept {
    digests_of(kernels, messages, digests);
}

}  // namespace coffer::crypto
