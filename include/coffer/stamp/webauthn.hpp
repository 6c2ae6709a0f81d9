// X-Stamp-Webauthn: a request that is signed by a passkey (Web Authentication, level 3). The passkey signs a challenge that is derived from
// the body.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "coffer/keys/public_key.hpp"
#include "coffer/keys/rsa.hpp"
#include "coffer/stamp/stamp.hpp"

namespace coffer::stamp {

/// webauthn_header_name is the name of the HTTP header.
inline constexpr std::string_view webauthn_header_name = "X-Stamp-Webauthn";

/// webauthn_challenge returns the challenge for the authenticator: SHA-256 of `body` as 64 lower-case hexadecimal digits, in ASCII.
[[nodiscard]] std::string webauthn_challenge(Bytes body);

/// AssertionTexts is an authenticator's assertion as browsers and platforms return it: four texts in base64url without padding.
struct AssertionTexts {
    std::string_view credential_id;
    std::string_view authenticator_data;
    std::string_view client_data_json;
    std::string_view signature;
};

/// webauthn_stamp returns the header with the texts of `assertion`, unchanged. The header's value is plain JSON. Errors: text_empty,
/// base64_character (at: offset); what: the field.
[[nodiscard]] Result<Header> webauthn_stamp(const AssertionTexts& assertion);

/// PasskeyPublicKey is the public key of a passkey: P-256 (ES256) or RSA (RS256).
using PasskeyPublicKey = std::variant<PublicKey<P256>, RsaPublicKey>;

/// OriginRule says from which origins a passkey may be used. There is no default, because a site that may use the passkey can have it sign
/// any request.
class OriginRule {
public:
    /// one_of allows the origins of a list, compared as texts ("https://app.example.com"). An empty list allows none. The list and its
    /// texts must outlive the rule.
    [[nodiscard]] static constexpr OriginRule one_of(std::span<const std::string_view> origins) noexcept { return {Rule::one_of, origins}; }
    /// relying_party allows https, on any port, for the host that is the relying party's id and for its subdomains; for "localhost" it also
    /// allows http. These are the sites for which browsers permit the use of the passkey.
    [[nodiscard]] static constexpr OriginRule relying_party() noexcept { return {Rule::relying_party, {}}; }
    /// any allows every origin, including origins of apps ("android:apk-key-hash:…").
    [[nodiscard]] static constexpr OriginRule any() noexcept { return {Rule::any, {}}; }

    /// allows says whether the rule allows `origin` for this relying party.
    [[nodiscard]] bool allows(std::string_view origin, std::string_view relying_party_id) const noexcept;

private:
    enum class Rule : u8 { one_of, relying_party, any };
    constexpr OriginRule(Rule rule, std::span<const std::string_view> origins) noexcept : rule_(rule), origins_(origins) {}
    Rule rule_;
    std::span<const std::string_view> origins_;
};

/// WebauthnPolicy is what verify_webauthn requires of an assertion.
struct WebauthnPolicy {
    std::string_view relying_party_id;       ///< such as "passkey.example.com"
    OriginRule origins;                      ///< origins that may use the passkey
    bool require_user_verification = false;  ///< user presence is always required
    /// The origins of pages whose frames of another origin may use the passkey. Without a value, no such frame may use it.
    std::optional<OriginRule> top_origins = std::nullopt;
};

/// VerifiedWebauthn is the content of a stamp that verifies.
struct VerifiedWebauthn {
    std::vector<u8> credential_id;  ///< id of the credential that signed
    std::string origin;             ///< origin from the client data
    u32 signature_counter;          ///< signature counter of the authenticator
    bool user_verified;             ///< flag UV
    bool backup_eligible;           ///< flag BE
    bool backed_up;                 ///< flag BS
};

/// verify_webauthn reads the value of an X-Stamp-Webauthn header and checks, in this order: the syntax; the signature over
/// authenticatorData and SHA-256 of clientDataJSON; the type, the challenge (for `body`) and the origin; the relying party and the flags
/// (Web Authentication, level 3, section 7.2). An assertion from a frame of another origin (crossOrigin) is refused unless
/// `policy.top_origins` allows its topOrigin; without a topOrigin, only any() allows it. A topOrigin without crossOrigin is refused.
/// Errors: header_syntax (empty, or over 16384 characters), the json_ and utf8_ errors, foreign_member (another kind of stamp), the base64_
/// errors, those of EcdsaSignature::parse_der or signature_length (RSA), signature_invalid, the json_ and utf8_ errors of the client data,
/// webauthn_type (type, authenticator data or flags are not those of an assertion), challenge_mismatch, relying_party_mismatch (relying
/// party, origin, crossOrigin or topOrigin), user_presence (user presence, or a required user verification, is missing). Public data; not
/// constant time.
[[nodiscard]] Result<VerifiedWebauthn> verify_webauthn(std::string_view header_value, Bytes body, const PasskeyPublicKey& key,
                                                       const WebauthnPolicy& policy);

}  // namespace coffer::stamp
