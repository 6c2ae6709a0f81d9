#include "coffer/hd/mnemonic.hpp"

#include <openssl/evp.h>

#include <array>
#include <set>

#include "coffer/crypto/hash.hpp"
#include "hd/support.hpp"
#include "support/rc.hpp"

namespace coffer::testing {
namespace {

constexpr std::string_view about = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";

[[nodiscard]] Result<Mnemonic> parse(std::string_view text, std::optional<Language> named = std::nullopt) {
    return Mnemonic::parse(as_bytes(text), named);
}

[[nodiscard]] std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char c : text) {
        if (c == ' ') {
            words.emplace_back();
        } else {
            words.back().push_back(c);
        }
    }
    return words;
}

[[nodiscard]] std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

// If the checksum does not match because the mnemonic belongs to another wallet, the error names that wallet.
TEST(MnemonicTest, PhrasesOfOtherWalletsAreNamed) {
    const auto file = VectorFile::load("bip39/foreign.json");
    for (const Record& record : file.list("phrases")) {
        const auto phrase = parse(record.text("phrase"));
        ASSERT_FALSE(phrase) << record.where();
        EXPECT_EQ(code(phrase), "mnemonic_checksum") << record.where();
        EXPECT_EQ(phrase.error().at, no_position);
        EXPECT_NE(std::string_view(phrase.error().what).find(record.text("wallet")), std::string_view::npos) << record.where();
        EXPECT_EQ(code(parse(record.text("phrase"), language(record.text("language")))), "mnemonic_checksum");
        record.ignore("kind", "which of its checks it passes");
    }
    // A mistyped mnemonic is not taken for another wallet's, except by chance: 8 in 1,000 pass one of the checks.
    std::size_t named = 0;
    std::size_t refused = 0;
    for (u8 first = 0; first < 250; ++first) {
        auto words = words_of(shown(value(Mnemonic::from_entropy(std::vector<u8>(32, first))).text()));
        words.back() = words.back() == "abandon" ? "zoo" : "abandon";
        const auto phrase = parse(joined(words));
        if (phrase) continue;
        ++refused;
        named += *phrase.error().what == '\0' ? 0U : 1U;
    }
    EXPECT_GT(refused, 240U);
    EXPECT_LT(named, 12U);
}

TEST(MnemonicTest, PublishedVectors) {
    const auto file = VectorFile::load("bip39/mnemonics.json");
    std::size_t seen = 0;
    for (const Record& record : file.list("valid")) {
        const Language named = language(record.text("language"));
        const auto entropy = record.hex("entropy");
        const auto phrase = parse(record.text("mnemonic"));
        ASSERT_TRUE(phrase) << record.where() << code(phrase);
        EXPECT_TRUE(phrase->languages().contains(named)) << record.where();
        const auto in_language = parse(record.text("mnemonic"), named);
        ASSERT_TRUE(in_language) << record.where();
        EXPECT_EQ(in_language->languages(), LanguageSet(named));
        EXPECT_EQ(to_hex(value(in_language->entropy()).reveal()), to_hex(entropy)) << record.where();
        EXPECT_EQ(phrase->word_count(), entropy.size() / 4 * 3);

        const auto made = value(Mnemonic::from_entropy(entropy, named));
        EXPECT_EQ(shown(made.text()), shown(phrase->text())) << record.where();
        EXPECT_EQ(shown(value(parse(shown(made.printable_text()))).text()), shown(phrase->text()));

        const auto seed = value(phrase->to_seed(secret(record.text("passphrase"))));
        EXPECT_EQ(to_hex(seed.reveal()), record.text("seed")) << record.where();
        const auto root = value(ExtendedPrivateKey<Secp256k1>::from_seed(seed));
        EXPECT_EQ(shown(encode_extended_key(root, version("xprv"))), record.text("xprv")) << record.where();
        ++seen;
    }
    EXPECT_EQ(seen, 288U);
}

