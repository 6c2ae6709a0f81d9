// verify: verifies stamps, tokens and webhooks. `verify proof` is in proof.cpp.
#include <chrono>

#include "cli/commands/commands.hpp"
#include "cli/input/arguments.hpp"
#include "cli/input/decryption_key.hpp"
#include "cli/input/derivation_source.hpp"
#include "cli/input/input.hpp"
#include "cli/input/request_body.hpp"
#include "cli/output/output.hpp"
#include "coffer/encoding/base64.hpp"
#include "coffer/keys/key_reader.hpp"
#include "coffer/stamp/attested.hpp"
#include "coffer/stamp/stamp.hpp"
#include "coffer/stamp/webauthn.hpp"
#include "coffer/token/session.hpp"
#include "coffer/token/verification.hpp"
#include "coffer/webhook/webhook.hpp"
#include "core/decimal.hpp"
#include "core/try.hpp"

namespace coffer::cli {
namespace {

// Returns the trusted key for a token: that of the option, or the production key of the role, which a notice then names.
Result<PublicKey<P256>> token_key(Context& context, const char* option, bundle::SignerRole role) {
    if (context.arguments.has(option)) return option_p256_key(context.arguments, option);
    COFFER_TRY(const bundle::TrustAnchors anchors, read_anchors(context, role, option));
    return *anchors.find(role);
}

Result<int> verify_session(Context& context) {
    COFFER_TRY(const UnixMillis now, time_or_now(context.arguments));
    COFFER_TRY(const auto key, token_key(context, "notarizer-key", bundle::SignerRole::notarizer));
    COFFER_TRY(const SecretBytes text, context.input.file("jwt-file"));
    COFFER_TRY(const token::Session session, named(token::verify_session(as_text(text.reveal()), key, now), "token"));
    Record record(context.output);
    record.boolean("valid", true)
        .number("exp", session.expires.value)
        .text("public_key", session.public_key)
        .text("session_type", token::session_type_name(session.type))
        .text("user_id", session.user_id)
        .text("organization_id", session.organization_id);
    if (session.scope) record.text("scope", *session.scope);
    if (session.session_profile_id) record.text("session_profile_id", *session.session_profile_id);
    return 0;
}

// Tokens of the older type are signed with a key for which there is no production anchor, so --signer-key is required.
Result<int> verify_legacy_token(Context& context, UnixMillis now) {
    COFFER_TRY(const auto key, option_p256_key(context.arguments, "signer-key"));
    COFFER_TRY(const SecretBytes text, context.input.file("jwt-file"));
    COFFER_TRY(const token::LegacyVerification token, named(token::verify_legacy_token(as_text(text.reveal()), key, now), "token"));
    Record(context.output)
        .boolean("valid", true)
        .number("exp", token.expires.value)
        .text("id", token.id)
        .text("verification_type", token.verification_type)
        .text("contact", token.contact);
    return 0;
}

Result<int> verify_otp_token(Context& context) {
    COFFER_TRY(const UnixMillis now, time_or_now(context.arguments));
    if (context.arguments.has("legacy")) return verify_legacy_token(context, now);
    COFFER_TRY(const auto key, token_key(context, "signer-key", bundle::SignerRole::tls_fetcher));
    COFFER_TRY(const SecretBytes text, context.input.file("jwt-file"));
    COFFER_TRY(const token::OtpVerification token, named(token::verify_otp_token(as_text(text.reveal()), key, now), "token"));
    Record(context.output)
        .boolean("valid", true)
        .text("exp", std::to_string(token.expires.value()))
        .text("id", token.id)
        .text("verification_type", token.verification_type)
        .text("contact", token.contact)
        .text("organization_id", token.organization_id)
        .text("public_key", token.public_key);
    return 0;
}

Result<int> verify_webhook(Context& context) {
    COFFER_TRY(const UnixMillis now, time_or_now(context.arguments));
    COFFER_TRY(const std::string_view age_text, context.arguments.required("max-age-ms"));
    const auto age = parse_decimal(age_text, u64{1} << 53);
    if (!age) return fail(Errc::usage_value, "max-age-ms");
    COFFER_TRY(const SecretBytes headers_text, context.input.file("headers-file"));
    COFFER_TRY(const SecretBytes body, context.input.whole_file("body-file"));
    COFFER_TRY(const SecretBytes keys_text, context.input.file("keys-file"));
    COFFER_TRY(const auto headers, named(webhook::Headers::parse(as_text(headers_text.reveal())), "headers"));
    COFFER_TRY(const auto keys, named(webhook::parse_keys(as_text(keys_text.reveal())), "keys"));
    COFFER_TRY(const webhook::Delivery webhook,
               named(webhook::verify(headers, body.reveal(), keys, std::chrono::milliseconds(*age), now), "webhook"));
    Record(context.output)
        .boolean("valid", true)
        .text("eventId", webhook.event_id)
        .text("keyId", webhook.key_id)
        .number("timestampMs", webhook.timestamp.value());
    return 0;
}

// Options that apply only to the stamp of a passkey.
constexpr auto passkey_options = std::to_array<Option>({
    Option{"rp-id", ValueKind::text, "ID", "relying party ID of the passkey"},
    Option{"origin", ValueKind::text, "ORIGIN,...", "allowed origins (default: https of the RP ID and its subdomains)"},
    Option{"any-origin", ValueKind::flag, "", "allow every origin, including apps"},
    Option{"require-user-verification", ValueKind::flag, "", "require user verification (default: user presence suffices)"},
    Option{"top-origin", ValueKind::text, "ORIGIN,...", "allow cross-origin frames inside pages of these origins"},
    Option{"allow-cross-origin", ValueKind::flag, "", "allow cross-origin frames inside any page"},
});

// Returns the comma-separated origins of an option. `any` is the option that allows every origin; the two options exclude each other.
Result<std::vector<std::string_view>> origin_list(const Arguments& arguments, const char* option, const char* any) {
    std::vector<std::string_view> origins;
    if (!arguments.has(option)) return origins;
    if (arguments.has(any)) return fail(Errc::usage_conflict, any);
    COFFER_TRY(std::string_view rest, arguments.required(option));
    for (;;) {
        const auto comma = rest.find(',');
        origins.push_back(rest.substr(0, comma));
        if (origins.back().empty()) return fail(Errc::usage_value, option);
        if (comma == std::string_view::npos) return origins;
        rest.remove_prefix(comma + 1);
    }
}

// The stamp of a passkey does not contain the public key, so --public-key is required.
Result<int> verify_webauthn(Context& context, std::string_view value, Bytes body) {
    COFFER_TRY(const std::string_view rp_id, context.arguments.required("rp-id"));
    COFFER_TRY(const auto key, option_p256_key(context.arguments, "public-key"));
    COFFER_TRY(const auto origins, origin_list(context.arguments, "origin", "any-origin"));
    COFFER_TRY(const auto top_origins, origin_list(context.arguments, "top-origin", "allow-cross-origin"));
    stamp::WebauthnPolicy policy{.relying_party_id = rp_id,
                                 .origins = stamp::OriginRule::relying_party(),
                                 .require_user_verification = context.arguments.has("require-user-verification")};
    if (context.arguments.has("any-origin")) policy.origins = stamp::OriginRule::any();
    if (!origins.empty()) policy.origins = stamp::OriginRule::one_of(origins);
    if (context.arguments.has("allow-cross-origin")) policy.top_origins = stamp::OriginRule::any();
    if (!top_origins.empty()) policy.top_origins = stamp::OriginRule::one_of(top_origins);
    COFFER_TRY(const stamp::VerifiedWebauthn verified, named(stamp::verify_webauthn(value, body, key, policy), "stamp"));
    Record(context.output)
        .boolean("valid", true)
        .text("credentialId", base64::encode(verified.credential_id, base64::Alphabet::url, base64::Padding::none))
        .text("origin", verified.origin)
        .boolean("userVerified", verified.user_verified);
    return 0;
}

// A stamp contains its public key, so anyone can make a valid stamp. --public-key names the key that the stamp must have.
Status check_expected_key(const Arguments& arguments, const AnyPublicKey& key) {
    const auto text = arguments.text("public-key");
    if (!text) return Ok{};
    const auto expected = read_public_key(*text, curve_of(key));
    if (expected && expected->key == key) return Ok{};
    // The stamp decides the curve. A valid key on another curve is therefore a mismatch, not a malformed key.
    for (const CurveId curve : {CurveId::p256, CurveId::secp256k1, CurveId::ed25519}) {
        if (read_public_key(*text, curve)) return fail(Errc::public_key_mismatch, "public-key");
    }
    return fail(named(expected, "public-key").error());
}

// The token that attests to the key is shown but not verified; that needs `verify session` or `verify otp-token`.
Result<int> verify_attested(Context& context, std::string_view value, Bytes body) {
    COFFER_TRY(const stamp::VerifiedAttested verified, named(stamp::verify_attested(value, body), "stamp"));
    COFFER_CHECK(check_expected_key(context.arguments, verified.public_key));
    Record(context.output)
        .boolean("valid", true)
        .text("scheme", stamp::attested_scheme_name(verified.scheme))
        .text("publicKey", public_key_hex(verified.public_key))
        .text("uncheckedToken", verified.unverified_token);
    return 0;
}

Result<int> verify_stamp(Context& context) {
    COFFER_TRY(const std::string_view value, context.arguments.required("stamp"));
    COFFER_TRY(const SecretBytes body, read_body(context));
    if (context.arguments.has("webauthn") && context.arguments.has("attested")) return fail(Errc::usage_conflict, "attested");
    if (context.arguments.has("webauthn")) return verify_webauthn(context, value, body.reveal());
    for (const Option& option : passkey_options) {
        if (context.arguments.has(option.name)) return fail(Errc::usage_conflict, option.name.data());
    }
    if (context.arguments.has("attested")) return verify_attested(context, value, body.reveal());
    COFFER_TRY(const stamp::Verified verified, named(stamp::verify(value, body.reveal()), "stamp"));
    COFFER_CHECK(check_expected_key(context.arguments, verified.public_key));
    for (const stamp::SchemeRow& row : stamp::schemes()) {
        if (row.id != verified.scheme) continue;
        Record(context.output).boolean("valid", true).text("scheme", row.name).text("publicKey", public_key_hex(verified.public_key));
    }
    return 0;
}

constexpr Option jwt_option{"jwt-file", ValueKind::file, "FILE", "token (JWT)", true};

constexpr auto session_options = std::to_array<Option>(
    {jwt_option, Option{"notarizer-key", ValueKind::text, "HEX", "trusted key (default: production notarizer key)"}, now_option});
constexpr auto otp_options =
    std::to_array<Option>({jwt_option, Option{"signer-key", ValueKind::text, "HEX", "trusted key (default: production key)"},
                           Option{"legacy", ValueKind::flag, "", "verify a legacy token; requires --signer-key"}, now_option});
constexpr auto webhook_options = std::to_array<Option>({
    Option{"headers-file", ValueKind::file, "FILE", "HTTP headers: JSON object, or one header per line", true},
    Option{"body-file", ValueKind::file, "FILE", "webhook body, exact bytes", true},
    Option{"keys-file", ValueKind::file, "FILE", "published keys: JWKS, or [{keyId, publicKey, algorithm}]", true},
    Option{"max-age-ms", ValueKind::number, "MS", "maximum difference between timestamp and current time (ms)", true},
    now_option,
});
constexpr auto stamp_options = join(
    std::to_array<Option>({Option{"stamp", ValueKind::text, "VALUE", "value of the stamp header, for example X-Stamp", true}}),
    body_options,
    std::to_array<Option>({
        Option{"webauthn", ValueKind::flag, "", "stamp is from a passkey (X-Stamp-Webauthn)"},
        Option{"public-key", ValueKind::text, "HEX", "expected public key of the stamp; required with --webauthn"},
    }),
    passkey_options,
    std::to_array<Option>({Option{"attested", ValueKind::flag, "", "stamp has a token for its key (X-Stamp-Attested), not verified"}}));

constexpr auto rows = std::to_array<Command>({
    Command{"verify stamp", "Verify the stamp of a request", stamp_options, verify_stamp},
    Command{"verify session", "Verify a session token", session_options, verify_session},
    Command{"verify otp-token", "Verify a one-time-password token", otp_options, verify_otp_token},
    Command{"verify webhook", "Verify the signature of a webhook", webhook_options, verify_webhook},
});

}  // namespace

std::span<const Command> verify_commands() {
    return rows;
}

}  // namespace coffer::cli
