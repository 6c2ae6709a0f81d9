// Envelopes in borsh: one spelling, so what is accepted is written back byte by byte.
#include "coffer/bundle/quorum_envelope.hpp"
#include "coffer/bundle/symmetric_envelope.hpp"
#include "fuzz.hpp"

using namespace coffer;

COFFER_FUZZ(input) {
    static const auto decryptor = bundle::Decryptor::generate();
    static const SecretArray<32> key;
    if (const auto envelope = bundle::QuorumEnvelope::parse(input); fuzz::accepted(envelope)) {
        fuzz::require(fuzz::same(envelope->borsh(), input));
        (void)fuzz::accepted(envelope->open(*decryptor));
    }
    if (const auto envelope = bundle::SymmetricEnvelope::parse(input); fuzz::accepted(envelope)) {
        fuzz::require(fuzz::same(envelope->borsh(), input));
        (void)fuzz::accepted(envelope->open(key));
    }
}
