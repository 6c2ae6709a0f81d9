#include "coffer/encoding/bech32.hpp"

#include <algorithm>

#include "core/try.hpp"
#include "encoding/bech32_kernel.hpp"

namespace coffer::bech32 {
namespace {

using namespace detail;

constexpr auto reductions = [] {
    std::array<u32, 32> table{};
    for (u32 top = 0; top < table.size(); ++top) table[top] = reduction(top);
    return table;
}();

u32 fast_step(u32 checksum, u32 value) noexcept {
    return ((checksum & 0x1ffffff) << 5 | value) ^ reductions[checksum >> 25];
}

constexpr u8 no_value = 0xff;
/// value_of holds the value of every symbol in both cases.
constexpr auto value_of = [] {
    std::array<u8, 256> table{};
    table.fill(no_value);
    for (std::size_t i = 0; i < symbols.size(); ++i) {
        const auto lower = static_cast<unsigned char>(symbols[i]);
        table[lower] = static_cast<u8>(i);
        if (lower >= 'a') table[lower - 'a' + 'A'] = static_cast<u8>(i);
    }
    return table;
}();

constexpr bool is_lower(char c) noexcept {
    return c >= 'a' && c <= 'z';
}
constexpr bool is_upper(char c) noexcept {
    return c >= 'A' && c <= 'Z';
}
constexpr bool is_hrp_character(char c) noexcept {
    return c >= 33 && c <= 126;
}
constexpr char to_lower(char c) noexcept {
    return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

std::size_t offset_of(std::string_view text, std::string_view::const_iterator place) noexcept {
    return static_cast<std::size_t>(place - text.begin());
}

/// check_case returns whether the text is in upper case. It refuses a letter whose case differs from that of the first letter.
Result<bool> check_case(std::string_view text) noexcept {
    const auto lower = std::ranges::find_if(text, is_lower);
    const auto upper = std::ranges::find_if(text, is_upper);
    if (lower != text.end() && upper != text.end()) return fail(Errc::bech32_mixed_case, offset_of(text, std::max(lower, upper)));
    return upper != text.end();
}

u32 fast_checksum_of_hrp(std::string_view hrp) noexcept {
    u32 checksum = 1;
    for (const char c : hrp) checksum = fast_step(checksum, static_cast<unsigned char>(to_lower(c)) >> 5);
    checksum = fast_step(checksum, 0);
    for (const char c : hrp) checksum = fast_step(checksum, static_cast<unsigned char>(to_lower(c)) & 31U);
    return checksum;
}

/// step_back undoes fast_step with the value 0. The last five bits of a reduction determine the five bits that had left the checksum.
u32 step_back(u32 checksum) noexcept {
    constexpr auto top_of = [] {
        std::array<u32, 32> table{};
        for (u32 top = 0; top < table.size(); ++top) table[reduction(top) & 31U] = top;
        return table;
    }();
    const u32 top = top_of[checksum & 31U];
    return (checksum ^ reductions[top]) >> 5 | top << 25;
}

/// locate returns the position, counted from the end, of the one data character whose replacement explains a wrong checksum. A wrong value
/// e at distance d changes the checksum by e * x^d, so d steps back leave a number of five bits. The code has distance five, so the
/// position is unique.
std::size_t locate(u32 checksum, std::size_t characters) noexcept {
    for (const Variant variant : {Variant::bech32, Variant::bech32m}) {
        u32 change = checksum ^ target(variant);
        for (std::size_t distance = 0; distance < characters; ++distance) {
            if (change < symbols.size()) return distance;
            change = step_back(change);
        }
    }
    return characters;
}

Unexpected checksum_error(u32 checksum, std::string_view text, std::size_t data_characters) noexcept {
    const std::size_t distance = text.size() <= bip173_max_length ? locate(checksum, data_characters) : data_characters;
    if (distance == data_characters) return fail(Errc::bech32_checksum);
    return fail(Errc::bech32_checksum, text.size() - 1 - distance);
}

/// decode_unlocated is decode_into, except that it does not locate the wrong character. `checksum` is set to the checksum of the text.
Result<DecodedView> decode_unlocated(MutBytes values, std::string_view text, std::size_t max_length, u32& checksum) noexcept {
    if (text.size() > max_length) return fail(Errc::bech32_length, max_length);
    const std::size_t separator = text.rfind('1');
    if (const auto bad = std::ranges::find_if_not(text, is_hrp_character); bad != text.end()) {
        const std::size_t at = offset_of(text, bad);
        return fail(separator != std::string_view::npos && at > separator ? Errc::bech32_data_character : Errc::bech32_hrp_character, at);
    }
    COFFER_TRY(const bool upper_case, check_case(text));
    if (separator == std::string_view::npos) return fail(Errc::bech32_separator);
    if (separator == 0) return fail(Errc::bech32_hrp_empty, separator);
    if (separator > max_hrp_length) return fail(Errc::bech32_length, separator);
    if (text.size() - separator - 1 < checksum_length) return fail(Errc::bech32_checksum_short, separator);

    const std::string_view hrp = text.substr(0, separator);
    const std::string_view data = text.substr(separator + 1);
    const std::size_t count = data.size() - checksum_length;
    if (count > values.size()) return fail(Errc::bech32_length, separator + 1 + values.size());

    checksum = fast_checksum_of_hrp(hrp);
    for (std::size_t i = 0; i < data.size(); ++i) {
        const u8 value = value_of[static_cast<unsigned char>(data[i])];
        if (value == no_value) return fail(Errc::bech32_data_character, separator + 1 + i);
        checksum = fast_step(checksum, value);
        if (i < count) values[i] = value;
    }
    for (const Variant variant : {Variant::bech32, Variant::bech32m}) {
        if (checksum == target(variant)) return DecodedView{.hrp = hrp, .values = count, .variant = variant, .upper_case = upper_case};
    }
    return fail(Errc::bech32_checksum);
}

}  // namespace

Result<DecodedView> decode_into(MutBytes values, std::string_view text, std::size_t max_length) noexcept {
    u32 checksum = 0;
    const auto parts = decode_unlocated(values, text, max_length, checksum);
    if (!parts && parts.error().code == Errc::bech32_checksum) return checksum_error(checksum, text, text.size() - text.rfind('1') - 1);
    return parts;
}

bool detail::is_valid(std::string_view text, MutBytes values) noexcept {
    u32 checksum = 0;
    return decode_unlocated(values, text, values.size(), checksum).has_value();
}

Result<Decoded> decode(std::string_view text, std::size_t max_length) {
    if (text.size() > max_length) return fail(Errc::bech32_length, max_length);
    std::vector<u8> values(text.size());
    COFFER_TRY(const DecodedView parts, decode_into(values, text, max_length));
    values.resize(parts.values);
    Decoded decoded{.hrp = std::string(parts.hrp), .values = std::move(values), .variant = parts.variant};
    std::ranges::transform(decoded.hrp, decoded.hrp.begin(), to_lower);
    return decoded;
}

Result<std::vector<u8>> decode_bytes(std::string_view text, std::string_view hrp, Variant variant, std::size_t max_length) {
    if (variant > Variant::bech32m) return fail(Errc::caller_misuse);
    if (text.size() > max_length) return fail(Errc::bech32_length, max_length);
    std::vector<u8> values(text.size());
    COFFER_TRY(const DecodedView parts, decode_into(values, text, max_length));
    if (!hrp_equal(parts.hrp, hrp)) return fail(Errc::hrp_mismatch, std::size_t{0});
    if (parts.variant != variant) return fail(Errc::bech32_variant);
    std::vector<u8> bytes(parts.values * 5 / 8);
    COFFER_CHECK(to_bytes(bytes, Bytes(values).first(parts.values)));
    return bytes;
}

bool hrp_equal(std::string_view hrp, std::string_view expected_lower_case) noexcept {
    return std::ranges::equal(hrp, expected_lower_case, {}, to_lower);
}

Status check_hrp(std::string_view hrp) noexcept {
    if (hrp.empty()) return fail(Errc::bech32_hrp_empty, std::size_t{0});
    if (hrp.size() > max_hrp_length) return fail(Errc::bech32_length, max_hrp_length);
    if (const auto bad = std::ranges::find_if_not(hrp, is_hrp_character); bad != hrp.end()) {
        return fail(Errc::bech32_hrp_character, offset_of(hrp, bad));
    }
    if (const auto upper = std::ranges::find_if(hrp, is_upper); upper != hrp.end()) {
        return fail(Errc::bech32_mixed_case, offset_of(hrp, upper));
    }
    return Ok{};
}

std::string encode(std::string_view hrp, Bytes values, Variant variant) {
    std::string text(encoded_length(hrp.size(), values.size()), '\0');
    encode_into(text, hrp, values, variant);
    return text;
}

void encode_into(std::span<char> out, std::string_view hrp, Bytes values, Variant variant) noexcept {
    COFFER_INVARIANT(out.size() == encoded_length(hrp.size(), values.size()) && check_hrp(hrp).has_value());
    auto place = std::ranges::copy(hrp, out.begin()).out;
    *place++ = '1';
    u32 checksum = fast_checksum_of_hrp(hrp);
    for (const u8 value : values) {
        COFFER_INVARIANT(value < symbols.size());
        checksum = fast_step(checksum, value);
        *place++ = symbols[value];
    }
    for (std::size_t i = 0; i < checksum_length; ++i) checksum = fast_step(checksum, 0);
    checksum ^= target(variant);
    for (u32 shift = checksum_bits; shift != 0; shift -= 5) *place++ = symbols[checksum >> (shift - 5) & 31U];
}

std::string encode_bytes(std::string_view hrp, Bytes bytes, Variant variant) {
    std::vector<u8> values(values_length(bytes.size()));
    to_values(values, bytes);
    return encode(hrp, values, variant);
}

}  // namespace coffer::bech32
