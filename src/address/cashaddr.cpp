#include "address/cashaddr.hpp"

#include "coffer/encoding/bech32.hpp"
#include "core/ascii.hpp"
#include "core/try.hpp"

namespace coffer::address {
namespace {

constexpr std::string_view symbols = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
constexpr std::size_t checksum_length = 8;
constexpr u8 reserved_version_bit = 0x80;
constexpr u8 no_symbol = 0xff;

constexpr auto value_of_symbol = [] {
    std::array<u8, 256> values{};
    values.fill(no_symbol);
    for (std::size_t i = 0; i < symbols.size(); ++i) values[static_cast<unsigned char>(symbols[i])] = static_cast<u8>(i);
    return values;
}();

class Checksum {
public:
    void add(u8 value) noexcept {
        constexpr u64 generator[] = {0x98f2bc8e61, 0x79b76d99e2, 0xf33e5fb3c4, 0xae2eabe2a8, 0x1e4f43e470};
        const u64 top = state_ >> 35U;
        state_ = (state_ & 0x07ffffffff) << 5U ^ value;
        for (unsigned i = 0; i < 5; ++i) {
            if ((top >> i & 1U) != 0) state_ ^= generator[i];
        }
    }
    // The checksum covers the low five bits of each character of the prefix, then a zero.
    void add_prefix(std::string_view prefix) noexcept {
        for (const char c : prefix) add(static_cast<u8>(c & 31));
        add(0);
    }
    [[nodiscard]] u64 value() const noexcept { return state_ ^ 1U; }

private:
    u64 state_ = 1;
};

u8 value_of(char lower_case) noexcept {
    return value_of_symbol[static_cast<unsigned char>(lower_case)];
}

// Whether `text` is valid data, checksum included, after `prefix` and a colon.
bool is_data(std::string_view text, std::string_view prefix) noexcept {
    Checksum checksum;
    checksum.add_prefix(prefix);
    for (const char c : text) {
        const u8 value = value_of(core::ascii_lower(c));
        if (value == no_symbol) return false;
        checksum.add(value);
    }
    return text.size() > checksum_length && checksum.value() == 0;
}

}  // namespace

void write_cashaddr(std::string_view prefix, u8 version, Bytes payload, TextBuilder& out) noexcept {
    ByteArray<1 + 65> versioned;
    versioned[0] = version;
    std::copy(payload.begin(), payload.end(), versioned.begin() + 1);
    ByteArray<bech32::values_length(versioned.size())> room;
    const MutBytes values = MutBytes(room).first(bech32::values_length(1 + payload.size()));
    bech32::to_values(values, Bytes(versioned).first(1 + payload.size()));

    Checksum checksum;
    checksum.add_prefix(prefix);
    for (const u8 value : values) checksum.add(value);
    for (std::size_t i = 0; i < checksum_length; ++i) checksum.add(0);

    out.append(prefix);
    out.append(":");
    const std::span<char> text = out.grow(values.size() + checksum_length);
    for (std::size_t i = 0; i < values.size(); ++i) text[i] = symbols[values[i]];
    for (std::size_t i = 0; i < checksum_length; ++i) {
        text[values.size() + i] = symbols[checksum.value() >> 5 * (checksum_length - 1 - i) & 31U];
    }
}

Result<Payload> read_cashaddr(std::string_view text, std::string_view prefix, u8 version, std::size_t size) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) return fail(is_data(text, prefix) ? Errc::cashaddr_syntax : Errc::format_mismatch);
    const std::string_view given = text.substr(0, colon);
    const std::size_t data_at = colon + 1;
    if (!core::equal_ignoring_case(given, prefix)) {
        return fail(is_data(text.substr(data_at), given) ? Errc::hrp_mismatch : Errc::format_mismatch);
    }
    if (text.size() < data_at + checksum_length) return fail(Errc::cashaddr_syntax, text.size());
    const bool upper_case = text[0] != prefix[0];

    ByteArray<AddressText::capacity> values;
    Checksum checksum;
    checksum.add_prefix(prefix);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char lower = core::ascii_lower(text[i]);
        if (lower >= 'a' && lower <= 'z' && (text[i] != lower) != upper_case) return fail(Errc::bech32_mixed_case, i);
        if (i < data_at) continue;
        const u8 value = value_of(lower);
        if (value == no_symbol) return fail(Errc::bech32_data_character, i);
        values[i - data_at] = value;
        checksum.add(value);
    }
    if (checksum.value() != 0) return fail(Errc::cashaddr_checksum, text.size() - checksum_length);

    const Bytes data = Bytes(values).first(text.size() - data_at - checksum_length);
    ByteArray<AddressText::capacity> bytes;
    COFFER_TRY(const std::size_t count, bech32::to_bytes(bytes, data));
    if (count == 0) return fail(Errc::address_payload, data_at);
    if ((bytes[0] & reserved_version_bit) != 0) return fail(Errc::address_reserved_bits, data_at);
    if (bytes[0] != version) return fail(Errc::unknown_version_bytes, data_at);
    if (count != 1 + size) return fail(Errc::address_payload, data_at);
    return Payload(Bytes(bytes).subspan(1, size));
}

}  // namespace coffer::address
