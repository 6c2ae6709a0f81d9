// Words by number and numbers by word, without telling an observer of time or memory which.
#pragma once

#include <array>
#include <vector>

#include "coffer/core/bytes.hpp"
#include "coffer/hd/language.hpp"

namespace coffer::hd {

/// WordTable holds the words of one list in columns of four bytes, padded with zeros, grouped by length. Looking a word up reads every word
/// of its length; writing one reads every word.
class WordTable {
public:
    /// longest_word bounds the bytes of the words of all lists.
    static constexpr std::size_t longest_word = 36;

    /// of returns the table of a language, made on first use.
    [[nodiscard]] static const WordTable& of(Language language);

    /// Match is the number of a word, where `found` is 1; both 0 where the list does not have the word.
    struct Match {
        u32 found;
        u32 index;
    };

    /// find looks up a word of non-zero bytes. Time depends on its length only.
    [[nodiscard]] Match find(Bytes word) const noexcept;

    /// write writes word `index` to the front of `out`, zeros behind it, and returns its length. Time depends on its length only.
    std::size_t write(u32 index, FixedMutBytes<longest_word> out) const noexcept;

private:
    explicit WordTable(Language language);

    std::size_t width_ = 0;                              // columns
    std::size_t rows_ = 0;                               // words, and rows of zeros that fill each group
    std::array<std::size_t, longest_word + 2> begin_{};  // words of n bytes: rows begin_[n] up to begin_[n + 1]
    std::vector<u32> columns_;                           // row r of column c: columns_[c * rows_ + r]
    std::vector<u32> numbers_;                           // the number of the word in row r
};

}  // namespace coffer::hd
