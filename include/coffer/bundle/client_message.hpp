// The client's reply to a target message: the JSON object {"encappedPublic":"<130 hex digits>","ciphertext":"<hex>"}.
#pragma once

#include <string>
#include <string_view>

#include "coffer/bundle/sealed_message.hpp"

namespace coffer::bundle {

/// ClientMessage is a SealedMessage in JSON. It is unsigned; the signed request that carries it authenticates it. Copyable.
class ClientMessage {
public:
    /// max_plaintext is the maximum length of a plaintext, in bytes. It keeps the JSON text within max_bundle_bytes.
    static constexpr std::size_t max_plaintext = 32 * 1024 - 128;

    /// parse reads strict JSON of at most max_bundle_bytes. Unknown fields are ignored. Errors: the json_ and utf8_ errors (at: byte
    /// offset), json_wrong_type, foreign_member, json_missing_member, the hex_ errors, those of `PublicKey<P256>::parse_uncompressed`,
    /// ciphertext_too_short.
    [[nodiscard]] static Result<ClientMessage> parse(std::string_view json);
    /// seal encrypts `plaintext` to `target`. `plaintext`: at most max_plaintext bytes. Errors: data_too_long, random_unavailable, backend.
    /// Secret. Constant time.
    [[nodiscard]] static Result<ClientMessage> seal(const PublicKey<P256>& target, Bytes plaintext);

    /// json returns the canonical text: the fields in the order above, lower-case hexadecimal, no white space.
    [[nodiscard]] std::string json() const;

    /// This constructor takes any sealed message; json() of a message with more than max_plaintext bytes of plaintext is too long for
    /// parse.
    explicit ClientMessage(SealedMessage message) noexcept : message_(std::move(message)) {}
    /// message returns the sealed message.
    [[nodiscard]] const SealedMessage& message() const noexcept COFFER_LIFETIMEBOUND { return message_; }

private:
    SealedMessage message_;
};

}  // namespace coffer::bundle
