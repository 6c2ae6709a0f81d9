// JSON with secrets: a strict reader and a writer whose copies are all in the arena. It refuses what json.hpp refuses, without positions.
#pragma once

#include <array>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"

namespace coffer::json {

/// SecretObject is a JSON object with few fields and no nested object (a JWK). Only its string fields can be read. Secret.
class SecretObject {
public:
    static constexpr std::size_t max_members = 32;

    /// parse parses `text`.
    /// Errors, without position: json_too_large (over `max_bytes` or max_members), json_byte_order_mark, json_nul, utf8_invalid,
    /// utf8_overlong, utf8_surrogate, json_syntax, json_too_deep (a nested object, or an array in an array), json_trailing_bytes,
    /// json_duplicate_member, json_wrong_type (not an object), json_number_range (not a 64-bit integer).
    [[nodiscard]] static Result<SecretObject> parse(Bytes text, std::size_t max_bytes);

    /// text returns the unescaped string of a field. Secret.
    /// Errors: json_missing_member, json_wrong_type (`what`: the name).
    [[nodiscard]] Result<SecretText> text(const char* name) const;

    /// has returns whether a field of that name exists, of any type.
    [[nodiscard]] bool has(std::string_view name) const noexcept;

private:
    /// Entry describes a field: its unescaped name, and the range of its value in `source_`.
    struct Entry {
        SecretText name;
        std::size_t begin = 0;
        std::size_t end = 0;
    };

    SecretObject() = default;
    [[nodiscard]] const Entry* find(Bytes name) const noexcept;

    SecretBytes source_;
    std::array<Entry, max_members> entries_;
    std::size_t count_ = 0;
};

/// parse_secret_byte_array returns the bytes of `[n, n, ...]`, exactly `count` integers from 0 to 255 (a Solana key file).
/// Errors, without position: json_too_large (over 64 + 16 * count bytes), json_byte_order_mark, json_nul, the utf8_ errors, json_syntax,
/// json_too_deep, json_trailing_bytes, json_wrong_type (not an array of numbers), json_number_range, length_mismatch (another count).
/// Secret. The time depends only on the length of the text, on `count`, and on whether the text is accepted. A refused text is not
/// protected.
[[nodiscard]] Result<SecretBytes> parse_secret_byte_array(Bytes text, std::size_t count);

/// write_secret_byte_array returns `[n,n,...]` without spaces. Secret. The time depends only on the number of bytes and on the length of
/// the text.
[[nodiscard]] SecretText write_secret_byte_array(Bytes data);

}  // namespace coffer::json
