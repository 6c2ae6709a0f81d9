// X-Stamp-Attested: a request that is signed by a key which a token attests. The key need not be registered.
#pragma once

#include <string>
#include <string_view>

#include "coffer/keys/key_pair.hpp"
#include "coffer/stamp/stamp.hpp"

namespace coffer::stamp {

/// AttestedScheme is the kind of token that attests the P-256 key.
enum class AttestedScheme : u8 {
    oidc = 1,                ///< a token of an identity provider, whose nonce is the oidc_nonce of the key
    verification_token = 2,  ///< an OTP verification token of the service, whose public_key is the key
};

/// attested_header_name is the name of the HTTP header.
inline constexpr std::string_view attested_header_name = "X-Stamp-Attested";

/// attested_scheme_name returns "STAMP_ATTESTED_SCHEME_P256_OIDC" or "STAMP_ATTESTED_SCHEME_P256_VERIFICATION_TOKEN", or an empty text if
/// `scheme` is not a member of the enumeration.
[[nodiscard]] std::string_view attested_scheme_name(AttestedScheme scheme) noexcept;

/// attested_stamp signs SHA-256 of `body` and returns the header. `token`: three non-empty parts of the base64url alphabet, joined by dots;
/// the function does not decode or verify them. Errors: unsupported_algorithm (`scheme` is not a member of the enumeration),
/// base64_character (at: offset), jwt_parts, caller_misuse (`nonce` is not a member of the enumeration), random_unavailable, backend.
/// Secret. Constant time.
[[nodiscard]] Result<Header> attested_stamp(const KeyPair<P256>& key, AttestedScheme scheme, std::string_view token, Bytes body,
                                            Nonce nonce = Nonce::hedged);

/// VerifiedAttested is the content of an attested stamp whose signature over the body verifies. The caller must check that the token is
/// authentic, that it is valid at this time, and that it attests `public_key`.
struct VerifiedAttested {
    AttestedScheme scheme;         ///< scheme of the stamp
    PublicKey<P256> public_key;    ///< public key of the signer
    std::string unverified_token;  ///< the token, which is not verified
};

/// verify_attested reads the value of an X-Stamp-Attested header, at most 16384 characters, and checks the signature over `body`. Errors:
/// header_syntax (empty or too long), the base64_, json_ and utf8_ errors, foreign_member (another kind of stamp), base64_character (at:
/// offset in the token), jwt_parts, unsupported_algorithm (scheme), the hex_ errors, those of `PublicKey<P256>::parse` (33 bytes), those of
/// EcdsaSignature::parse_der, signature_invalid. Public data; not constant time.
[[nodiscard]] Result<VerifiedAttested> verify_attested(std::string_view header_value, Bytes body);

}  // namespace coffer::stamp
