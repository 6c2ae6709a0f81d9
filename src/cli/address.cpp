// address encode, address check, formats, profiles.
#include "coffer/address/address.hpp"

#include "cli/address_options.hpp"
#include "cli/arguments.hpp"
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/source.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/hd/profile.hpp"
#include "core/try.hpp"

namespace coffer::cli {
namespace {

Result<int> encode(Context& context) {
    COFFER_TRY(const std::string_view name, context.arguments.required("format"));
    COFFER_TRY(const AddressFormat format, named(address::parse_format(name), "format"));
    COFFER_TRY(const std::optional<CurveId> curve, option_curve(context.arguments));
    COFFER_TRY(const address::EncodeOptions options, read_address_options(context.arguments));
    COFFER_TRY(const std::string_view digits, context.arguments.required("public-key"));
    COFFER_TRY(const std::vector<u8> bytes, named(hex::decode(digits), "public-key"));
    const address::FormatRow& row = address::row_of(format);
    COFFER_TRY(const address::CurvePath path, named(address::curve_path(row, curve.value_or(row.curves().front().curve)), "curve"));
    COFFER_TRY(const AnyPublicKey key, named(parse_public_key(path.curve, bytes), "public-key"));
    COFFER_TRY(const std::string address, address::encode(format, key, options));
    if (!context.output.json()) {
        context.output.raw(address + "\n");
    } else {
        Record(context.output).text("address", address);
    }
    return 0;
}

Result<std::vector<address::DecodedAddress>> candidates(const Arguments& arguments) {
    COFFER_TRY(const std::optional<CurveId> curve, option_curve(arguments));
    const std::string_view text = arguments.positional();
    const auto name = arguments.text("format");
    if (!name && arguments.has("hrp")) return fail(Errc::usage_missing_option, "format");
    if (!name) return named(address::identify(text, curve), "address");
    COFFER_TRY(const AddressFormat format, named(address::parse_format(*name), "format"));
    const auto hrp = arguments.text("hrp");
    if (hrp && hrp->empty()) return fail(Errc::usage_value, "hrp");
    COFFER_TRY(const address::DecodedAddress decoded,
               named(hrp ? address::decode_under_hrp(format, *hrp, text, curve) : address::decode(format, text, curve), "address"));
    return std::vector{decoded};
}

Result<int> check(Context& context) {
    COFFER_TRY(const std::vector<address::DecodedAddress> found, candidates(context.arguments));
    Record record(context.output);
    record.boolean("valid", true);
    record.objects("candidates", found.size(), [&](Record& item, std::size_t i) {
        const address::DecodedAddress& decoded = found[i];
        item.text("addressFormat", address::row_of(decoded.format()).printed_name())
            .text("network", network_name(decoded.network()))
            .text("kind", kind_name(decoded.kind()))
            .text("payload", hex::encode(decoded.payload()))
            .text("canonical", decoded.canonical());
        if (decoded.curve()) item.text("curve", curve_service_name(*decoded.curve()));
        if (decoded.tag()) item.number("tag", *decoded.tag());
        if (decoded.unchecksummed()) item.boolean("unchecksummed", true);
    });
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

constexpr Option format_option{"format", ValueKind::text, "F", "ADDRESS_FORMAT_X, X, or our name (coffer formats lists them)"};
constexpr Option curve_option{"curve", ValueKind::text,         "C", "the key's curve, where the format has several", false,
                              {},      "secp256k1 ed25519 p256"};

constexpr auto encode_options =
    join(std::to_array<Option>({
             Option{"format", ValueKind::text, "F", format_option.help, true},
             Option{"public-key", ValueKind::text, "HEX", "SEC 1 (33 or 65 bytes), or 32 bytes for ed25519", true},
             curve_option,
         }),
         address_options);
constexpr auto check_options = std::to_array<Option>(
    {format_option, curve_option,
     Option{"hrp", ValueKind::text, "HRP", "human-readable part that the address must have, of a Cosmos-like format"}});
constexpr std::array<Option, 0> no_options{};

constexpr auto rows = std::to_array<Command>({
    Command{"address encode", "Print the address of a public key", encode_options, encode},
    Command{"address check", "Check an address and tell every format that it fits", check_options, check, "TEXT"},
    Command{"formats", "List the address formats", no_options, formats},
    Command{"profiles", "List the paths of other wallets", no_options, list_profiles},
});

}  // namespace

std::span<const Command> address_commands() {
    return rows;
}

}  // namespace coffer::cli
