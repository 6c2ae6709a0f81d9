// clientSignature: proof, inside a login or sign-up request, that the holder of a verification token has the key that the token names.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "coffer/keys/key_pair.hpp"
#include "coffer/keys/signature.hpp"

namespace coffer::stamp {

/// LoginUsage and LoginUsageV2 are what a login message binds, in the service's member order; absent members are left out.
struct LoginUsage {
    std::string_view public_key;
};
struct LoginUsageV2 {
    std::string_view organization_id;
    std::string_view public_key;
    std::optional<bool> invalidate_existing = std::nullopt;
    std::optional<std::string_view> expiration_seconds = std::nullopt;
    std::optional<std::string_view> session_profile_id = std::nullopt;
};

/// SignupUsage is what a sign-up message binds. The three lists are JSON arrays as they stand in the request; they are checked and copied
/// as they are.
struct SignupUsage {
    std::optional<std::string_view> api_keys_json = std::nullopt;
    std::optional<std::string_view> authenticators_json = std::nullopt;
    std::optional<std::string_view> oauth_providers_json = std::nullopt;
    std::optional<std::string_view> email = std::nullopt;
    std::optional<std::string_view> phone_number = std::nullopt;
};

/// Messages in compact JSON, in the service's member order. Errors: text_empty (token id, key or organization), utf8_invalid,
/// utf8_overlong, utf8_surrogate, the JSON codes (lists).
[[nodiscard]] Result<std::string> login_message(std::string_view token_id, const LoginUsage& usage);
[[nodiscard]] Result<std::string> login_message(std::string_view token_id, const LoginUsageV2& usage);
[[nodiscard]] Result<std::string> signup_message(std::string_view token_id, const SignupUsage& usage);

inline constexpr std::string_view client_signature_scheme = "CLIENT_SIGNATURE_SCHEME_API_P256";

/// ClientSignature: the message, the compressed key in hexadecimal digits, and the signature, r || s in 128 digits.
struct ClientSignature {
    std::string public_key;
    std::string message;
    std::string signature;

    /// json writes {"scheme","publicKey","message","signature"}.
    [[nodiscard]] std::string json() const;
};

/// sign_client_message signs SHA-256 of the message. Secret. Errors: utf8_invalid, utf8_overlong, utf8_surrogate, random_unavailable,
/// backend.
[[nodiscard]] Result<ClientSignature> sign_client_message(const KeyPair<P256>& key, std::string_view message, Nonce nonce = Nonce::hedged);

/// verify_client_signature. Errors: the hexadecimal codes, those of PublicKey::parse and EcdsaSignature::parse_raw, signature_invalid.
[[nodiscard]] Result<PublicKey<P256>> verify_client_signature(const ClientSignature& signature);

}  // namespace coffer::stamp
