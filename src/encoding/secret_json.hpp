// JSON that bears secrets: a small strict scanner whose every copy is in secret memory. Same refusals as json.hpp, without positions.
#pragma once

#include <array>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"

namespace coffer::json {

/// SecretObject is a JSON object with few members and no object inside (a JWK): only its string members can be read.
class SecretObject {
public:
    static constexpr std::size_t max_members = 32;

    /// parse reads `text`, of at most `max_bytes`. Errors: json_too_large (also over max_members), json_byte_order_mark, json_nul,
    /// utf8_invalid, utf8_overlong, utf8_surrogate, json_syntax, json_too_deep (an object inside, or an array in an array),
    /// json_trailing_bytes, json_duplicate_member, json_wrong_type (no object), json_number_range (a number that is no integer of 64 bits).
    [[nodiscard]] static Result<SecretObject> parse(Bytes text, std::size_t max_bytes);

    /// text returns the unescaped string of a member. Errors: json_missing_member, json_wrong_type (what: the name).
    [[nodiscard]] Result<SecretText> text(const char* name) const;

    /// has says whether there is a member of that name, of any type.
    [[nodiscard]] bool has(std::string_view name) const noexcept;

private:
    /// Entry holds a member: its unescaped name, and where its value begins and ends in `source_`.
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

/// parse_secret_byte_array reads `[n, n, ...]` with exactly `count` integers from 0 to 255 (a Solana key file). Time depends on the length
/// of the text, on `count` and on accept/reject only. Errors: json_too_large (over 64 + 16 * count bytes), json_syntax, json_wrong_type (no
/// array), json_number_range, length_mismatch (another count).
[[nodiscard]] Result<SecretBytes> parse_secret_byte_array(Bytes text, std::size_t count);

/// write_secret_byte_array writes `[n,n,...]` without spaces. Time depends on the number of bytes and on the length of the text only.
[[nodiscard]] SecretText write_secret_byte_array(Bytes data);

}  // namespace coffer::json
