// Bech32 of secrets. Symbols are found by comparison, and the checksum is computed with masks. Code branches only on lengths, on the
// human-readable part, and on whether the text is accepted.
#include <algorithm>

#include "core/try.hpp"
#include "encoding/bech32_kernel.hpp"

namespace coffer::bech32 {
namespace {

using namespace detail;

u8 symbol_of(u32 value) noexcept {
    u32 symbol = 0;
    for (u32 i = 0; i < symbols.size(); ++i) symbol |= core::ct_mask_equal(i, value) & static_cast<unsigned char>(symbols[i]);
    return static_cast<u8>(symbol);
}

/// value_of returns the value of a lower-case symbol. It clears `good` if the character is not a symbol.
u32 value_of(u32 character, u32& good) noexcept {
    u32 value = 0;
    u32 found = 0;
    for (u32 i = 0; i < symbols.size(); ++i) {
        const u32 here = core::ct_mask_equal(static_cast<unsigned char>(symbols[i]), character);
        value |= here & i;
        found |= here;
    }
    good &= found;
    return value;
}

/// fold returns a letter in lower case. `upper` is the mask of whether the text is in upper case; a letter of the other case clears `good`.
u32 fold(u32 character, u32 upper, u32& good) noexcept {
    const u32 is_upper = core::ct_mask_in_range(character, 'A', 'Z');
    const u32 is_lower = core::ct_mask_in_range(character, 'a', 'z');
    good &= ~((is_upper & ~upper) | (is_lower & upper));
    return character | (is_upper & 0x20U);
}

}  // namespace

SecretText encode_bytes_secret(std::string_view hrp, Bytes bytes, Variant variant) {
    COFFER_INVARIANT(check_hrp(hrp).has_value());
    SecretBytes values = SecretBytes::from_size(values_length(bytes.size()));
    to_values(values.reveal_mut(), bytes);

    SecretBytes text = SecretBytes::from_size(encoded_length(hrp.size(), values.size()));
    auto place = std::ranges::copy(as_bytes(hrp), text.reveal_mut().begin()).out;
    *place++ = '1';
    u32 checksum = checksum_of_hrp(hrp);
    for (const u8 value : values.reveal()) {
        checksum = step(checksum, value);
        *place++ = symbol_of(value);
    }
    for (std::size_t i = 0; i < checksum_length; ++i) checksum = step(checksum, 0);
    checksum ^= target(variant);
    for (u32 shift = checksum_bits; shift != 0; shift -= 5) *place++ = symbol_of(checksum >> (shift - 5) & 31U);
    return *SecretText::parse(std::move(text));
}

Result<SecretBytes> decode_bytes_secret(Bytes text, std::string_view hrp, Variant variant, std::size_t max_length) {
    if (variant > Variant::bech32m) return fail(Errc::caller_misuse);
    if (text.size() > max_length || text.size() < encoded_length(hrp.size(), 0)) return fail(Errc::bech32_length);
    // The human-readable part is public: it names the kind of text.
    const std::string_view spelled = as_text(text.first(hrp.size()));
    if (text[hrp.size()] != '1' || !hrp_equal(spelled, hrp)) return fail(Errc::hrp_mismatch);
    const u32 upper = 0U - static_cast<u32>(std::ranges::any_of(spelled, [](char c) { return c >= 'A' && c <= 'Z'; }));

    u32 one_case = ~0U;
    for (const char c : spelled) (void)fold(static_cast<unsigned char>(c), upper, one_case);

    const Bytes data = text.subspan(hrp.size() + 1);
    SecretBytes values = SecretBytes::from_size(data.size());
    u32 good = ~0U;
    u32 checksum = checksum_of_hrp(hrp);
    for (std::size_t i = 0; i < data.size(); ++i) {
        const u32 value = value_of(fold(data[i], upper, one_case), good);
        checksum = step(checksum, value);
        values.reveal_mut()[i] = static_cast<u8>(value);
    }
    if (!core::ct_accept(one_case)) return fail(Errc::bech32_mixed_case);
    if (!core::ct_accept(good)) return fail(Errc::bech32_data_character);
    if (!core::ct_accept(core::ct_mask_equal(checksum, target(variant)))) {
        const Variant other = variant == Variant::bech32 ? Variant::bech32m : Variant::bech32;
        return fail(core::ct_accept(core::ct_mask_equal(checksum, target(other))) ? Errc::bech32_variant : Errc::bech32_checksum);
    }
    values.truncate(values.size() - checksum_length);
    SecretBytes bytes = SecretBytes::from_size(values.size() * 5 / 8);
    COFFER_CHECK(to_bytes(bytes.reveal_mut(), values.reveal()));
    return bytes;
}

}  // namespace coffer::bech32
