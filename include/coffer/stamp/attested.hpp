// X-Stamp-Attested: a request signed by a key that a token vouches for, instead of a registered one.
#pragma once

#include <string>
#include <string_view>

#include "coffer/keys/key_pair.hpp"
#include "coffer/stamp/stamp.hpp"

namespace coffer::stamp {

/// AttestedScheme says what kind of token vouches for the P-256 key.
enum class AttestedScheme : u8 {
    oidc = 1,                // an identity provider's token, whose nonce is oidc_nonce of the key
    verification_token = 2,  // the service's own OTP verification token, whose public_key is the key
};

inline constexpr std::string_view attested_header_name = "X-Stamp-Attested";

/// attested_scheme_name returns "STAMP_ATTESTED_SCHEME_P256_OIDC" or "STAMP_ATTESTED_SCHEME_P256_VERIFICATION_TOKEN".
[[nodiscard]] std::string_view attested_scheme_name(AttestedScheme scheme) noexcept;

/// attested_stamp signs `body`. `token` has three parts of base64url; nothing in it is checked. Secret. Errors: jwt_parts, base64_character
/// (at), random_unavailable, backend.
[[nodiscard]] Result<Header> attested_stamp(const KeyPair<P256>& key, AttestedScheme scheme, std::string_view token, Bytes body,
                                            Nonce nonce = Nonce::hedged);

/// VerifiedAttested: `public_key` signed the body. That the token is genuine, in force, and names this key is for the caller to check.
struct VerifiedAttested {
    AttestedScheme scheme;
    PublicKey<P256> public_key;
    std::string unverified_token;
};

/// verify_attested reads the value of an X-Stamp-Attested header and checks its signature over `body`. Errors as stamp::verify (the value
/// may have 16384 characters), jwt_parts.
[[nodiscard]] Result<VerifiedAttested> verify_attested(std::string_view header_value, Bytes body);

}  // namespace coffer::stamp