TEST(MnemonicTest, JapaneseIsPrintedAsItsVectorsAre) {
    const auto file = VectorFile::load("bip39/mnemonics.json");
    std::size_t composed = 0;
    for (const Record& record : file.list("valid")) {
        const std::string published = record.text("mnemonic");
        const auto phrase = value(parse(published, language(record.text("language"))));
        const std::string printed = shown(phrase.printable_text());
        if (record.text("language") == "japanese") {
            EXPECT_NE(printed.find("\u3000"), std::string::npos);
            EXPECT_EQ(printed.find(' '), std::string::npos);
            composed += printed == published ? 1U : 0U;
        } else {
            EXPECT_EQ(printed, published) << record.where();
        }
        record.ignore_rest("read by PublishedVectors");
    }
    EXPECT_GE(composed, 24U);  // the Japanese vectors that are published in NFC
}

TEST(MnemonicTest, OtherListsAreUnknown) {
    const auto file = VectorFile::load("bip39/mnemonics.json");
    std::size_t seen = 0;
    for (const Record& record : file.list("foreign")) {
        const std::string refused = code(parse(record.text("mnemonic")));
        EXPECT_TRUE(refused == "mnemonic_unknown_word" || refused == "mnemonic_mixed_languages") << record.where() << refused;
        EXPECT_EQ(code(parse_language(record.text("language"))), "unknown_language");
        ++seen;
    }
    EXPECT_EQ(seen, 48U);
}

TEST(MnemonicTest, EverySizeAndLanguageIsGenerated) {
    std::set<std::string> phrases;
    for (const LanguageRow& row : languages()) {
        for (const std::size_t words : {12U, 15U, 18U, 21U, 24U}) {
            const auto phrase = value(Mnemonic::generate(words, row.id));
            EXPECT_EQ(phrase.word_count(), words);
            EXPECT_EQ(phrase.languages(), LanguageSet(row.id));
            const auto read = value(Mnemonic::parse(phrase.text(), row.id));
            EXPECT_EQ(to_hex(value(read.entropy()).reveal()), to_hex(value(phrase.entropy()).reveal()));
            EXPECT_EQ(value(phrase.entropy()).size(), words * 4 / 3);
            phrases.insert(shown(phrase.text()));
        }
    }
    EXPECT_EQ(phrases.size(), language_count * 5);
    for (const std::size_t words : {0U, 1U, 3U, 9U, 11U, 13U, 23U, 25U, 27U, 48U}) {
        EXPECT_EQ(code(Mnemonic::generate(words)), "mnemonic_word_count") << words;
    }
}

TEST(MnemonicTest, EntropyHasFiveSizes) {
    for (std::size_t size = 0; size <= 66; ++size) {
        const std::vector<u8> entropy(size, 0x5a);
        const bool valid = size == 16 || size == 20 || size == 24 || size == 28 || size == 32;
        EXPECT_EQ(code(Mnemonic::from_entropy(entropy)), valid ? "ok" : "entropy_length") << size;
    }
}

TEST(MnemonicTest, StrictForm) {
    const std::string phrase(about);
    const auto with = [&](std::size_t word, std::string_view text) {
        auto words = words_of(phrase);
        words[word] = text;
        return joined(words);
    };
    struct Case {
        std::string text;
        std::string refused;
    };
    const std::vector<Case> cases{
        {"", "text_empty"},
        {" ", "mnemonic_separator@0"},
        {" " + phrase, "mnemonic_separator@0"},
        {phrase + " ", "mnemonic_separator@12"},
        {with(3, "abandon "), "mnemonic_separator@4"},
        {with(3, " abandon"), "mnemonic_separator@3"},
        {phrase + "\n", "text_line_break@11"},
        {phrase + "\r\n", "text_line_break@11"},
        {with(5, "abandon\nabandon"), "text_line_break@5"},
        {with(5, "abandon\tabandon"), "mnemonic_separator@5"},
        {"\t" + phrase, "mnemonic_separator@0"},
        {with(5, std::string("aban\0don", 8)), "text_forbidden_character@5"},
        {with(0, "Abandon"), "mnemonic_upper_case@0"},
        {with(11, "ABOUT"), "mnemonic_upper_case@11"},
        {"\ufeff" + phrase, "text_forbidden_character@0"},
        {with(2, "aban\u200bdon"), "text_forbidden_character@2"},
        {with(2, "aban\u200ddon"), "text_forbidden_character@2"},
        {with(2, "aban\u00addon"), "text_forbidden_character@2"},
        {with(2, "\u200eabandon"), "text_forbidden_character@2"},
        {with(2, "\u202eabandon"), "text_forbidden_character@2"},
        {with(2, "\u2060abandon"), "text_forbidden_character@2"},
        {with(7, "\u0430bandon"), "mnemonic_unknown_word@7"},  // Cyrillic a
        {with(7, "abandom"), "mnemonic_unknown_word@7"},
        {with(7, "abandon\u0301"), "mnemonic_unknown_word@7"},
        {with(7, "abaisser"), "mnemonic_mixed_languages@7"},
        {with(7, "ability"), "mnemonic_checksum"},
        {with(6, "a\x80"), "utf8_invalid@6"},
        {with(6, "\xc0\xaf"), "utf8_overlong@6"},
        {with(6, "\xed\xa0\x80"), "utf8_surrogate@6"},
        {with(6, "\u0378"), "text_unassigned@6"},
        {"abandon", "mnemonic_word_count"},
        {phrase + " about", "mnemonic_word_count"},
        {joined(std::vector<std::string>(11, "abandon")), "mnemonic_word_count"},
        {joined(std::vector<std::string>(25, "abandon")), "mnemonic_word_count"},
        {joined(std::vector<std::string>(300, "act")), "mnemonic_word_count"},
        {std::string(Mnemonic::max_text_size + 1, 'a'), "text_too_long"},
        {std::string(Mnemonic::max_text_size, 'a'), "mnemonic_word_count"},
    };
    for (const Case& c : cases) EXPECT_EQ(refusal(parse(c.text)), c.refused) << c.text;
}

