// decrypt: opens messages that an enclave sealed to the user's encryption key.
#include <algorithm>
#include <string>

#include "cli/commands/commands.hpp"
#include "cli/input/arguments.hpp"
#include "cli/input/decryption_key.hpp"
#include "cli/input/derivation_source.hpp"
#include "cli/input/input.hpp"
#include "cli/input/keys.hpp"
#include "cli/input/lines.hpp"
#include "cli/output/output.hpp"
#include "cli/output/plaintext.hpp"
#include "coffer/address/address.hpp"
#include "coffer/bundle/credential.hpp"
#include "coffer/bundle/export.hpp"
#include "coffer/bundle/legacy.hpp"
#include "coffer/bundle/secret.hpp"
#include "coffer/bundle/unsigned_bundle.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/keys/key_format.hpp"
#include "core/try.hpp"

namespace coffer::cli {
namespace {

constexpr std::size_t key_size = 32;

// An export bundle does not state the curve of its 32 bytes, so the requested format decides. Hexadecimal fits every curve.
Result<SecretText> key_text(KeyFormat format, std::span<const CurveId> curves, const bundle::OpenedExport& opened) {
    COFFER_TRY(const SecretArray<key_size> bytes, opened.private_key_bytes());
    if (format == KeyFormat::hexadecimal) return hex::encode_secret(bytes.reveal());
    COFFER_TRY(const AnyPrivateKey key, named(opened.private_key(curves.front()), "private key"));
    return encode_private_key(format, key);
}

Status check_solana_address(const Arguments& arguments, const bundle::OpenedExport& opened) {
    COFFER_TRY(const std::string_view text, arguments.required("solana-address"));
    COFFER_TRY(const address::DecodedAddress expected, named(address::decode(AddressFormat::solana, text), "solana-address"));
    COFFER_TRY(const AnyPrivateKey key, named(opened.private_key(CurveId::ed25519), "private key"));
    COFFER_TRY(const std::string own, address::encode(AddressFormat::solana, public_key_of(key)));
    if (own != expected.canonical()) return fail(Errc::address_key_mismatch, "solana-address");
    return Ok{};
}

Result<int> deliver_key(Context& context, const bundle::OpenedExport& opened, const KeyFormatRow& row) {
    if (context.arguments.has("solana-address")) COFFER_CHECK(check_solana_address(context.arguments, opened));
    COFFER_TRY(const SecretText text, key_text(row.id, row.curves, opened));
    return deliver_key(context, opened.reveal(), row.name, text);
}

Result<const KeyFormatRow*> export_format(std::string_view name) {
    COFFER_TRY(const KeyFormat format, sealed_format(name));
    for (const KeyFormatRow& row : key_formats()) {
        if (row.id == format) return &row;
    }
    return fail(Errc::unknown_key_format, "key-format");
}

Result<int> deliver_declared(Context& context, const bundle::OpenedExport& opened, std::string_view name) {
    if (name != "mnemonic") {
        COFFER_TRY(const KeyFormatRow* row, export_format(name));
        return deliver_key(context, opened, *row);
    }
    COFFER_TRY(const bundle::WalletPlaintext wallet, named(opened.wallet(), "plaintext"));
    COFFER_CHECK(named(Mnemonic::parse(wallet.phrase), "mnemonic"));
    return deliver_wallet(context, opened.reveal(), wallet);
}

Result<std::optional<std::string_view>> declared_format(const Arguments& arguments) {
    const auto name = arguments.text("key-format");
    if (arguments.has("solana-address")) {
        if (name && *name != "solana") return fail(Errc::usage_conflict, "solana-address");
        return std::optional<std::string_view>("solana");
    }
    if (name && *name != "mnemonic") COFFER_CHECK(export_format(*name));
    return name;
}

Result<int> decrypt_export(Context& context) {
    COFFER_TRY(const auto format, declared_format(context.arguments));
    COFFER_TRY(const bundle::OrganizationId organization, read_organization(context.arguments));
    COFFER_TRY(const bundle::TrustAnchors anchors, read_anchors(context));
    COFFER_TRY(const SecretBytes text, context.input.file("export-bundle-input"));
    COFFER_TRY(const KeyPair<P256> encryption_key, read_encryption_key(context));
    COFFER_TRY(const bundle::SignedExport signed_bundle, named(bundle::SignedExport::parse(as_text(text.reveal())), "bundle"));
    COFFER_TRY(const bundle::VerifiedExport verified, named(signed_bundle.verify(anchors, organization), "bundle"));
    COFFER_TRY(const bundle::OpenedExport opened, named(verified.open(encryption_key), "bundle"));
    return format ? deliver_declared(context, opened, *format) : deliver_undeclared(context, opened.reveal());
}

constexpr LineBatch export_bundles{"export-bundles-input", "bundle", bundle::max_bundle_bytes};
constexpr LineBatch credential_bundles{"credential-bundles-input", "bundle", bundle::max_compact_length};

Result<int> decrypt_exports(Context& context) {
    COFFER_TRY(const auto format, declared_format(context.arguments));
    COFFER_TRY(const bundle::OrganizationId organization, read_organization(context.arguments));
    COFFER_TRY(const bundle::TrustAnchors anchors, read_anchors(context));
    COFFER_TRY(const KeyPair<P256> encryption_key, read_encryption_key(context));
    const auto print = [&](Bytes line, Output& output) -> Status {
        COFFER_TRY(const bundle::SignedExport signed_bundle, bundle::SignedExport::parse(as_text(line)));
        COFFER_TRY(const bundle::VerifiedExport verified, signed_bundle.verify(anchors, organization));
        COFFER_TRY(const bundle::OpenedExport opened, verified.open(encryption_key));
        Context to_line{context.arguments, context.input, output, context.files, context.subject};
        COFFER_CHECK(format ? deliver_declared(to_line, opened, *format) : deliver_undeclared(to_line, opened.reveal()));
        return Ok{};
    };
    COFFER_CHECK(run_lines(context, export_bundles, print));
    return 0;
}

// Version 0 needs its own option, because its signature covers neither the organization nor the ciphertext.
Result<int> decrypt_legacy_export(Context& context) {
    COFFER_TRY(const auto format, declared_format(context.arguments));
    COFFER_TRY(const bundle::TrustAnchors anchors, read_anchors(context));
    COFFER_TRY(const SecretBytes text, context.input.file("legacy-export-bundle-input"));
    COFFER_TRY(const KeyPair<P256> encryption_key, read_encryption_key(context));
    COFFER_TRY(const auto signed_bundle, named(bundle::SignedLegacyExport::parse(as_text(text.reveal())), "bundle"));
    COFFER_TRY(const auto verified, named(signed_bundle.verify(anchors), "bundle"));
    COFFER_TRY(const bundle::OpenedExport opened, named(verified.open(encryption_key), "bundle"));
    context.output.notice("version 0 bundle: the signature does not cover the ciphertext, so anyone could have encrypted the content");
    return format ? deliver_declared(context, opened, *format) : deliver_undeclared(context, opened.reveal());
}

void print_credential(TextBuffer& output, const PrivateKey<P256>& key) {
    const SecretText digits = hex::encode_secret(key.reveal());
    if (!output.json()) return print_line(output, digits.reveal());
    Record(output).text("kind", "credential").text("privateKey", digits).text("publicKey", hex::encode(key.public_key().compressed()));
}

Result<int> decrypt_credential(Context& context) {
    COFFER_TRY(const SecretBytes text, context.input.file("credential-bundle-input"));
    COFFER_TRY(const KeyPair<P256> encryption_key, read_encryption_key(context));
    COFFER_TRY(const PrivateKey<P256> key, named(bundle::open_credential(as_text(text.reveal()), encryption_key), "bundle"));
    const SecretText digits = hex::encode_secret(key.reveal());
    const Bytes content = context.arguments.has("raw") ? Bytes(key.reveal()) : digits.reveal();
    return deliver(context, content, [&] { print_credential(context.output, key); });
}

Result<int> decrypt_credentials(Context& context) {
    COFFER_TRY(const KeyPair<P256> encryption_key, read_encryption_key(context));
    const auto print = [&](Bytes line, Output& output) -> Status {
        COFFER_TRY(const PrivateKey<P256> key, bundle::open_credential(as_text(line), encryption_key));
        print_credential(output, key);
        return Ok{};
    };
    COFFER_CHECK(run_lines(context, credential_bundles, print));
    return 0;
}

Result<int> decrypt_secret(Context& context) {
    COFFER_TRY(const bundle::OrganizationId organization, read_organization(context.arguments));
    COFFER_TRY(const bundle::TrustAnchors anchors, read_anchors(context));
    COFFER_TRY(const SecretBytes text, context.input.file("secret-bundle-input"));
    COFFER_TRY(const KeyPair<P256> encryption_key, read_encryption_key(context));
    COFFER_TRY(const bundle::SignedSecret signed_bundle, named(bundle::SignedSecret::parse(as_text(text.reveal())), "bundle"));
    COFFER_TRY(const bundle::VerifiedSecret verified, named(signed_bundle.verify(anchors, organization), "bundle"));
    COFFER_TRY(const bundle::OpenedSecret opened, named(verified.open(encryption_key), "bundle"));
    return deliver_secret(context, opened.reveal(), "secret");
}

// One row for each kind of message. The option that names the input file selects the row. `only` lists the options of export_only that the
// kind takes; the others are errors. `many`: the file has one message per line, and the results are printed, not written to a file.
struct Kind {
    const char* input;
    Result<int> (*run)(Context&);
    std::span<const std::string_view> only;
    bool many = false;
};

constexpr std::string_view export_only[] = {"organization", "signer-quorum-key", "key-format", "solana-address"};
constexpr std::string_view legacy_only[] = {"signer-quorum-key", "key-format", "solana-address"};
constexpr std::string_view secret_only[] = {"organization", "signer-quorum-key"};
constexpr Kind kinds[] = {
    {"export-bundle-input", decrypt_export, export_only},         {"credential-bundle-input", decrypt_credential, {}},
    {"secret-bundle-input", decrypt_secret, secret_only},         {"legacy-export-bundle-input", decrypt_legacy_export, legacy_only},
    {"export-bundles-input", decrypt_exports, export_only, true}, {"credential-bundles-input", decrypt_credentials, {}, true},
};

Result<int> decrypt(Context& context) {
    const Kind* chosen = nullptr;
    for (const Kind& kind : kinds) {
        if (!context.arguments.has(kind.input)) continue;
        if (chosen != nullptr) return fail(Errc::usage_conflict, kind.input);
        chosen = &kind;
    }
    if (chosen == nullptr) return fail(Errc::usage_missing_option, "export-bundle-input");
    for (const std::string_view option : export_only) {
        if (context.arguments.has(option) && std::ranges::find(chosen->only, option) == chosen->only.end()) {
            return fail(Errc::usage_conflict, option.data());
        }
    }
    for (const Option& option : plaintext_output_options) {
        if (chosen->many && option.name != "force" && context.arguments.has(option.name))
            return fail(Errc::usage_conflict, option.name.data());
    }
    if (!chosen->many && context.arguments.has("threads")) return fail(Errc::usage_conflict, "threads");
    return chosen->run(context);
}

constexpr auto decrypt_options =
    join(std::to_array<Option>({
             Option{"export-bundle-input", ValueKind::file, "FILE", "export bundle: mnemonic or private key"},
             Option{"credential-bundle-input", ValueKind::file, "FILE", "credential bundle: API key"},
             Option{"secret-bundle-input", ValueKind::file, "FILE", "secret bundle: secret stored by the service"},
             Option{"legacy-export-bundle-input", ValueKind::file, "FILE",
                    "version 0 export bundle (before May 2024); ciphertext is not signed"},
             Option{"export-bundles-input", ValueKind::file, "FILE", "export bundles of one organization, one per line"},
             Option{"credential-bundles-input", ValueKind::file, "FILE", "credential bundles, one per line"},
         }),
         encryption_key_options,
         std::to_array<Option>({
             Option{"organization", ValueKind::text, "ID", "expected organization ID (required for export and secret bundles)"},
             signer_option,
             Option{"key-format", ValueKind::text, "FORMAT", "plaintext type (default: auto-detect)", false, {}, sealed_formats},
             Option{"solana-address", ValueKind::text, "ADDRESS", "expected address of the key; implies --key-format solana"},
         }),
         plaintext_output_options, std::to_array<Option>({batch_threads_option}));

constexpr auto rows = std::to_array<Command>({Command{"decrypt", "Verify and decrypt a bundle", decrypt_options, decrypt}});

}  // namespace

std::span<const Command> decrypt_commands() {
    return rows;
}

}  // namespace coffer::cli
