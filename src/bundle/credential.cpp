#include "coffer/bundle/credential.hpp"

#include "bundle/compact.hpp"
#include "coffer/crypto/base58check.hpp"

namespace coffer::bundle {

Result<PrivateKey<P256>> open_credential(std::string_view text, const Decryptor& decryptor) {
    const Result<ByteArray<credential_payload_size>> payload = base58::decode_check_array<credential_payload_size>(text);
    if (!payload) return payload.error();
    const Result<SealedMessage> message = read_compact(*payload);
    if (!message) return message.error();
    const Result<SecretBytes> plaintext = message->open(decryptor);
    if (!plaintext) return plaintext.error();
    return PrivateKey<P256>::parse(plaintext->reveal());
}

}  // namespace coffer::bundle
