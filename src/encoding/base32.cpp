#include "coffer/encoding/base32.hpp"

#include <algorithm>

#include "core/try.hpp"
#include "encoding/radix_secret.hpp"

namespace coffer::base32 {
namespace {

constexpr u32 bits_per_symbol = 5;
constexpr std::array<std::string_view, 2> symbols{"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "abcdefghijklmnopqrstuvwxyz234567"};
constexpr std::array<std::array<radix::Run, 2>, 2> runs{{{{{'A', 26, 0}, {'2', 6, 26}}}, {{{'a', 26, 0}, {'2', 6, 26}}}}};

constexpr u8 no_value = 0xff;
constexpr auto value_tables = [] {
    std::array<std::array<u8, 256>, 2> tables{};
    for (std::size_t t = 0; t < tables.size(); ++t) {
        tables[t].fill(no_value);
        for (std::size_t i = 0; i < symbols[t].size(); ++i) tables[t][static_cast<unsigned char>(symbols[t][i])] = static_cast<u8>(i);
    }
    return tables;
}();

/// has_possible_length returns whether some data has an encoding of this length. In a text of another length, at least five of the last
/// bits would be unused.
constexpr bool has_possible_length(std::size_t length) noexcept {
    return length * bits_per_symbol % 8 < bits_per_symbol;
}

Status decode_text(MutBytes out, std::string_view text, Case letters) noexcept {
    if (letters > Case::lower) return fail(Errc::caller_misuse);
    const auto& values = value_tables[static_cast<std::size_t>(letters)];
    u32 buffer = 0;
    u32 held = 0;
    std::size_t made = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const u8 value = values[static_cast<unsigned char>(text[i])];
        if (value == no_value) return fail(Errc::base32_character, i);
        buffer = buffer << bits_per_symbol | value;
        held += bits_per_symbol;
        if (held >= 8) {
            held -= 8;
            out[made++] = static_cast<u8>(buffer >> held);
        }
    }
    if ((buffer & ((1U << held) - 1)) != 0) return fail(Errc::base32_tail_bits, text.size() - 1);
    return Ok{};
}

}  // namespace

std::string encode(Bytes data, Case letters) {
    std::string text(encoded_length(data.size()), '\0');
    encode_into(text, data, letters);
    return text;
}

void encode_into(std::span<char> out, Bytes data, Case letters) noexcept {
    COFFER_INVARIANT(out.size() == encoded_length(data.size()));
    COFFER_INVARIANT(letters <= Case::lower);
    const std::string_view alphabet = symbols[static_cast<std::size_t>(letters)];
    u32 buffer = 0;
    u32 held = 0;
    std::size_t made = 0;
    for (const u8 byte : data) {
        buffer = buffer << 8 | byte;
        held += 8;
        for (; held >= bits_per_symbol; held -= bits_per_symbol) out[made++] = alphabet[buffer >> (held - bits_per_symbol) & 31U];
    }
    if (held != 0) out[made] = alphabet[buffer << (bits_per_symbol - held) & 31U];
}

Result<std::vector<u8>> decode(std::string_view text, Case letters) {
    if (!has_possible_length(text.size())) return fail(Errc::base32_length, text.size());
    std::vector<u8> out(text.size() * bits_per_symbol / 8);
    COFFER_CHECK(decode_text(out, text, letters));
    return out;
}

Status decode_into(MutBytes out, std::string_view text, Case letters) noexcept {
    std::ranges::fill(out, u8{0});
    if (text.size() != encoded_length(out.size())) return fail(Errc::base32_length, text.size());
    Status status = decode_text(out, text, letters);
    if (!status) std::ranges::fill(out, u8{0});
    return status;
}

SecretText encode_secret(Bytes data, Case letters) {
    COFFER_INVARIANT(letters <= Case::lower);
    SecretBytes text = SecretBytes::from_size(encoded_length(data.size()));
    radix::encode_bits(text.reveal_mut(), data, bits_per_symbol, runs[static_cast<std::size_t>(letters)]);
    return *SecretText::parse(std::move(text));
}

Result<SecretBytes> decode_secret(Bytes text, Case letters) {
    if (letters > Case::lower) return fail(Errc::caller_misuse);
    if (!has_possible_length(text.size())) return fail(Errc::base32_length);
    SecretBytes out = SecretBytes::from_size(text.size() * bits_per_symbol / 8);
    const radix::Verdict verdict = radix::decode_bits(out.reveal_mut(), text, bits_per_symbol, runs[static_cast<std::size_t>(letters)]);
    if (!core::ct_accept(verdict.symbols)) return fail(Errc::base32_character);
    if (!core::ct_accept(verdict.tail)) return fail(Errc::base32_tail_bits);
    return out;
}

}  // namespace coffer::base32
