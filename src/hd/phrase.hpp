// The text of a phrase, taken apart into words.
#pragma once

#include <array>

#include "coffer/core/secret.hpp"

namespace coffer::hd {

inline constexpr std::size_t max_words = 24;

/// word_count_valid says whether BIP-39 has phrases of that many words.
[[nodiscard]] constexpr bool word_count_valid(std::size_t words) noexcept {
    return words >= 12 && words <= max_words && words % 3 == 0;
}

/// entropy_size is the number of bytes behind a phrase of that many words.
[[nodiscard]] constexpr std::size_t entropy_size(std::size_t words) noexcept {
    return words * 4 / 3;
}

/// Words are the places of the words in a phrase text.
class Words {
public:
    /// split checks the strict form of a normalised phrase: words of no ASCII capital, separated by one space. Errors, with the index of
    /// the word: mnemonic_separator, mnemonic_upper_case; without: mnemonic_word_count.
    [[nodiscard]] static Result<Words> split(Bytes phrase) noexcept;

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] Bytes operator[](std::size_t word) const noexcept { return phrase_.subspan(begin_[word], end_[word] - begin_[word]); }

private:
    Bytes phrase_;
    std::array<u16, max_words> begin_{};
    std::array<u16, max_words> end_{};
    std::size_t size_ = 0;
};

/// word_index_at returns in which word byte `offset` of a text is, counting ASCII spaces, U+00A0 and U+3000.
[[nodiscard]] std::size_t word_index_at(Bytes text, std::size_t offset) noexcept;

/// normalise_phrase checks and NFKD-normalises the text of a phrase. Errors as Mnemonic::parse up to text_line_break.
[[nodiscard]] Result<SecretText> normalise_phrase(Bytes utf8);

}  // namespace coffer::hd
