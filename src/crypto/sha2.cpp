#include "coffer/crypto/hash.hpp"

#include <algorithm>

#include "core/scrub.hpp"
#include "crypto/backend/select.hpp"

namespace coffer {
namespace {

template <typename Hash>
ByteArray<Hash::digest_size> digest_of(ByteSpans parts) noexcept {
    Hash hash;
    for (const Bytes part : parts) hash.update(part);
    ByteArray<Hash::digest_size> digest;
    hash.finish(digest);
    return digest;
}

// The truncated functions of FIPS 180-4: another hash function with its own initial value, of which the front of the digest is used.
constexpr std::array<u32, 8> sha224_initial = {0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939,
                                               0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4};
constexpr std::array<u64, 8> sha512_256_initial = {0x22312194fc2bf72c, 0x9f555fa3c84c64c2, 0x2393b86b6f53b151, 0x963877195940eabd,
                                                   0x96283ee2a88effe3, 0xbe5e1e2553863992, 0x2b0199fc2c85b8aa, 0x0eb72ddc81c52ca2};

template <std::size_t N, typename Hash, typename Initial>
ByteArray<N> truncated_digest_of(Bytes data, const Initial& initial) noexcept {
    Hash hash = Hash::resume(initial, 0);
    hash.update(data);
    ByteArray<Hash::digest_size> digest;
    hash.finish(digest);
    ByteArray<N> front;
    std::copy_n(digest.begin(), N, front.begin());
    return front;
}

template <typename Hash>
SecretArray<Hash::digest_size> secret_digest_of(ByteSpans parts) noexcept {
    Hash hash;
    for (const Bytes part : parts) hash.update(part);
    SecretArray<Hash::digest_size> digest;
    hash.finish(digest.reveal_mut());
    hash.wipe();
    core::scrub_stack();
    return digest;
}

}  // namespace

ByteArray<32> sha256(Bytes data) noexcept {
    return digest_of<backend::Sha256>({data});
}
ByteArray<32> sha256(ByteSpans parts) noexcept {
    return digest_of<backend::Sha256>(parts);
}
ByteArray<28> sha224(Bytes data) noexcept {
    return truncated_digest_of<28, backend::Sha256>(data, sha224_initial);
}
ByteArray<48> sha384(Bytes data) noexcept {
    return digest_of<backend::Sha384>({data});
}
ByteArray<48> sha384(ByteSpans parts) noexcept {
    return digest_of<backend::Sha384>(parts);
}
ByteArray<64> sha512(Bytes data) noexcept {
    return digest_of<backend::Sha512>({data});
}
ByteArray<64> sha512(ByteSpans parts) noexcept {
    return digest_of<backend::Sha512>(parts);
}
ByteArray<32> sha512_256(Bytes data) noexcept {
    return truncated_digest_of<32, backend::Sha512>(data, sha512_256_initial);
}

ByteArray<32> sha256d(Bytes data) noexcept {
    return sha256(sha256(data));
}

SecretArray<32> sha256_secret(ByteSpans parts) noexcept {
    return secret_digest_of<backend::Sha256>(parts);
}
SecretArray<64> sha512_secret(ByteSpans parts) noexcept {
    return secret_digest_of<backend::Sha512>(parts);
}

}  // namespace coffer
