// HMAC (RFC 2104), and the functions built on it, over any SHA-2 context. The tests of the backends instantiate it for each library.
#pragma once

#include <algorithm>
#include <cstring>

#include "coffer/core/secret.hpp"
#include "coffer/crypto/hash.hpp"

namespace coffer::crypto {

/// hmac_key_block returns the key as one block: the key, or its digest if it is longer than a block, followed by zeros.
template <typename Hash>
[[nodiscard]] SecretArray<Hash::block_size> hmac_key_block(Bytes key) noexcept {
    SecretArray<Hash::block_size> block;
    if (key.size() > Hash::block_size) {
        Hash hash;
        hash.update(key);
        hash.finish(block.reveal_mut().template first<Hash::digest_size>());
        hash.wipe();
    } else if (!key.empty()) {
        std::memcpy(block.reveal_mut().data(), key.data(), key.size());
    }
    return block;
}

template <std::size_t N>
void xor_with(SecretArray<N>& block, u8 value) noexcept {
    for (u8& byte : block.reveal_mut()) byte = static_cast<u8>(byte ^ value);
}

inline constexpr u8 inner_pad = 0x36;
inline constexpr u8 outer_pad = 0x5c;

/// HmacContext is one keyed computation. A copy continues independently. It wipes itself.
template <typename Hash>
class HmacContext {
public:
    explicit HmacContext(Bytes key) noexcept {
        SecretArray<Hash::block_size> block = hmac_key_block<Hash>(key);
        xor_with(block, inner_pad);
        inner_.update(block.reveal());
        xor_with(block, inner_pad ^ outer_pad);
        outer_.update(block.reveal());
    }
    HmacContext(const HmacContext&) noexcept = default;
    HmacContext& operator=(const HmacContext&) = delete;
    ~HmacContext() {
        inner_.wipe();
        outer_.wipe();
    }

    void update(Bytes data) noexcept { inner_.update(data); }
    /// finish writes the MAC. The context cannot be used afterwards.
    void finish(FixedMutBytes<Hash::digest_size> mac) noexcept {
        SecretArray<Hash::digest_size> digest;
        inner_.finish(digest.reveal_mut());
        outer_.update(digest.reveal());
        outer_.finish(mac);
    }

private:
    Hash inner_;
    Hash outer_;
};

template <typename Hash>
void hmac(Bytes key, ByteSpans parts, FixedMutBytes<Hash::digest_size> mac) noexcept {
    static const HmacContext<Hash> unkeyed{Bytes()};  // HKDF without salt
    HmacContext<Hash> context(key.empty() ? unkeyed : HmacContext<Hash>(key));
    for (const Bytes part : parts) context.update(part);
    context.finish(mac);
}

/// hkdf_expand fills `out` (RFC 5869 section 2.3). out.size() is at most 255 * digest_size.
template <typename Hash>
void hkdf_expand(Bytes prk, ByteSpans info, MutBytes out) noexcept {
    const HmacContext<Hash> keyed(prk);
    SecretArray<Hash::digest_size> block;
    for (u8 counter = 1; !out.empty(); ++counter) {
        HmacContext<Hash> context(keyed);
        if (counter != 1) context.update(block.reveal());
        for (const Bytes part : info) context.update(part);
        context.update({&counter, 1});
        context.finish(block.reveal_mut());
        const std::size_t taken = std::min(out.size(), Hash::digest_size);
        std::memcpy(out.data(), block.reveal().data(), taken);
        out = out.subspan(taken);
    }
}

}  // namespace coffer::crypto
