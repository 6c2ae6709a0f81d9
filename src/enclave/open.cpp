#include "coffer/enclave/open.hpp"

#include "coffer/bundle/quorum_envelope.hpp"
#include "coffer/bundle/unsigned_bundle.hpp"
#include "coffer/encoding/hex.hpp"
#include "core/try.hpp"

namespace coffer::enclave {

Result<SecretBytes> open_compact(const Enclave& enclave, std::string_view text) {
    COFFER_TRY(const bundle::UnsignedBundle message, bundle::UnsignedBundle::parse(text));
    return message.open(enclave.keys().decryptor());
}

Result<SecretBytes> open_envelope(const Enclave& enclave, std::string_view hex) {
    if (hex.size() > hex::encoded_length(bundle::QuorumEnvelope::overhead + bundle::QuorumEnvelope::max_plaintext)) {
        return fail(Errc::data_too_long);
    }
    COFFER_TRY(const std::vector<u8> borsh, hex::decode(hex));
    COFFER_TRY(const bundle::QuorumEnvelope envelope, bundle::QuorumEnvelope::parse(borsh));
    return envelope.open(enclave.keys().decryptor());
}

}  // namespace coffer::enclave
