// The commands `address encode`, `formats` and `profiles`. `address check` is in address_check.cpp.
#include "coffer/address/address.hpp"
#include "cli/commands/address_check.hpp"
#include "cli/commands/address_options.hpp"
#include "cli/commands/commands.hpp"
#include "cli/input/arguments.hpp"
#include "cli/input/derivation_source.hpp"
#include "cli/output/output.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/hd/profile.hpp"
#include "coffer/keys/key_reader.hpp"
#include "core/try.hpp"

namespace coffer::cli {
namespace {

// Without --curve, the format's curves are tried in order. A key that states its curve matches that one; hexadecimal digits state none and
// match the format's first.
Result<PublicKeyText> read_key(std::string_view text, const address::FormatRow& row, std::optional<CurveId> curve) {
    if (curve) return read_public_key(text, *curve);
    Result<PublicKeyText> key = fail(Errc::curve_mismatch);
    for (const address::CurvePath& path : row.curves()) {
        key = read_public_key(text, path.curve);
        if (key || key.error().code != Errc::curve_mismatch) break;
    }
    return key;
}

Result<int> encode(Context& context) {
    COFFER_TRY(const std::string_view name, context.arguments.required("format"));
    COFFER_TRY(const AddressFormat format, named(address::parse_format(name), "format"));
    COFFER_TRY(const std::optional<CurveId> curve, option_curve(context.arguments));
    COFFER_TRY(const address::EncodeOptions options, read_address_options(context.arguments));
    COFFER_TRY(const std::string_view text, context.arguments.required("public-key"));
    const address::FormatRow& row = address::row_of(format);
    if (curve) COFFER_CHECK(named(address::curve_path(row, *curve), "curve"));
    COFFER_TRY(const PublicKeyText key, named(read_key(text, row, curve), "public-key"));
    COFFER_TRY(const std::string address, named(address::encode(format, key, options), "public-key"));
    if (!context.output.json()) {
        context.output.raw(address + "\n");
    } else {
        Record(context.output).text("address", address);
    }
    return 0;
}

Result<int> formats(Context& context) {
    for (const address::FormatRow& row : address::formats()) {
        std::vector<std::string_view> curves;
        for (const address::CurvePath& path : row.curves()) curves.push_back(curve_service_name(path.curve));
        if (context.output.json()) {
            Record(context.output)
                .text("addressFormat", row.printed_name())
                .text("name", row.name)
                .text("family", row.family)
                .list("curves", curves)
                .text("pathTemplate", row.curves().front().path)
                .text("standard", row.standard)
                .text("example", row.example);
        } else {
            std::string line(row.name);
            line.append(line.size() < 26 ? 26 - line.size() : 1, ' ');
            line += row.curves().front().path;
            line.append(line.size() < 52 ? 52 - line.size() : 1, ' ');
            line += row.example;
            context.output.raw(line + "\n");
        }
    }
    return 0;
}

Result<int> list_profiles(Context& context) {
    for (const ProfileRow& row : profiles()) {
        COFFER_TRY(const AddressFormat format, address::parse_format(row.format));
        if (context.output.json()) {
            Record(context.output)
                .text("profile", row.profile)
                .text("addressFormat", address::row_of(format).printed_name())
                .text("pathTemplate", row.path_template)
                .text("source", row.source);
        } else {
            std::string line(row.profile);
            line.append(line.size() < 20 ? 20 - line.size() : 1, ' ');
            line += row.format;
            line.append(line.size() < 46 ? 46 - line.size() : 1, ' ');
            line += row.path_template;
            context.output.raw(line + "\n");
        }
    }
    return 0;
}

constexpr Option format_option{"format", ValueKind::text, "FORMAT", "expected format, see coffer formats (default: any)"};
constexpr Option curve_option{
    "curve", ValueKind::text,         "CURVE", "key curve, if the format has several (default: any that fits)", false,
    {},      "secp256k1 ed25519 p256"};

constexpr auto encode_options =
    join(std::to_array<Option>({
             Option{"format", ValueKind::text, "FORMAT", "address format, see coffer formats", true},
             Option{"public-key", ValueKind::text, "KEY", "public key: hex (SEC 1 or 32 bytes), SPKI (PEM, base64, hex) or JWK", true},
             curve_option,
         }),
         address_options);
constexpr auto check_options = std::to_array<Option>(
    {format_option, curve_option, Option{"hrp", ValueKind::text, "HRP", "expected human-readable part (Cosmos-like formats)"},
     tolerate_option, Option{"addresses-file", ValueKind::file, "FILE", "addresses to check, one per line, instead of TEXT"}});
constexpr std::array<Option, 0> no_options{};

constexpr auto rows = std::to_array<Command>({
    Command{"address encode", "Encode a public key as an address", encode_options, encode},
    Command{"address check", "Validate an address and list all formats that it fits", check_options, check_address, "TEXT", false, true},
    Command{"formats", "List address formats with path templates and examples", no_options, formats},
    Command{"profiles", "List path profiles of other wallets", no_options, list_profiles},
});

}  // namespace

std::span<const Command> address_commands() {
    return rows;
}

}  // namespace coffer::cli
