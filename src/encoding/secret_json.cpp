#include "encoding/secret_json.hpp"

#include <algorithm>

#include "core/try.hpp"
#include "core/utf8.hpp"
#include "encoding/code_point.hpp"
#include "encoding/json_scanner.hpp"

namespace coffer::json {
namespace {

using detail::Scanner;
using detail::Token;

/// without_position drops the position, because the position of a fault in a secret text reveals something about it.
Unexpected without_position(const Error& error) noexcept {
    return fail(error.code, error.what);
}

/// check_encoding refuses what json::Parser refuses before parsing.
Status check_encoding(Bytes text) noexcept {
    if (as_text(text).starts_with("\xef\xbb\xbf")) return fail(Errc::json_byte_order_mark);
    if (as_text(text).find('\0') != std::string_view::npos) return fail(Errc::json_nul);
    if (!is_utf8_constant_time(text)) return without_position(check_utf8(text).error());
    return Ok{};
}

/// unit_at returns the value of the four digits of an escape that the scanner has accepted.
char32_t unit_at(Bytes digits) noexcept {
    char32_t unit = 0;
    for (const u8 c : digits.first(4)) unit = unit << 4 | static_cast<char32_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    return unit;
}

/// unescape returns the text of a string, without its quotes, that the scanner has accepted.
SecretText unescape(Bytes quoted) {
    Bytes rest = quoted.subspan(1, quoted.size() - 2);
    SecretBytes out = SecretBytes::from_capacity(rest.size());
    while (!rest.empty()) {
        const auto plain = static_cast<std::size_t>(std::ranges::find(rest, u8{'\\'}) - rest.begin());
        out.append(rest.first(plain));
        rest = rest.subspan(plain);
        if (rest.empty()) break;
        const u8 kind = rest[1];
        rest = rest.subspan(2);
        char32_t c = kind;  // for an escaped quote, solidus or backslash
        switch (kind) {
            case 'b': c = '\b'; break;
            case 'f': c = '\f'; break;
            case 'n': c = '\n'; break;
            case 'r': c = '\r'; break;
            case 't': c = '\t'; break;
            case 'u':
                c = unit_at(rest);
                rest = rest.subspan(4);
                if (c >= 0xd800 && c <= 0xdbff) {
                    c = 0x10000 + ((c - 0xd800) << 10) + (unit_at(rest.subspan(2)) - 0xdc00);
                    rest = rest.subspan(6);
                }
                break;
            default: break;
        }
        ByteArray<4> utf8{};
        out.append(Bytes(utf8).first(text::write_utf8(utf8, c)));
        wipe(utf8);
    }
    return *SecretText::parse(std::move(out));
}

}  // namespace

Result<SecretObject> SecretObject::parse(Bytes text, std::size_t max_bytes) {
    if (text.size() > max_bytes) return fail(Errc::json_too_large);
    COFFER_CHECK(check_encoding(text));
    SecretObject object;
    object.source_ = SecretBytes::from_bytes(text);
    const Bytes source = object.source_.reveal();

    Scanner scanner(source, 2, Numbers::integers);
    bool is_object = false;
    for (Token token = Token::null; token != Token::end;) {
        const Result<Token> next = scanner.next();
        if (!next) return without_position(next.error());
        token = *next;
        if (token == Token::begin_object) {
            if (scanner.depth() != 1) return fail(Errc::json_too_deep);
            is_object = true;
        } else if (token == Token::name) {
            if (object.count_ == max_members) return fail(Errc::json_too_large);
            SecretText name = unescape(source.subspan(scanner.begin(), scanner.end() - scanner.begin()));
            if (object.find(name.reveal()) != nullptr) return fail(Errc::json_duplicate_member);
            object.entries_[object.count_++].name = std::move(name);
        } else if (scanner.depth() == 1 && is_object) {
            Entry& entry = object.entries_[object.count_ - 1];
            entry.begin = scanner.begin();
            entry.end = scanner.end();
        }
    }
    if (!is_object) return fail(Errc::json_wrong_type);
    return object;
}

const SecretObject::Entry* SecretObject::find(Bytes name) const noexcept {
    const auto entries = std::span(entries_).first(count_);
    const auto found = std::ranges::find_if(entries, [&](const Entry& entry) { return std::ranges::equal(entry.name.reveal(), name); });
    return found != entries.end() ? &*found : nullptr;
}

bool SecretObject::has(std::string_view name) const noexcept {
    return find(as_bytes(name)) != nullptr;
}

Result<SecretText> SecretObject::text(const char* name) const {
    const Entry* const entry = find(as_bytes(name));
    if (entry == nullptr) return fail(Errc::json_missing_member, name);
    const Bytes value = source_.reveal().subspan(entry->begin, entry->end - entry->begin);
    if (value[0] != '"') return fail(Errc::json_wrong_type, name);
    return unescape(value);
}

}  // namespace coffer::json
