// The reply to every target message: {"encappedPublic":"<130 hex>","ciphertext":"<hex>"}.
#pragma once

#include <string>
#include <string_view>

#include "coffer/bundle/sealed_message.hpp"

namespace coffer::bundle {

/// ClientMessage is a SealedMessage in JSON. It is unsigned: what makes it authentic is the signed request that carries it.
class ClientMessage {
public:
    /// max_plaintext keeps the text within max_bundle_bytes.
    static constexpr std::size_t max_plaintext = 32 * 1024 - 128;

    /// parse reads strict JSON of at most max_bundle_bytes. Errors: the json_ and utf8_ codes (at: byte offset), foreign_member,
    /// json_missing_member, json_wrong_type, hex_odd_length, hex_character, public_key_length, public_key_prefix, public_key_hybrid,
    /// public_key_compressed, public_key_not_on_curve, ciphertext_too_short.
    [[nodiscard]] static Result<ClientMessage> parse(std::string_view json);
    /// seal encrypts at most max_plaintext bytes to `target`. Secret in. Errors: data_too_long, random_unavailable, backend.
    [[nodiscard]] static Result<ClientMessage> seal(const PublicKey<P256>& target, Bytes plaintext);

    /// json returns the one canonical text: this member order, lower-case hex, no spaces.
    [[nodiscard]] std::string json() const;

    explicit ClientMessage(SealedMessage message) noexcept : message_(std::move(message)) {}
    [[nodiscard]] const SealedMessage& message() const noexcept COFFER_LIFETIMEBOUND { return message_; }

private:
    SealedMessage message_;
};

}  // namespace coffer::bundle
