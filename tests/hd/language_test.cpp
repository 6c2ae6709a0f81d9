#include "coffer/hd/language.hpp"

#include <algorithm>
#include <set>

#include "coffer/crypto/hash.hpp"
#include "hd/support.hpp"
#include "hd/word_table.hpp"

namespace coffer::testing {
namespace {

TEST(LanguageTest, ListsAreBip39s) {
    const auto file = VectorFile::load("bip39/wordlists.json");
    std::size_t seen = 0;
    for (const Record& record : file.list("lists")) {
        const auto words = wordlist(language(record.text("language")));
        std::string joined;
        for (const std::string_view word : words) joined.append(word).push_back('\n');
        EXPECT_EQ(to_hex(sha256(as_bytes(joined))), record.text("sha256")) << record.where();
        EXPECT_EQ(words.size(), record.natural("words"));
        EXPECT_EQ(std::is_sorted(words.begin(), words.end()), record.boolean("sorted")) << record.where();
        EXPECT_EQ(std::set<std::string_view>(words.begin(), words.end()).size(), wordlist_size);
        record.ignore("unique_first4", "coffer takes whole words only");
        ++seen;
    }
    EXPECT_EQ(seen, language_count);
}

TEST(LanguageTest, EveryWordIsFoundAtItsNumberAndOnlyThere) {
    for (const LanguageRow& row : languages()) {
        const hd::WordTable& table = hd::WordTable::of(row.id);
        const auto words = wordlist(row.id);
        for (std::size_t i = 0; i < wordlist_size; ++i) {
            const auto match = table.find(as_bytes(words[i]));
            ASSERT_EQ(match.found, 1U) << row.name << " " << i;
            ASSERT_EQ(match.index, i) << row.name;
            ByteArray<hd::WordTable::longest_word> written;
            const std::size_t length = table.write(static_cast<u32>(i), written);
            ASSERT_EQ(as_text(Bytes(written).first(length)), words[i]) << row.name << " " << i;
        }
    }
}

TEST(LanguageTest, NeighboursOfWordsAreNotFound) {
    const hd::WordTable& table = hd::WordTable::of(Language::english);
    const auto words = wordlist(Language::english);
    const std::set<std::string_view> known(words.begin(), words.end());
    std::size_t tried = 0;
    for (const std::string_view word : words) {
        for (std::string other : {std::string(word) + "s", std::string(word).substr(0, word.size() - 1), std::string(word) + '\0' + "x",
                                  " " + std::string(word), std::string(word) + "sssssssssssssssssssssssssssssssssssssssss"}) {
            if (known.contains(other)) continue;
            ASSERT_EQ(table.find(as_bytes(other)).found, 0U) << other;
            ++tried;
        }
    }
    EXPECT_GT(tried, 10000U);
    EXPECT_EQ(table.find({}).found, 0U);
}

TEST(LanguageTest, NamesAreReadInAnyCase) {
    for (const LanguageRow& row : languages()) {
        EXPECT_EQ(value(parse_language(row.name)), row.id);
        if (!row.service_name.empty()) {
            EXPECT_EQ(value(parse_language(row.service_name)), row.id);
        }
        EXPECT_EQ(language_name(row.id), row.name);
    }
    EXPECT_EQ(value(parse_language("mnemonic_language_Simplified_chinese")), Language::chinese_simplified);
    EXPECT_EQ(value(parse_language("PORTUGUESE")), Language::portuguese);
    for (const std::string_view name : {"", "klingon", "russian", "turkish", "MNEMONIC_LANGUAGE_PORTUGUESE", " english", "english "}) {
        EXPECT_EQ(code(parse_language(name)), "unknown_language") << name;
    }
}

TEST(LanguageSetTest, IsASet) {
    LanguageSet set;
    EXPECT_TRUE(set.empty());
    set.insert(Language::czech);
    set.insert(Language::korean);
    set.insert(Language::korean);
    EXPECT_EQ(set.size(), 2U);
    EXPECT_TRUE(set.contains(Language::korean));
    EXPECT_FALSE(set.contains(Language::english));
    EXPECT_EQ(set.first(), Language::korean);
    set.erase(Language::korean);
    EXPECT_EQ(set, LanguageSet(Language::czech));
    EXPECT_EQ(LanguageSet::all().size(), language_count);
}

}  // namespace
}  // namespace coffer::testing
