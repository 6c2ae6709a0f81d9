// The commands `key public` and `key convert`.
#include <algorithm>

#include "cli/commands/commands.hpp"
#include "cli/input/arguments.hpp"
#include "cli/input/derivation_source.hpp"
#include "cli/input/keys.hpp"
#include "cli/output/output.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/keys/key_format.hpp"
#include "core/try.hpp"

namespace coffer::cli {
namespace {

std::optional<std::string> uncompressed_hex(const AnyPublicKey& key) {
    if (const auto* point = std::get_if<PublicKey<Secp256k1>>(&key)) return hex::encode(point->uncompressed());
    if (const auto* point = std::get_if<PublicKey<P256>>(&key)) return hex::encode(point->uncompressed());
    return std::nullopt;
}

Result<std::optional<KeyFormat>> option_format(const Arguments& arguments, const char* option) {
    const auto name = arguments.text(option);
    if (!name) return std::optional<KeyFormat>();
    COFFER_TRY(const KeyFormat format, named(parse_key_format(*name), option));
    return std::optional(format);
}

// --from sui-bech32 means the service's format, which has only Ed25519 keys. Without --from, a Sui text may be on any curve.
Result<PrivateKeyText> read_key(Context& context, CurveId bare_curve) {
    COFFER_TRY(const std::optional<KeyFormat> from, option_format(context.arguments, "from"));
    COFFER_TRY(std::optional<CurveId> curve, option_curve(context.arguments));
    if (!curve && from == KeyFormat::sui_bech32) curve = CurveId::ed25519;
    return read_key_file(context, "key-file", "key", {.format = from, .curve = curve, .bare_curve = bare_curve});
}

Result<int> show_public(Context& context) {
    COFFER_TRY(const PrivateKeyText file, read_key(context, CurveId::p256));
    const AnyPublicKey half = public_key_of(file.key);
    const std::optional<std::string> long_form = uncompressed_hex(half);
    if (!context.output.json()) {
        context.output.raw((file.compressed ? public_key_hex(half) : *long_form) + "\n");
        return 0;
    }
    const CurveId found = curve_of(file.key);
    Record record(context.output);
    record.text("curve", curve_service_name(found).empty() ? curve_name(found) : curve_service_name(found));
    record.text("publicKey", public_key_hex(half));
    if (long_form) record.text("publicKeyUncompressed", *long_form);
    if (!file.compressed) record.boolean("compressed", false);
    return 0;
}

const KeyFormatRow& row_of(KeyFormat format) {
    for (const KeyFormatRow& row : key_formats()) {
        if (row.id == format) return row;
    }
    contract_violated("a key format has no row");
}

bool carries(const KeyFormatRow& row, CurveId curve) {
    return std::find(row.curves.begin(), row.curves.end(), curve) != row.curves.end();
}

// The curve of hexadecimal digits if neither their text nor --curve states it. It depends on the output format: Ed25519 for Sui, as in the
// service; P-256, as in key files, if the format has it; otherwise the format's first curve.
CurveId usual_curve(const KeyFormatRow& to) {
    if (to.id == KeyFormat::sui_bech32) return CurveId::ed25519;
    return carries(to, CurveId::p256) ? CurveId::p256 : to.curves.front();
}

// WIF records whether the addresses of a key are made from the uncompressed public key. Conversion keeps this if the output is WIF too.
struct FormInWif {
    KeyFormat compressed;
    KeyFormat uncompressed;
};
constexpr auto wif_forms = std::to_array<FormInWif>({
    {KeyFormat::bitcoin_mainnet_wif, KeyFormat::bitcoin_mainnet_wif_uncompressed},
    {KeyFormat::bitcoin_testnet_wif, KeyFormat::bitcoin_testnet_wif_uncompressed},
});

KeyFormat keep_form(Context& context, const PrivateKeyText& file, KeyFormat to) {
    if (file.compressed) return to;
    for (const FormInWif& row : wif_forms) {
        if (to == row.compressed || to == row.uncompressed) return row.uncompressed;
    }
    context.output.notice("the key uses an uncompressed public key; the output format cannot record this");
    return to;
}

// Returns the bytes of a format whose text is hexadecimal digits.
Result<SecretBytes> raw_bytes(KeyFormat to, const SecretText& text) {
    constexpr KeyFormat with_bytes[] = {KeyFormat::hexadecimal, KeyFormat::pkcs8, KeyFormat::sec1};
    if (std::find(std::begin(with_bytes), std::end(with_bytes), to) == std::end(with_bytes)) return fail(Errc::usage_conflict, "raw");
    return hex::decode_secret(text.reveal());
}

Result<int> convert(Context& context) {
    COFFER_TRY(const std::string_view to_name, context.arguments.required("to"));
    COFFER_TRY(KeyFormat to, named(parse_key_format(to_name), "to"));
    const bool raw = context.arguments.has("raw");
    if (raw && context.output.json()) return fail(Errc::usage_conflict, "raw");
    COFFER_TRY(const PrivateKeyText file, read_key(context, usual_curve(row_of(to))));
    to = keep_form(context, file, to);
    COFFER_TRY(const SecretText converted, named(encode_private_key(to, file.key), "to"));
    if (raw) {
        COFFER_TRY(const SecretBytes bytes, raw_bytes(to, converted));
        context.output.raw(bytes.reveal());
    } else if (context.output.json()) {
        Record record(context.output);
        record.text("format", row_of(to).name).text("privateKey", converted);
        if (!file.compressed) record.boolean("compressed", false);
    } else {
        const bool has_line_break = to == KeyFormat::pkcs8_pem || to == KeyFormat::sec1_pem;
        context.output.raw(converted.reveal());
        if (!has_line_break) context.output.raw("\n");
    }
    return 0;
}

constexpr std::string_view format_names =
    "hexadecimal solana solana-json bitcoin-mainnet-wif bitcoin-testnet-wif bitcoin-mainnet-wif-uncompressed "
    "bitcoin-testnet-wif-uncompressed sui-bech32 pkcs8 pkcs8-pem sec1 sec1-pem jwk stellar-seed";
constexpr Option curve_option{
    "curve", ValueKind::text, "CURVE", "curve of a bare hex key (default: p256, or by output format)", false, {}, "secp256k1 ed25519 p256"};
constexpr Option from_option{"from", ValueKind::text, "FORMAT", "input format (default: auto-detect)", false, {}, format_names};
constexpr Option key_option{"key-file", ValueKind::file, "FILE", "private key: PEM, DER, JWK, WIF, hex, hex:curve, ...", true};
constexpr auto public_options = std::to_array<Option>({key_option, from_option, curve_option});
constexpr auto convert_options = std::to_array<Option>({
    from_option,
    Option{"to", ValueKind::text, "FORMAT", "output format", true, {}, format_names},
    key_option,
    curve_option,
    Option{"raw", ValueKind::flag, "", "print bytes, not text (only with pkcs8, sec1, hexadecimal)"},
});

constexpr auto rows = std::to_array<Command>({
    Command{"key public", "Print the public key of a private key file", public_options, show_public},
    Command{"key convert", "Convert a private key to another format", convert_options, convert},
});

}  // namespace

std::span<const Command> key_commands() {
    return rows;
}

}  // namespace coffer::cli
