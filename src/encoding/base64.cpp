#include "coffer/encoding/base64.hpp"

#include <algorithm>

#include "core/try.hpp"
#include "encoding/radix_secret.hpp"

namespace coffer::base64 {
namespace {

constexpr u32 bits_per_symbol = 6;
constexpr char padding_character = '=';
constexpr std::array<std::string_view, 2> symbols{"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
                                                  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"};
constexpr std::array<std::array<radix::Run, 5>, 2> runs{{{{{'A', 26, 0}, {'a', 26, 26}, {'0', 10, 52}, {'+', 1, 62}, {'/', 1, 63}}},
                                                         {{{'A', 26, 0}, {'a', 26, 26}, {'0', 10, 52}, {'-', 1, 62}, {'_', 1, 63}}}}};

constexpr u8 no_value = 0xff;
constexpr auto value_tables = [] {
    std::array<std::array<u8, 256>, 2> tables{};
    for (std::size_t t = 0; t < tables.size(); ++t) {
        tables[t].fill(no_value);
        for (std::size_t i = 0; i < symbols[t].size(); ++i) tables[t][static_cast<unsigned char>(symbols[t][i])] = static_cast<u8>(i);
    }
    return tables;
}();

/// body_length checks the padding and returns the length of `text` without it.
Result<std::size_t> body_length(Bytes text, Alphabet alphabet, Padding padding) noexcept {
    if (alphabet > Alphabet::url || padding > Padding::required) return fail(Errc::caller_misuse);
    std::size_t length = text.size();
    if (padding == Padding::required) {
        if (length % 4 != 0) return fail(Errc::base64_padding, length);
        for (int i = 0; i < 2 && length != 0 && text[length - 1] == padding_character; ++i) --length;
    } else if (length != 0 && text[length - 1] == padding_character) {
        return fail(Errc::base64_padding, length - 1);
    }
    if (length % 4 == 1) return fail(Errc::base64_length, length);
    return length;
}

constexpr std::size_t decoded_length(std::size_t body) noexcept {
    return body * bits_per_symbol / 8;
}

Status decode_body(MutBytes out, std::string_view body, Alphabet alphabet) noexcept {
    const auto& values = value_tables[static_cast<std::size_t>(alphabet)];
    const auto value_at = [&](std::size_t i) -> u32 { return values[static_cast<unsigned char>(body[i])]; };
    const auto bad_character = [&](std::size_t from) {
        while (value_at(from) != no_value) ++from;
        return fail(body[from] == padding_character ? Errc::base64_padding : Errc::base64_character, from);
    };
    std::size_t made = 0;
    std::size_t i = 0;
    for (; i + 4 <= body.size(); i += 4) {
        const u32 a = value_at(i);
        const u32 b = value_at(i + 1);
        const u32 c = value_at(i + 2);
        const u32 d = value_at(i + 3);
        if (((a | b | c | d) & 0xc0U) != 0) return bad_character(i);
        const u32 group = a << 18 | b << 12 | c << 6 | d;
        out[made++] = static_cast<u8>(group >> 16);
        out[made++] = static_cast<u8>(group >> 8);
        out[made++] = static_cast<u8>(group);
    }
    u32 buffer = 0;
    u32 held = 0;
    for (const std::size_t rest = i; i < body.size(); ++i) {
        if (value_at(i) == no_value) return bad_character(rest);
        buffer = buffer << bits_per_symbol | value_at(i);
        held += bits_per_symbol;
        if (held < 8) continue;
        held -= 8;
        out[made++] = static_cast<u8>(buffer >> held);
    }
    if ((buffer & ((1U << held) - 1)) != 0) return fail(Errc::base64_tail_bits, body.size() - 1);
    return Ok{};
}

}  // namespace

std::string encode(Bytes data, Alphabet alphabet, Padding padding) {
    std::string text(encoded_length(data.size(), padding), '\0');
    encode_into(text, data, alphabet, padding);
    return text;
}

void encode_into(std::span<char> out, Bytes data, Alphabet alphabet, Padding padding) noexcept {
    COFFER_INVARIANT(out.size() == encoded_length(data.size(), padding));
    COFFER_INVARIANT(alphabet <= Alphabet::url);
    const std::string_view symbol = symbols[static_cast<std::size_t>(alphabet)];
    std::size_t made = 0;
    std::size_t i = 0;
    for (; i + 3 <= data.size(); i += 3) {
        const u32 group = static_cast<u32>(data[i]) << 16 | static_cast<u32>(data[i + 1]) << 8 | data[i + 2];
        for (u32 shift = 24; shift != 0; shift -= 6) out[made++] = symbol[group >> (shift - 6) & 63U];
    }
    if (i < data.size()) {
        const bool two = data.size() - i == 2;
        const u32 group = static_cast<u32>(data[i]) << 16 | (two ? static_cast<u32>(data[i + 1]) << 8 : 0U);
        out[made++] = symbol[group >> 18];
        out[made++] = symbol[group >> 12 & 63U];
        if (two) out[made++] = symbol[group >> 6 & 63U];
    }
    std::fill(out.begin() + static_cast<std::ptrdiff_t>(made), out.end(), padding_character);
}

Result<std::vector<u8>> decode(std::string_view text, Alphabet alphabet, Padding padding) {
    COFFER_TRY(const std::size_t body, body_length(as_bytes(text), alphabet, padding));
    std::vector<u8> out(decoded_length(body));
    COFFER_CHECK(decode_body(out, text.substr(0, body), alphabet));
    return out;
}

Status decode_into(MutBytes out, std::string_view text, Alphabet alphabet, Padding padding) noexcept {
    std::ranges::fill(out, u8{0});
    COFFER_TRY(const std::size_t body, body_length(as_bytes(text), alphabet, padding));
    if (decoded_length(body) != out.size()) return fail(Errc::base64_length, text.size());
    Status status = decode_body(out, text.substr(0, body), alphabet);
    if (!status) std::ranges::fill(out, u8{0});
    return status;
}

SecretText encode_secret(Bytes data, Alphabet alphabet, Padding padding) {
    COFFER_INVARIANT(alphabet <= Alphabet::url);
    SecretBytes text = SecretBytes::from_size(encoded_length(data.size(), padding));
    const MutBytes out = text.reveal_mut();
    const std::size_t body = encoded_length(data.size(), Padding::none);
    radix::encode_bits(out.first(body), data, bits_per_symbol, runs[static_cast<std::size_t>(alphabet)]);
    std::ranges::fill(out.subspan(body), static_cast<u8>(padding_character));
    return *SecretText::parse(std::move(text));
}

Result<SecretBytes> decode_secret(Bytes text, Alphabet alphabet, Padding padding) {
    const Result<std::size_t> body = body_length(text, alphabet, padding);
    if (!body) return fail(body.error().code);
    SecretBytes out = SecretBytes::from_size(decoded_length(*body));
    const radix::Verdict verdict =
        radix::decode_bits(out.reveal_mut(), text.first(*body), bits_per_symbol, runs[static_cast<std::size_t>(alphabet)]);
    if (!core::ct_accept(verdict.symbols)) return fail(Errc::base64_character);
    if (!core::ct_accept(verdict.tail)) return fail(Errc::base64_tail_bits);
    return out;
}

}  // namespace coffer::base64
