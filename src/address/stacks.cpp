// Stacks (SIP-005): the letter S and c32check, which is base 32 (as one number) of a version and HASH160.
#include "address/base58check.hpp"
#include "coffer/crypto/hash.hpp"
#include "core/reader.hpp"
#include "core/try.hpp"

namespace coffer::address {
namespace {

constexpr std::string_view symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";  // the alphabet of Crockford
constexpr std::size_t hash_size = 20;
constexpr std::size_t checksum_size = 4;
constexpr std::size_t number_size = hash_size + checksum_size;
constexpr std::size_t max_digits = (8 * number_size + 4) / 5;

using Number = ByteArray<number_size>;

Number with_checksum(u8 version, Bytes hash) {
    ByteArray<1 + hash_size> preimage;
    preimage[0] = version;
    std::copy(hash.begin(), hash.end(), preimage.begin() + 1);
    Number number;
    Writer writer(number);
    writer.bytes(hash);
    writer.bytes(Bytes(sha256d(preimage)).first(checksum_size));
    return number;
}

std::size_t leading_zero_bytes(const Number& number) noexcept {
    return static_cast<std::size_t>(std::find_if(number.begin(), number.end(), [](u8 byte) { return byte != 0; }) - number.begin());
}

// Digit `index`, counted from the end: five bits of the number.
unsigned digit(const Number& number, std::size_t index) noexcept {
    unsigned value = 0;
    for (std::size_t bit = 0; bit < 5; ++bit) {
        const std::size_t at = 5 * index + bit;
        if (at < 8 * number_size) value |= (number[number_size - 1 - at / 8] >> at % 8 & 1U) << bit;
    }
    return value;
}

// Writes the number without leading zero digits, after one zero digit for each leading zero byte.
void write(const FormatRow& row, const Payload& payload, TextBuilder& out) {
    const u8 version = static_cast<u8>(row.params.number);
    const Number number = with_checksum(version, payload.view());
    std::size_t digits = max_digits;
    while (digits > 0 && digit(number, digits - 1) == 0) --digits;
    out.append("S");
    out.append(symbols.substr(version, 1));
    for (std::size_t i = leading_zero_bytes(number); i > 0; --i) out.append(symbols.substr(0, 1));
    for (std::size_t i = digits; i > 0; --i) out.append(symbols.substr(digit(number, i - 1), 1));
}

Result<Payload> read(const FormatRow& row, std::string_view text, std::optional<CurveId> /*curve*/) {
    if (text.size() < 3 || text[0] != 'S') return fail(Errc::format_mismatch);
    const std::string_view body = text.substr(2);
    if (body.size() > max_digits + number_size) return length_error(Errc::address_length, text, 2 + max_digits);
    Number number{};
    for (std::size_t i = 1; i < text.size(); ++i) {
        const std::size_t value = symbols.find(text[i]);
        if (value == std::string_view::npos) return fail(Errc::address_character, i);
        if (i == 1) continue;
        unsigned carry = static_cast<unsigned>(value);
        for (std::size_t j = number_size; j-- > 0;) {
            const unsigned shifted = unsigned{number[j]} << 5U | carry;
            number[j] = static_cast<u8>(shifted);
            carry = shifted >> 8U;
        }
        if (carry != 0) return fail(Errc::address_length, i);
    }
    const auto version = static_cast<u8>(symbols.find(text[1]));
    const Bytes hash = Bytes(number).first(hash_size);
    if (with_checksum(version, hash) != number) return fail(Errc::address_checksum);
    if (version != row.params.number) return fail(Errc::unknown_version_bytes);
    TextBuilder canonical;
    const Payload payload(hash);
    write(row, payload, canonical);
    if (canonical.view() != text) return fail(Errc::address_not_canonical);
    return payload;
}

}  // namespace

const Shape stacks_account = {.payload = hash160_payload, .write = write, .read = read, .options = option_uncompressed};

}  // namespace coffer::address
