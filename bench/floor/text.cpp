#include "floor/text.hpp"

namespace bench::floor {
namespace {

constexpr char digits[] = "0123456789abcdef";

constexpr std::array<u8, 256> inverse_of(std::string_view alphabet) {
    std::array<u8, 256> table{};
    table.fill(0xff);
    for (std::size_t i = 0; i < alphabet.size(); ++i) table[static_cast<u8>(alphabet[i])] = static_cast<u8>(i);
    return table;
}
constexpr auto hex_values = [] {
    auto table = inverse_of("0123456789abcdef");
    for (unsigned i = 0; i < 6; ++i) table['A' + i] = static_cast<u8>(10 + i);
    return table;
}();

constexpr std::string_view base58_alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
constexpr auto base58_values = inverse_of(base58_alphabet);
constexpr u32 power5 = 58U * 58U * 58U * 58U * 58U;

constexpr std::string_view bech32_alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

u32 polymod_step(u32 state, u32 value) {
    const u32 top = state >> 25U;
    state = (state & 0x1ffffffU) << 5U ^ value;
    constexpr std::array<u32, 5> generators{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    for (unsigned bit = 0; bit < 5; ++bit) state ^= (0U - (top >> bit & 1U)) & generators[bit];
    return state;
}

// After the human-readable part "bc": 3 3 0 2 3.
u32 polymod_of_prefix() {
    u32 state = 1;
    for (const u32 value : {3U, 3U, 0U, 2U, 3U}) state = polymod_step(state, value);
    return state;
}

}  // namespace

std::string hex(Bytes data) {
    std::string text(2 * data.size(), '\0');
    for (std::size_t i = 0; i < data.size(); ++i) {
        text[2 * i] = digits[data[i] >> 4U];
        text[2 * i + 1] = digits[data[i] & 15U];
    }
    return text;
}

bool unhex(std::string_view text, u8* out) {
    u8 bad = static_cast<u8>(text.size() & 1U ? 0xf0 : 0);
    for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
        const u8 high = hex_values[static_cast<u8>(text[i])];
        const u8 low = hex_values[static_cast<u8>(text[i + 1])];
        bad |= high | low;
        *out++ = static_cast<u8>(high << 4U | low);
    }
    return (bad & 0xf0U) == 0;
}

template <std::size_t N>
Array<N> unhex_array(std::string_view text) {
    Array<N> bytes{};
    if (text.size() != 2 * N || !unhex(text, bytes.data())) bytes.fill(0);
    return bytes;
}
template Array<32> unhex_array<32>(std::string_view);
template Array<33> unhex_array<33>(std::string_view);
template Array<64> unhex_array<64>(std::string_view);
template Array<65> unhex_array<65>(std::string_view);

std::string base58(std::span<const u8, 32> data) {
    std::array<u32, 9> limbs{};  // of base 58^5, the least first
    for (std::size_t i = 0; i < 32; i += 4) {
        u32 word = 0;
        std::memcpy(&word, &data[i], 4);
        u64 carry = __builtin_bswap32(word);
        for (u32& limb : limbs) {
            carry += u64{limb} << 32U;
            limb = static_cast<u32>(carry % power5);
            carry /= power5;
        }
    }
    std::array<char, 45> text;
    for (std::size_t i = 0; i < 9; ++i) {
        u32 limb = limbs[8 - i];
        for (std::size_t k = 5; k-- > 0; limb /= 58) text[5 * i + k] = static_cast<char>(limb % 58);
    }
    std::size_t zeros = 0;
    while (zeros < 32 && data[zeros] == 0) ++zeros;
    std::size_t skip = 0;
    while (skip < 45 && text[skip] == 0) ++skip;
    std::string result(zeros, '1');
    for (std::size_t i = skip; i < 45; ++i) result += base58_alphabet[static_cast<u8>(text[i])];
    return result;
}

bool unbase58check(std::string_view text, std::span<u8, 81> data) {
    constexpr std::size_t size = 85;
    constexpr std::size_t words = 22;
    if (text.size() > 117 || text.empty() || text.front() == '1') return false;
    std::array<u32, words> limbs{};  // the least first
    u8 bad = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t count = (text.size() - at) % 5 == 0 ? 5 : (text.size() - at) % 5;
        u32 group = 0;
        u64 factor = 1;
        for (std::size_t i = 0; i < count; ++i, ++at) {
            const u8 value = base58_values[static_cast<u8>(text[at])];
            bad |= value;
            group = group * 58 + value;
            factor *= 58;
        }
        u64 carry = group;
        for (u32& limb : limbs) {
            carry += limb * factor;
            limb = static_cast<u32>(carry);
            carry >>= 32U;
        }
        if (carry != 0) return false;
    }
    if ((bad & 0xc0U) != 0) return false;
    Array<4 * words> bytes;
    for (std::size_t i = 0; i < words; ++i) {
        const u32 word = __builtin_bswap32(limbs[words - 1 - i]);
        std::memcpy(&bytes[4 * i], &word, 4);
    }
    const u8* number = bytes.data() + bytes.size() - size;
    if (number[0] == 0 || (number[-1] | number[-2] | number[-3]) != 0) return false;
    std::memcpy(data.data(), number, 81);
    const Array<32> once = sha256({Bytes(data)});
    const Array<32> twice = sha256({once});
    return std::memcmp(twice.data(), number + 81, 4) == 0;
}

