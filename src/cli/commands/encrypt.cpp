// encrypt: seals messages to a key of an enclave.
#include <algorithm>
#include <string>

#include "cli/commands/commands.hpp"
#include "cli/input/arguments.hpp"
#include "cli/input/decryption_key.hpp"
#include "cli/input/derivation_source.hpp"
#include "cli/input/input.hpp"
#include "cli/input/keys.hpp"
#include "cli/output/files.hpp"
#include "cli/output/output.hpp"
#include "cli/output/plaintext.hpp"
#include "coffer/bundle/import.hpp"
#include "coffer/bundle/otp.hpp"
#include "coffer/bundle/secret.hpp"
#include "coffer/bundle/service_secrets.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/qos/quorum_keys.hpp"
#include "core/try.hpp"

namespace coffer::cli {
namespace {

// Writes `text` to the output file, or calls `print` if there is none.
template <typename Print>
Result<int> deliver(Context& context, std::string_view text, Print&& print) {
    if (!context.arguments.has("encrypted-bundle-output")) {
        print();
        return 0;
    }
    COFFER_TRY(const std::string_view path, context.arguments.required("encrypted-bundle-output"));
    const FileToWrite file{std::string(path), as_bytes(text), Access::open};
    COFFER_CHECK(named(context.files.write({&file, 1}, context.arguments.has("force")), "encrypted-bundle-output"));
    return 0;
}

// A message to a published target is JSON itself, so it is printed unchanged in every output format.
Result<int> deliver(Context& context, const bundle::ClientMessage& message) {
    const std::string text = message.json();
    return deliver(context, text, [&] { print_line(context.output, as_bytes(text)); });
}

Result<bundle::ClientMessage> seal_phrase(Context& context, const bundle::VerifiedImportTarget& target, const SecretText& phrase) {
    COFFER_CHECK(named(Mnemonic::parse(phrase), "mnemonic"));
    if (!context.arguments.has("passphrase-input")) return named(target.seal_mnemonic(phrase, nullptr), "mnemonic");
    COFFER_TRY(const SecretText passphrase, named(context.input.text("passphrase-input"), "passphrase"));
    return named(target.seal_mnemonic(phrase, &passphrase), "passphrase");
}

Result<int> encrypt_import(Context& context) {
    const std::string_view format_name = context.arguments.text("key-format").value_or("mnemonic");
    const bool mnemonic = format_name == "mnemonic";
    KeyFormat format{};
    if (!mnemonic) {
        COFFER_TRY(format, import_format(format_name));
        if (context.arguments.has("passphrase-input")) return fail(Errc::usage_conflict, "passphrase-input");
    } else if (context.arguments.has("curve")) {
        return fail(Errc::usage_conflict, "curve");
    }

    COFFER_TRY(bundle::OrganizationId organization, read_organization(context.arguments));
    COFFER_TRY(const std::string_view user_text, context.arguments.required("user"));
    COFFER_TRY(bundle::UserId user, bundle::UserId::parse(user_text));
    COFFER_TRY(const bundle::TrustAnchors anchors, read_anchors(context));
    COFFER_TRY(const SecretBytes text, context.input.file("import-bundle-input"));
    COFFER_TRY(const bundle::SignedImportTarget signed_target, named(bundle::SignedImportTarget::parse(as_text(text.reveal())), "bundle"));
    COFFER_TRY(const bundle::VerifiedImportTarget target,
               named(signed_target.verify(anchors, bundle::Owner{std::move(organization), std::move(user)}), "bundle"));

    if (mnemonic) {
        COFFER_TRY(const SecretText plaintext, named(context.input.text("plaintext-input"), "plaintext"));
        COFFER_TRY(const bundle::ClientMessage message, seal_phrase(context, target, plaintext));
        return deliver(context, message);
    }
    COFFER_TRY(const AnyPrivateKey key, read_private_key(context, format));
    COFFER_TRY(const bundle::ClientMessage message, named(target.seal_private_key(key), "private key"));
    return deliver(context, message);
}

Result<int> encrypt_secret(Context& context) {
    COFFER_TRY(const bundle::OrganizationId organization, read_organization(context.arguments));
    COFFER_TRY(const bundle::TrustAnchors anchors, read_anchors(context));
    COFFER_TRY(const SecretBytes text, context.input.file("secret-target-input"));
    COFFER_TRY(const auto signed_target, named(bundle::SignedSecretTarget::parse(as_text(text.reveal())), "bundle"));
    COFFER_TRY(const auto target, named(signed_target.verify(anchors, organization), "bundle"));
    COFFER_TRY(const SecretBytes secret, context.input.file("plaintext-input"));
    COFFER_TRY(const bundle::ClientMessage message, named(target.seal(secret.reveal()), "plaintext"));
    return deliver(context, message);
}

Result<int> encrypt_otp(Context& context) {
    std::optional<bundle::OrganizationId> organization;
    if (context.arguments.has("organization")) {
        COFFER_TRY(organization, read_organization(context.arguments));
    }
    COFFER_TRY(const auto key, option_p256_key(context.arguments, "public-key"));
    COFFER_TRY(const bundle::TrustAnchors anchors, read_anchors(context, bundle::SignerRole::tls_fetcher));
    COFFER_TRY(const SecretBytes text, context.input.file("otp-target-input"));
    COFFER_TRY(const auto signed_target, named(bundle::SignedOtpTarget::parse(as_text(text.reveal())), "bundle"));
    COFFER_TRY(const auto target, named(signed_target.verify(anchors, organization), "bundle"));
    COFFER_TRY(const SecretText code, named(context.input.text("otp-code-file"), "otp-code"));
    COFFER_TRY(const bundle::ClientMessage message, named(target.seal_code(code, key), "otp-code"));
    return deliver(context, message);
}

// A kind of message to a published encryption key of an enclave.
struct Recipient {
    std::string_view name;
    bundle::RecipientRole role;
    Result<std::string> (*seal)(const PublicKey<P256>&, const SecretText&);
};

Result<std::string> seal_oauth2(const PublicKey<P256>& key, const SecretText& secret) {
    return bundle::seal_oauth2_client_secret(key, secret).transform([](const qos::Envelope& sealed) { return sealed.hex(); });
}
Result<std::string> seal_on_ramp(const PublicKey<P256>& key, const SecretText& secret) {
    return bundle::seal_on_ramp_secret(key, secret).transform([](const bundle::UnsignedBundle& sealed) { return sealed.text(); });
}
Result<std::string> seal_pull(const PublicKey<P256>& key, const SecretText& secret) {
    return bundle::seal_pull_secret(key, secret).transform([](const bundle::UnsignedBundle& sealed) { return sealed.text(); });
}

constexpr auto recipients = std::to_array<Recipient>({
    Recipient{"oauth2-client-secret", bundle::RecipientRole::oauth2_client_secret, seal_oauth2},
    Recipient{"on-ramp", bundle::RecipientRole::on_ramp, seal_on_ramp},
    Recipient{"pull-secret", bundle::RecipientRole::pull_secret, seal_pull},
});

// Returns the encryption half of a quorum key. The option may give the whole quorum key or this half, in uncompressed encoding.
Result<PublicKey<P256>> option_quorum_key(const Arguments& arguments, const char* option) {
    COFFER_TRY(const std::string_view digits, arguments.required(option));
    COFFER_TRY(const std::vector<u8> bytes, named(quorum_key_bytes(digits), option));
    return named(qos::parse_encryption_key(bytes), option);
}

Result<PublicKey<P256>> recipient_key(Context& context, bundle::RecipientRole role) {
    if (!context.arguments.has("recipient")) {
        const PublicKey<P256>& key = bundle::production_recipient(role);
        context.output.notice("encrypting to the production key " + hex::encode(key.compressed()));
        return key;
    }
    const bool in_envelope = role == bundle::RecipientRole::oauth2_client_secret;
    return in_envelope ? option_quorum_key(context.arguments, "recipient") : option_p256_key(context.arguments, "recipient");
}

Result<int> encrypt_to(Context& context) {
    COFFER_TRY(const std::string_view name, context.arguments.required("to"));
    const auto recipient = std::ranges::find(recipients, name, &Recipient::name);
    if (recipient == recipients.end()) return fail(Errc::usage_value, "to");
    COFFER_TRY(const auto key, recipient_key(context, recipient->role));
    COFFER_TRY(const SecretText secret, named(context.input.text("plaintext-input"), "plaintext"));
    COFFER_TRY(const std::string sealed, named(recipient->seal(key, secret), "plaintext"));
    return deliver(context, sealed, [&] {
        if (context.output.json())
            Record(context.output).text("kind", recipient->name).text("encryptedBundle", sealed);
        else
            print_line(context.output, as_bytes(sealed));
    });
}

// One row for each kind of message. The option that names the target selects the row. `takes` lists the options that this kind takes and
// some other kind does not.
struct Kind {
    const char* chosen_by;
    Result<int> (*run)(Context&);
    std::span<const std::string_view> takes;
};

constexpr std::string_view import_takes[] = {"plaintext-input",  "organization",     "user", "key-format", "curve",
                                             "passphrase-input", "signer-quorum-key"};
constexpr std::string_view secret_takes[] = {"plaintext-input", "organization", "signer-quorum-key"};
constexpr std::string_view otp_takes[] = {"otp-code-file", "public-key", "organization", "signer-quorum-key"};
constexpr std::string_view to_takes[] = {"plaintext-input", "recipient"};
constexpr Kind kinds[] = {
    {"import-bundle-input", encrypt_import, import_takes},
    {"secret-target-input", encrypt_secret, secret_takes},
    {"otp-target-input", encrypt_otp, otp_takes},
    {"to", encrypt_to, to_takes},
};

Result<int> encrypt(Context& context) {
    const Kind* chosen = nullptr;
    for (const Kind& kind : kinds) {
        if (!context.arguments.has(kind.chosen_by)) continue;
        if (chosen != nullptr) return fail(Errc::usage_conflict, kind.chosen_by);
        chosen = &kind;
    }
    if (chosen == nullptr) return fail(Errc::usage_missing_option, "import-bundle-input");
    for (const Kind& kind : kinds) {
        for (const std::string_view option : kind.takes) {
            if (context.arguments.has(option) && std::ranges::find(chosen->takes, option) == chosen->takes.end()) {
                return fail(Errc::usage_conflict, option.data());
            }
        }
    }
    return chosen->run(context);
}

constexpr auto encrypt_options = std::to_array<Option>({
    Option{"import-bundle-input", ValueKind::file, "FILE", "import bundle: encrypt a mnemonic or private key to it"},
    Option{"secret-target-input", ValueKind::file, "FILE", "secret target: encrypt a secret to it"},
    Option{"otp-target-input", ValueKind::file, "FILE", "one-time-password target: encrypt a code to it"},
    Option{"to",
           ValueKind::text,
           "KIND",
           "encrypt a secret to the published key of an enclave",
           false,
           {},
           "oauth2-client-secret on-ramp pull-secret"},
    Option{"plaintext-input", ValueKind::file, "FILE", "mnemonic, private key or secret to encrypt"},
    Option{"organization", ValueKind::text, "ID", "expected organization ID in the bundle or target"},
    Option{"user", ValueKind::text, "ID", "expected user ID in the import bundle"},
    Option{"key-format", ValueKind::text, "FORMAT", "plaintext type of an import (default: mnemonic)", false, {}, import_formats},
    Option{"curve",
           ValueKind::text,
           "CURVE",
           "curve of a hexadecimal key, to check its range (default: none)",
           false,
           {},
           "secp256k1 ed25519 p256"},
    Option{"passphrase-input", ValueKind::file, "FILE", "BIP-39 passphrase of the mnemonic (default: none)"},
    Option{"otp-code-file", ValueKind::file, "FILE", "one-time password"},
    Option{"public-key", ValueKind::text, "HEX", "P-256 public key to authorize with the one-time password"},
    Option{"recipient", ValueKind::text, "HEX", "public key for --to (default: production key)"},
    signer_option,
    Option{"encrypted-bundle-output", ValueKind::file, "FILE", "output file (default: standard output)"},
    Option{"force", ValueKind::flag, "", "overwrite an existing file"},
});

constexpr auto rows = std::to_array<Command>(
    {Command{"encrypt", "Encrypt a mnemonic, key, secret or one-time password to an enclave", encrypt_options, encrypt}});

}  // namespace

std::span<const Command> encrypt_commands() {
    return rows;
}

}  // namespace coffer::cli
