// Compact JWS (RFC 7515) with ES256: the strict part that all tokens share.
#pragma once

#include <string_view>
#include <vector>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/encoding/json.hpp"
#include "coffer/keys/public_key.hpp"

namespace coffer::token {

/// The service signs session tokens over a double digest.
enum class JwtDigest : u8 { sha256, sha256d };

/// verify_jwt checks a token up to its signature and returns its claims. Errors: see verify_session.
[[nodiscard]] Result<json::Document> verify_jwt(std::string_view jwt, const PublicKey<P256>& signer, JwtDigest digest);

/// text_claim returns a claim that must be a text and not empty.
[[nodiscard]] Result<std::string> text_claim(const json::Object& claims, const char* name);

/// check_expiry: error expired when `now_ms` is after `expires_ms`.
[[nodiscard]] Status check_expiry(u64 expires_ms, u64 now_ms) noexcept;

/// check_not_before reads the claim "nbf" (RFC 7519 4.1.5, seconds), where there is one. Errors: json_wrong_type, json_number_range,
/// not_yet_valid.
[[nodiscard]] Status check_not_before(const json::Object& claims, u64 now_ms);

/// seconds_to_ms. Error: json_number_range where the product does not fit.
[[nodiscard]] Result<u64> seconds_to_ms(u64 seconds, const char* what) noexcept;

/// parse_milliseconds reads a decimal text of at most 16 digits without leading zeros. Error: json_value.
[[nodiscard]] Result<u64> parse_milliseconds(std::string_view text, const char* what) noexcept;

}  // namespace coffer::token
