#include "coffer/hd/mnemonic.hpp"

#include <algorithm>

#include "coffer/crypto/hash.hpp"
#include "coffer/crypto/random.hpp"
#include "core/try.hpp"
#include "encoding/text.hpp"
#include "hd/foreign_phrase.hpp"
#include "hd/phrase.hpp"
#include "hd/word_table.hpp"

namespace coffer {
namespace {

using hd::max_words;
using hd::Words;
using hd::WordTable;

constexpr unsigned bits_per_word = 11;

/// WordNumbers are the numbers of the words of a mnemonic in one list. Secret.
class WordNumbers {
public:
    [[nodiscard]] u32 get(std::size_t word) const noexcept {
        const auto bytes = bytes_.reveal();
        return static_cast<u32>(bytes[2 * word] << 8U | bytes[2 * word + 1]);
    }
    void set(std::size_t word, u32 number) noexcept {
        const auto bytes = bytes_.reveal_mut();
        bytes[2 * word] = static_cast<u8>(number >> 8U);
        bytes[2 * word + 1] = static_cast<u8>(number);
    }

private:
    SecretArray<2 * max_words> bytes_;
};

/// Bits are the bits of a mnemonic: 4/3 bytes of entropy for each word, then 1 checksum bit for each 3 words. Secret.
using Bits = SecretArray<33>;

[[nodiscard]] Bits bits_of_numbers(const WordNumbers& numbers, std::size_t words) noexcept {
    Bits bits;
    const auto out = bits.reveal_mut();
    for (std::size_t word = 0; word < words; ++word) {
        const u32 number = numbers.get(word);
        for (unsigned i = 0; i < bits_per_word; ++i) {
            const std::size_t at = word * bits_per_word + i;
            const u32 bit = number >> (bits_per_word - 1 - i) & 1U;
            out[at / 8] = static_cast<u8>(out[at / 8] | bit << (7 - at % 8));
        }
    }
    return bits;
}

[[nodiscard]] WordNumbers numbers_of_bits(const Bits& bits, std::size_t words) noexcept {
    WordNumbers numbers;
    const auto in = bits.reveal();
    for (std::size_t word = 0; word < words; ++word) {
        u32 number = 0;
        for (unsigned i = 0; i < bits_per_word; ++i) {
            const std::size_t at = word * bits_per_word + i;
            number = number << 1U | (static_cast<u32>(in[at / 8]) >> (7 - at % 8) & 1U);
        }
        numbers.set(word, number);
    }
    return numbers;
}

/// checksum_of returns the checksum bits of the entropy in the high bits of a byte.
[[nodiscard]] u8 checksum_of(Bytes entropy) noexcept {
    const unsigned checksum_bits = static_cast<unsigned>(entropy.size()) / 4;
    const SecretArray<32> digest = sha256_secret({entropy});
    return static_cast<u8>(digest.reveal()[0] & (0xffU << (8 - checksum_bits)));
}

[[nodiscard]] bool checksum_fits(const Bits& bits, std::size_t words) noexcept {
    const std::size_t size = hd::entropy_size(words);
    const u8 expected = checksum_of(Bytes(bits.reveal()).first(size));
    return ct_equal({&expected, 1}, Bytes(bits.reveal()).subspan(size, 1));
}

/// read_numbers looks up all words in one list. It returns false if the list lacks any of them.
[[nodiscard]] bool read_numbers(const Words& words, Language language, WordNumbers& numbers) {
    const WordTable& table = WordTable::of(language);
    u32 all_found = 1;
    for (std::size_t word = 0; word < words.size(); ++word) {
        const WordTable::Match match = table.find(words[word]);
        all_found &= match.found;
        numbers.set(word, match.index);
    }
    return all_found != 0;
}

[[nodiscard]] LanguageSet languages_with(Bytes word, LanguageSet among) {
    LanguageSet found;
    for (const LanguageRow& row : languages()) {
        if (among.contains(row.id) && WordTable::of(row.id).find(word).found != 0) found.insert(row.id);
    }
    return found;
}

/// why_no_list_has_all_words returns the error for the list that has the most words: it names the first word that is not in this list.
[[nodiscard]] Unexpected why_no_list_has_all_words(const Words& words, LanguageSet tried) {
    std::array<LanguageSet, max_words> found;
    for (std::size_t word = 0; word < words.size(); ++word) found[word] = languages_with(words[word], tried);
    std::size_t most = 0;
    Language best = tried.first();
    for (const LanguageRow& row : languages()) {
        const auto has = [&](LanguageSet set) { return set.contains(row.id); };
        const auto count =
            static_cast<std::size_t>(std::count_if(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(words.size()), has));
        if (count > most) {
            most = count;
            best = row.id;
        }
    }
    std::size_t word = 0;
    while (found[word].contains(best)) ++word;
    return fail(found[word].empty() ? Errc::mnemonic_unknown_word : Errc::mnemonic_mixed_languages, word);
}

/// text_of_bits returns the words, separated by single spaces.
[[nodiscard]] SecretText text_of_bits(const Bits& bits, std::size_t words, Language language) {
    const WordNumbers numbers = numbers_of_bits(bits, words);
    const WordTable& table = WordTable::of(language);
    constexpr u8 space = ' ';
    SecretBytes text = SecretBytes::from_capacity(words * (WordTable::longest_word + 1));
    for (std::size_t word = 0; word < words; ++word) {
        if (word != 0) text.append({&space, 1});
        SecretArray<WordTable::longest_word> buffer;
        const std::size_t length = table.write(numbers.get(word), buffer.reveal_mut());
        text.append(Bytes(buffer.reveal()).first(length));
    }
    Result<SecretText> checked = SecretText::parse(std::move(text));
    COFFER_INVARIANT(checked.has_value());
    return *std::move(checked);
}

[[nodiscard]] Bits bits_of_entropy(Bytes entropy) noexcept {
    Bits bits;
    std::copy(entropy.begin(), entropy.end(), bits.reveal_mut().begin());
    bits.reveal_mut()[entropy.size()] = checksum_of(entropy);
    return bits;
}

}  // namespace

Result<Mnemonic> Mnemonic::generate(std::size_t words, Language language) {
    if (!hd::word_count_valid(words)) return fail(Errc::mnemonic_word_count);
    if (!LanguageSet::all().contains(language)) return fail(Errc::unknown_language);
    SecretArray<32> entropy;
    const MutBytes used = MutBytes(entropy.reveal_mut()).first(hd::entropy_size(words));
    COFFER_CHECK(random_bytes(used));
    return from_entropy(used, language);
}

Result<Mnemonic> Mnemonic::from_entropy(Bytes entropy, Language language) {
    if (!LanguageSet::all().contains(language)) return fail(Errc::unknown_language);
    if (entropy.size() % 4 != 0 || !hd::word_count_valid(entropy.size() / 4 * 3)) return fail(Errc::entropy_length);
    const std::size_t words = entropy.size() / 4 * 3;
    return Mnemonic(text_of_bits(bits_of_entropy(entropy), words, language), words, LanguageSet(language));
}

Result<Mnemonic> Mnemonic::parse(Bytes utf8, std::optional<Language> language) {
    if (language && !LanguageSet::all().contains(*language)) return fail(Errc::unknown_language);
    COFFER_TRY(SecretText text, hd::normalise_phrase(utf8));
    COFFER_TRY(const Words words, Words::split(text.reveal()));
    const LanguageSet tried = language ? LanguageSet(*language) : LanguageSet::all();
    bool words_known = false;
    LanguageSet fitting;
    const LanguageSet candidates = languages_with(words[0], tried);
    for (const LanguageRow& row : coffer::languages()) {
        WordNumbers numbers;
        if (!candidates.contains(row.id) || !read_numbers(words, row.id, numbers)) continue;
        words_known = true;
        if (checksum_fits(bits_of_numbers(numbers, words.size()), words.size())) fitting.insert(row.id);
    }
    if (!words_known) return why_no_list_has_all_words(words, tried);
    if (fitting.empty()) return fail(Errc::mnemonic_checksum, hd::foreign_phrase(text.reveal(), words.size()));
    return Mnemonic(std::move(text), words.size(), fitting);
}

Result<SecretBytes> Mnemonic::entropy() const {
    COFFER_INVARIANT(!text_.empty());
    COFFER_TRY(const Words words, Words::split(text_.reveal()));
    std::optional<Bits> first;
    for (const LanguageRow& row : coffer::languages()) {
        if (!languages_.contains(row.id)) continue;
        WordNumbers numbers;
        COFFER_INVARIANT(read_numbers(words, row.id, numbers));
        Bits bits = bits_of_numbers(numbers, words.size());
        if (!first) {
            first = std::move(bits);
        } else if (!ct_equal(first->reveal(), bits.reveal())) {
            return fail(Errc::ambiguous_language);
        }
    }
    COFFER_INVARIANT(first.has_value());
    return SecretBytes::from_bytes(Bytes(first->reveal()).first(hd::entropy_size(words.size())));
}

SecretText Mnemonic::printable_text() const {
    COFFER_INVARIANT(!text_.empty());
    if (!languages_.contains(Language::japanese)) return text_.clone();
    constexpr ByteArray<3> ideographic_space{0xe3, 0x80, 0x80};
    Result<SecretText> composed = text::nfc(text_);
    COFFER_INVARIANT(composed.has_value());
    SecretBytes spaced = SecretBytes::from_capacity(composed->size() + 2 * (words_ - 1));
    for (const u8& byte : composed->reveal()) {
        spaced.append(byte == ' ' ? Bytes(ideographic_space) : Bytes(&byte, 1));
    }
    Result<SecretText> checked = SecretText::parse(std::move(spaced));
    COFFER_INVARIANT(checked.has_value());
    return *std::move(checked);
}

}  // namespace coffer
