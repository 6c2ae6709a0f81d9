// X-Stamp-Webauthn: a request signed by a passkey (Web Authentication, level 3). The passkey signs a challenge made of the body.
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

/// OriginRule says from which origins a passkey may be used. There is no default: a site that may ask the passkey may have it sign any
/// request.
class OriginRule {
public:
    /// one_of allows these, compared as texts ("https://app.example.com"); no list allows none. The list and its texts must outlive the
    /// rule.
    [[nodiscard]] static constexpr OriginRule one_of(std::span<const std::string_view> origins) noexcept { return {Rule::one_of, origins}; }
    /// relying_party allows https on any port of the host that the relying party's id names, and of the hosts below it; for "localhost"
    /// http too. These are the sites for which browsers let the passkey be used at all.
    [[nodiscard]] static constexpr OriginRule relying_party() noexcept { return {Rule::relying_party, {}}; }
    /// any allows every origin, also those of apps ("android:apk-key-hash:…").
    [[nodiscard]] static constexpr OriginRule any() noexcept { return {Rule::any, {}}; }

    [[nodiscard]] bool allows(std::string_view origin, std::string_view relying_party_id) const noexcept;

private:
    enum class Rule : u8 { one_of, relying_party, any };
    constexpr OriginRule(Rule rule, std::span<const std::string_view> origins) noexcept : rule_(rule), origins_(origins) {}
    Rule rule_;
    std::span<const std::string_view> origins_;
};

/// WebauthnPolicy is what an answer is held against.
struct WebauthnPolicy {
    std::string_view relying_party_id;  // e.g. "passkey.example.com"
    OriginRule origins;
    bool require_user_verification = false;  // besides the user's presence, which always must be
    std::optional<OriginRule> top_origins =
        std::nullopt;  // of pages whose frames of another origin may use the passkey; none: no frame may
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
/// relying_party_mismatch (also of origin, crossOrigin, topOrigin; a topOrigin without crossOrigin contradicts itself; where top_origins
/// is not any(), a frame must say its topOrigin), user_presence.
[[nodiscard]] Result<VerifiedWebauthn> verify_webauthn(std::string_view header_value, Bytes body, const PasskeyPublicKey& key,
                                                       const WebauthnPolicy& policy);

}  // namespace coffer::stamp
