// Independent results for hashes, MACs and KDFs: OpenSSL through its EVP interface, which the library uses differently.
#pragma once

#include <string>
#include <vector>

#include "coffer/core/bytes.hpp"

namespace coffer::testing::evp {

/// Names are OpenSSL's: "SHA256", "SHA3-256", "RIPEMD160", ... Each function throws if OpenSSL reports an error.
[[nodiscard]] std::vector<u8> digest(const std::string& name, Bytes data);
[[nodiscard]] std::vector<u8> hmac(const std::string& hash, Bytes key, Bytes data);
[[nodiscard]] std::vector<u8> hkdf(const std::string& hash, Bytes salt, Bytes ikm, Bytes info, std::size_t size);
[[nodiscard]] std::vector<u8> pbkdf2(const std::string& hash, Bytes password, Bytes salt, unsigned rounds, std::size_t size);

}  // namespace coffer::testing::evp
