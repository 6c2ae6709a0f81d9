// Derivation paths such as m/44'/60'/0'/0/0.
#pragma once

#include <array>
#include <compare>
#include <concepts>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer {

/// hardened_bit is set in the child number of a hardened child (BIP-32).
inline constexpr u32 hardened_bit = 0x80000000U;

/// NonHardenedIndex is the index of a non-hardened child, below 2^31. A regular value.
class NonHardenedIndex {
public:
    constexpr NonHardenedIndex() noexcept = default;
    /// from_number returns the index `index`, which must be below 2^31. Error: path_index_range.
    [[nodiscard]] static Result<NonHardenedIndex> from_number(u32 index) noexcept {
        if (index >= hardened_bit) return fail(Errc::path_index_range);
        return NonHardenedIndex(index);
    }
    /// number returns the index, below 2^31.
    [[nodiscard]] constexpr u32 number() const noexcept { return index_; }
    friend constexpr auto operator<=>(NonHardenedIndex, NonHardenedIndex) noexcept = default;

private:
    template <u32 Index>
    requires(Index < hardened_bit) friend constexpr NonHardenedIndex non_hardened() noexcept;
    friend class ChildIndex;
    constexpr explicit NonHardenedIndex(u32 index) noexcept : index_(index) {}
    u32 index_ = 0;
};

/// non_hardened<5>() returns the constant 5.
template <u32 Index>
requires(Index < hardened_bit) [[nodiscard]] constexpr NonHardenedIndex non_hardened() noexcept {
    return NonHardenedIndex(Index);
}

/// ChildIndex is one component of a path: an index below 2^31, hardened or not. A regular value.
class ChildIndex {
public:
    constexpr ChildIndex() noexcept = default;
    /// Converts a non-hardened index.
    constexpr ChildIndex(NonHardenedIndex index) noexcept : number_(index.number()) {}
    /// from_child_number returns the component with the 32-bit child number of BIP-32, whose top bit is hardened_bit. Every value is valid.
    [[nodiscard]] static constexpr ChildIndex from_child_number(u32 number) noexcept {
        ChildIndex index;
        index.number_ = number;
        return index;
    }
    /// from_index returns the component with the given index, which must be below 2^31. Error: path_index_range.
    [[nodiscard]] static Result<ChildIndex> from_index(u32 index, bool hardened) noexcept {
        if (index >= hardened_bit) return fail(Errc::path_index_range);
        return from_child_number(hardened ? index | hardened_bit : index);
    }

    /// child_number returns the 32-bit child number of BIP-32: the index, with hardened_bit if the component is hardened.
    [[nodiscard]] constexpr u32 child_number() const noexcept { return number_; }
    /// index returns the number without hardened_bit.
    [[nodiscard]] constexpr u32 index() const noexcept { return number_ & ~hardened_bit; }
    /// hardened returns whether the component is hardened.
    [[nodiscard]] constexpr bool hardened() const noexcept { return (number_ & hardened_bit) != 0; }
    /// harden returns the hardened component with the same index.
    [[nodiscard]] constexpr ChildIndex harden() const noexcept { return from_child_number(number_ | hardened_bit); }
    /// as_non_hardened returns the index, or nothing if the component is hardened.
    [[nodiscard]] constexpr std::optional<NonHardenedIndex> as_non_hardened() const noexcept {
        return hardened() ? std::nullopt : std::optional<NonHardenedIndex>(NonHardenedIndex(number_));
    }
    friend constexpr auto operator<=>(ChildIndex, ChildIndex) noexcept = default;

private:
    u32 number_ = 0;
};

/// hardened<44>() returns the constant 44'.
template <u32 Index>
requires(Index < hardened_bit) [[nodiscard]] constexpr ChildIndex hardened() noexcept {
    return ChildIndex::from_child_number(Index | hardened_bit);
}

/// DerivationPath is m followed by up to 255 components. A regular value, public data.
class DerivationPath {
public:
    /// max_depth is the maximum number of components.
    static constexpr std::size_t max_depth = 255;

    /// The path "m".
    constexpr DerivationPath() noexcept = default;

    /// parse reads "m", or "m/" and components separated by "/". A component is a decimal number below 2^31 without leading zeros. An
    /// apostrophe, h or H after the number marks the component as hardened. Errors, each with the byte offset: path_empty, path_root,
    /// path_character, path_component_empty, path_leading_zero, path_index_range, path_too_deep.
    [[nodiscard]] static Result<DerivationPath> parse(std::string_view text) noexcept;

    /// text returns the canonical text, with an apostrophe after hardened components. parse reads it back to an equal path.
    [[nodiscard]] std::string text() const;

