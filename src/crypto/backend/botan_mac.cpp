#define BOTAN_NO_DEPRECATED_WARNINGS
#include <string>

#include <botan/mac.h>
#include <botan/pbkdf2.h>

#include "core/scrub.hpp"
#include "crypto/backend/botan_versions.hpp"
#include "crypto/backend/mac.hpp"
#include "crypto/backend/no_throw.hpp"

namespace coffer::backend::botan {
namespace {

const char* prf_name(HashId hash) noexcept {
    return hash == HashId::sha256 ? "HMAC(SHA-256)" : hash == HashId::sha384 ? "HMAC(SHA-384)" : "HMAC(SHA-512)";
}

Status kdf(const std::string& step, HashId hash, MutBytes out, Bytes secret, Bytes salt, Bytes label) noexcept {
    Status made = no_throw([&]() -> Status {
        const auto function = Botan::KDF::create(step + "(" + prf_name(hash) + ")");
        if (!function || !derive(*function, out, secret, salt, label)) return fail(Errc::backend);
        return Ok{};
    });
    core::scrub_stack();
    return made;
}

}  // namespace

Status hmac(HashId hash, Bytes key, ByteSpans parts, MutBytes mac) noexcept {
    Status made = no_throw([&]() -> Status {
        const auto function = Botan::MessageAuthenticationCode::create(prf_name(hash));
        if (!function || function->output_length() != mac.size()) return fail(Errc::backend);
        function->set_key(key.data(), key.size());
        for (const Bytes part : parts) function->update(part.data(), part.size());
        function->final(mac.data());
        return Ok{};
    });
    core::scrub_stack();
    return made;
}

Status hkdf_extract(HashId hash, Bytes salt, Bytes ikm, MutBytes prk) noexcept {
    return kdf("HKDF-Extract", hash, prk, ikm, salt, {});
}

Status hkdf_expand(HashId hash, Bytes prk, Bytes info, MutBytes out) noexcept {
    return kdf("HKDF-Expand", hash, out, prk, {}, info);
}

Status pbkdf2_hmac_sha512(Bytes password, Bytes salt, u32 rounds, FixedMutBytes<64> derived) noexcept {
    Status made = no_throw([&]() -> Status {
        const auto function = Botan::MessageAuthenticationCode::create(prf_name(HashId::sha512));
        if (!function) return fail(Errc::backend);
        function->set_key(password.data(), password.size());
        Botan::pbkdf2(*function, derived.data(), derived.size(), salt.data(), salt.size(), rounds);
        return Ok{};
    });
    core::scrub_stack();
    return made;
}

}  // namespace coffer::backend::botan
