// The reply to every target message: {"encappedPublic":"<130 hex>","ciphertext":"<hex>"}.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "coffer/core/secret.hpp"
#include "coffer/keys/public_key.hpp"

namespace coffer::bundle {

/// ClientMessage is one sealed message in its JSON form. It is unsigned: whoever knows the target can make one.
class ClientMessage {
public:
    /// parse reads strict JSON. Errors: the json_ and utf8_ codes (at: byte offset), foreign_member, json_missing_member, json_wrong_type,
    /// hex_odd_length, hex_character, public_key_length, public_key_prefix, public_key_hybrid, public_key_compressed,
    /// public_key_not_on_curve, ciphertext_too_short.
    [[nodiscard]] static Result<ClientMessage> parse(std::string_view json);
    /// seal encrypts to `target` with a fresh ephemeral key. Secret in. Errors: random_unavailable, backend, hpke_input_length.
    [[nodiscard]] static Result<ClientMessage> seal(const PublicKey<P256>& target, Bytes plaintext);

    /// json returns the one canonical text: this member order, lower-case hex, no spaces.
    [[nodiscard]] std::string json() const;

    [[nodiscard]] const PublicKey<P256>& encapsulated_key() const noexcept COFFER_LIFETIMEBOUND { return encapsulated_key_; }
    [[nodiscard]] Bytes ciphertext() const noexcept COFFER_LIFETIMEBOUND { return ciphertext_; }

private:
    ClientMessage(const PublicKey<P256>& encapsulated_key, std::vector<u8> ciphertext) noexcept
        : encapsulated_key_(encapsulated_key), ciphertext_(std::move(ciphertext)) {}
    PublicKey<P256> encapsulated_key_;
    std::vector<u8> ciphertext_;
};

}  // namespace coffer::bundle
