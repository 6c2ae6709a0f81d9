#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>
#include <openssl/rand.h>

#include <new>

#include "crypto/backend/openssl_errors.hpp"
#include "crypto/backend/openssl_handle.hpp"
#include "crypto/backend/runtime.hpp"
#include "crypto/backend/version.hpp"

namespace coffer::backend::openssl {
namespace {

Runtime unready(Errc reason) noexcept {
    return {nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, fail(reason, "openssl")};
}

// Makes the digest and the generator of nonces. OpenSSL would make them at its first use, and would not try again if memory was exhausted
// then.
bool warm(OSSL_LIB_CTX* library) noexcept {
    const Handle<EVP_MD, EVP_MD_free> sha512(EVP_MD_fetch(library, "SHA512", nullptr));
    const Handle<EC_KEY, EC_KEY_free> key(EC_KEY_new_ex(library, nullptr));
    unsigned char drawn[1];
    return sha512 && key && RAND_priv_bytes_ex(library, drawn, sizeof drawn, 0) == 1;
}

// build throws if anything fails, so that nothing is kept and the next use tries again. `reason` is set to the error.
Runtime build(Errc& reason) {
    const OwnErrors errors;
    Handle<OSSL_LIB_CTX, OSSL_LIB_CTX_free> library(OSSL_LIB_CTX_new());
    reason = Errc::out_of_memory;
    if (!library) throw std::bad_alloc();
    Handle<EC_GROUP, EC_GROUP_free> p256(EC_GROUP_new_by_curve_name_ex(library.get(), nullptr, NID_X9_62_prime256v1));
    Handle<EC_GROUP, EC_GROUP_free> p384(EC_GROUP_new_by_curve_name_ex(library.get(), nullptr, NID_secp384r1));
    using Cipher = Handle<EVP_CIPHER, EVP_CIPHER_free>;
    Cipher aes_128_gcm(EVP_CIPHER_fetch(library.get(), "AES-128-GCM", nullptr));
    Cipher aes_256_gcm(EVP_CIPHER_fetch(library.get(), "AES-256-GCM", nullptr));
    Cipher chacha20_poly1305(EVP_CIPHER_fetch(library.get(), "ChaCha20-Poly1305", nullptr));
    if (!p256 || !p384 || !aes_128_gcm || !aes_256_gcm || !chacha20_poly1305 || !warm(library.get())) {
        reason = errors.could_not().error().code;
        throw std::bad_alloc();
    }
    return {
        library.release(), p256.release(), p384.release(), aes_128_gcm.release(), aes_256_gcm.release(), chacha20_poly1305.release(), Ok{}};
}

}  // namespace

const Runtime& runtime() noexcept {
    auto reason = Errc::out_of_memory;
    try {
        static const Runtime built = build(reason);
        return built;
    } catch (const std::bad_alloc&) {
        static const Runtime no_memory = unready(Errc::out_of_memory);
        static const Runtime failed = unready(Errc::backend);
        return reason == Errc::out_of_memory ? no_memory : failed;
    }
}

LibraryVersion version() noexcept {
    constexpr std::string_view floor = "3.0.22";
    const std::string_view found = OpenSSL_version(OPENSSL_VERSION_STRING);
    return {"openssl", found, floor, version_at_least(found, floor)};
}

}  // namespace coffer::backend::openssl
