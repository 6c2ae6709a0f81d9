#include "coffer/crypto/hash.hpp"

#include "crypto/backend/select.hpp"

namespace coffer {

void blake2b(Bytes data, MutBytes digest) noexcept {
    backend::blake2b(data, digest);
}

ByteArray<20> ripemd160(Bytes data) noexcept {
    ByteArray<20> digest;
    backend::ripemd160(data, digest);
    return digest;
}

ByteArray<20> hash160(Bytes data) noexcept {
    return ripemd160(sha256(data));
}

TaggedHash::TaggedHash(std::string_view tag) noexcept {
    const ByteArray<32> digest = sha256(as_bytes(tag));
    backend::Sha256 hash;
    hash.update(digest);
    hash.update(digest);
    state_ = hash.chaining_value();
}

ByteArray<32> TaggedHash::operator()(ByteSpans parts) const noexcept {
    auto hash = backend::Sha256::resume(state_, 1);
    for (const Bytes part : parts) hash.update(part);
    ByteArray<32> digest;
    hash.finish(digest);
    return digest;
}

}  // namespace coffer
