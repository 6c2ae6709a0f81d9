// The field clientSignature of a login or sign-up request. It proves that the holder of a verification token has the private key for the
// public key that the token names.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "coffer/keys/key_pair.hpp"
#include "coffer/keys/signature.hpp"

namespace coffer::stamp {

/// LoginUsage is what a login message binds.
struct LoginUsage {
    std::string_view public_key;  ///< public key of the session, as text
};
/// LoginUsageV2 is what a login message of the second form binds. Absent fields are omitted from the message.
struct LoginUsageV2 {
    std::string_view organization_id;                                   ///< id of the organization
    std::string_view public_key;                                        ///< public key of the session, as text
    std::optional<bool> invalidate_existing = std::nullopt;             ///< whether existing sessions end
    std::optional<std::string_view> expiration_seconds = std::nullopt;  ///< lifetime of the session in seconds, as text
    std::optional<std::string_view> session_profile_id = std::nullopt;  ///< id of a session profile
};

/// SignupUsage is what a sign-up message binds. Absent fields are omitted from the message. The three lists are JSON arrays as they appear
/// in the request; signup_message copies their texts unchanged.
struct SignupUsage {
    std::optional<std::string_view> api_keys_json = std::nullopt;         ///< JSON array
    std::optional<std::string_view> authenticators_json = std::nullopt;   ///< JSON array
    std::optional<std::string_view> oauth_providers_json = std::nullopt;  ///< JSON array
    std::optional<std::string_view> email = std::nullopt;
    std::optional<std::string_view> phone_number = std::nullopt;
};

/// login_message and signup_message return the message to be signed, in compact JSON with the service's order of fields. Each list: at most
/// 64 KiB. Errors: text_empty, utf8_invalid, utf8_overlong, utf8_surrogate (at: offset; what: the field), the json_ errors (a list that is
/// not a strict JSON array; at: offset; what: the list).
[[nodiscard]] Result<std::string> login_message(std::string_view token_id, const LoginUsage& usage);
[[nodiscard]] Result<std::string> login_message(std::string_view token_id, const LoginUsageV2& usage);
[[nodiscard]] Result<std::string> signup_message(std::string_view token_id, const SignupUsage& usage);

/// client_signature_scheme is the value of the field "scheme".
inline constexpr std::string_view client_signature_scheme = "CLIENT_SIGNATURE_SCHEME_API_P256";

/// ClientSignature is a message and its signature.
struct ClientSignature {
    std::string public_key;  ///< compressed, 66 hexadecimal digits
    std::string message;     ///< the signed message
    std::string signature;   ///< r || s, 128 hexadecimal digits

    /// json returns the JSON object `{"scheme","publicKey","message","signature"}`.
    [[nodiscard]] std::string json() const;
};

/// sign_client_message signs SHA-256 of `message`. Errors: utf8_invalid, utf8_overlong, utf8_surrogate, caller_misuse (`nonce` is not a
/// member of the enumeration), random_unavailable, backend. Secret. Constant time.
[[nodiscard]] Result<ClientSignature> sign_client_message(const KeyPair<P256>& key, std::string_view message, Nonce nonce = Nonce::hedged);

/// verify_client_signature checks the signature over the message and returns the public key. Errors: the hex_ errors, those of
/// `PublicKey<P256>::parse`, those of EcdsaSignature::parse_raw, signature_invalid. Public data; not constant time.
[[nodiscard]] Result<PublicKey<P256>> verify_client_signature(const ClientSignature& signature);

}  // namespace coffer::stamp
