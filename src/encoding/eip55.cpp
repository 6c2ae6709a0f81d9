#include "coffer/encoding/eip55.hpp"

#include <algorithm>

#include "coffer/crypto/hash.hpp"
#include "coffer/encoding/hex.hpp"
#include "core/try.hpp"

namespace coffer::eip55 {

// Letter i is upper case if digit i of the hash of the lower-case text is 8 or more.
void apply_case(std::span<char, digit_count> digits, FixedBytes<32> hash) {
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const unsigned nibble = i % 2 == 0 ? hash[i / 2] >> 4U : hash[i / 2] & 15U;
        const int raised = (digits[i] >= 'a' ? 1 : 0) & (nibble >= 8 ? 1 : 0);  // no branch, which would be mispredicted half the time
        digits[i] = static_cast<char>(digits[i] - raised * ('a' - 'A'));
    }
}

void apply_case(std::span<char, digit_count> digits) {
    apply_case(digits, keccak256(as_bytes({digits.data(), digits.size()})));
}

std::array<char, text_length> encode(FixedBytes<20> account) {
    std::array<char, text_length> text{'0', 'x'};
    const auto digits = std::span(text).last<digit_count>();
    hex::encode_into(digits, account);
    apply_case(digits);
    return text;
}

Result<ByteArray<20>> decode(std::string_view text) {
    COFFER_TRY(const ByteArray<20> account, hex::decode_array<20>(text, hex::Prefix::required));
    const std::string_view digits = text.substr(2);
    const bool has_lower = std::any_of(digits.begin(), digits.end(), [](char c) { return c >= 'a'; });
    const bool has_upper = std::any_of(digits.begin(), digits.end(), [](char c) { return c >= 'A' && c <= 'F'; });
    if (!has_lower || !has_upper) return account;
    const auto right = encode(account);
    const auto wrong = std::mismatch(text.begin(), text.end(), right.begin()).first;
    if (wrong != text.end()) return fail(Errc::eip55_checksum, static_cast<std::size_t>(wrong - text.begin()));
    return account;
}

}  // namespace coffer::eip55
