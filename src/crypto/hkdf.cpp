#include "coffer/crypto/kdf.hpp"
#include "core/scrub.hpp"
#include "crypto/backend/select.hpp"
#include "crypto/hmac_context.hpp"

namespace coffer {
namespace {

// Calls `f` with the context type of `hash`.
template <typename F>
void with_hash(HashId hash, F&& f) noexcept {
    switch (hash) {
        case HashId::sha256: return f.template operator()<backend::Sha256>();
        case HashId::sha384: return f.template operator()<backend::Sha384>();
        case HashId::sha512: return f.template operator()<backend::Sha512>();
    }
}

}  // namespace

void hkdf_extract(HashId hash, Bytes salt, Parts ikm, MutBytes prk) noexcept {
    COFFER_INVARIANT(prk.size() == hash_size(hash));
    with_hash(hash, [&]<typename Hash>() { crypto::hmac<Hash>(salt, ikm, prk.first<Hash::digest_size>()); });
    core::scrub_stack();
}

Status hkdf_expand(HashId hash, Bytes prk, Parts info, MutBytes out) noexcept {
    if (out.size() > 255 * hash_size(hash)) return fail(Errc::kdf_output_length);
    with_hash(hash, [&]<typename Hash>() { crypto::hkdf_expand<Hash>(prk, info, out); });
    core::scrub_stack();
    return Ok{};
}

}  // namespace coffer
