// encrypt: seal something to an enclave's key.
#include <algorithm>
#include <string>

#include "cli/arguments.hpp"
#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/input.hpp"
#include "cli/key_source.hpp"
#include "cli/output.hpp"
#include "cli/source.hpp"
#include "coffer/bundle/import.hpp"
#include "core/try.hpp"

namespace coffer::cli {
namespace {

Result<int> deliver(Context& context, const bundle::ClientMessage& message) {
    const std::string text = message.json();
    if (!context.arguments.has("encrypted-bundle-output")) {
        context.output.raw(text + "\n");
        return 0;
    }
    COFFER_TRY(const std::string_view path, context.arguments.required("encrypted-bundle-output"));
    const FileToWrite file{std::string(path), as_bytes(text), Access::open};
    COFFER_CHECK(named(write_files({&file, 1}, context.arguments.has("force")), "encrypted-bundle-output"));
    return 0;
}

Result<bundle::ClientMessage> seal_phrase(Context& context, const bundle::VerifiedImportTarget& target, const SecretText& phrase) {
    COFFER_CHECK(named(Mnemonic::parse(phrase), "mnemonic"));
    if (!context.arguments.has("passphrase-input")) return named(target.seal_mnemonic(phrase), "mnemonic");
    COFFER_TRY(const SecretText passphrase, named(context.input.text("passphrase-input"), "passphrase"));
    return named(target.seal_mnemonic(phrase, &passphrase), "passphrase");
}

// The curve whose keys a format carries. A hexadecimal key may be of any curve; unless --curve says which, it is checked to be 32 bytes.
Result<CurveId> curve_of_format(const Arguments& arguments, KeyFormat format) {
    if (const auto name = arguments.text("curve")) return named(parse_curve(*name), "curve");
    for (const KeyFormatRow& row : key_formats()) {
        if (row.id == format && row.curves.size() == 1) return row.curves.front();
    }
    return CurveId::ed25519;
}

constexpr KeyFormat import_formats[] = {KeyFormat::hexadecimal, KeyFormat::solana, KeyFormat::bitcoin_mainnet_wif,
                                        KeyFormat::bitcoin_testnet_wif, KeyFormat::sui_bech32};

Result<KeyFormat> import_format(std::string_view name) {
    COFFER_TRY(const KeyFormat format, named(parse_key_format(name), "key-format"));
    if (std::ranges::find(import_formats, format) == std::end(import_formats)) return fail(Errc::unknown_key_format, "key-format");
    return format;
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

    COFFER_TRY(const std::string_view organization_text, context.arguments.required("organization"));
    COFFER_TRY(const std::string_view user_text, context.arguments.required("user"));
    COFFER_TRY(bundle::OrganizationId organization, bundle::OrganizationId::parse(organization_text));
    COFFER_TRY(bundle::UserId user, bundle::UserId::parse(user_text));
    COFFER_TRY(const bundle::TrustAnchors anchors, read_anchors(context));
    COFFER_TRY(const SecretBytes text, context.input.file("import-bundle-input"));
    COFFER_TRY(const bundle::SignedImportTarget signed_target, named(bundle::SignedImportTarget::parse(as_text(text.reveal())), "bundle"));
    COFFER_TRY(const bundle::VerifiedImportTarget target,
               named(signed_target.verify(anchors, bundle::Owner{std::move(organization), std::move(user)}), "bundle"));

    COFFER_TRY(const SecretText plaintext, named(context.input.text("plaintext-input"), "plaintext"));
    if (mnemonic) {
        COFFER_TRY(const bundle::ClientMessage message, seal_phrase(context, target, plaintext));
        return deliver(context, message);
    }
    COFFER_TRY(const CurveId curve, curve_of_format(context.arguments, format));
    COFFER_TRY(const bundle::ClientMessage message, named(target.seal_private_key(format, curve, plaintext), "private key"));
    return deliver(context, message);
}

constexpr auto encrypt_options = std::to_array<Option>({
    Option{"import-bundle-input", ValueKind::file, "F", "the import bundle: a key of the enclave to seal to", true},
    Option{"plaintext-input", ValueKind::file, "F", "the phrase or private key", true},
    organization_option,
    Option{"user", ValueKind::text, "ID", "the user that the import bundle must name", true},
    Option{"key-format",
           ValueKind::text,
           "K",
           "what the plaintext is (default mnemonic)",
           false,
           {},
           "mnemonic hexadecimal solana bitcoin-mainnet-wif bitcoin-testnet-wif sui-bech32"},
    Option{"curve", ValueKind::text, "C", "curve of a hexadecimal key: its range is then checked", false, {}, "secp256k1 ed25519 p256"},
    Option{"passphrase-input", ValueKind::file, "F", "the phrase's BIP-39 passphrase"},
    signer_option,
    Option{"encrypted-bundle-output", ValueKind::file, "F", "write the sealed message there"},
    Option{"force", ValueKind::flag, "", "replace a file that exists"},
});

constexpr auto rows =
    std::to_array<Command>({Command{"encrypt", "Seal a phrase or a private key for import", encrypt_options, encrypt_import}});

}  // namespace

std::span<const Command> encrypt_commands() {
    return rows;
}

}  // namespace coffer::cli
