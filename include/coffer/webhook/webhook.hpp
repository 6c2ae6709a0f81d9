// Webhooks: messages that the service sends. It signs each one with an Ed25519 key that it publishes.
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

/// Headers holds the six headers of a message that its signature covers or describes, unchecked. A header that is missing has no value.
struct Headers {
    std::optional<std::string> timestamp;  ///< X-Turnkey-Timestamp: decimal digits, in Unix milliseconds
    std::optional<std::string> event_id;   ///< X-Turnkey-Event-Id
    std::optional<std::string> key_id;     ///< X-Turnkey-Signature-Key-Id
    std::optional<std::string> algorithm;  ///< X-Turnkey-Signature-Algorithm: `ed25519`
    std::optional<std::string> version;    ///< X-Turnkey-Signature-Version: `v1`
    std::optional<std::string> signature;  ///< X-Turnkey-Signature: 128 hexadecimal digits

    /// parse reads headers and returns the six known ones; other headers are ignored. Names are compared without regard to case.
    ///
    /// `text`: a JSON object of strings if it begins with `{` (at most 256 KiB), otherwise lines "Name: value" that end in LF or CRLF.
    /// Spaces and tabs around the value of a line are dropped.
    ///
    /// Errors, for JSON: the json_ and utf8_ codes (json_duplicate_member also if two names differ only in case). For lines: header_syntax
    /// (at: offset of the line) if a line has no name or no colon, or repeats a known header.
    [[nodiscard]] static Result<Headers> parse(std::string_view text);
};

/// PublishedKey is one key of the published list. If coffer cannot use the key, `key` is the error; verify returns it only for a message
/// that names this key's ID.
struct PublishedKey {
    std::string id;                  ///< the key ID
    Result<PublicKey<Ed25519>> key;  ///< the key, or the error if coffer cannot use it
};

/// parse_keys reads a list of published keys and returns one PublishedKey for each element.
///
/// `json`, at most 256 KiB: a JWK Set (RFC 7517 section 5, RFC 8037 section 2), `{"keys":[{"kty":"OKP","crv":"Ed25519","kid","x"}]}`; or
/// an array `[{"keyId","publicKey","algorithm"}]`, where `publicKey` has 64 hexadecimal digits and `algorithm` is optional. Other fields
/// are ignored.
///
/// Errors: the json_ and utf8_ codes (of the list, or of an element's key ID). Errors of one key, in PublishedKey::key: the json_ codes;
/// unsupported_algorithm, also if `use`, `alg`, `turnkey_signature_algorithm` or `turnkey_signature_version` of a JWK states another use
/// than signing webhooks; the base64_ or hex_ codes; those of PublicKey::parse for Ed25519.
[[nodiscard]] Result<std::vector<PublishedKey>> parse_keys(std::string_view json);

/// Delivery holds the signed headers of a message that verify accepted.
struct Delivery {
    std::string event_id;  ///< X-Turnkey-Event-Id
    std::string key_id;    ///< X-Turnkey-Signature-Key-Id
    UnixMillis timestamp;  ///< X-Turnkey-Timestamp
};

/// verify verifies a message and returns its event ID, key ID and timestamp. The signature (Ed25519, RFC 8032 section 5.1.7) is over
/// "v1.ed25519." || key ID || "." || timestamp || "." || event ID || "." || body. IDs have no dots, so this string has one interpretation.
///
/// `body`: the exact bytes of the HTTP body. `keys`: trusted; the first key with the message's key ID is used. `max_age`: how far the
/// timestamp may be before or after `now`.
///
/// Errors: header_missing (a header is missing or empty); header_syntax (the timestamp is no decimal number of Unix milliseconds);
/// stale_timestamp; unsupported_version; unsupported_algorithm; header_syntax (an ID has a dot or a character that is not visible ASCII;
/// at: offset); key_not_found; the error in PublishedKey::key; the hex_ codes (of the signature); signature_invalid. Public data.
[[nodiscard]] Result<Delivery> verify(const Headers& headers, Bytes body, std::span<const PublishedKey> keys,
                                      std::chrono::milliseconds max_age, UnixMillis now);

}  // namespace coffer::webhook
