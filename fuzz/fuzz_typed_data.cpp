// EIP-712 documents, and the payloads of raw signing that are JSON.
#include "coffer/stamp/authorization.hpp"
#include "coffer/stamp/payload.hpp"
#include "coffer/stamp/typed_data.hpp"
#include "fuzz.hpp"

using namespace coffer;

COFFER_FUZZ(input) {
    const auto hashed = stamp::hash_typed_data(input);
    const auto payload = stamp::payload_digest(as_text(input), stamp::PayloadEncoding::eip712, stamp::HashFunction::no_op);
    fuzz::require(fuzz::accepted(hashed) == fuzz::accepted(payload));
    if (hashed) {
        fuzz::require(hashed->digest == *payload && !hashed->encoded_type.empty());
    } else {
        fuzz::require(hashed.error().code == payload.error().code);
    }
    const auto authorization = stamp::parse_authorization(input);
    const auto digest =
        stamp::payload_digest(as_text(input), stamp::PayloadEncoding::eip7702_authorization, stamp::HashFunction::keccak256);
    fuzz::require(fuzz::accepted(authorization) == fuzz::accepted(digest));
    if (authorization) fuzz::require(stamp::authorization_digest(*authorization) == *digest);
}
