#include "crypto/hkdf.hpp"

#include "core/scrub.hpp"
#include "crypto/backend/select.hpp"
#include "crypto/hmac_context.hpp"

namespace coffer {
namespace {

// with_hash calls `f` with the context type of `hash`.
template <typename F>
void with_hash(HashId hash, F&& f) noexcept {
    switch (hash) {
        case HashId::sha256: return f.template operator()<backend::Sha256>();
        case HashId::sha384: return f.template operator()<backend::Sha384>();
        case HashId::sha512: return f.template operator()<backend::Sha512>();
    }
}

}  // namespace

namespace crypto {

void hkdf_extract_step(HashId hash, Bytes salt, ByteSpans ikm, MutBytes prk) noexcept {
    COFFER_INVARIANT(prk.size() == hash_size(hash));
    with_hash(hash, [&]<typename Hash>() { hmac<Hash>(salt, ikm, prk.first<Hash::digest_size>()); });
}

Status hkdf_expand_step(HashId hash, Bytes prk, ByteSpans info, MutBytes out) noexcept {
    if (hash > HashId::sha512) return fail(Errc::caller_misuse);
    if (out.size() > 255 * hash_size(hash)) return fail(Errc::kdf_output_length);
    with_hash(hash, [&]<typename Hash>() { hkdf_expand<Hash>(prk, info, out); });
    return Ok{};
}

}  // namespace crypto

void hkdf_extract(HashId hash, Bytes salt, ByteSpans ikm, MutBytes prk) noexcept {
    crypto::hkdf_extract_step(hash, salt, ikm, prk);
    core::scrub_stack();
}

Status hkdf_expand(HashId hash, Bytes prk, ByteSpans info, MutBytes out) noexcept {
    Status expanded = crypto::hkdf_expand_step(hash, prk, info, out);
    core::scrub_stack();
    return expanded;
}

}  // namespace coffer
