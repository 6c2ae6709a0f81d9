// The ten languages of BIP-39 mnemonics.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer {

/// Language identifies a BIP-39 word list. The numbers never change.
enum class Language : u8 {
    english = 0,
    japanese = 1,
    korean = 2,
    spanish = 3,
    chinese_simplified = 4,
    chinese_traditional = 5,
    french = 6,
    italian = 7,
    czech = 8,
    portuguese = 9,
};

inline constexpr std::size_t language_count = 10;
/// wordlist_size is the number of words of every list.
inline constexpr std::size_t wordlist_size = 2048;

/// LanguageRow gives the names of a language.
struct LanguageRow {
    Language id;
    std::string_view name;          ///< for example "chinese_simplified"
    std::string_view service_name;  ///< for example "MNEMONIC_LANGUAGE_SIMPLIFIED_CHINESE"; empty if the service does not have the language
};

/// languages returns all rows in the order of their numbers.
[[nodiscard]] std::span<const LanguageRow> languages() noexcept;

/// language_name returns the name that coffer uses. It returns an empty text if `language` is not a member of the enumeration.
[[nodiscard]] std::string_view language_name(Language language) noexcept;

/// parse_language returns the language with the given name, either that of coffer or that of the service, in any case. Error:
/// unknown_language.
[[nodiscard]] Result<Language> parse_language(std::string_view name) noexcept;

/// wordlist returns the 2048 words in NFKD, in the order of their indices. `language` is a member of the enumeration (COFFER_INVARIANT).
/// The list is public; reading the word at a secret index from it is not constant time.
[[nodiscard]] std::span<const std::string_view, wordlist_size> wordlist(Language language) noexcept;

/// LanguageSet is a set of members of Language. A regular value.
class LanguageSet {
public:
    constexpr LanguageSet() noexcept = default;
    /// LanguageSet(language) contains `language` alone, which is a member of the enumeration (COFFER_INVARIANT).
    constexpr explicit LanguageSet(Language language) noexcept { insert(language); }
    /// all returns the set of all ten languages.
    [[nodiscard]] static constexpr LanguageSet all() noexcept {
        LanguageSet set;
        set.bits_ = (1U << language_count) - 1;
        return set;
    }

    /// insert adds `language`, which is a member of the enumeration (COFFER_INVARIANT).
    constexpr void insert(Language language) noexcept {
        COFFER_INVARIANT(bit_of(language) != 0);
        bits_ = static_cast<u16>(bits_ | bit_of(language));
    }
    /// erase removes `language`, if the set contains it.
    constexpr void erase(Language language) noexcept { bits_ = static_cast<u16>(bits_ & ~bit_of(language)); }
    /// contains returns whether the set contains `language`.
    [[nodiscard]] constexpr bool contains(Language language) const noexcept { return (bits_ & bit_of(language)) != 0; }
    /// empty returns whether the set contains no language.
    [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }
    /// size returns the number of languages in the set.
    [[nodiscard]] constexpr std::size_t size() const noexcept {
        std::size_t count = 0;
        for (unsigned rest = bits_; rest != 0; rest &= rest - 1) ++count;
        return count;
    }
    /// first returns the language with the lowest number. The set is not empty (COFFER_INVARIANT).
    [[nodiscard]] constexpr Language first() const noexcept {
        COFFER_INVARIANT(bits_ != 0);
        unsigned number = 0;
        while ((bits_ >> number & 1U) == 0) ++number;
        return static_cast<Language>(number);
    }

    friend constexpr bool operator==(LanguageSet, LanguageSet) noexcept = default;

private:
    // Zero for a number that is not a member of the enumeration, so that contains returns false and erase does nothing.
    [[nodiscard]] static constexpr unsigned bit_of(Language language) noexcept {
        const auto number = static_cast<unsigned>(language);
        return number < language_count ? 1U << number : 0;
    }
    u16 bits_ = 0;
};

}  // namespace coffer
