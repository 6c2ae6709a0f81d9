#include "address/foreign_text.hpp"
#include "address/nearness.hpp"
#include "address/shape.hpp"
#include "address/tolerance.hpp"
#include "coffer/encoding/bech32.hpp"
#include "core/ascii.hpp"
#include "core/try.hpp"

namespace coffer::address {

class Decoder {
public:
    [[nodiscard]] static DecodedAddress make(const FormatRow& row, Payload payload) {
        DecodedAddress decoded(row, payload);
        payload.ton.standard_base64 = false;
        TextBuilder canonical;
        row.shape->write(row, payload, canonical);
        decoded.canonical_ = canonical.text();
        return decoded;
    }
};

DecodedAddress::DecodedAddress(const FormatRow& row, const Payload& payload) noexcept
    : format_(row.id),
      network_(payload.network == Network::none ? row.network : payload.network),
      kind_(row.kind),
      payload_size_(payload.size),
      payload_(payload.bytes),
      unchecksummed_(payload.unchecksummed),
      ton_(payload.ton),
      curve_(payload.curve),
      tag_(payload.tag) {}

namespace {

constexpr const char* what = "address";

// The shortest text of any format: Base58Check of 20 zero bytes with a version byte.
constexpr std::size_t shortest_address = 26;

// Errors that apply to all formats, checked before any of them reads the text.
Status check_text(std::string_view text) noexcept {
    if (text.empty()) return fail(Errc::text_empty, 0, what);
    if (text.size() > AddressText::capacity) return fail(Errc::address_length, AddressText::capacity, what);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] < '!' || text[i] > '~') return fail(Errc::address_character, i, what);
    }
    return Ok{};
}

// Position of an error that has none: the part of the text to which the error refers, otherwise the beginning.
std::size_t position_of(Errc code, std::string_view text) noexcept {
    constexpr std::size_t checksum = bech32::checksum_length;
    switch (code) {
        case Errc::bech32_checksum: return text.size() - std::min(text.size(), checksum);
        case Errc::bech32_padding_length:
        case Errc::bech32_padding_bits: return text.size() - std::min(text.size(), checksum + 1);
        default: return 0;
    }
}

Unexpected located(const Error& error, std::string_view text) noexcept {
    return fail(error.code, error.at == no_position ? position_of(error.code, text) : error.at, *error.what == '\0' ? what : error.what);
}

Result<Payload> read(const FormatRow& row, std::string_view text, std::optional<CurveId> curve, const Tolerance& tolerance = {}) {
    auto payload = row.shape->read(row, text, curve);
    if (payload) return payload;
    if (const auto canonical = canonical_form(row, text, tolerance)) {
        if (auto tolerated = row.shape->read(row, *canonical, curve)) return tolerated;
    }
    return located(payload.error(), text);
}

bool has_curve(const FormatRow& row, std::optional<CurveId> curve) noexcept {
    return !curve || curve_path(row, *curve).has_value();
}

bool is_address(std::string_view text) {
    return check_text(text) &&
           std::ranges::any_of(formats(), [&](const FormatRow& row) { return read(row, text, std::nullopt).has_value(); });
}

// Whether payment URIs use this scheme. A prefix that belongs to the address (CashAddr) is not a scheme.
bool is_uri_scheme(std::string_view scheme) {
    const auto names = [&](std::string_view name) { return core::equal_ignoring_case(scheme, name); };
    return std::ranges::any_of(formats(), [&](const FormatRow& row) { return names(row.family); }) &&
           std::ranges::none_of(formats(), [&](const FormatRow& row) { return names(row.params.hrp); });
}

// The error of a text that contains more than an address: the scheme or the parameters of a payment URI.
std::optional<Unexpected> surplus(std::string_view text) {
    const UriParts parts = cut_uri(text);
    if (parts.parameters && is_address(parts.bare)) return fail(Errc::address_parameters, parts.bare.size(), what);
    if (!parts.scheme.empty() && (is_uri_scheme(parts.scheme) || is_address(parts.address)))
        return fail(Errc::address_uri, static_cast<std::size_t>(parts.address.data() - text.data()), what);
    if (parts.scheme.empty() && parts.parameters && parts.bare.size() >= shortest_address)
        return fail(Errc::address_parameters, parts.bare.size(), what);
    return std::nullopt;
}

// The error of a text that no format accepts, but whose nature is certain.
std::optional<Unexpected> certain(std::string_view text) {
    if (const auto cut_off = surplus(text)) return cut_off;
    if (const char* kind = other_kind(text)) return fail(Errc::kind_not_offered, 0, kind);
    return std::nullopt;
}

// The error of a text that was evidently written as Bech32, or whose checksum is valid with a human-readable part that no format has. For
// other texts, `nearest`.
Unexpected of_bech32(std::string_view text, const Error& nearest) {
    constexpr std::size_t cashaddr_checksum = 8;
    const std::size_t colon = text.find(':');
    if (nearest.code == Errc::hrp_mismatch) {
        return fail(Errc::unknown_hrp, colon == std::string_view::npos ? text.rfind('1') : colon, what);
    }
    constexpr std::string_view hex_digits = "0123456789abcdefABCDEF";
    const bool hexadecimal = text.find_first_not_of(hex_digits) == std::string_view::npos;
    if (nearness(nearest.code) >= Nearness::by_kind || hexadecimal || !meant_as_bech32(text)) return fail(nearest);
    if (colon != std::string_view::npos) return fail(Errc::cashaddr_checksum, text.size() - cashaddr_checksum, what);
    ByteArray<AddressText::capacity> values;
    const auto parts = bech32::decode_into(values, text, AddressText::capacity);
    return parts ? fail(nearest) : located(parts.error(), text);
}

