#include "hd/word_table.hpp"

#include <algorithm>
#include <cstring>

#include "coffer/core/secret.hpp"
#include "core/ct_mask.hpp"

namespace coffer::hd {
namespace {

constexpr std::size_t cell = sizeof(u32);

/// Lanes hold four rows. A comparison yields all ones or zeros in each lane, so that nothing branches on a word.
using Lanes [[gnu::vector_size(16)]] = u32;
constexpr std::size_t lanes = sizeof(Lanes) / sizeof(u32);

[[nodiscard]] Lanes load(const u32* from) noexcept {
    Lanes value;
    std::memcpy(&value, from, sizeof value);
    return value;
}

[[nodiscard]] Lanes broadcast(u32 value) noexcept {
    return Lanes{value, value, value, value};
}

[[nodiscard]] Lanes equal(Lanes a, Lanes b) noexcept {
    return reinterpret_cast<Lanes>(a == b);
}

/// any_lane combines the lanes of a vector in which at most one lane is not zero.
[[nodiscard]] u32 any_lane(Lanes value) noexcept {
    return value[0] | value[1] | value[2] | value[3];
}

using Cells = std::array<u32, WordTable::longest_word / cell>;

void wipe_cells(std::span<u32> cells) noexcept {
    wipe({reinterpret_cast<u8*>(cells.data()), cells.size_bytes()});
}

}  // namespace

WordTable::WordTable(Language language) {
    const auto words = wordlist(language);
    std::array<std::size_t, longest_word + 1> count{};
    std::size_t longest = 0;
    for (const std::string_view word : words) {
        COFFER_INVARIANT(!word.empty() && word.size() <= longest_word);
        ++count[word.size()];
        longest = std::max(longest, word.size());
    }
    width_ = (longest + cell - 1) / cell;
    for (std::size_t size = 0; size <= longest_word; ++size) begin_[size + 1] = begin_[size] + (count[size] + lanes - 1) / lanes * lanes;
    rows_ = begin_.back();
    columns_.resize(width_ * rows_);
    numbers_.resize(rows_);
    auto next = begin_;
    for (std::size_t number = 0; number < wordlist_size; ++number) {
        const std::string_view word = words[number];
        const std::size_t row = next[word.size()]++;
        Cells cells{};
        std::memcpy(cells.data(), word.data(), word.size());
        for (std::size_t c = 0; c < width_; ++c) columns_[c * rows_ + row] = cells[c];
        numbers_[row] = static_cast<u32>(number);
    }
}

const WordTable& WordTable::of(Language language) {
    static const std::array<WordTable, language_count> tables{
        WordTable(Language::english),
        WordTable(Language::japanese),
        WordTable(Language::korean),
        WordTable(Language::spanish),
        WordTable(Language::chinese_simplified),
        WordTable(Language::chinese_traditional),
        WordTable(Language::french),
        WordTable(Language::italian),
        WordTable(Language::czech),
        WordTable(Language::portuguese),
    };
    return tables[static_cast<std::size_t>(language)];
}

WordTable::Match WordTable::find(Bytes word) const noexcept {
    if (word.empty() || word.size() > longest_word) return {0, 0};
    Cells key{};
    std::memcpy(key.data(), word.data(), word.size());
    const std::size_t width = (word.size() + cell - 1) / cell;
    Lanes found = broadcast(0);
    Lanes index = broadcast(0);
    for (std::size_t row = begin_[word.size()]; row < begin_[word.size() + 1]; row += lanes) {
        Lanes here = equal(load(&columns_[row]), broadcast(key[0]));
        for (std::size_t c = 1; c < width; ++c) here &= equal(load(&columns_[c * rows_ + row]), broadcast(key[c]));
        found |= here;
        index |= here & load(&numbers_[row]);
    }
    wipe_cells(key);
    return {any_lane(found) & 1U, any_lane(index)};
}

std::size_t WordTable::write(u32 index, FixedMutBytes<longest_word> out) const noexcept {
    Cells cells{};
    for (std::size_t c = 0; c < width_; ++c) {
        Lanes chosen = broadcast(0);
        for (std::size_t row = 0; row < rows_; row += lanes) {
            chosen |= load(&columns_[c * rows_ + row]) & equal(load(&numbers_[row]), broadcast(index));
        }
        cells[c] = any_lane(chosen);
    }
    std::memcpy(out.data(), cells.data(), out.size());
    wipe_cells(cells);
    std::size_t length = 0;
    for (const u8 byte : out) length += core::ct_mask_nonzero(byte) & 1U;
    return length;
}

}  // namespace coffer::hd
