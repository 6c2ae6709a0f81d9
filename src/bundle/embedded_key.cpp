#include "coffer/bundle/embedded_key.hpp"

#include "bundle/signed_data.hpp"
#include "core/try.hpp"

namespace coffer::bundle {

Result<VerifiedEmbeddedKey> VerifiedEmbeddedKey::read(Bytes signed_data, const Expected& expected) {
    COFFER_TRY(SealedMessage message, read_message(kind, signed_data, {.organization = &expected}));
    return VerifiedEmbeddedKey(std::move(message));
}

Result<Decryptor> VerifiedEmbeddedKey::open(const Decryptor& decryptor) const {
    COFFER_TRY(const SecretBytes plaintext, message_.open(decryptor));
    COFFER_TRY(SecretArray<32> scalar, parse_key_plaintext(plaintext.reveal()));
    COFFER_TRY(PrivateKey<P256> key, PrivateKey<P256>::from_secret(std::move(scalar)));
    return Decryptor::from_private(std::move(key));
}

}  // namespace coffer::bundle
