#include "token/jwt.hpp"

#include "coffer/crypto/hash.hpp"
#include "coffer/encoding/base64.hpp"
#include "coffer/keys/signature.hpp"
#include "core/decimal.hpp"
#include "core/try.hpp"

namespace coffer::token {
namespace {

constexpr std::size_t max_token_bytes = std::size_t{16} << 10;
constexpr json::Limits json_limits{.max_bytes = max_token_bytes, .max_depth = 8, .numbers = json::Numbers::any};

struct Parts {
    std::string_view header;
    std::string_view claims;
    std::string_view signature;
    std::string_view signed_text;  // header.claims
};

Result<Parts> split(std::string_view jwt) {
    if (jwt.size() > max_token_bytes) return fail(Errc::text_too_long, "token");
    const auto first = jwt.find('.');
    if (first == std::string_view::npos) return fail(Errc::jwt_parts, "token");
    const auto second = jwt.find('.', first + 1);
    if (second == std::string_view::npos || jwt.find('.', second + 1) != std::string_view::npos) return fail(Errc::jwt_parts, "token");
    const Parts parts{jwt.substr(0, first), jwt.substr(first + 1, second - first - 1), jwt.substr(second + 1), jwt.substr(0, second)};
    if (parts.header.empty() || parts.claims.empty() || parts.signature.empty()) return fail(Errc::jwt_parts, "token");
    return parts;
}

// Positions of errors are offsets in the whole token.
Result<std::vector<u8>> decode(std::string_view jwt, std::string_view part) {
    auto bytes = base64::decode(part, base64::Alphabet::url, base64::Padding::none);
    if (bytes) return bytes;
    const auto start = static_cast<std::size_t>(part.data() - jwt.data());
    const Error& error = bytes.error();
    return fail(error.code, error.at == no_position ? start : start + error.at, "token");
}

Status check_header(Bytes json) {
    COFFER_TRY(const json::Document document, json::Document::parse(json, json_limits));
    COFFER_TRY(const json::Object header, document.object());
    COFFER_TRY(const std::string_view algorithm, header.text("alg"));
    COFFER_TRY(const std::string_view type, header.text("typ"));
    if (algorithm != "ES256") return fail(Errc::token_type, "alg");
    if (type != "JWT") return fail(Errc::token_type, "typ");
    // RFC 7515 section 4.1.11: a critical extension that is not understood makes the token invalid, and none is understood here.
    if (header.find("crit")) return fail(Errc::token_type, "crit");
    return Ok{};
}

}  // namespace

Result<json::Document> verify_jwt(std::string_view jwt, const PublicKey<P256>& signer, JwtDigest digest) {
    COFFER_TRY(const Parts parts, split(jwt));
    COFFER_TRY(const std::vector<u8> header, decode(jwt, parts.header));
    COFFER_TRY(const std::vector<u8> claims, decode(jwt, parts.claims));
    COFFER_TRY(const std::vector<u8> raw, decode(jwt, parts.signature));
    COFFER_CHECK(check_header(header));
    COFFER_TRY(const auto signature, EcdsaSignature<P256>::parse_raw(raw));
    const Bytes signed_bytes = as_bytes(parts.signed_text);
    const ByteArray<32> hash = digest == JwtDigest::sha256 ? sha256(signed_bytes) : sha256d(signed_bytes);
    COFFER_CHECK(verify_digest(signer, hash, signature));
    return json::Document::parse(claims, json_limits);
}

Result<std::string> text_claim(const json::Object& claims, const char* name) {
    COFFER_TRY(const std::string_view text, claims.non_empty_text(name));
    return std::string(text);
}

Result<UnixSeconds> seconds_claim(const json::Object& claims, const char* name) {
    COFFER_TRY(const u64 seconds, claims.unsigned_integer(name));
    constexpr u64 end_of_year_9999 = 253'402'300'800;
    if (seconds >= end_of_year_9999) return fail(Errc::json_value, name);
    return UnixSeconds{seconds};
}

Status check_expiry(UnixSeconds end, UnixMillis now) noexcept {
    if (now.seconds() >= end) return fail(Errc::expired, "exp");
    return Ok{};
}

Status check_expiry(UnixMillis end, UnixMillis now) noexcept {
    if (now >= end) return fail(Errc::expired, "exp");
    return Ok{};
}

Status check_not_before(const json::Object& claims, UnixMillis now) {
    if (!claims.find("nbf")) return Ok{};
    COFFER_TRY(const u64 begin, claims.unsigned_integer("nbf"));
    if (now.seconds() < UnixSeconds{begin}) return fail(Errc::not_yet_valid, "nbf");
    return Ok{};
}

Result<UnixMillis> parse_milliseconds(std::string_view text, const char* what) noexcept {
    const auto value = parse_decimal(text, UnixMillis::limit);
    if (!value || *value == 0) return fail(Errc::json_value, what);
    const auto time = UnixMillis::from_milliseconds(*value);
    if (!time) return fail(Errc::json_value, what);
    return time;
}

}  // namespace coffer::token
