#include "coffer/stamp/fingerprint.hpp"

#include "coffer/crypto/hash.hpp"
#include "coffer/encoding/hex.hpp"

namespace coffer::stamp {

std::string activity_fingerprint(Bytes body) {
    return "sha256:" + hex::encode(sha256(body));
}

}  // namespace coffer::stamp
