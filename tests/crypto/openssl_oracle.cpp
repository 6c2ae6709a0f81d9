#include "crypto/openssl_oracle.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>

#include <memory>
#include <stdexcept>

#include "crypto/backend/openssl_handle.hpp"

namespace coffer::testing::evp {
namespace {

using backend::openssl::Free;
using Digest = std::unique_ptr<EVP_MD, Free<EVP_MD_free>>;
using Kdf = std::unique_ptr<EVP_PKEY_CTX, Free<EVP_PKEY_CTX_free>>;

void require(bool condition) {
    if (!condition) throw std::runtime_error("OpenSSL refused");
}

// OpenSSL takes a null pointer as "not set".
const u8* data_of(Bytes bytes) {
    static const u8 nothing = 0;
    return bytes.empty() ? &nothing : bytes.data();
}

int size_of(Bytes bytes) {
    return static_cast<int>(bytes.size());
}

Digest fetch(const std::string& name) {
    Digest made(EVP_MD_fetch(nullptr, name.c_str(), nullptr));
    require(made != nullptr);
    return made;
}

}  // namespace

std::vector<u8> digest(const std::string& name, Bytes data) {
    const Digest hash = fetch(name);
    std::vector<u8> out(static_cast<std::size_t>(EVP_MD_get_size(hash.get())));
    require(EVP_Digest(data_of(data), data.size(), out.data(), nullptr, hash.get(), nullptr) == 1);
    return out;
}

std::vector<u8> hmac(const std::string& hash, Bytes key, Bytes data) {
    std::vector<u8> out(EVP_MAX_MD_SIZE);
    unsigned size = 0;
    require(HMAC(fetch(hash).get(), data_of(key), size_of(key), data_of(data), data.size(), out.data(), &size) != nullptr);
    out.resize(size);
    return out;
}

std::vector<u8> hkdf(const std::string& hash, Bytes salt, Bytes ikm, Bytes info, std::size_t size) {
    const Digest function = fetch(hash);
    const Kdf context(EVP_PKEY_CTX_new_from_name(nullptr, "HKDF", nullptr));
    std::vector<u8> out(size);
    require(context != nullptr && EVP_PKEY_derive_init(context.get()) == 1);
    require(EVP_PKEY_CTX_set_hkdf_md(context.get(), function.get()) == 1);
    require(EVP_PKEY_CTX_set1_hkdf_salt(context.get(), data_of(salt), size_of(salt)) == 1);
    require(EVP_PKEY_CTX_set1_hkdf_key(context.get(), data_of(ikm), size_of(ikm)) == 1);
    require(EVP_PKEY_CTX_add1_hkdf_info(context.get(), data_of(info), size_of(info)) == 1);
    require(EVP_PKEY_derive(context.get(), out.data(), &size) == 1 && size == out.size());
    return out;
}

std::vector<u8> pbkdf2(const std::string& hash, Bytes password, Bytes salt, unsigned rounds, std::size_t size) {
    std::vector<u8> out(size);
    require(PKCS5_PBKDF2_HMAC(reinterpret_cast<const char*>(data_of(password)), size_of(password), data_of(salt), size_of(salt),
                              static_cast<int>(rounds), fetch(hash).get(), static_cast<int>(size), out.data()) == 1);
    return out;
}

}  // namespace coffer::testing::evp
