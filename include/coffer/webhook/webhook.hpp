// Webhooks: messages that the service sends, signed with Ed25519 keys that it publishes.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/time.hpp"
#include "coffer/keys/public_key.hpp"

namespace coffer::webhook {

/// Headers are the six headers of a message, verbatim; a missing one has no value.
struct Headers {
    std::optional<std::string> timestamp;  // X-Turnkey-Timestamp
    std::optional<std::string> event_id;   // X-Turnkey-Event-Id
    std::optional<std::string> key_id;     // X-Turnkey-Signature-Key-Id
    std::optional<std::string> algorithm;  // X-Turnkey-Signature-Algorithm
    std::optional<std::string> version;    // X-Turnkey-Signature-Version
    std::optional<std::string> signature;  // X-Turnkey-Signature

    /// parse reads a JSON object, or lines "Name: value" (LF or CRLF); names in any case, other headers are passed over. Errors: the json_
    /// and utf8_ codes; header_syntax for a line that is none, or whose header was given before (at: offset of the line).
    [[nodiscard]] static Result<Headers> parse(std::string_view text);
};

/// PublishedKey is one published key. A key that cannot be used matters only where its id is asked for: then `key` tells why.
struct PublishedKey {
    std::string id;
    Result<PublicKey<Ed25519>> key;
};

/// parse_keys reads a JWKS (RFC 7517, RFC 8037: `{"keys":[{"kty":"OKP","crv":"Ed25519","kid","x"}]}`), or `[{"keyId","publicKey"
/// (64 hex), "algorithm"}]`, whose algorithm may be left out. What a JWK says of its use ("use", "alg", "turnkey_signature_algorithm",
/// "turnkey_signature_version") must be that it signs webhooks; otherwise its error is unsupported_algorithm. Errors: the json_ and utf8_
/// codes.
[[nodiscard]] Result<std::vector<PublishedKey>> parse_keys(std::string_view json);

/// Delivery is what a verified message says of itself.
struct Delivery {
    std::string event_id;
    std::string key_id;
    UnixMillis timestamp;
};

/// verify checks, in this order: the headers are there (header_missing), the timestamp (header_syntax; stale_timestamp when it is
/// more than `max_age` before or after `now`), version (unsupported_version), algorithm (unsupported_algorithm), the ids (header_syntax for
/// one that is not of visible ASCII or has a dot, at: offset), the key (key_not_found; the key's own error), the signature over
/// "v1.ed25519." || key id || "." || timestamp || "." || event id || "." || body (the hex_ codes, hex_length, signature_invalid). Without
/// dots in the ids there is one way to read that text. Public data.
[[nodiscard]] Result<Delivery> verify(const Headers& headers, Bytes body, std::span<const PublishedKey> keys,
                                      std::chrono::milliseconds max_age, UnixMillis now);

}  // namespace coffer::webhook