// The error of a text that no format accepts. `format_error` is that of the format that read furthest.
Unexpected unread(std::string_view text, const Error& format_error) {
    const Error nearest = of_bech32(text, format_error).error();
    const bool too_short = text.size() < shortest_address && nearness(nearest.code) <= Nearness::by_shape;
    return too_short || nearness(nearest.code) <= Nearness::by_size ? fail(Errc::address_syntax, 0, what) : fail(nearest);
}

// Whether `a` says more about the text than `b`. Of two errors of the same rank, the one later in the text counts.
bool nearer(const Error& a, const Error& b) noexcept {
    return nearness(a.code) != nearness(b.code) ? nearness(a.code) > nearness(b.code) : a.at > b.at;
}

// The error that says most, if `asked` refuses the text: another format may accept the text or read further.
Unexpected refined(const FormatRow& asked, std::string_view text, const Error& own) {
    if (own.code == Errc::hex_prefix) return fail(own);
    // A format without a checksum accepts almost any text of its length. Such a result counts only if the text has nothing in common with
    // the format asked for.
    const bool any_fit_counts = nearness(own.code) <= Nearness::by_shape;
    Error nearest{Errc::address_syntax, 0, what};
    bool fits = false;
    bool fits_other_network = false;
    bool fits_this_network = asked.network == Network::none;
    for (const FormatRow& row : formats()) {
        if (row.id == asked.id) continue;
        const auto payload = read(row, text, std::nullopt);
        if (payload) {
            fits = fits || row.shape->checksummed || any_fit_counts;
            if (row.family == asked.family) {
                const bool other = row.network != asked.network && row.network != Network::none;
                (other ? fits_other_network : fits_this_network) = true;
            }
        } else if (nearer(payload.error(), nearest)) {
            nearest = payload.error();
        }
    }
    if (fits) return fail(fits_other_network && !fits_this_network ? Errc::network_mismatch : Errc::format_mismatch, 0, what);
    if (const auto sure = certain(text)) return *sure;
    if (nearness(own.code) == Nearness::none) return unread(text, nearest);
    return fail(nearness(own.code) < nearness(nearest.code) && nearness(nearest.code) >= Nearness::by_kind ? nearest : own);
}

// check_text, except that a payment URI, which may be longer than any address, gets its own error.
Status check_text_or_surplus(std::string_view text) {
    const Status checked = check_text(text);
    if (checked) return checked;
    const auto cut_off = surplus(text);
    return cut_off ? *cut_off : fail(checked.error());
}

bool has_checksum(const DecodedAddress& decoded) noexcept {
    return row_of(decoded.format()).shape->checksummed;
}

}  // namespace

Result<DecodedAddress> decode(AddressFormat format, std::string_view text, std::optional<CurveId> curve, const Tolerance& tolerance) {
    const FormatRow* row = find_format(format);
    if (row == nullptr) return fail(Errc::unknown_format, "format");
    if (!has_curve(*row, curve)) return fail(Errc::curve_mismatch, "curve");
    COFFER_CHECK(check_text_or_surplus(text));
    const auto payload = read(*row, text, curve, tolerance);
    if (!payload) return refined(*row, text, payload.error());
    return Decoder::make(*row, *payload);
}

Result<DecodedAddress> decode_under_hrp(AddressFormat format, std::string_view hrp, std::string_view text, std::optional<CurveId> curve) {
    COFFER_CHECK(Encoder::from_format(format, {.hrp = hrp}));
    FormatRow row = row_of(format);
    if (!has_curve(row, curve)) return fail(Errc::curve_mismatch, "curve");
    COFFER_CHECK(check_text(text));
    row.params.hrp = hrp;
    COFFER_TRY(const Payload payload, read(row, text, curve));
    return Decoder::make(row, payload);
}

Result<std::vector<DecodedAddress>> identify(std::string_view text, std::optional<CurveId> curve, const Tolerance& tolerance) {
    COFFER_CHECK(check_text_or_surplus(text));
    std::vector<DecodedAddress> found;
    Error nearest{Errc::address_syntax, 0, what};
    const auto read_as = [&](const FormatRow& row, std::optional<CurveId> on) {
        const auto payload = read(row, text, on, tolerance);
        if (payload) {
            found.push_back(Decoder::make(row, *payload));
        } else if (nearer(payload.error(), nearest)) {
            nearest = payload.error();
        }
    };
    for (const FormatRow& row : formats()) {
        if (!has_curve(row, curve)) continue;
        if (!row.shape->by_curve || curve) {
            read_as(row, curve);
            continue;
        }
        for (const CurvePath& path : row.curves()) read_as(row, path.curve);
    }
    if (found.empty()) {
        const auto sure = certain(text);
        return sure ? *sure : unread(text, nearest);
    }
    // A valid checksum is not a coincidence; results without one are.
    if (std::ranges::any_of(found, has_checksum)) std::erase_if(found, [](const DecodedAddress& one) { return !has_checksum(one); });
    return found;
}

}  // namespace coffer::address