std::string base64url(std::string_view data) {
    constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const std::size_t whole = data.size() / 3 * 3;
    const std::size_t rest = data.size() - whole;
    std::string text(whole / 3 * 4 + (rest == 0 ? 0 : rest + 1), '\0');
    char* out = text.data();
    const auto at = [&](std::size_t i) { return u32{static_cast<u8>(data[i])}; };
    for (std::size_t i = 0; i < whole; i += 3) {
        const u32 group = at(i) << 16U | at(i + 1) << 8U | at(i + 2);
        for (const unsigned shift : {18U, 12U, 6U, 0U}) *out++ = alphabet[group >> shift & 63U];
    }
    if (rest != 0) {
        const u32 group = at(whole) << 16U | (rest == 2 ? at(whole + 1) << 8U : 0);
        *out++ = alphabet[group >> 18U & 63U];
        *out++ = alphabet[group >> 12U & 63U];
        if (rest == 2) *out++ = alphabet[group >> 6U & 63U];
    }
    return text;
}

std::string segwit(unsigned version, Bytes program) {
    static const u32 start = polymod_of_prefix();
    std::string text = "bc1";
    text.reserve(64);
    u32 state = start;
    const auto put = [&](u32 value) {
        state = polymod_step(state, value);
        text += bech32_alphabet[value];
    };
    put(version);
    u32 bits = 0;
    unsigned held = 0;
    for (const u8 byte : program) {
        bits = bits << 8U | byte;
        for (held += 8; held >= 5;) {
            held -= 5;
            put(bits >> held & 31U);
        }
    }
    if (held != 0) put(bits << (5 - held) & 31U);
    u32 checksum = state;
    for (unsigned i = 0; i < 6; ++i) checksum = polymod_step(checksum, 0);
    checksum ^= version == 0 ? 1U : 0x2bc830a3U;
    for (unsigned i = 0; i < 6; ++i) text += bech32_alphabet[checksum >> 5U * (5U - i) & 31U];
    return text;
}

std::string eip55(Kept& keccak256, std::span<const u8, 65> point) {
    Array<32> digest;
    keccak256(point.subspan<1>(), digest.data());
    std::string text(42, '\0');
    text[0] = '0';
    text[1] = 'x';
    for (std::size_t i = 0; i < 20; ++i) {
        text[2 + 2 * i] = digits[digest[12 + i] >> 4U];
        text[3 + 2 * i] = digits[digest[12 + i] & 15U];
    }
    keccak256(bytes_of(std::string_view(text).substr(2)), digest.data());
    for (std::size_t i = 0; i < 40; ++i) {
        const unsigned nibble = digest[i / 2] >> (i % 2 == 0 ? 4U : 0U) & 15U;
        char& c = text[2 + i];
        if (c >= 'a' && nibble >= 8) c = static_cast<char>(c - 'a' + 'A');
    }
    return text;
}

}  // namespace bench::floor
