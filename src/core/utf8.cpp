#include "core/utf8.hpp"

#include <cstring>

#include "core/ct_mask.hpp"

namespace coffer {
namespace {

/// Lead describes the sequences that begin with a given byte: their length and the range of the second byte.
struct Lead {
    std::size_t length;  // 0: no sequence begins with this byte
    u8 second_min;
    u8 second_max;
};

constexpr Lead lead_of(u8 byte) noexcept {
    if (byte < 0x80) return {1, 0, 0};
    if (byte < 0xc2) return {0, 0, 0};
    if (byte < 0xe0) return {2, 0x80, 0xbf};
    if (byte < 0xf0) return {3, static_cast<u8>(byte == 0xe0 ? 0xa0 : 0x80), static_cast<u8>(byte == 0xed ? 0x9f : 0xbf)};
    if (byte < 0xf5) return {4, static_cast<u8>(byte == 0xf0 ? 0x90 : 0x80), static_cast<u8>(byte == 0xf4 ? 0x8f : 0xbf)};
    return {0, 0, 0};
}

constexpr bool is_continuation(u8 byte) noexcept {
    return (byte & 0xc0) == 0x80;
}

/// reason returns the error for the ill-formed sequence at the beginning of `rest`.
Errc reason(Bytes rest) noexcept {
    const u8 first = rest[0];
    const bool continued = rest.size() > 1 && is_continuation(rest[1]);
    if ((first == 0xc0 || first == 0xc1) && continued) return Errc::utf8_overlong;
    if (first == 0xe0 && continued && rest[1] < 0xa0) return Errc::utf8_overlong;
    if (first == 0xf0 && continued && rest[1] < 0x90) return Errc::utf8_overlong;
    if (first == 0xed && continued && rest[1] > 0x9f) return Errc::utf8_surrogate;
    return Errc::utf8_invalid;
}

}  // namespace

Status check_utf8(Bytes text) noexcept {
    constexpr u64 high_bits = 0x8080808080808080;
    std::size_t at = 0;
    while (at < text.size()) {
        if (text.size() - at >= sizeof(u64)) {
            u64 eight = 0;
            std::memcpy(&eight, text.data() + at, sizeof eight);
            if ((eight & high_bits) == 0) {
                at += sizeof eight;
                continue;
            }
        }
        const Lead lead = lead_of(text[at]);
        bool good = lead.length != 0 && lead.length <= text.size() - at;
        if (good && lead.length > 1) good = text[at + 1] >= lead.second_min && text[at + 1] <= lead.second_max;
        for (std::size_t i = 2; good && i < lead.length; ++i) good = is_continuation(text[at + i]);
        if (!good) return fail(reason(text.subspan(at)), at);
        at += lead.length;
    }
    return Ok{};
}

bool is_ascii(Bytes text) noexcept {
    u32 seen = 0;
    for (const u8 byte : text) seen |= byte;
    return core::ct_accept(core::ct_mask_below(seen, 0x80));
}

bool is_utf8_constant_time(Bytes text) noexcept {
    using namespace core;
    if (is_ascii(text)) return true;
    u32 bad = 0;      // mask
    u32 pending = 0;  // number of continuation bytes still expected
    u32 min = 0x80;   // range of the next continuation byte
    u32 max = 0xbf;
    for (const u8 byte : text) {
        const u32 expects = ct_mask_nonzero(pending);
        bad |= expects & ~ct_mask_in_range(byte, min, max);

        const u32 two = ct_mask_in_range(byte, 0xc2, 0xdf);
        const u32 three = ct_mask_in_range(byte, 0xe0, 0xef);
        const u32 four = ct_mask_in_range(byte, 0xf0, 0xf4);
        bad |= ~expects & ~(ct_mask_in_range(byte, 0, 0x7f) | two | three | four);

        const u32 lead_pending = (two & 1) | (three & 2) | (four & 3);
        const u32 lead_min = ct_select(ct_mask_equal(byte, 0xe0), 0xa0, ct_select(ct_mask_equal(byte, 0xf0), 0x90, 0x80));
        const u32 lead_max = ct_select(ct_mask_equal(byte, 0xed), 0x9f, ct_select(ct_mask_equal(byte, 0xf4), 0x8f, 0xbf));
        min = ct_select(expects, 0x80, lead_min);
        max = ct_select(expects, 0xbf, lead_max);
        pending = ct_select(expects, pending - 1, lead_pending);
    }
    return ct_accept(~(bad | ct_mask_nonzero(pending)));
}

}  // namespace coffer
