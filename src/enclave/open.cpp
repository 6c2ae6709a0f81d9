#include "coffer/enclave/enclave.hpp"

#include "coffer/bundle/unsigned_bundle.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/qos/envelope.hpp"
#include "core/try.hpp"

namespace coffer::enclave {

Result<SecretBytes> open_compact(const Enclave& enclave, std::string_view text) {
    COFFER_TRY(const bundle::UnsignedBundle message, bundle::UnsignedBundle::parse(text));
    return message.open(enclave.keys().encryption_key());
}

Result<SecretBytes> open_envelope(const Enclave& enclave, std::string_view hex) {
    if (hex.size() > hex::encoded_length(qos::Envelope::overhead + qos::Envelope::max_plaintext)) {
        return fail(Errc::data_too_long);
    }
    COFFER_TRY(const std::vector<u8> borsh, hex::decode(hex));
    COFFER_TRY(const qos::Envelope envelope, qos::Envelope::parse(borsh));
    return envelope.open(enclave.keys().encryption_key());
}

}  // namespace coffer::enclave