    /// size returns the number of components.
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    /// empty returns whether the path is "m".
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
    /// components returns the components, beginning at the root.
    [[nodiscard]] std::span<const ChildIndex> components() const noexcept COFFER_LIFETIMEBOUND { return {components_.data(), size_}; }
    /// operator[] returns the component at `position`, which is below size() (COFFER_INVARIANT).
    [[nodiscard]] ChildIndex operator[](std::size_t position) const noexcept {
        COFFER_INVARIANT(position < size_);
        return components_[position];
    }

    /// append adds a component. Error: path_too_deep, with the byte offset that the component would have in `text`.
    [[nodiscard]] Status append(ChildIndex index) noexcept;
    /// append adds all components of `tail`, or none on error. Error: path_too_deep.
    [[nodiscard]] Status append(const DerivationPath& tail) noexcept;
    /// without_last returns the path of the parent. The path is not empty (COFFER_INVARIANT).
    [[nodiscard]] DerivationPath without_last() const noexcept;

    /// all_hardened returns whether every component is hardened; true for "m".
    [[nodiscard]] bool all_hardened() const noexcept;
    /// hardened returns a copy of the path in which every component is hardened.
    [[nodiscard]] DerivationPath hardened() const noexcept;

    /// offset_of returns the byte offset of component `position` in `text`, and in every other text that parses to this path. `position` is
    /// below size() (COFFER_INVARIANT).
    [[nodiscard]] std::size_t offset_of(std::size_t position) const noexcept;

    friend bool operator==(const DerivationPath& a, const DerivationPath& b) noexcept;

private:
    [[nodiscard]] std::size_t text_width() const noexcept;
    std::array<ChildIndex, max_depth> components_{};
    u8 size_ = 0;
};

/// NonHardenedPolicy selects what happens if a path with non-hardened components is used on a curve that has only hardened derivation
/// (Ed25519, SLIP-10). reject returns an error; harden derives the path with every component hardened. coffer never skips a component, and
/// hardens only if asked.
enum class NonHardenedPolicy : u8 { reject, harden };

/// effective_path returns the path that is derived for `path` on a curve. `non_hardened_derivation`: whether the curve has non-hardened
/// derivation. Errors: caller_misuse (`policy` is not a member of the enumeration), hardened_only, with the byte offset of the first
/// non-hardened component.
[[nodiscard]] Result<DerivationPath> effective_path(const DerivationPath& path, bool non_hardened_derivation,
                                                    NonHardenedPolicy policy) noexcept;

/// PathTemplate is a path in which a component may be a placeholder: {a} for the account or {i} for the index, each at most once, hardened
/// or not. A regular value, public data.
class PathTemplate {
public:
    /// The template "m".
    PathTemplate() noexcept = default;

    /// parse reads a path in which the number of a component may be {a} or {i}. Errors: those of DerivationPath::parse; path_character also
    /// for an unknown or repeated placeholder.
    [[nodiscard]] static Result<PathTemplate> parse(std::string_view text) noexcept;
    /// counting returns the template whose placeholder {i} replaces the number of the last component of `path`. The component stays
    /// hardened or non-hardened. Error: path_slot_missing (the path is "m").
    [[nodiscard]] static Result<PathTemplate> counting(const DerivationPath& path) noexcept;

    /// counting_accounts returns the template in which {i} replaces {a}, if the template has no {i}. Otherwise it returns the template
    /// unchanged.
    [[nodiscard]] PathTemplate counting_accounts() const noexcept;

    /// text returns the canonical text. A placeholder made by counting is written as {i}, without the number that it replaced.
    [[nodiscard]] std::string text() const;
    /// size returns the number of components.
    [[nodiscard]] std::size_t size() const noexcept { return path_.size(); }
    /// has_account returns whether the template has the placeholder {a}.
    [[nodiscard]] bool has_account() const noexcept { return account_.has_value(); }
    /// has_index returns whether the template has the placeholder {i}.
    [[nodiscard]] bool has_index() const noexcept { return index_.has_value(); }

    /// fill returns the path in which the placeholders have the given numbers. A placeholder without a number becomes 0; that of counting
    /// keeps the number of the path. Errors: path_slot_missing (a number is given, but the template has no placeholder for it),
    /// path_index_range.
    [[nodiscard]] Result<DerivationPath> fill(std::optional<u32> account, std::optional<u32> index) const noexcept;

    /// below returns the template relative to a node at `depth`: the template without its first `depth` components. Error: path_depth
    /// (`depth` exceeds the length of the template).
    [[nodiscard]] Result<PathTemplate> below(std::size_t depth) const noexcept;

    /// index_position returns the position of the placeholder {i} among the components, or nothing if there is none.
    [[nodiscard]] std::optional<std::size_t> index_position() const noexcept { return index_; }

    friend bool operator==(const PathTemplate&, const PathTemplate&) noexcept = default;

private:
    DerivationPath path_;  // a placeholder of parse is 0 here, hardened or not
    std::optional<std::size_t> account_;
    std::optional<std::size_t> index_;
};

}  // namespace coffer
