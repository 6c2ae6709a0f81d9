// The text of a mnemonic, split into words.
#pragma once

#include <array>

#include "coffer/core/secret.hpp"

namespace coffer::hd {

inline constexpr std::size_t max_words = 24;

/// word_count_valid returns whether BIP-39 has mnemonics of `words` words.
[[nodiscard]] constexpr bool word_count_valid(std::size_t words) noexcept {
    return words >= 12 && words <= max_words && words % 3 == 0;
}

/// entropy_size returns the number of bytes that a mnemonic of `words` words encodes.
[[nodiscard]] constexpr std::size_t entropy_size(std::size_t words) noexcept {
    return words * 4 / 3;
}

/// Words are the positions of the words in the text of a mnemonic. Does not own the text. Secret.
class Words {
public:
    /// split returns the words of a normalised mnemonic: no ASCII capitals, exactly one space between words. Errors: mnemonic_separator,
    /// mnemonic_upper_case (both with the index of the word), mnemonic_word_count.
    [[nodiscard]] static Result<Words> split(Bytes phrase) noexcept;

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] Bytes operator[](std::size_t word) const noexcept { return phrase_.subspan(begin_[word], end_[word] - begin_[word]); }

private:
    Bytes phrase_;
    std::array<u16, max_words> begin_{};
    std::array<u16, max_words> end_{};
    std::size_t size_ = 0;
};

/// word_index_at returns the index of the word at byte `offset` of `text`. ASCII spaces, U+00A0 and U+3000 separate words.
[[nodiscard]] std::size_t word_index_at(Bytes text, std::size_t offset) noexcept;

/// normalise_phrase checks the text of a mnemonic and returns it in NFKD. Secret. Errors: those of Mnemonic::parse that are not errors of
/// words, namely text_empty, text_too_long, utf8_invalid, utf8_overlong, utf8_surrogate, text_line_break, text_forbidden_character,
/// mnemonic_separator (a tab), text_unassigned.
[[nodiscard]] Result<SecretText> normalise_phrase(Bytes utf8);

}  // namespace coffer::hd
