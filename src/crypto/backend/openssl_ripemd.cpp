// RIPEMD-160 by OpenSSL's low-level calls (see openssl_sha2.cpp), without provider and without allocation.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/ripemd.h>

#include "crypto/backend/hash.hpp"

namespace coffer::backend::openssl {

void ripemd160(Bytes data, FixedMutBytes<20> digest) noexcept {
    RIPEMD160_CTX context;
    RIPEMD160_Init(&context);
    RIPEMD160_Update(&context, data.data(), data.size());
    RIPEMD160_Final(digest.data(), &context);
}

}  // namespace coffer::backend::openssl
