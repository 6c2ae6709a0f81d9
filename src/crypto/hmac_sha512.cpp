// HMAC-SHA512. Short messages use single compressions.
#include "crypto/hmac_sha512.hpp"

#include <cstring>

#include "coffer/crypto/mac.hpp"
#include "core/scrub.hpp"
#include "crypto/backend/select.hpp"
#include "crypto/hmac_context.hpp"

namespace coffer {
namespace {

// The longest message that fits into the block after the key's: 128 bytes less the byte 0x80 and a 16-byte length.
constexpr std::size_t one_block = 128 - 17;

[[nodiscard]] std::size_t total_size(ByteSpans parts) noexcept {
    std::size_t size = 0;
    for (const Bytes part : parts) size += part.size();
    return size;
}

/// block_of returns a message of at most one_block bytes with SHA-512's padding.
[[nodiscard]] SecretArray<128> block_of(ByteSpans parts, std::size_t size) noexcept {
    SecretArray<128> block;
    const auto bytes = block.reveal_mut();
    u8* at = bytes.data();
    for (const Bytes part : parts) {
        if (!part.empty()) std::memcpy(at, part.data(), part.size());
        at += part.size();
    }
    const std::size_t bits = (128 + size) * 8;
    bytes[size] = 0x80;
    bytes[126] = static_cast<u8>(bits >> 8);
    bytes[127] = static_cast<u8>(bits);
    return block;
}

backend::Sha512 behind_key(FixedBytes<64> chaining_value) noexcept {
    std::array<u64, 8> words;
    std::memcpy(words.data(), chaining_value.data(), sizeof words);
    const auto resumed = backend::Sha512::resume(words, 1);
    wipe({reinterpret_cast<u8*>(words.data()), sizeof words});
    return resumed;
}

void long_message(FixedBytes<64> inner, FixedBytes<64> outer, ByteSpans parts, FixedMutBytes<64> mac) noexcept {
    auto hash = behind_key(inner);
    for (const Bytes part : parts) hash.update(part);
    SecretArray<64> digest;
    hash.finish(digest.reveal_mut());
    hash.wipe();
    hash = behind_key(outer);
    hash.update(digest.reveal());
    hash.finish(mac);
    hash.wipe();
    core::scrub_stack();
}

}  // namespace

HmacSha512::HmacSha512(Bytes key) noexcept {
    const auto block = crypto::hmac_key_block<backend::Sha512>(key);
    backend::hmac_sha512_key(block.reveal(), inner_.reveal_mut(), outer_.reveal_mut());
}

SecretArray<64> HmacSha512::operator()(ByteSpans parts) const noexcept {
    SecretArray<64> mac;
    const std::size_t size = total_size(parts);
    if (size > one_block) {
        long_message(inner_.reveal(), outer_.reveal(), parts, mac.reveal_mut());
    } else {
        backend::hmac_sha512_block(inner_.reveal(), outer_.reveal(), block_of(parts, size).reveal(), mac.reveal_mut());
    }
    return mac;
}

HmacSha512 HmacSha512::clone() const noexcept {
    HmacSha512 copy;
    copy.inner_ = inner_.clone();
    copy.outer_ = outer_.clone();
    return copy;
}

SecretArray<64> crypto::hmac_sha512_unscrubbed(Bytes key, ByteSpans parts) noexcept {
    const std::size_t size = total_size(parts);
    if (size > one_block || key.size() > backend::Sha512::block_size) return HmacSha512(key)(parts);
    SecretArray<64> mac;
    backend::hmac_sha512_once(key, block_of(parts, size).reveal(), mac.reveal_mut());
    return mac;
}

SecretArray<64> hmac_sha512(Bytes key, ByteSpans parts) noexcept {
    const core::StackScrubber at_end;
    return crypto::hmac_sha512_unscrubbed(key, parts);
}

}  // namespace coffer
