// Values of X-Stamp and X-Stamp-Attested headers, and signatures of Bitcoin messages.
#include "coffer/message/bitcoin_message.hpp"
#include "coffer/stamp/attested.hpp"
#include "coffer/stamp/stamp.hpp"
#include "fuzz.hpp"

using namespace coffer;

static void require_laws(Bytes input, std::string_view body) {
    const std::string_view value = as_text(input);
    const auto stamped = stamp::verify(value, as_bytes(body));
    const auto attested = stamp::verify_attested(value, as_bytes(body));
    // A stamp of one kind is none of the other.
    fuzz::require(!(fuzz::accepted(stamped) && fuzz::accepted(attested)));
    // A stamp of this body is one of no other.
    if (stamped) fuzz::require(!fuzz::accepted(stamp::verify(value, as_bytes("{ }"))));
    if (attested) fuzz::require(!fuzz::accepted(stamp::verify_attested(value, as_bytes("{ }"))));
    const auto text = message::recover_bitcoin_signer(as_bytes(body), value);
    const auto bytes = message::recover_bitcoin_signer(as_bytes(body), input);
    fuzz::require(!(fuzz::accepted(text) && fuzz::accepted(bytes)));
}

COFFER_FUZZ(input) {
    // What published stamps are of.
    for (const char* body : {"hello from TKHQ!", "hello", R"({"organizationId":"x","type":"ACTIVITY_TYPE_CREATE_WALLET"})"})
        require_laws(input, body);
}
