// JSON Web Tokens: a JWS in compact serialization (RFC 7515 section 7.1), signed with ES256. All token types use these functions.
#pragma once

#include <string_view>
#include <vector>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/time.hpp"
#include "coffer/keys/public_key.hpp"
#include "encoding/json.hpp"

namespace coffer::token {

/// JwtDigest is the digest that is signed: SHA-256 as ES256 requires, or SHA-256 twice, which the service uses for session tokens.
enum class JwtDigest : u8 { sha256, sha256d };

/// verify_jwt verifies the header and the signature of a token and returns its claims, which are not checked. Errors: those of
/// verify_session up to the json_ and utf8_ codes of the claims.
[[nodiscard]] Result<json::Document> verify_jwt(std::string_view jwt, const PublicKey<P256>& signer, JwtDigest digest);

/// text_claim returns a claim that must be a string and not empty. Errors: json_missing_member, json_wrong_type, json_empty_value.
[[nodiscard]] Result<std::string> text_claim(const json::Object& claims, const char* name);

/// seconds_claim returns a claim in seconds (NumericDate, RFC 7519 section 2). Errors: json_missing_member, json_wrong_type,
/// json_number_range, json_value (after the year 9999, the last of RFC 3339, as a time in milliseconds would be).
[[nodiscard]] Result<UnixSeconds> seconds_claim(const json::Object& claims, const char* name);

/// check_expiry checks that `now` is before `end` (RFC 7519 section 4.1.4). Error: expired.
[[nodiscard]] Status check_expiry(UnixSeconds end, UnixMillis now) noexcept;
[[nodiscard]] Status check_expiry(UnixMillis end, UnixMillis now) noexcept;

/// check_not_before checks that `now` is not before the claim `nbf`, in seconds (RFC 7519 section 4.1.5), if there is one. Errors:
/// json_wrong_type, json_number_range, not_yet_valid.
[[nodiscard]] Status check_not_before(const json::Object& claims, UnixMillis now);

/// parse_milliseconds returns the time that a string of decimal digits states, in Unix milliseconds. Error: json_value (a leading zero,
/// another character, or a number that UnixMillis refuses), with the name `what`.
[[nodiscard]] Result<UnixMillis> parse_milliseconds(std::string_view text, const char* what) noexcept;

}  // namespace coffer::token
