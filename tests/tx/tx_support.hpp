// Helpers for the tests of tx/.
#pragma once

#include <string>
#include <vector>

#include "coffer/tx/transaction.hpp"
#include "keys/keys_support.hpp"
#include "support/rc.hpp"
#include "support/vector_file.hpp"

namespace coffer::testing {

/// expect_lines compares a description with the lines that a vector lists; lists contain objects of texts.
inline void expect_lines(const tx::Description& said, const Record& expected) {
    for (const std::string& name : expected.fields()) {
        const tx::Line* line = said.find(name);
        if (expected.is_text(name)) {
            EXPECT_EQ(said.text(name), expected.text(name)) << expected.where() << ": " << name;
            continue;
        }
        const auto items = expected.list(name);
        ASSERT_TRUE(line != nullptr && line->items.size() == items.size()) << expected.where() << ": " << name;
        for (std::size_t i = 0; i < items.size(); ++i) expect_lines(line->items[i], items[i]);
    }
}

/// names_are_distinct returns true if a description can be converted to a JSON object.
[[nodiscard]] inline bool names_are_distinct(const tx::Description& said) {
    for (const tx::Line& line : said.lines) {
        if (said.find(line.name) != &line) return false;
        for (const tx::Description& item : line.items) {
            if (!names_are_distinct(item)) return false;
        }
    }
    return true;
}

/// each_truncation calls `refused` with every proper prefix of `whole`.
template <typename F>
void each_truncation(const std::vector<u8>& whole, F&& refused) {
    for (std::size_t size = 0; size < whole.size(); ++size) refused(Bytes(whole).first(size));
}

/// each_bit_flip calls `check` with every change of one bit of `whole`.
template <typename F>
void each_bit_flip(std::vector<u8> whole, F&& check) {
    for (std::size_t i = 0; i < whole.size(); ++i) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            whole[i] = static_cast<u8>(whole[i] ^ 1U << bit);
            check(whole);
            whole[i] = static_cast<u8>(whole[i] ^ 1U << bit);
        }
    }
}

}  // namespace coffer::testing
