// Webhook messages: one signed text is one message, of all that can be told of its parts.
#include <array>

#include "coffer/encoding/hex.hpp"
#include "coffer/keys/signature.hpp"
#include "coffer/webhook/webhook.hpp"
#include "signed_input.hpp"

using namespace coffer;

namespace {

constexpr std::size_t header_parts = 5;  // version, algorithm, key id, timestamp, event id; what is left is the body

struct Message {
    std::array<std::string_view, header_parts> parts;
    std::string_view body;
};

bool is_id(std::string_view id) {
    return !id.empty() && std::ranges::all_of(id, [](char c) { return c >= '!' && c <= '~' && c != '.'; });
}

bool is_timestamp(std::string_view digits) {
    if (digits.size() > 32 || !std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; })) return false;
    const std::string_view number = digits.substr(std::min(digits.find_first_not_of('0'), digits.size()));
    return number.size() >= 12 && number.size() <= 14;  // UnixMillis: from 10^11 to 10^14 - 1
}

// Written from the description of verify_webhook, without its code.
bool is_message(const Message& message) {
    const auto& [version, algorithm, key_id, timestamp, event_id] = message.parts;
    return version == "v1" && algorithm == "ed25519" && is_id(key_id) && is_timestamp(timestamp) && is_id(event_id);
}

Result<webhook::Delivery> verify(const Message& message, Bytes signature) {
    const auto& [version, algorithm, key_id, timestamp, event_id] = message.parts;
    const webhook::PublishedKey key{std::string(key_id), fuzz::fixed_key<Ed25519>().public_key()};
    const auto text = [](std::string_view part) { return std::optional(std::string(part)); };
    const webhook::Headers headers{text(timestamp), text(event_id), text(key_id), text(algorithm), text(version), hex::encode(signature)};
    constexpr std::chrono::milliseconds any_age{UnixMillis::limit};
    return webhook::verify(headers, as_bytes(message.body), std::span(&key, 1), any_age, UnixMillis::earliest());
}

void require_laws(const Message& message, Bytes signature) {
    const auto webhook = verify(message, signature);
    fuzz::require(fuzz::accepted(webhook) == is_message(message));
    if (!webhook) {
        const auto longest = std::ranges::max(message.parts, {}, &std::string_view::size);
        fuzz::require_position(webhook, longest.size());
        return;
    }
    fuzz::require(webhook->key_id == message.parts[2] && webhook->event_id == message.parts[4]);
    fuzz::require(std::stoull(std::string(message.parts[3])) == webhook->timestamp.value());

    const std::string body(message.body);
    Message other = message;
    const auto refused = [&] { return fuzz::refused_with(verify(other, signature), Errc::signature_invalid); };
    const std::string longer = body + ".";
    other.body = longer;
    fuzz::require(refused());
    const std::string event_id = std::string(message.parts[4]) + "-";
    other = message;
    other.parts[4] = event_id;
    fuzz::require(refused());
}

/// each_message calls `look` with every way to divide `text` at its first dots.
template <typename Look>
void each_message(std::string_view text, std::size_t part, Message& message, unsigned dots, const Look& look) {
    if (part == header_parts) {
        message.body = text;
        look(message);
        return;
    }
    std::size_t dot = text.find('.');
    for (unsigned passed = 0; dot != std::string_view::npos && passed < dots; ++passed, dot = text.find('.', dot + 1)) {
        message.parts[part] = text.substr(0, dot);
        each_message(text.substr(dot + 1), part + 1, message, dots - passed - 1, look);
    }
}

}  // namespace

// The input is what is signed; or, after a first byte that is none of such a text, what follows "v1.ed25519.".
COFFER_FUZZ(input) {
    const std::string text =
        !input.empty() && input[0] == 0 ? "v1.ed25519." + std::string(as_text(input.subspan(1))) : std::string(as_text(input));
    const auto signature = sign_ed25519(fuzz::fixed_key<Ed25519>().private_key(), as_bytes(text));
    constexpr unsigned dots = 9;
    unsigned accepted = 0;
    Message message;
    each_message(text, 0, message, dots, [&](const Message& one) {
        require_laws(one, signature);
        accepted += is_message(one) ? 1U : 0U;
    });
    fuzz::require(accepted <= 1);
}
