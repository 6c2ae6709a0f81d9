// key public, key convert.
#include <algorithm>

#include "cli/arguments.hpp"
#include "cli/commands.hpp"
#include "cli/input.hpp"
#include "cli/output.hpp"
#include "cli/source.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/keys/key_file.hpp"
#include "coffer/keys/key_format.hpp"
#include "core/try.hpp"

namespace coffer::cli {
namespace {

std::optional<std::string> uncompressed_hex(const AnyPublicKey& key) {
    if (const auto* point = std::get_if<PublicKey<Secp256k1>>(&key)) return hex::encode(point->uncompressed());
    if (const auto* point = std::get_if<PublicKey<P256>>(&key)) return hex::encode(point->uncompressed());
    return std::nullopt;
}

Result<int> show_public(Context& context) {
    COFFER_TRY(const std::optional<CurveId> curve, option_curve(context.arguments));
    COFFER_TRY(const SecretText text, context.input.text("key-file"));
    COFFER_TRY(const AnyPrivateKey key, named(parse_private_key_file(text, curve), "key"));
    const AnyPublicKey half = public_key_of(key);
    if (!context.output.json()) {
        context.output.raw(public_key_hex(half) + "\n");
        return 0;
    }
    Record record(context.output);
    record.text("curve", curve_service_name(curve_of(key))).text("publicKey", public_key_hex(half));
    if (const auto long_form = uncompressed_hex(half)) record.text("publicKeyUncompressed", *long_form);
    return 0;
}

const KeyFormatRow& row_of(KeyFormat format) {
    for (const KeyFormatRow& row : key_formats()) {
        if (row.id == format) return row;
    }
    invariant_failed();
}

bool carries(const KeyFormatRow& row, CurveId curve) {
    return std::find(row.curves.begin(), row.curves.end(), curve) != row.curves.end();
}

// The curve of a key where neither its text nor --curve tells: the format's only one; Ed25519 for Sui, whose other keys must be asked for
// by --curve, as the service has none; or else P-256, as in key files.
CurveId usual_curve(const KeyFormatRow& row) {
    if (row.id == KeyFormat::sui_bech32) return CurveId::ed25519;
    return carries(row, CurveId::p256) ? CurveId::p256 : row.curves.front();
}

// Hexadecimal tells no curve, but a key file may name it behind a colon.
Result<AnyPrivateKey> read_hexadecimal(const SecretText& text, const KeyFormatRow& to) {
    const Bytes bytes = text.reveal();
    if (std::find(bytes.begin(), bytes.end(), u8{':'}) != bytes.end()) return parse_private_key_file(text);
    return decode_private_key(KeyFormat::hexadecimal, usual_curve(to), text);
}

Result<AnyPrivateKey> read_key(KeyFormat from, const SecretText& text, std::optional<CurveId> curve, const KeyFormatRow& to) {
    if (curve) return decode_private_key(from, *curve, text);
    if (from == KeyFormat::hexadecimal) return read_hexadecimal(text, to);
    if (from == KeyFormat::sui_bech32) return decode_private_key(from, usual_curve(row_of(from)), text);
    return decode_private_key(from, text);
}

Result<int> convert(Context& context) {
    COFFER_TRY(const std::string_view from_name, context.arguments.required("from"));
    COFFER_TRY(const std::string_view to_name, context.arguments.required("to"));
    COFFER_TRY(const KeyFormat from, named(parse_key_format(from_name), "from"));
    COFFER_TRY(const KeyFormat to, named(parse_key_format(to_name), "to"));
    COFFER_TRY(const std::optional<CurveId> curve, option_curve(context.arguments));
    COFFER_TRY(const SecretText text, context.input.text("key-file"));
    COFFER_TRY(const AnyPrivateKey key, named(read_key(from, text, curve, row_of(to)), "key"));
    COFFER_TRY(const SecretText converted, named(encode_private_key(to, key), "to"));
    if (context.output.json()) {
        Record(context.output).text("format", row_of(to).name).text("privateKey", converted);
    } else {
        context.output.raw(converted.reveal());
        context.output.raw("\n");
    }
    return 0;
}

constexpr std::string_view format_names =
    "hexadecimal solana solana-json bitcoin-mainnet-wif bitcoin-testnet-wif sui-bech32 pkcs8 jwk sec1 stellar-seed";
constexpr Option curve_option{"curve", ValueKind::text,         "C", "the key's curve, where its text does not tell", false,
                              {},      "secp256k1 ed25519 p256"};
constexpr auto public_options = std::to_array<Option>(
    {Option{"key-file", ValueKind::file, "F", "a private key file: hex, with or without :curve (default p256)", true}, curve_option});
constexpr auto convert_options = std::to_array<Option>({
    Option{"from", ValueKind::text, "FMT", "the format that the file has", true, {}, format_names},
    Option{"to", ValueKind::text, "FMT", "the format to print", true, {}, format_names},
    Option{"key-file", ValueKind::file, "F", "the private key", true},
    curve_option,
});

constexpr auto rows = std::to_array<Command>({
    Command{"key public", "Print the public key of a private key file", public_options, show_public},
    Command{"key convert", "Print a private key in another format", convert_options, convert},
});

}  // namespace

std::span<const Command> key_commands() {
    return rows;
}

}  // namespace coffer::cli
