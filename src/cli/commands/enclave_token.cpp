// enclave sign-...: signs tokens as the service does, for tests without the service.
#include <string>

#include "cli/commands/commands.hpp"
#include "cli/commands/enclave_folder.hpp"
#include "cli/input/arguments.hpp"
#include "cli/input/decryption_key.hpp"
#include "cli/input/derivation_source.hpp"
#include "cli/input/input.hpp"
#include "cli/input/keys.hpp"
#include "cli/output/output.hpp"
#include "coffer/enclave/enclave.hpp"
#include "coffer/encoding/hex.hpp"
#include "core/try.hpp"

namespace coffer::cli {
namespace {

Result<std::string> required_text(const Arguments& arguments, const char* option) {
    COFFER_TRY(const std::string_view text, arguments.required(option));
    return std::string(text);
}

Result<std::string> login_key(const Arguments& arguments) {
    COFFER_TRY(const auto key, option_p256_key(arguments, "public-key"));
    return hex::encode(key.compressed());
}

int print_token(Output& output, std::string_view token) {
    if (output.json()) {
        Record(output).text("jwt", token);
    } else {
        output.raw(token);
        output.raw("\n");
    }
    return 0;
}

Result<token::SessionType> session_type(const Arguments& arguments) {
    using enum token::SessionType;
    const auto name = arguments.text("session-type");
    if (!name) return read_write;
    for (const token::SessionType type : {read_write, read_only}) {
        if (*name == token::session_type_name(type)) return type;
    }
    return fail(Errc::usage_value, "session-type");
}

Result<int> sign_session(Context& context) {
    const Arguments& arguments = context.arguments;
    COFFER_TRY(const EnclaveFolder folder, EnclaveFolder::of(arguments));
    token::Session session{};
    COFFER_TRY(const UnixMillis expires, required_time(arguments, "expires"));
    session.expires = expires.seconds();
    COFFER_TRY(session.public_key, login_key(arguments));
    COFFER_TRY(session.type, session_type(arguments));
    COFFER_TRY(session.user_id, required_text(arguments, "user"));
    COFFER_TRY(session.organization_id, required_text(arguments, "organization"));
    if (arguments.has("scope")) {
        COFFER_TRY(session.scope, required_text(arguments, "scope"));
    }
    if (arguments.has("session-profile")) {
        COFFER_TRY(session.session_profile_id, required_text(arguments, "session-profile"));
    }
    COFFER_TRY(const enclave::Enclave own, folder.read());
    COFFER_TRY(const std::string token, enclave::sign_session(own, session));
    return print_token(context.output, token);
}

Result<int> sign_otp_token(Context& context) {
    const Arguments& arguments = context.arguments;
    COFFER_TRY(const EnclaveFolder folder, EnclaveFolder::of(arguments));
    COFFER_TRY(const UnixMillis expires, required_time(arguments, "expires"));
    token::OtpVerification verification{expires, {}, {}, {}, {}, {}};
    COFFER_TRY(verification.id, required_text(arguments, "id"));
    verification.verification_type = arguments.text("verification-type").value_or("OTP_TYPE_EMAIL");
    COFFER_TRY(verification.contact, required_text(arguments, "contact"));
    COFFER_TRY(verification.organization_id, required_text(arguments, "organization"));
    COFFER_TRY(verification.public_key, login_key(arguments));
    COFFER_TRY(const enclave::Enclave own, folder.read());
    COFFER_TRY(const std::string token, enclave::sign_otp_token(own, verification));
    return print_token(context.output, token);
}

void print_headers(Output& output, const webhook::Headers& headers) {
    const std::pair<std::string_view, const std::optional<std::string>&> rows[] = {
        {"X-Turnkey-Timestamp", headers.timestamp},       {"X-Turnkey-Event-Id", headers.event_id},
        {"X-Turnkey-Signature-Key-Id", headers.key_id},   {"X-Turnkey-Signature-Algorithm", headers.algorithm},
        {"X-Turnkey-Signature-Version", headers.version}, {"X-Turnkey-Signature", headers.signature},
    };
    if (output.json()) {
        Record record(output);
        for (const auto& [name, value] : rows) record.text(name, *value);
        return;
    }
    for (const auto& [name, value] : rows) output.raw(std::string(name) + ": " + *value + "\n");
}

Result<int> sign_webhook(Context& context) {
    const Arguments& arguments = context.arguments;
    COFFER_TRY(const UnixMillis now, required_time(arguments, "now"));
    webhook::Delivery webhook{{}, {}, now};
    COFFER_TRY(webhook.event_id, required_text(arguments, "event-id"));
    COFFER_TRY(webhook.key_id, required_text(arguments, "key-id"));
    COFFER_TRY(const PrivateKeyText file, read_key_file(context, "key-file", "key", {.curve = CurveId::ed25519}));
    COFFER_TRY(const SecretBytes body, context.input.whole_file("body-file"));
    COFFER_TRY(const auto headers, enclave::sign_webhook(std::get<PrivateKey<Ed25519>>(file.key), webhook, body.reveal()));
    print_headers(context.output, headers);
    return 0;
}

constexpr Option public_key{"public-key", ValueKind::text, "HEX", "P-256 public key that the token authorizes", true};
constexpr Option organization{"organization", ValueKind::text, "ID", "organization ID in the token", true};
constexpr Option expires{"expires", ValueKind::number, "MS", "expiry time (Unix ms)", true};

constexpr auto session_options = std::to_array<Option>({
    enclave_option,
    organization,
    Option{"user", ValueKind::text, "ID", "user ID in the token", true},
    public_key,
    expires,
    Option{"session-type",
           ValueKind::text,
           "TYPE",
           "session permissions (default: SESSION_TYPE_READ_WRITE)",
           false,
           {},
           "SESSION_TYPE_READ_WRITE SESSION_TYPE_READ_ONLY"},
    Option{"scope", ValueKind::text, "TEXT", "scope that limits the session (default: none)"},
    Option{"session-profile", ValueKind::text, "ID", "session profile that limits the session (default: none)"},
});
constexpr auto otp_token_options = std::to_array<Option>({
    enclave_option,
    organization,
    Option{"id", ValueKind::text, "ID", "token ID", true},
    Option{"contact", ValueKind::text, "TEXT", "recipient of the one-time password: e-mail address or phone number", true},
    public_key,
    expires,
    Option{"verification-type",
           ValueKind::text,
           "TYPE",
           "delivery of the password (default: OTP_TYPE_EMAIL)",
           false,
           {},
           "OTP_TYPE_EMAIL OTP_TYPE_SMS"},
});
constexpr auto webhook_options = std::to_array<Option>({
    Option{"key-file", ValueKind::file, "FILE", "Ed25519 private key, see coffer generate api-key", true},
    Option{"key-id", ValueKind::text, "ID", "key ID of the published public key", true},
    Option{"event-id", ValueKind::text, "ID", "event ID", true},
    Option{"now", ValueKind::number, "MS", "time of sending (Unix ms)", true},
    Option{"body-file", ValueKind::file, "FILE", "webhook body, exact bytes", true},
});

constexpr auto rows = std::to_array<Command>({
    Command{"enclave sign-session", "Create a session token, signed by the test enclave", session_options, sign_session},
    Command{"enclave sign-otp-token", "Create a one-time-password token, signed by the test enclave", otp_token_options, sign_otp_token},
    Command{"enclave sign-webhook", "Sign a webhook and print its headers", webhook_options, sign_webhook},
});

}  // namespace

std::span<const Command> enclave_token_commands() {
    return rows;
}

}  // namespace coffer::cli
