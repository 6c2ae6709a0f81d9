#include "coffer/bundle/credential.hpp"

#include "bundle/compact.hpp"
#include "coffer/encoding/base58check.hpp"
#include "core/scrub.hpp"
#include "core/try.hpp"

namespace coffer::bundle {

Result<PrivateKey<P256>> open_credential(std::string_view text, const KeyPair<P256>& encryption_key) {
    const core::StackScrubber scrubber;  // the API key is returned by value, which leaves copies on the stack
    COFFER_TRY(const ByteArray<credential_payload_size> payload, base58::decode_check_array<credential_payload_size>(text));
    COFFER_TRY(const SealedMessage message, read_compact(payload));
    COFFER_TRY(const SecretBytes plaintext, message.open(encryption_key));
    return PrivateKey<P256>::parse(plaintext.reveal());
}

}  // namespace coffer::bundle
