#include "address/nearness.hpp"
#include "address/shape.hpp"
#include "coffer/encoding/bech32.hpp"
#include "core/try.hpp"

namespace coffer::address {

class Decoder {
public:
    [[nodiscard]] static DecodedAddress make(const FormatRow& row, Payload payload) {
        DecodedAddress decoded(row, payload);
        payload.ton = {.testnet = payload.ton.testnet};
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

// No format's texts are shorter: 20 zero bytes in Base58Check, version and checksum included.
constexpr std::size_t shortest_address = 26;

// What no format allows, found before any of them looks.
Status check_text(std::string_view text) noexcept {
    if (text.empty()) return fail(Errc::text_empty, 0, what);
    if (text.size() > AddressText::capacity) return fail(Errc::address_length, AddressText::capacity, what);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] < '!' || text[i] > '~') return fail(Errc::address_character, i, what);
    }
    return Ok{};
}

// Where an error without a position is: at the part of the text that it is about, else at the beginning.
std::size_t position_of(Errc code, std::string_view text) noexcept {
    constexpr std::size_t checksum = bech32::checksum_length;
    switch (code) {
        case Errc::bech32_checksum: return text.size() - std::min(text.size(), checksum);
        case Errc::bech32_padding_length:
        case Errc::bech32_padding_bits: return text.size() - std::min(text.size(), checksum + 1);
        default: return 0;
    }
}

Error located(const Error& error, std::string_view text) noexcept {
    return fail(error.code, error.at == no_position ? position_of(error.code, text) : error.at, what);
}

Result<Payload> read(const FormatRow& row, std::string_view text, std::optional<CurveId> curve) {
    auto payload = row.shape->read(row, text, curve);
    if (!payload) return located(payload.error(), text);
    return payload;
}

bool has_curve(const FormatRow& row, std::optional<CurveId> curve) noexcept {
    return !curve || curve_path(row, *curve).has_value();
}

// The error of a text that no format comes near to.
Error noise(std::string_view text, const Error& nearest) noexcept {
    const bool too_short = text.size() < shortest_address && nearness(nearest.code) <= Nearness::by_shape;
    return too_short || nearness(nearest.code) <= Nearness::by_size ? fail(Errc::address_syntax, 0, what) : nearest;
}

// Whether `a` says more about the text than `b`; of two that say the same, the one that was found later in the text.
bool nearer(const Error& a, const Error& b) noexcept {
    return nearness(a.code) != nearness(b.code) ? nearness(a.code) > nearness(b.code) : a.at > b.at;
}

// The error of a format that the text may not be meant for: another one fits, or another one comes nearer.
Error refined(const FormatRow& asked, std::string_view text, const Error& own) {
    if (own.code == Errc::hex_prefix) return own;
    // Without a checksum a text fits by little more than its length, which counts only if it is nothing like the format asked for.
    const bool any_fit_counts = nearness(own.code) <= Nearness::by_shape;
    Error nearest = fail(Errc::address_syntax, 0, what);
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
    if (nearness(own.code) == Nearness::none) return noise(text, nearest);
    return nearness(own.code) < nearness(nearest.code) && nearness(nearest.code) >= Nearness::by_kind ? nearest : own;
}

}  // namespace

Result<DecodedAddress> decode(AddressFormat format, std::string_view text, std::optional<CurveId> curve) {
    const FormatRow* row = find_format(format);
    if (row == nullptr) return fail(Errc::unknown_format, "format");
    if (!has_curve(*row, curve)) return fail(Errc::curve_mismatch, "curve");
    COFFER_CHECK(check_text(text));
    const auto payload = read(*row, text, curve);
    if (!payload) return refined(*row, text, payload.error());
    return Decoder::make(*row, *payload);
}

Result<DecodedAddress> decode_under_hrp(AddressFormat format, std::string_view hrp, std::string_view text, std::optional<CurveId> curve) {
    COFFER_CHECK(Encoder::make(format, {.hrp = hrp}));
    FormatRow row = row_of(format);
    if (!has_curve(row, curve)) return fail(Errc::curve_mismatch, "curve");
    COFFER_CHECK(check_text(text));
    row.params.hrp = hrp;
    COFFER_TRY(const Payload payload, read(row, text, curve));
    return Decoder::make(row, payload);
}

Result<std::vector<DecodedAddress>> identify(std::string_view text, std::optional<CurveId> curve) {
    COFFER_CHECK(check_text(text));
    std::vector<DecodedAddress> found;
    Error nearest = fail(Errc::address_syntax, 0, what);
    const auto read_as = [&](const FormatRow& row, std::optional<CurveId> on) {
        const auto payload = read(row, text, on);
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
    if (found.empty()) return noise(text, nearest);
    return found;
}

}  // namespace coffer::address