TEST(MnemonicTest, NamedLanguageIsTheOnlyOneTried) {
    EXPECT_EQ(refusal(parse(about, Language::french)), "mnemonic_unknown_word@11");  // the French list has "abandon" too
    EXPECT_EQ(refusal(parse(about, Language::italian)), "mnemonic_unknown_word@0");
    EXPECT_EQ(refusal(parse(about, Language::english)), "ok");
    const auto french = value(Mnemonic::from_entropy(std::vector<u8>(16, 7), Language::french));
    EXPECT_EQ(code(Mnemonic::parse(french.text(), Language::english)), "mnemonic_unknown_word");
    EXPECT_EQ(value(Mnemonic::parse(french.text())).languages(), LanguageSet(Language::french));
}

TEST(MnemonicTest, AmbiguousLanguages) {
    // English and French share 100 words, at different numbers. A mnemonic of shared words is valid in both once in 256 times.
    const auto english = wordlist(Language::english);
    const auto french = wordlist(Language::french);
    std::vector<std::string> shared;
    for (const std::string_view word : english) {
        if (std::find(french.begin(), french.end(), word) != french.end()) shared.emplace_back(word);
    }
    ASSERT_EQ(shared.size(), 100U);
    std::size_t both = 0;
    std::size_t one = 0;
    for (std::size_t i = 0; i < 6000 && both < 3; ++i) {
        std::vector<std::string> words;
        for (std::size_t w = 0; w < 12; ++w) words.push_back(shared[(i * 31 + i / 97 * w * 7 + w * (1 + i % 13)) % shared.size()]);
        const auto phrase = parse(joined(words));
        if (!phrase) {
            ASSERT_EQ(code(phrase), "mnemonic_checksum");
            continue;
        }
        if (phrase->languages().size() == 1) {
            ++one;
            EXPECT_TRUE(phrase->entropy());
            continue;
        }
        ++both;
        EXPECT_EQ(code(phrase->entropy()), "ambiguous_language");
        const auto as_english = value(parse(joined(words), Language::english));
        const auto as_french = value(parse(joined(words), Language::french));
        EXPECT_NE(to_hex(value(as_english.entropy()).reveal()), to_hex(value(as_french.entropy()).reveal()));
        EXPECT_EQ(to_hex(as_english.to_seed(no_passphrase).reveal()), to_hex(phrase->to_seed(no_passphrase).reveal()));
        EXPECT_EQ(to_hex(as_french.to_seed(no_passphrase).reveal()), to_hex(phrase->to_seed(no_passphrase).reveal()));
    }
    EXPECT_GT(one, 20U);
    EXPECT_EQ(both, 3U);
}

