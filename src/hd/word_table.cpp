#include "hd/word_table.hpp"

#include <algorithm>
#include <cstring>

#include "coffer/core/secret.hpp"

namespace coffer::hd {
namespace {

constexpr std::size_t cell = sizeof(u32);

/// Four rows at a time. Comparison gives all ones or zero in each lane, so that nothing branches on a word.
using Lanes [[gnu::vector_size(16)]] = u32;
constexpr std::size_t lanes = sizeof(Lanes) / sizeof(u32);
constexpr Lanes first_rows{0, 1, 2, 3};
static_assert(wordlist_size % lanes == 0);

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

/// any_lane combines the lanes of a vector of which at most one is not zero.
[[nodiscard]] u32 any_lane(Lanes value) noexcept {
    return value[0] | value[1] | value[2] | value[3];
}

[[nodiscard]] constexpr bool is_ascii(char c) noexcept {
    return static_cast<u8>(c) < 0x80;
}

using Cells = std::array<u32, WordTable::longest_word / cell>;

void wipe_cells(std::span<u32> cells) noexcept {
    wipe({reinterpret_cast<u8*>(cells.data()), cells.size_bytes()});
}

}  // namespace

WordTable::WordTable(Language language) {
    const auto words = wordlist(language);
    ascii_ = is_ascii(words.front().front());
    std::size_t longest = 0;
    for (const std::string_view word : words) {
        COFFER_INVARIANT(is_ascii(word.front()) == ascii_);
        longest = std::max(longest, word.size());
    }
    COFFER_INVARIANT(longest <= longest_word);
    width_ = (longest + cell - 1) / cell;
    columns_.resize(width_ * wordlist_size);
    for (std::size_t row = 0; row < wordlist_size; ++row) {
        Cells cells{};
        std::memcpy(cells.data(), words[row].data(), words[row].size());
        for (std::size_t c = 0; c < width_; ++c) columns_[c * wordlist_size + row] = cells[c];
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

bool WordTable::can_hold(Bytes word) const noexcept {
    return !word.empty() && word.size() <= width_ * cell && is_ascii(static_cast<char>(word[0])) == ascii_;
}

WordTable::Match WordTable::find(Bytes word) const noexcept {
    if (!can_hold(word)) return {0, 0};
    Cells key{};
    std::memcpy(key.data(), word.data(), word.size());
    Lanes found = broadcast(0);
    Lanes index = broadcast(0);
    Lanes rows = first_rows;
    for (std::size_t row = 0; row < wordlist_size; row += lanes) {
        Lanes here = equal(load(&columns_[row]), broadcast(key[0]));
        for (std::size_t c = 1; c < width_; ++c) here &= equal(load(&columns_[c * wordlist_size + row]), broadcast(key[c]));
        found |= here;
        index |= here & rows;
        rows += lanes;
    }
    wipe_cells(key);
    return {any_lane(found) & 1U, any_lane(index)};
}

std::size_t WordTable::write(u32 index, FixedMutBytes<longest_word> out) const noexcept {
    Cells cells{};
    for (std::size_t c = 0; c < width_; ++c) {
        Lanes chosen = broadcast(0);
        Lanes rows = first_rows;
        for (std::size_t row = 0; row < wordlist_size; row += lanes) {
            chosen |= load(&columns_[c * wordlist_size + row]) & equal(rows, broadcast(index));
            rows += lanes;
        }
        cells[c] = any_lane(chosen);
    }
    std::memcpy(out.data(), cells.data(), out.size());
    wipe_cells(cells);
    std::size_t length = 0;
    while (length < out.size() && out[length] != 0) ++length;
    return length;
}

}  // namespace coffer::hd
