// enclave: a test enclave, which seals and opens the messages of the service's enclaves, for tests without the service.
#include <string>
#include <vector>

#include "cli/commands/commands.hpp"
#include "cli/commands/enclave_folder.hpp"
#include "cli/input/arguments.hpp"
#include "cli/input/decryption_key.hpp"
#include "cli/input/derivation_source.hpp"
#include "cli/input/input.hpp"
#include "cli/input/keys.hpp"
#include "cli/output/files.hpp"
#include "cli/output/output.hpp"
#include "cli/output/plaintext.hpp"
#include "coffer/enclave/enclave.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/hd/mnemonic.hpp"
#include "coffer/keys/key_file.hpp"
#include "core/try.hpp"

namespace coffer::cli {
namespace {

Result<enclave::Enclave> new_enclave(Context& context) {
    if (!context.arguments.has("seed-file")) return enclave::Enclave::generate();
    COFFER_TRY(const SecretBytes text, context.input.file("seed-file"));
    COFFER_TRY(SecretArray<32> seed, named(qos::parse_master_seed(text.reveal()), "seed-file"));
    return named(enclave::Enclave::from_seed(std::move(seed)), "seed-file");
}

Result<int> create(Context& context) {
    COFFER_TRY(const EnclaveFolder folder, EnclaveFolder::of(context.arguments));
    COFFER_TRY(const enclave::Enclave made, new_enclave(context));
    COFFER_CHECK(folder.create(context.files, made, context.arguments.has("force")));
    const qos::DualPublicKey halves = made.keys().public_key();
    Record(context.output)
        .text("quorumPublicKey", hex::encode(halves.bytes()))
        .text("encryptionPublicKey", hex::encode(halves.encryption.uncompressed()))
        .text("signingPublicKey", hex::encode(halves.signing.uncompressed()));
    return 0;
}

// Delivers a message for the client, on standard output or in a file. `state` holds files of the enclave that must be written together with
// the message.
Result<int> deliver_bundle(Context& context, std::string_view text, std::vector<FileToWrite> state, const char* what) {
    const bool to_file = context.arguments.has("bundle-output");
    if (to_file) {
        COFFER_TRY(const std::string_view path, context.arguments.required("bundle-output"));
        state.push_back({std::string(path), as_bytes(text), Access::open});
    }
    COFFER_CHECK(named(context.files.write(state, context.arguments.has("force")), what));
    if (!to_file) print_line(context.output, as_bytes(text));
    return 0;
}

constexpr std::size_t key_size = 32;

// Without --key-format, the bytes of the file are sealed, without a trailing newline. A file of 32 bytes is a raw private key, whose last
// byte may be that of a newline, so it is kept whole.
Result<SecretBytes> read_plaintext(Context& context) {
    COFFER_TRY(SecretBytes bytes, context.input.whole_file("plaintext-input", Input::secret_limit));
    if (bytes.size() != key_size) drop_newline(bytes);
    return bytes;
}

Result<SecretBytes> read_phrase(Context& context) {
    COFFER_TRY(SecretBytes bytes, context.input.file("plaintext-input"));
    COFFER_TRY(const bundle::WalletPlaintext wallet, named(bundle::WalletPlaintext::parse(bytes.reveal()), "plaintext"));
    COFFER_CHECK(named(Mnemonic::parse(wallet.phrase), "mnemonic"));
    return bytes;
}

Result<SecretBytes> read_export(Context& context) {
    const auto format_name = context.arguments.text("key-format");
    const bool private_key = format_name && *format_name != "mnemonic";
    if (!private_key && context.arguments.has("curve")) return fail(Errc::usage_conflict, "curve");
    if (!format_name) return read_plaintext(context);
    if (!private_key) return read_phrase(context);
    COFFER_TRY(const KeyFormat format, import_format(*format_name));
    COFFER_TRY(const AnyPrivateKey key, read_private_key(context, format));
    return std::visit([](const auto& own) { return SecretBytes::from_bytes(own.reveal()); }, key);
}

Result<int> seal_export(Context& context, Result<SecretBytes> (*read)(Context&)) {
    COFFER_TRY(const EnclaveFolder folder, EnclaveFolder::of(context.arguments));
    COFFER_TRY(const auto target, option_p256_key(context.arguments, "target"));
    COFFER_TRY(const bundle::OrganizationId organization, read_organization(context.arguments));
    COFFER_TRY(const enclave::Enclave own, folder.read());
    COFFER_TRY(const SecretBytes plaintext, read(context));
    COFFER_TRY(const std::string text, named(enclave::seal_export(own, target, organization, plaintext.reveal()), "plaintext"));
    return deliver_bundle(context, text, {}, "bundle-output");
}

Result<int> export_wallet(Context& context) {
    return seal_export(context, read_export);
}

Result<int> export_secret(Context& context) {
    return seal_export(context, [](Context& own) { return own.input.file("plaintext-input"); });
}

Result<PrivateKey<P256>> credential_key(Context& context) {
    if (!context.arguments.has("key-file")) return PrivateKey<P256>::generate();
    return read_key_file(context, "key-file", "key", {.curve = CurveId::p256}).transform(key_of<P256>);
}

Result<int> credential(Context& context) {
    COFFER_TRY(const auto target, option_p256_key(context.arguments, "target"));
    COFFER_TRY(const PrivateKey<P256> key, credential_key(context));
    COFFER_TRY(const bundle::UnsignedBundle sealed, enclave::seal_credential(target, key));
    const std::string text = sealed.text();
    if (!context.output.json() || context.arguments.has("bundle-output")) return deliver_bundle(context, text, {}, "bundle-output");
    Record(context.output).text("credentialBundle", text).text("publicKey", hex::encode(key.public_key().compressed()));
    return 0;
}

// A kind of target: the file of its private half, and the functions that publish it and open the reply.
struct Target {
    const char* file;
    Result<enclave::PublishedTarget> (*publish)(const Arguments&, const enclave::Enclave&);
    Result<int> (*open)(Context&, enclave::TargetKey, const bundle::ClientMessage&);
};

Result<bundle::UserId> read_user(const Arguments& arguments) {
    COFFER_TRY(const std::string_view text, arguments.required("user"));
    return bundle::UserId::parse(text);
}

Result<enclave::PublishedTarget> publish_import(const Arguments& arguments, const enclave::Enclave& own) {
    COFFER_TRY(bundle::OrganizationId organization, read_organization(arguments));
    COFFER_TRY(bundle::UserId user, read_user(arguments));
    return enclave::publish_import_target(own, bundle::Owner{std::move(organization), std::move(user)});
}

Result<enclave::PublishedTarget> publish_secret(const Arguments& arguments, const enclave::Enclave& own) {
    COFFER_TRY(const bundle::OrganizationId organization, read_organization(arguments));
    // An empty --user means a target without a user, which some clients expect.
    std::optional<bundle::UserId> user;
    if (!arguments.text("user").value_or("").empty()) {
        COFFER_TRY(user, read_user(arguments));
    }
    return enclave::publish_secret_target(own, organization, user);
}

Result<enclave::PublishedTarget> publish_otp(const Arguments& arguments, const enclave::Enclave& own) {
    std::optional<bundle::OrganizationId> organization;
    if (arguments.has("organization")) {
        COFFER_TRY(organization, read_organization(arguments));
    }
    return enclave::publish_otp_target(own, organization);
}

Result<int> open_import(Context& context, enclave::TargetKey key, const bundle::ClientMessage& message) {
    COFFER_TRY(const SecretBytes plaintext, named(std::move(key).open(message), "bundle"));
    return deliver_undeclared(context, plaintext.reveal());
}

Result<int> open_secret(Context& context, enclave::TargetKey key, const bundle::ClientMessage& message) {
    COFFER_TRY(const SecretBytes plaintext, named(std::move(key).open(message), "bundle"));
    return deliver_secret(context, plaintext.reveal(), "secret");
}

Result<int> open_otp(Context& context, enclave::TargetKey key, const bundle::ClientMessage& message) {
    COFFER_TRY(const enclave::OtpSubmission submitted, named(std::move(key).open_otp(message), "bundle"));
    Record(context.output)
        .text("kind", "otp")
        .text("otpCode", submitted.code)
        .text("publicKey", hex::encode(submitted.public_key.compressed()));
    return 0;
}

constexpr Target import_target{import_target_file, publish_import, open_import};
constexpr Target secret_target{secret_target_file, publish_secret, open_secret};
constexpr Target otp_target{otp_target_file, publish_otp, open_otp};

template <const Target& target>
Result<int> publish(Context& context) {
    COFFER_TRY(const EnclaveFolder folder, EnclaveFolder::of(context.arguments));
    COFFER_TRY(const enclave::Enclave own, folder.read());
    COFFER_TRY(const enclave::PublishedTarget published, target.publish(context.arguments, own));
    const SecretText key = encryption_key_private_file(published.key.private_key());
    return deliver_bundle(context, published.bundle, {{folder.path(target.file), key.reveal(), Access::secret}}, target.file);
}

template <const Target& target>
Result<int> open_reply(Context& context) {
    COFFER_TRY(const EnclaveFolder folder, EnclaveFolder::of(context.arguments));
    COFFER_TRY(const SecretBytes text, context.input.file("encrypted-bundle-input"));
    COFFER_TRY(const bundle::ClientMessage message, named(bundle::ClientMessage::parse(as_text(text.reveal())), "bundle"));
    // take_target consumes the target, so errors that can be found without it are found first.
    COFFER_CHECK(check_raw(context));
    if (const auto output = context.arguments.text("plaintext-output")) {
        COFFER_CHECK(named(check_place(std::string(*output), context.arguments.has("force")), "plaintext-output"));
    }
    COFFER_TRY(enclave::TargetKey key, folder.take_target(target.file));
    return target.open(context, std::move(key), message);
}

// A kind of message that is sealed to the enclave's encryption key instead of to a target.
struct Addressed {
    const char* kind;
    Result<SecretBytes> (*open)(const enclave::Enclave&, std::string_view);
};
constexpr Addressed oauth2{"oauth2-client-secret", enclave::open_envelope};
constexpr Addressed on_ramp{"on-ramp", enclave::open_compact};
constexpr Addressed pull_secret{"pull-secret", enclave::open_compact};

template <const Addressed& addressed>
Result<int> open_addressed(Context& context) {
    COFFER_TRY(const EnclaveFolder folder, EnclaveFolder::of(context.arguments));
    COFFER_TRY(const SecretBytes text, context.input.file("encrypted-bundle-input", Input::public_limit));
    COFFER_TRY(const enclave::Enclave own, folder.read());
    COFFER_TRY(const SecretBytes plaintext, named(addressed.open(own, as_text(text.reveal())), "bundle"));
    return deliver_secret(context, plaintext.reveal(), addressed.kind);
}

constexpr Option force{"force", ValueKind::flag, "", "overwrite existing files"};
constexpr Option organization{"organization", ValueKind::text, "ID", "organization ID in the message", true};
constexpr Option target_option{"target", ValueKind::text, "HEX", "client's public key (recipient)", true};
constexpr Option plaintext_input{"plaintext-input", ValueKind::file, "FILE", "plaintext to encrypt", true};
constexpr Option bundle_output{"bundle-output", ValueKind::file, "FILE", "output file (default: standard output)"};
constexpr Option message_input{"encrypted-bundle-input", ValueKind::file, "FILE", "encrypted message from the client", true};

constexpr auto new_options = std::to_array<Option>({
    Option{"dir", ValueKind::folder, "DIR", "directory to create, for the keys of the test enclave", true},
    Option{"seed-file", ValueKind::file, "FILE", "master seed of the quorum key, 64 hex digits (default: random)"},
    Option{"force", ValueKind::flag, "", "overwrite existing files and delete pending targets"},
});
constexpr auto export_options = std::to_array<Option>({
    enclave_option,
    target_option,
    organization,
    plaintext_input,
    Option{"key-format", ValueKind::text, "FORMAT", "plaintext type (default: raw bytes)", false, {}, import_formats},
    Option{"curve",
           ValueKind::text,
           "CURVE",
           "curve of a hexadecimal key, to check its range (default: none)",
           false,
           {},
           "secp256k1 ed25519 p256"},
    bundle_output,
    force,
});
constexpr auto export_secret_options =
    std::to_array<Option>({enclave_option, target_option, organization, plaintext_input, bundle_output, force});
constexpr auto credential_options = std::to_array<Option>({
    target_option,
    Option{"key-file", ValueKind::file, "FILE", "P-256 API key: hex, PEM, DER or JWK (default: random)"},
    bundle_output,
    force,
});
constexpr auto init_import_options = std::to_array<Option>({
    enclave_option,
    organization,
    Option{"user", ValueKind::text, "ID", "user ID in the message", true},
    bundle_output,
    Option{"force", ValueKind::flag, "", "overwrite existing files, including DIR/import.target"},
});
constexpr auto init_secret_options = std::to_array<Option>({
    enclave_option,
    organization,
    Option{"user", ValueKind::text, "ID", "user ID in the message (default: empty)"},
    bundle_output,
    Option{"force", ValueKind::flag, "", "overwrite existing files, including DIR/secret.target"},
});
constexpr auto init_otp_options = std::to_array<Option>({
    enclave_option,
    Option{"organization", ValueKind::text, "ID", "organization ID in the message (default: none)"},
    bundle_output,
    Option{"force", ValueKind::flag, "", "overwrite existing files, including DIR/otp.target"},
});
constexpr auto open_otp_options = std::to_array<Option>({enclave_option, message_input});
constexpr auto open_options = join(open_otp_options, plaintext_output_options);

constexpr auto rows = std::to_array<Command>({
    Command{"enclave new", "Create a test enclave: a directory with a quorum key", new_options, create},
    Command{"enclave export", "Create a signed export bundle (mnemonic or private key)", export_options, export_wallet},
    Command{"enclave export-secret", "Create a signed secret bundle", export_secret_options, export_secret},
    Command{"enclave credential", "Create an (unsigned) credential bundle", credential_options, credential},
    Command{"enclave init-import", "Create an import bundle; store its private key in DIR/import.target", init_import_options,
            publish<import_target>},
    Command{"enclave open-import", "Decrypt the reply to init-import (once per target)", open_options, open_reply<import_target>},
    Command{"enclave init-secret", "Create a secret target; store its private key in DIR/secret.target", init_secret_options,
            publish<secret_target>},
    Command{"enclave open-secret", "Decrypt the reply to init-secret (once per target)", open_options, open_reply<secret_target>},
    Command{"enclave init-otp", "Create an OTP target; store its private key in DIR/otp.target", init_otp_options, publish<otp_target>},
    Command{"enclave open-otp", "Decrypt the reply to init-otp (once per target)", open_otp_options, open_reply<otp_target>},
    Command{"enclave open-oauth2-client-secret", "Decrypt an OAuth 2.0 client secret", open_options, open_addressed<oauth2>},
    Command{"enclave open-on-ramp", "Decrypt an on-ramp secret", open_options, open_addressed<on_ramp>},
    Command{"enclave open-pull-secret", "Decrypt a pull secret", open_options, open_addressed<pull_secret>},
});

}  // namespace

std::span<const Command> enclave_commands() {
    return rows;
}

}  // namespace coffer::cli
