#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>

#include "crypto/backend/openssl_errors.hpp"
#include "crypto/backend/runtime.hpp"
#include "crypto/backend/version.hpp"

namespace coffer::backend::openssl {
namespace {

Runtime build() noexcept {
    const OwnErrors errors;
    OSSL_LIB_CTX* library = OSSL_LIB_CTX_new();
    Runtime made{library, nullptr, nullptr, nullptr, nullptr, fail(Errc::out_of_memory, "openssl")};
    if (library == nullptr) return made;
    made.p256 = EC_GROUP_new_by_curve_name_ex(library, nullptr, NID_X9_62_prime256v1);
    made.aes_128_gcm = EVP_CIPHER_fetch(library, "AES-128-GCM", nullptr);
    made.aes_256_gcm = EVP_CIPHER_fetch(library, "AES-256-GCM", nullptr);
    made.chacha20_poly1305 = EVP_CIPHER_fetch(library, "ChaCha20-Poly1305", nullptr);
    if (made.p256 != nullptr && made.aes_128_gcm != nullptr && made.aes_256_gcm != nullptr && made.chacha20_poly1305 != nullptr)
        made.status = Ok{};
    else
        made.status = fail(Errc::backend, "openssl");
    return made;
}

}  // namespace

const Runtime& runtime() noexcept {
    static const Runtime built = build();
    return built;
}

OwnErrors::OwnErrors() noexcept {
    ERR_set_mark();
}

OwnErrors::~OwnErrors() {
    ERR_pop_to_mark();
}

LibraryVersion version() noexcept {
    constexpr std::string_view floor = "3.0.22";
    const std::string_view found = OpenSSL_version(OPENSSL_VERSION_STRING);
    return {"openssl", found, floor, version_at_least(found, floor)};
}

}  // namespace coffer::backend::openssl
