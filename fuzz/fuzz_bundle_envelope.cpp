// Envelopes in borsh: one spelling, so what is accepted is written back byte by byte.
#include "coffer/qos/envelope.hpp"
#include "fuzz.hpp"

using namespace coffer;

COFFER_FUZZ(input) {
    static const auto encryption_key = KeyPair<P256>::generate();
    static const SecretArray<32> key;
    if (const auto envelope = qos::Envelope::parse(input); fuzz::accepted(envelope)) {
        fuzz::require(fuzz::same(envelope->borsh(), input));
        (void)fuzz::accepted(envelope->open(*encryption_key));
    }
    if (const auto envelope = qos::SymmetricEnvelope::parse(input); fuzz::accepted(envelope)) {
        fuzz::require(fuzz::same(envelope->borsh(), input));
        (void)fuzz::accepted(envelope->open(key));
    }
}
