#include "coffer/crypto/hash.hpp"
#include "core/scrub.hpp"
#include "crypto/backend/select.hpp"

namespace coffer {
namespace {

template <typename Hash>
ByteArray<Hash::digest_size> digest_of(Parts parts) noexcept {
    Hash hash;
    for (const Bytes part : parts) hash.update(part);
    ByteArray<Hash::digest_size> digest;
    hash.finish(digest);
    return digest;
}

template <typename Hash>
SecretArray<Hash::digest_size> secret_digest_of(Parts parts) noexcept {
    Hash hash;
    for (const Bytes part : parts) hash.update(part);
    SecretArray<Hash::digest_size> digest;
    hash.finish(digest.reveal_mut());
    hash.wipe();
    core::scrub_stack();
    return digest;
}

}  // namespace

ByteArray<32> sha256(Bytes data) noexcept {
    return digest_of<backend::Sha256>({data});
}
ByteArray<32> sha256(Parts parts) noexcept {
    return digest_of<backend::Sha256>(parts);
}
ByteArray<48> sha384(Bytes data) noexcept {
    return digest_of<backend::Sha384>({data});
}
ByteArray<48> sha384(Parts parts) noexcept {
    return digest_of<backend::Sha384>(parts);
}
ByteArray<64> sha512(Bytes data) noexcept {
    return digest_of<backend::Sha512>({data});
}
ByteArray<64> sha512(Parts parts) noexcept {
    return digest_of<backend::Sha512>(parts);
}

ByteArray<32> sha256d(Bytes data) noexcept {
    return sha256(sha256(data));
}

SecretArray<32> sha256_secret(Parts parts) noexcept {
    return secret_digest_of<backend::Sha256>(parts);
}
SecretArray<64> sha512_secret(Parts parts) noexcept {
    return secret_digest_of<backend::Sha512>(parts);
}

}  // namespace coffer
