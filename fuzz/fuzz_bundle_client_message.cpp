// Replies to target messages: what is accepted is written back, and the second reading is the same message.
#include "coffer/bundle/client_message.hpp"
#include "fuzz.hpp"

using namespace coffer;

COFFER_FUZZ(input) {
    const auto message = bundle::ClientMessage::parse(as_text(input));
    if (!fuzz::accepted(message)) return;
    const auto again = bundle::ClientMessage::parse(message->json());
    fuzz::require(again.has_value() && again->json() == message->json());
    fuzz::require(again->message().encapsulated_key() == message->message().encapsulated_key());
    fuzz::require(fuzz::same(again->message().ciphertext(), message->message().ciphertext()));
}