TEST(MnemonicTest, SharedChineseWordsAreNoAmbiguity) {
    const auto simplified = wordlist(Language::chinese_simplified);
    const auto traditional = wordlist(Language::chinese_traditional);
    std::vector<u8> entropy(16);
    for (unsigned i = 0; i < 200000; ++i) {
        for (std::size_t b = 0; b < entropy.size(); ++b) entropy[b] = sha256(as_bytes(std::to_string(i)))[b];
        const auto phrase = value(Mnemonic::from_entropy(entropy, Language::chinese_simplified));
        const auto read = value(Mnemonic::parse(phrase.text()));
        if (read.languages().size() == 1) continue;
        EXPECT_EQ(read.languages().size(), 2U);
        EXPECT_EQ(to_hex(value(read.entropy()).reveal()), to_hex(entropy));
        return;
    }
    FAIL() << "no phrase of shared words; " << simplified.size() + traditional.size();
}

/// checksum_right computes BIP-39's checksum from word numbers, independently of the library.
[[nodiscard]] bool checksum_right(const std::vector<unsigned>& numbers) {
    std::vector<bool> bits;
    for (const unsigned number : numbers) {
        for (int b = 10; b >= 0; --b) bits.push_back((number >> b & 1U) != 0);
    }
    const std::size_t entropy_bits = bits.size() / 33 * 32;
    std::vector<u8> entropy(entropy_bits / 8);
    for (std::size_t i = 0; i < entropy_bits; ++i) entropy[i / 8] = static_cast<u8>(entropy[i / 8] | (bits[i] ? 0x80U >> i % 8 : 0U));
    std::array<u8, 32> digest{};
    unsigned size = 0;
    EVP_Digest(entropy.data(), entropy.size(), digest.data(), &size, EVP_sha256(), nullptr);
    for (std::size_t i = entropy_bits; i < bits.size(); ++i) {
        if (bits[i] != ((digest[0] >> (7 - (i - entropy_bits)) & 1U) != 0)) return false;
    }
    return true;
}

TEST(MnemonicTest, AllOneWordErrorsOfOnePhrase) {
    const auto list = wordlist(Language::english);
    const std::vector<std::string> right = words_of("legal winner thank year wave sausage worth useful legal winner thank yellow");
    std::vector<unsigned> numbers;
    for (const std::string& word : right) {
        numbers.push_back(static_cast<unsigned>(std::find(list.begin(), list.end(), word) - list.begin()));
    }
    std::size_t tried = 0;
    std::size_t passed = 0;
    for (std::size_t at = 0; at < right.size(); ++at) {
        for (unsigned other = 0; other < wordlist_size; ++other) {
            if (other == numbers[at]) continue;
            auto words = right;
            auto changed = numbers;
            words[at] = list[other];
            changed[at] = other;
            const auto phrase = parse(joined(words), Language::english);
            ASSERT_EQ(code(phrase), checksum_right(changed) ? "ok" : "mnemonic_checksum") << at << " " << other;
            passed += phrase ? 1U : 0U;
            ++tried;
        }
    }
    EXPECT_EQ(tried, 24564U);
    EXPECT_EQ(passed, 1571U);
}

/// reference_seed computes PBKDF2 with OpenSSL's one-shot function.
[[nodiscard]] std::string reference_seed(std::string_view phrase, std::string_view passphrase) {
    std::array<u8, 64> seed{};
    const std::string salt = "mnemonic" + std::string(passphrase);
    PKCS5_PBKDF2_HMAC(phrase.data(), static_cast<int>(phrase.size()), reinterpret_cast<const u8*>(salt.data()),
                      static_cast<int>(salt.size()), 2048, EVP_sha512(), 64, seed.data());
    return to_hex(seed);
}

