// HMAC-SHA512 with the key's two chaining values computed once.
#include <cstring>

#include "coffer/crypto/mac.hpp"
#include "core/scrub.hpp"
#include "crypto/backend/select.hpp"
#include "crypto/hmac_context.hpp"
#include "crypto/hmac_sha512_key.hpp"

namespace coffer {
namespace crypto {
namespace {

ChainingValue after_block(const SecretArray<128>& block) noexcept {
    backend::Sha512 hash;
    hash.update(block.reveal());
    const ChainingValue value = hash.chaining_value();
    hash.wipe();
    return value;
}

}  // namespace

HmacSha512Key::HmacSha512Key(Bytes key) noexcept {
    SecretArray<128> block = hmac_key_block<backend::Sha512>(key);
    xor_with(block, inner_pad);
    inner = after_block(block);
    xor_with(block, inner_pad ^ outer_pad);
    outer = after_block(block);
    core::scrub_stack();
}

HmacSha512Key::~HmacSha512Key() {
    wipe({reinterpret_cast<u8*>(inner.data()), sizeof inner});
    wipe({reinterpret_cast<u8*>(outer.data()), sizeof outer});
}

namespace {

// What fits into one block behind the key's: 128 bytes less 0x80 and a 16-byte length.
constexpr std::size_t one_block = 128 - 17;

void place_padding(FixedMutBytes<128> block, std::size_t size) noexcept {
    const std::size_t bits = (128 + size) * 8;
    block[size] = 0x80;
    block[126] = static_cast<u8>(bits >> 8);
    block[127] = static_cast<u8>(bits);
}

void long_message(const HmacSha512Key& key, Parts parts, FixedMutBytes<64> mac) noexcept {
    auto hash = backend::Sha512::resume(key.inner, 1);
    for (const Bytes part : parts) hash.update(part);
    SecretArray<64> digest;
    hash.finish(digest.reveal_mut());
    hash.wipe();
    hash = backend::Sha512::resume(key.outer, 1);
    hash.update(digest.reveal());
    hash.finish(mac);
    hash.wipe();
    core::scrub_stack();
}

}  // namespace

void HmacSha512Key::mac(Parts parts, FixedMutBytes<64> out) const noexcept {
    std::size_t size = 0;
    for (const Bytes part : parts) size += part.size();
    if (size > one_block) return long_message(*this, parts, out);
    SecretArray<128> block;
    u8* at = block.reveal_mut().data();
    for (const Bytes part : parts) {
        if (!part.empty()) std::memcpy(at, part.data(), part.size());
        at += part.size();
    }
    place_padding(block.reveal_mut(), size);
    backend::hmac_sha512_block(inner, outer, block.reveal(), out);
}

}  // namespace crypto

HmacSha512::HmacSha512(Bytes key) noexcept {
    const crypto::HmacSha512Key keyed(key);
    std::memcpy(inner_.reveal_mut().data(), keyed.inner.data(), sizeof keyed.inner);
    std::memcpy(outer_.reveal_mut().data(), keyed.outer.data(), sizeof keyed.outer);
}

SecretArray<64> HmacSha512::operator()(Parts parts) const noexcept {
    crypto::HmacSha512Key key;
    std::memcpy(key.inner.data(), inner_.reveal().data(), sizeof key.inner);
    std::memcpy(key.outer.data(), outer_.reveal().data(), sizeof key.outer);
    SecretArray<64> mac;
    key.mac(parts, mac.reveal_mut());
    return mac;
}

HmacSha512 HmacSha512::clone() const noexcept {
    HmacSha512 copy;
    copy.inner_ = inner_.clone();
    copy.outer_ = outer_.clone();
    return copy;
}

}  // namespace coffer
