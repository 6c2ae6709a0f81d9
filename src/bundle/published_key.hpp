// Keys that are constants of the source, as the service publishes them.
#pragma once

#include <string_view>

#include "coffer/encoding/hex.hpp"
#include "coffer/keys/public_key.hpp"

namespace coffer::bundle {

/// published_key parses a constant of the source. A constant that is not a valid key ends the process, and so every test. Throws
/// std::bad_alloc.
[[nodiscard]] inline PublicKey<P256> published_key(std::string_view sec1) {
    const Result<std::vector<u8>> bytes = hex::decode(sec1);
    COFFER_INVARIANT(bytes.has_value());
    const Result<PublicKey<P256>> key = PublicKey<P256>::parse(*bytes);
    COFFER_INVARIANT(key.has_value());
    return *key;
}

}  // namespace coffer::bundle