TEST(MnemonicTest, PassphrasesAreTakenWhole) {
    const auto phrase = value(parse(about));
    std::set<std::string> seeds;
    const std::vector<std::size_t> sizes{0, 1, 111, 112, 127, 128, 129, 255, 256, 257, 300, 1000, 4000, 4096, 5000, 65536};
    for (const std::size_t size : sizes) {
        const std::string passphrase(size, 'x');
        const std::string seed = to_hex(value(phrase.to_seed(secret(passphrase))).reveal());
        EXPECT_EQ(seed, reference_seed(about, passphrase)) << size;
        seeds.insert(seed);
    }
    EXPECT_EQ(seeds.size(), sizes.size());
    EXPECT_EQ(to_hex(phrase.to_seed(no_passphrase).reveal()), to_hex(value(phrase.to_seed(secret(""))).reveal()));
    EXPECT_EQ(code(phrase.to_seed(secret(std::string(65537, 'x')))), "passphrase_too_long");
    // A passphrase is never trimmed.
    EXPECT_EQ(to_hex(value(phrase.to_seed(secret(" a \n"))).reveal()), reference_seed(about, " a \n"));
    EXPECT_EQ(refusal(phrase.to_seed(secret("\u0378"))), "text_unassigned");
    // These bytes are kept: the seed is that of PBKDF2 over them, and the rest of the passphrase is still normalised.
    using enum text::Unassigned;
    const auto seed_of = [&](std::string_view passphrase, text::Unassigned unassigned) {
        return to_hex(phrase.to_seed(secret(passphrase), unassigned)->reveal());
    };
    EXPECT_EQ(seed_of("a\u0378", keep), reference_seed(about, "a\u0378"));
    EXPECT_EQ(seed_of("\u00e9\u0378\ufb01", keep), seed_of("e\u0301\u0378fi", keep));
    EXPECT_EQ(seed_of("\u00e9", keep), seed_of("\u00e9", refuse));
}

TEST(MnemonicTest, LongPassphrasesOfManyMarksAreLinearAndRight) {
    const auto phrase = value(parse(about));
    std::string marks = "a";
    while (marks.size() < 32000) marks += "\u0301\u0323";
    // Canonical order: marks below (class 220) before marks above (class 230).
    const std::size_t pairs = (marks.size() - 1) / 4;
    std::string ordered = "a";
    for (std::size_t i = 0; i < pairs; ++i) ordered += "\u0323";
    for (std::size_t i = 0; i < pairs; ++i) ordered += "\u0301";
    EXPECT_EQ(to_hex(value(phrase.to_seed(secret(marks))).reveal()), reference_seed(about, ordered));
}

TEST(MnemonicTest, LongPhrasesPassHmacsBlock) {
    // A mnemonic of more than 128 bytes: HMAC hashes the key first.
    const auto phrase = value(Mnemonic::from_entropy(std::vector<u8>(32, 0xff), Language::korean));
    ASSERT_GT(phrase.text().size(), 128U);
    EXPECT_EQ(to_hex(phrase.to_seed(no_passphrase).reveal()), reference_seed(shown(phrase.text()), ""));
}

TEST(MnemonicTest, RandomTextIsNoPhrase) {
    std::size_t accepted = 0;
    for (unsigned i = 0; i < 20000; ++i) {
        const auto digest = sha256(as_bytes(std::to_string(i)));
        std::string text;
        for (std::size_t b = 0; b < digest.size(); ++b) text.push_back(static_cast<char>(b % 3 == 2 ? ' ' : 'a' + digest[b] % 26));
        accepted += parse(text) ? 1U : 0U;
    }
    EXPECT_EQ(accepted, 0U);
}

RC_GTEST_PROP(MnemonicLaw, EntropyComesBack, ()) {
    const auto size = *rc::gen::elementOf(std::vector<std::size_t>{16, 20, 24, 28, 32});
    const auto entropy = *gen::bytes(size);
    const auto named = static_cast<Language>(*rc::gen::inRange(0, static_cast<int>(language_count)));
    const auto phrase = value(Mnemonic::from_entropy(entropy, named));
    const auto read = value(Mnemonic::parse(phrase.text()));
    RC_ASSERT(read.languages().contains(named));
    RC_ASSERT(shown(read.text()) == shown(phrase.text()));
    RC_ASSERT(to_hex(value(value(Mnemonic::parse(phrase.printable_text(), named)).entropy()).reveal()) == to_hex(entropy));
}

RC_GTEST_PROP(MnemonicLaw, AnyBytesAreAnsweredAndErrorsHoldNone, ()) {
    const auto text = *gen::bytes_between(0, 300);
    const auto phrase = Mnemonic::parse(Bytes(text));
    if (!phrase) RC_ASSERT(error_group(phrase.error().code) == 1);
}

}  // namespace
}  // namespace coffer::testing
