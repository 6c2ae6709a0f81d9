#include "address/bech32_bytes.hpp"

#include "core/ascii.hpp"
#include "core/try.hpp"
#include "encoding/bech32_kernel.hpp"

namespace coffer::address {

bool begins_with_hrp(std::string_view text, std::string_view hrp) noexcept {
    return text.size() > hrp.size() && text[hrp.size()] == '1' && core::equal_ignoring_case(text.substr(0, hrp.size()), hrp);
}

Unexpected foreign_hrp(std::string_view text, std::string_view hrp) noexcept {
    const bool begins = text.size() > hrp.size() && core::equal_ignoring_case(text.substr(0, hrp.size()), hrp);
    const bool separated = text.find_first_of("1:") != std::string_view::npos;
    if (begins && !separated) return fail(Errc::bech32_separator, hrp.size());
    ByteArray<AddressText::capacity> values;
    return fail(bech32::detail::is_valid(text, values) ? Errc::hrp_mismatch : Errc::format_mismatch);
}

void write_bech32(std::string_view hrp, Bytes bytes, bech32::Variant variant, TextBuilder& out) noexcept {
    ByteArray<bech32::values_length(65)> room;
    const MutBytes values = MutBytes(room).first(bech32::values_length(bytes.size()));
    bech32::to_values(values, bytes);
    bech32::encode_into(out.grow(bech32::encoded_length(hrp.size(), values.size())), hrp, values, variant);
}

Result<Payload> read_bech32(const FormatRow& row, std::string_view text, std::size_t size, bech32::Variant variant) {
    if (!begins_with_hrp(text, row.params.hrp)) return foreign_hrp(text, row.params.hrp);
    ByteArray<AddressText::capacity> room;
    COFFER_TRY(const auto parts, bech32::decode_into(room, text, AddressText::capacity));
    if (parts.hrp.size() != row.params.hrp.size()) return fail(Errc::hrp_mismatch);  // the separator is the last 1
    const std::size_t data_at = parts.hrp.size() + 1;
    if (parts.variant != variant) return fail(Errc::bech32_variant, data_at + parts.values);
    const Bytes values = Bytes(room).first(parts.values);
    if (values.size() * 5 / 8 > 65) return fail(Errc::address_payload, data_at);
    ByteArray<65> bytes;
    COFFER_TRY(const std::size_t count, bech32::to_bytes(bytes, values));
    if (count != size) return fail(Errc::address_payload, data_at);
    return Payload(Bytes(bytes).first(count));
}

void write_bech32_20(const FormatRow& row, const Payload& payload, TextBuilder& out) {
    write_bech32(hrp_of(row, payload), payload.view(), bech32::Variant::bech32, out);
}

Result<Payload> read_bech32_20(const FormatRow& row, std::string_view text, std::optional<CurveId> /*curve*/) {
    constexpr std::size_t contract_size = 32;  // ADR-028: contracts, modules, interchain accounts
    auto account = read_bech32(row, text, 20, bech32::Variant::bech32);
    if (account || account.error().code != Errc::address_payload) return account;
    if (!read_bech32(row, text, contract_size, bech32::Variant::bech32)) return account;
    return fail(Errc::kind_not_offered, row.params.hrp.size() + 1, "account of a contract or module");
}

}  // namespace coffer::address
