// Hexadecimal text of secrets: the same inner loops, without positions and without copies outside the arena.
#include <algorithm>

#include "coffer/encoding/hex.hpp"
#include "core/scrub.hpp"
#include "core/try.hpp"
#include "encoding/hex_kernel.hpp"

namespace coffer::hex {
namespace {

/// strip_prefix branches on two bits of the text: whether it has a prefix, and whether the prefix is 0X. Both are public.
Result<Bytes> strip_prefix(Bytes text, Prefix prefix) noexcept {
    if (prefix > Prefix::optional) return fail(Errc::caller_misuse);
    const auto second_is = [&](char c) { return core::ct_mask_equal(text[1], static_cast<u8>(c)); };
    const bool present = text.size() >= 2 && core::ct_accept(core::ct_mask_equal(text[0], '0') & (second_is('x') | second_is('X')));
    const bool upper = present && core::ct_accept(second_is('X'));
    if (present && prefix == Prefix::forbidden) return fail(Errc::hex_prefix_forbidden);
    if (upper || (!present && prefix == Prefix::required)) return fail(Errc::hex_prefix);
    return present ? text.subspan(2) : text;
}

// The inner loops have stack frames of their own, because clang spills vectors of the secret to the stack. The callers scrub the stack
// afterwards.
[[gnu::noinline]] u32 decode_in_own_frame(MutBytes out, Bytes digits) noexcept {
    return detail::decode_digits(out.data(), digits.data(), out.size());
}
[[gnu::noinline]] void encode_in_own_frame(MutBytes out, Bytes data) noexcept {
    detail::encode_digits(out.data(), data.data(), data.size());
}

Status decode_digits(MutBytes out, Bytes digits) noexcept {
    const u32 good = decode_in_own_frame(out, digits);
    core::scrub_stack();
    if (core::ct_accept(good)) return Ok{};
    wipe(out);
    return fail(Errc::hex_character);
}

}  // namespace

SecretText encode_secret(Bytes data) {
    SecretBytes text = SecretBytes::from_size(encoded_length(data.size()));
    encode_secret_into(text.reveal_mut(), data);
    return *SecretText::parse(std::move(text));
}

void encode_secret_into(MutBytes out, Bytes data) noexcept {
    COFFER_INVARIANT(out.size() == encoded_length(data.size()));
    encode_in_own_frame(out, data);
    core::scrub_stack();
}

Result<SecretBytes> decode_secret(Bytes text, Prefix prefix) {
    COFFER_TRY(const Bytes digits, strip_prefix(text, prefix));
    if (digits.size() % 2 != 0) return fail(Errc::hex_odd_length);
    SecretBytes out = SecretBytes::from_size(digits.size() / 2);
    COFFER_CHECK(decode_digits(out.reveal_mut(), digits));
    return out;
}

Status decode_secret_into(MutBytes out, Bytes text, Prefix prefix) noexcept {
    wipe(out);
    COFFER_TRY(const Bytes digits, strip_prefix(text, prefix));
    if (digits.size() % 2 != 0) return fail(Errc::hex_odd_length);
    if (digits.size() != encoded_length(out.size())) return fail(Errc::hex_length);
    return decode_digits(out, digits);
}

}  // namespace coffer::hex
