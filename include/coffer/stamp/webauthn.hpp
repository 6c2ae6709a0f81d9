// X-Stamp-Webauthn: a request signed by a passkey (Web Authentication, level 3). The passkey signs a challenge made of the body.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "coffer/keys/public_key.hpp"
#include "coffer/keys/rsa.hpp"
#include "coffer/stamp/stamp.hpp"

namespace coffer::stamp {

inline constexpr std::string_view webauthn_header_name = "X-Stamp-Webauthn";

/// webauthn_challenge is what the authenticator is asked to sign: the 64 ASCII characters of SHA-256 of the body in lower-case
/// hexadecimal digits.
[[nodiscard]] std::string webauthn_challenge(Bytes body);

/// AssertionTexts is an authenticator's answer as browsers and platforms give it: base64url without padding.
struct AssertionTexts {
    std::string_view credential_id;
    std::string_view authenticator_data;
    std::string_view client_data_json;
    std::string_view signature;
};

/// webauthn_stamp puts an answer into a header, as it is; the value is plain JSON. Errors: text_empty, base64_character (at; what: the
/// member).
[[nodiscard]] Result<Header> webauthn_stamp(const AssertionTexts& assertion);

/// PasskeyPublicKey: ES256 or RS256.
using PasskeyPublicKey = std::variant<PublicKey<P256>, RsaPublicKey>;

/// WebauthnPolicy is what an answer is held against.
struct WebauthnPolicy {
    std::string_view relying_party_id;               // e.g. "passkey.example.com"
    std::span<const std::string_view> origins = {};  // the origins that are allowed; none: any origin
    bool require_user_verification = false;          // besides the user's presence, which always must be
    bool allow_cross_origin = false;                 // from within a frame of another origin
};

/// VerifiedWebauthn is what a good stamp says.
struct VerifiedWebauthn {
    std::vector<u8> credential_id;
    std::string origin;
    u32 signature_counter;
    bool user_verified;
    bool backup_eligible;
    bool backed_up;
};

/// verify_webauthn reads the value of an X-Stamp-Webauthn header and checks, in this order: its form, the signature over authenticatorData
/// and SHA-256 of clientDataJSON, then type, challenge (of `body`), origin, relying party and flags. Errors: header_syntax (empty, or over
/// 16384 characters), the JSON and base64 codes, foreign_member (another kind of stamp), those of EcdsaSignature::parse_der,
/// signature_length, signature_invalid, webauthn_type (type, authenticator data or flags of another ceremony), challenge_mismatch,
/// relying_party_mismatch (also the origin), user_presence.
[[nodiscard]] Result<VerifiedWebauthn> verify_webauthn(std::string_view header_value, Bytes body, const PasskeyPublicKey& key,
                                                       const WebauthnPolicy& policy);

}  // namespace coffer::stamp
