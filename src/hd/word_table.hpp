// Look-up of words by number and of numbers by word. Neither time nor memory addresses depend on which word it is.
#pragma once

#include <array>
#include <vector>

#include "coffer/core/bytes.hpp"
#include "coffer/hd/language.hpp"

namespace coffer::hd {

/// WordTable holds one word list in columns of four bytes. Words are padded with zeros and grouped by length. find reads every word of one
/// length; write reads every word.
class WordTable {
public:
    /// longest_word is the maximum length of a word in any list, in bytes.
    static constexpr std::size_t longest_word = 36;

    /// of returns the table of `language`, a member of the enumeration. All tables are built on first use.
    [[nodiscard]] static const WordTable& of(Language language);

    /// Match is the result of find: `found` is 1 and `index` the number of the word, or both are 0.
    struct Match {
        u32 found;
        u32 index;
    };

    /// find looks up a word that contains no zero bytes. Time depends only on the length of the word.
    [[nodiscard]] Match find(Bytes word) const noexcept;

    /// write writes word `index` to the front of `out`, fills the rest with zeros and returns the length of the word. Time does not depend
    /// on `index`.
    std::size_t write(u32 index, FixedMutBytes<longest_word> out) const noexcept;

private:
    explicit WordTable(Language language);

    std::size_t width_ = 0;                              // columns
    std::size_t rows_ = 0;                               // words, and rows of zeros that complete each group
    std::array<std::size_t, longest_word + 2> begin_{};  // words of n bytes are the rows from begin_[n] to begin_[n + 1] - 1
    std::vector<u32> columns_;                           // row r of column c is columns_[c * rows_ + r]
    std::vector<u32> numbers_;                           // the number of the word in row r
};

}  // namespace coffer::hd
