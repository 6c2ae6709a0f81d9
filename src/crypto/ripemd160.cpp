#include "coffer/crypto/hash.hpp"
#include "crypto/backend/select.hpp"

namespace coffer {

ByteArray<20> ripemd160(Bytes data) noexcept {
    ByteArray<20> digest;
    backend::ripemd160(data, digest);
    return digest;
}

ByteArray<20> hash160(Bytes data) noexcept {
    return ripemd160(sha256(data));
}

}  // namespace coffer
