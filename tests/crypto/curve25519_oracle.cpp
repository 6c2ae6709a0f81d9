#include "crypto/curve25519_oracle.hpp"

#include <openssl/evp.h>
#include <sodium.h>

#include <memory>
#include <stdexcept>

#include "crypto/backend/openssl_handle.hpp"

namespace coffer::testing {
namespace {

using backend::openssl::Free;
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Free<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Free<EVP_MD_CTX_free>>;

void require(bool condition) {
    if (!condition) throw std::runtime_error("the library refused");
}

Key private_key(int type, FixedBytes<32> bytes) {
    Key key(EVP_PKEY_new_raw_private_key(type, nullptr, bytes.data(), bytes.size()));
    require(key != nullptr);
    return key;
}

ByteArray<32> public_half(const Key& key) {
    ByteArray<32> bytes;
    std::size_t size = bytes.size();
    require(EVP_PKEY_get_raw_public_key(key.get(), bytes.data(), &size) == 1 && size == bytes.size());
    return bytes;
}

}  // namespace

ByteArray<32> openssl_ed25519_public(FixedBytes<32> seed) {
    return public_half(private_key(EVP_PKEY_ED25519, seed));
}

ByteArray<64> openssl_ed25519_sign(FixedBytes<32> seed, Bytes message) {
    const Key key = private_key(EVP_PKEY_ED25519, seed);
    const DigestContext context(EVP_MD_CTX_new());
    ByteArray<64> signature;
    std::size_t size = signature.size();
    const u8 nothing = 0;
    require(EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1);
    require(EVP_DigestSign(context.get(), signature.data(), &size, message.empty() ? &nothing : message.data(), message.size()) == 1);
    return signature;
}

ByteArray<32> openssl_x25519_public(FixedBytes<32> scalar) {
    return public_half(private_key(EVP_PKEY_X25519, scalar));
}

ByteArray<32> openssl_x25519(FixedBytes<32> scalar, FixedBytes<32> public_key) {
    const Key key = private_key(EVP_PKEY_X25519, scalar);
    const Key peer(EVP_PKEY_new_raw_public_key(EVP_PKEY_X25519, nullptr, public_key.data(), public_key.size()));
    const KeyContext context(EVP_PKEY_CTX_new(key.get(), nullptr));
    ByteArray<32> shared;
    std::size_t size = shared.size();
    require(peer != nullptr && EVP_PKEY_derive_init(context.get()) == 1 && EVP_PKEY_derive_set_peer(context.get(), peer.get()) == 1);
    require(EVP_PKEY_derive(context.get(), shared.data(), &size) == 1 && size == shared.size());
    return shared;
}

ByteArray<32> ed25519_add(FixedBytes<32> a, FixedBytes<32> b) {
    ByteArray<32> sum;
    require(crypto_core_ed25519_add(sum.data(), a.data(), b.data()) == 0);
    return sum;
}

}  // namespace coffer::testing
