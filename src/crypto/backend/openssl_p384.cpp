#include <openssl/evp.h>
#include <openssl/x509.h>

#include <algorithm>

#include "coffer/encoding/der.hpp"
#include "crypto/backend/openssl_errors.hpp"
#include "crypto/backend/openssl_handle.hpp"
#include "crypto/backend/p384.hpp"
#include "crypto/backend/runtime.hpp"

namespace coffer::backend::openssl::p384 {
namespace {

using Key = Handle<EVP_PKEY, EVP_PKEY_free>;
using KeyContext = Handle<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;

Key key_of(FixedBytes<97> point) noexcept {
    if (point[0] != spki_head.back()) return nullptr;
    ByteArray<spki_head.size() + 96> spki;
    std::ranges::copy(spki_head, spki.begin());
    std::ranges::copy(point.subspan<1>(), spki.begin() + spki_head.size());
    const u8* at = spki.data();
    return Key(d2i_PUBKEY_ex(nullptr, &at, static_cast<long>(spki.size()), runtime().library, nullptr));
}

}  // namespace

bool ecdsa_verify(FixedBytes<97> point, FixedBytes<48> digest, FixedBytes<96> signature) {
    const OwnErrors errors;
    const auto der = der::encode_signature<48>(signature);
    const auto key = key_of(point);
    if (!der || !key) return false;
    const KeyContext context(EVP_PKEY_CTX_new_from_pkey(runtime().library, key.get(), nullptr));
    return context && EVP_PKEY_verify_init(context.get()) == 1 &&
           EVP_PKEY_verify(context.get(), der->bytes().data(), der->size(), digest.data(), digest.size()) == 1;
}

}  // namespace coffer::backend::openssl::p384
