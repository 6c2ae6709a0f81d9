// EIP-712 documents, and the payloads of raw signing that are JSON.
#include "coffer/message/authorization.hpp"
#include "coffer/message/payload.hpp"
#include "coffer/message/typed_data.hpp"
#include "fuzz.hpp"

using namespace coffer;

COFFER_FUZZ(input) {
    const auto hashed = message::hash_typed_data(input);
    const auto payload = message::payload_digest(as_text(input), message::PayloadEncoding::eip712, message::HashFunction::no_op);
    fuzz::require(fuzz::accepted(hashed) == fuzz::accepted(payload));
    if (hashed) {
        fuzz::require(hashed->digest == *payload && !hashed->encoded_type.empty());
    } else {
        fuzz::require(hashed.error().code == payload.error().code);
    }
    const auto authorization = message::parse_authorization(input);
    const auto digest =
        message::payload_digest(as_text(input), message::PayloadEncoding::eip7702_authorization, message::HashFunction::keccak256);
    fuzz::require(fuzz::accepted(authorization) == fuzz::accepted(digest));
    if (authorization) fuzz::require(message::authorization_digest(*authorization) == *digest);
}
