// Compact JWS (RFC 7515) with ES256: the strict part that all tokens share.
#pragma once

#include <string_view>
#include <vector>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/time.hpp"
#include "coffer/keys/public_key.hpp"
#include "encoding/json.hpp"

namespace coffer::token {

/// The service signs session tokens over a double digest.
enum class JwtDigest : u8 { sha256, sha256d };

/// verify_jwt checks a token up to its signature and returns its claims. Errors: see verify_session.
[[nodiscard]] Result<json::Document> verify_jwt(std::string_view jwt, const PublicKey<P256>& signer, JwtDigest digest);

/// text_claim returns a claim that must be a text and not empty.
[[nodiscard]] Result<std::string> text_claim(const json::Object& claims, const char* name);

/// check_expiry: error expired on or after the end (RFC 7519, section 4.1.4).
[[nodiscard]] Status check_expiry(UnixSeconds end, UnixMillis now) noexcept;
[[nodiscard]] Status check_expiry(UnixMillis end, UnixMillis now) noexcept;

/// check_not_before reads the claim "nbf" (RFC 7519, section 4.1.5), where there is one. Errors: json_wrong_type, json_number_range,
/// not_yet_valid.
[[nodiscard]] Status check_not_before(const json::Object& claims, UnixMillis now);

/// parse_milliseconds reads a decimal text without leading zeros. Error: json_value, also for what cannot be milliseconds.
[[nodiscard]] Result<UnixMillis> parse_milliseconds(std::string_view text, const char* what) noexcept;

}  // namespace coffer::token
