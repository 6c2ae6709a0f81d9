#include "hd/word_table.hpp"

#include <algorithm>
#include <cstring>

#include "coffer/core/secret.hpp"

namespace coffer::hd {
namespace {

constexpr std::size_t cell = sizeof(u32);
constexpr std::size_t block = 64;  // rows handled together, so that compilers use vector instructions
static_assert(wordlist_size % block == 0);

/// all_ones_if_zero is 0xffffffff for 0 and 0 for everything else, without a branch.
constexpr u32 all_ones_if_zero(u32 value) noexcept {
    return ((value | (0U - value)) >> 31U) - 1U;
}

using Cells = std::array<u32, WordTable::longest_word / cell>;

void wipe_cells(std::span<u32> cells) noexcept {
    wipe({reinterpret_cast<u8*>(cells.data()), cells.size_bytes()});
}

}  // namespace

WordTable::WordTable(Language language) {
    const auto words = wordlist(language);
    std::size_t longest = 0;
    for (const std::string_view word : words) longest = std::max(longest, word.size());
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

WordTable::Match WordTable::find(Bytes word) const noexcept {
    if (word.empty() || word.size() > width_ * cell) return {0, 0};
    Cells key{};
    std::memcpy(key.data(), word.data(), word.size());
    u32 found = 0;
    u32 index = 0;
    std::array<u32, block> difference;
    for (std::size_t first = 0; first < wordlist_size; first += block) {
        difference.fill(0);
        for (std::size_t c = 0; c < width_; ++c) {
            const u32* column = &columns_[c * wordlist_size + first];
            for (std::size_t i = 0; i < block; ++i) difference[i] |= column[i] ^ key[c];
        }
        for (std::size_t i = 0; i < block; ++i) {
            const u32 mask = all_ones_if_zero(difference[i]);
            found |= mask;
            index |= mask & static_cast<u32>(first + i);
        }
    }
    wipe_cells(key);
    wipe_cells(difference);
    return {found & 1U, index};
}

std::size_t WordTable::write(u32 index, FixedMutBytes<longest_word> out) const noexcept {
    Cells cells{};
    std::array<u32, block> mask;
    for (std::size_t first = 0; first < wordlist_size; first += block) {
        for (std::size_t i = 0; i < block; ++i) mask[i] = all_ones_if_zero(index ^ static_cast<u32>(first + i));
        for (std::size_t c = 0; c < width_; ++c) {
            const u32* column = &columns_[c * wordlist_size + first];
            u32 chosen = 0;
            for (std::size_t i = 0; i < block; ++i) chosen |= column[i] & mask[i];
            cells[c] |= chosen;
        }
    }
    std::memcpy(out.data(), cells.data(), out.size());
    wipe_cells(cells);
    wipe_cells(mask);
    std::size_t length = 0;
    while (length < out.size() && out[length] != 0) ++length;
    return length;
}

}  // namespace coffer::hd
