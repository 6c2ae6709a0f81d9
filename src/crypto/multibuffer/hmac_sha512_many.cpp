#include "crypto/multibuffer/many.hpp"

#include "core/scrub.hpp"
#include "crypto/multibuffer/groups.hpp"
#include "crypto/multibuffer/words.hpp"

namespace coffer::crypto {

// The chaining values of a key in the form of the kernels.
struct HmacSha512States {
    static FixedBytes<64> inner(const HmacSha512& key) noexcept { return key.inner_.reveal(); }
    static FixedBytes<64> outer(const HmacSha512& key) noexcept { return key.outer_.reveal(); }
};

namespace {

using multibuffer::Kernels;
using multibuffer::Lanes;

constexpr std::size_t message_size = 37;
constexpr u64 bits_hashed = (128 + message_size) * 8;

// The last five bytes of a message and the first bytes of the padding.
[[nodiscard]] u64 tail_of(const ByteArray<message_size>& message) noexcept {
    const u64 four = multibuffer::load_big_endian(message.data() + 29) << 32;
    return four >> 8 | u64{message[32]} << 56 | u64{0x80} << 16;
}

void macs_of_group(const Kernels& kernels, const HmacSha512& key, std::span<const ByteArray<message_size>> messages,
                   std::span<ByteArray<64>> macs) noexcept {
    Lanes<16> keys(kernels.lanes);
    Lanes<16> block(kernels.lanes);
    for (std::size_t lane = 0; lane < kernels.lanes; ++lane) {
        keys.put_native(lane, 0, HmacSha512States::inner(key));
        keys.put_native(lane, 8, HmacSha512States::outer(key));
    }
    for (std::size_t lane = 0; lane < messages.size(); ++lane) {
        block.put_big_endian(lane, 0, Bytes(messages[lane]).first(32));
        block.word(4, lane) = tail_of(messages[lane]);
        block.word(15, lane) = bits_hashed;
    }
    kernels.hmac_sha512(keys.data(), block.data());
    for (std::size_t lane = 0; lane < messages.size(); ++lane) block.get_big_endian(lane, macs[lane]);
}

}  // namespace

void hmac_sha512_many(const HmacSha512& key, std::span<const ByteArray<37>> messages, std::span<ByteArray<64>> macs,
                      const Kernels& kernels) noexcept {
    COFFER_INVARIANT(messages.size() == macs.size());
    multibuffer::for_each_group(kernels, messages.size(), [&](const Kernels& chosen, std::size_t first, std::size_t size) {
        macs_of_group(chosen, key, messages.subspan(first, size), macs.subspan(first, size));
    });
    core::scrub_stack();
}

}  // namespace coffer::crypto
