// Base58 of secrets. Digits are found by comparison with all 58 symbols, and loop counts depend on lengths only. Code branches only on the
// length of the result and on whether the text is accepted.
#include "coffer/encoding/base58.hpp"
#include "encoding/base58_kernel.hpp"

namespace coffer::base58 {
namespace {

using namespace detail;

constexpr std::size_t max_words = words_of(max_secret_bytes);
constexpr std::size_t max_chunks = chunks_of(max_words);
constexpr std::size_t max_text = max_encoded_length(max_secret_bytes);
constexpr std::size_t max_text_words = max_text / digits_per_chunk + 1;

char symbol_of(u32 digit, const Alphabet& alphabet) noexcept {
    u32 symbol = 0;
    for (u32 i = 0; i < alphabet.symbols.size(); ++i) {
        symbol |= core::ct_mask_equal(i, digit) & static_cast<unsigned char>(alphabet.symbols[i]);
    }
    return static_cast<char>(symbol);
}

u32 digit_of(u32 character, const Alphabet& alphabet, u32& good) noexcept {
    u32 digit = 0;
    u32 found = 0;
    for (u32 i = 0; i < alphabet.symbols.size(); ++i) {
        const u32 here = core::ct_mask_equal(static_cast<unsigned char>(alphabet.symbols[i]), character);
        digit |= here & i;
        found |= here;
    }
    good &= found;
    return digit;
}

/// leading_zeros counts the leading zeros without branches.
u32 leading_zeros(Bytes values) noexcept {
    u32 counting = ~0U;
    u32 count = 0;
    for (const u8 value : values) {
        counting &= core::ct_mask_equal(value, 0);
        count += counting & 1U;
    }
    return count;
}

/// Workspace is working memory that is wiped, because its content is as secret as the input.
template <typename T, std::size_t N>
struct Workspace {
    std::array<T, N> values{};

    Workspace() = default;
    Workspace(const Workspace&) = delete;
    Workspace& operator=(const Workspace&) = delete;
    ~Workspace() { wipe({reinterpret_cast<u8*>(values.data()), sizeof values}); }
};

}  // namespace

SecretText encode_secret(Bytes data, const Alphabet& alphabet) {
    COFFER_INVARIANT(data.size() <= max_secret_bytes);
    Workspace<u64, max_chunks> chunks;
    Workspace<u8, max_chunks * digits_per_chunk> digits;
    const auto used_chunks = std::span<u64>(chunks.values).first(chunks_of(words_of(data.size())));
    const auto used_digits = std::span<u8>(digits.values).first(used_chunks.size() * digits_per_chunk);
    bytes_to_chunks(used_chunks, data);
    chunks_to_digits(used_digits.data(), used_chunks);

    const std::size_t zeros = core::ct_reveal(leading_zeros(data));
    const Bytes significant = used_digits.subspan(core::ct_reveal(leading_zeros(used_digits)));
    SecretBytes text = SecretBytes::from_size(zeros + significant.size());
    const MutBytes out = text.reveal_mut();
    for (std::size_t i = 0; i < zeros; ++i) out[i] = static_cast<u8>(alphabet.symbols[0]);
    for (std::size_t i = 0; i < significant.size(); ++i) out[zeros + i] = static_cast<u8>(symbol_of(significant[i], alphabet));
    return *SecretText::parse(std::move(text));
}

Result<SecretBytes> decode_secret(Bytes text, std::size_t max_length, const Alphabet& alphabet) {
    if (text.size() > max_length || text.size() > max_text) return fail(Errc::base58_too_long);
    Workspace<u8, max_text> digits;
    Workspace<u64, max_text_words> words;
    const auto used_digits = std::span<u8>(digits.values).first(text.size());
    const auto used_words = std::span<u64>(words.values).first(text.size() / digits_per_chunk + 1);

    u32 good = ~0U;
    for (std::size_t i = 0; i < text.size(); ++i) used_digits[i] = static_cast<u8>(digit_of(text[i], alphabet, good));
    if (!core::ct_accept(good)) return fail(Errc::base58_character);

    std::size_t at = 0;
    for (std::size_t end = text.size() % digits_per_chunk; at < text.size(); at = end, end += digits_per_chunk) {
        u64 chunk = 0;
        for (std::size_t i = at; i < end; ++i) chunk = chunk * 58 + used_digits[i];
        (void)multiply_add(used_words, chunk);
    }
    Workspace<u8, max_text_words * 8> bytes;
    const auto used_bytes = std::span<u8>(bytes.values).first(used_words.size() * 8);
    words_to_bytes(used_bytes.data(), used_words);

    const std::size_t zeros = core::ct_reveal(leading_zeros(used_digits));
    const Bytes significant = used_bytes.subspan(core::ct_reveal(leading_zeros(used_bytes)));
    SecretBytes out = SecretBytes::from_capacity(zeros + significant.size());
    for (std::size_t i = 0; i < zeros; ++i) out.append(ByteArray<1>{});
    out.append(significant);
    return out;
}

}  // namespace coffer::base58
