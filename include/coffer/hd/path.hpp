// Derivation paths: m/44'/60'/0'/0/0.
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

/// hardened_bit marks a hardened child number (BIP-32).
inline constexpr u32 hardened_bit = 0x80000000U;

/// NonHardenedIndex is the number of a non-hardened child, below 2^31.
class NonHardenedIndex {
public:
    constexpr NonHardenedIndex() noexcept = default;
    /// from_number takes a number below 2^31. Error: path_index_range.
    [[nodiscard]] static Result<NonHardenedIndex> from_number(u32 index) noexcept {
        if (index >= hardened_bit) return fail(Errc::path_index_range);
        return NonHardenedIndex(index);
    }
    [[nodiscard]] constexpr u32 number() const noexcept { return index_; }
    friend constexpr auto operator<=>(NonHardenedIndex, NonHardenedIndex) noexcept = default;

private:
    template <u32 Index>
    requires(Index < hardened_bit) friend constexpr NonHardenedIndex non_hardened() noexcept;
    friend class ChildIndex;
    constexpr explicit NonHardenedIndex(u32 index) noexcept : index_(index) {}
    u32 index_ = 0;
};

/// non_hardened<5>() is the constant 5.
template <u32 Index>
requires(Index < hardened_bit) [[nodiscard]] constexpr NonHardenedIndex non_hardened() noexcept {
    return NonHardenedIndex(Index);
}

/// ChildIndex is one component of a path: a number below 2^31, hardened or not.
class ChildIndex {
public:
    constexpr ChildIndex() noexcept = default;
    constexpr ChildIndex(NonHardenedIndex index) noexcept : number_(index.number()) {}
    /// from_child_number takes BIP-32's 32-bit child number, whose top bit says hardened. Every value is valid.
    [[nodiscard]] static constexpr ChildIndex from_child_number(u32 number) noexcept {
        ChildIndex index;
        index.number_ = number;
        return index;
    }
    /// from_index takes a number below 2^31. Error: path_index_range.
    [[nodiscard]] static Result<ChildIndex> from_index(u32 index, bool hardened) noexcept {
        if (index >= hardened_bit) return fail(Errc::path_index_range);
        return from_child_number(hardened ? index | hardened_bit : index);
    }

    [[nodiscard]] constexpr u32 child_number() const noexcept { return number_; }
    [[nodiscard]] constexpr u32 index() const noexcept { return number_ & ~hardened_bit; }
    [[nodiscard]] constexpr bool hardened() const noexcept { return (number_ & hardened_bit) != 0; }
    [[nodiscard]] constexpr ChildIndex harden() const noexcept { return from_child_number(number_ | hardened_bit); }
    /// as_non_hardened returns the index where it is not hardened.
    [[nodiscard]] constexpr std::optional<NonHardenedIndex> as_non_hardened() const noexcept {
        return hardened() ? std::nullopt : std::optional<NonHardenedIndex>(NonHardenedIndex(number_));
    }
    friend constexpr auto operator<=>(ChildIndex, ChildIndex) noexcept = default;

private:
    u32 number_ = 0;
};

/// hardened<44>() is the constant 44'.
template <u32 Index>
requires(Index < hardened_bit) [[nodiscard]] constexpr ChildIndex hardened() noexcept {
    return ChildIndex::from_child_number(Index | hardened_bit);
}

/// DerivationPath is m followed by up to 255 components. A regular value, public data.
class DerivationPath {
public:
    static constexpr std::size_t max_depth = 255;

    /// The path "m".
    constexpr DerivationPath() noexcept = default;

    /// parse reads "m", or "m/" and components separated by "/", each a decimal number below 2^31 without leading zeros, hardened when
    /// followed by one of ' h H. Errors, each with the byte offset: path_empty, path_root, path_component_empty, path_character,
    /// path_leading_zero, path_index_range, path_too_deep.
    [[nodiscard]] static Result<DerivationPath> parse(std::string_view text) noexcept;

    /// text prints the one canonical form, with '. parse reads it back to an equal path.
    [[nodiscard]] std::string text() const;

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
    [[nodiscard]] std::span<const ChildIndex> components() const noexcept COFFER_LIFETIMEBOUND { return {components_.data(), size_}; }
    [[nodiscard]] ChildIndex operator[](std::size_t position) const noexcept {
        COFFER_INVARIANT(position < size_);
        return components_[position];
    }

    /// append adds a component. Error: path_too_deep.
    [[nodiscard]] Status append(ChildIndex index) noexcept;
    /// append adds all components of `tail`. Error: path_too_deep.
    [[nodiscard]] Status append(const DerivationPath& tail) noexcept;
    /// without_last returns the path of the parent; the path is not empty (COFFER_INVARIANT).
    [[nodiscard]] DerivationPath without_last() const noexcept;

    [[nodiscard]] bool all_hardened() const noexcept;
    /// hardened returns the path with every component hardened.
    [[nodiscard]] DerivationPath hardened() const noexcept;

    /// offset_of returns the byte offset of component `position` in `text` (and in every text that parses to this path).
    [[nodiscard]] std::size_t offset_of(std::size_t position) const noexcept;

    friend bool operator==(const DerivationPath& a, const DerivationPath& b) noexcept;

private:
    [[nodiscard]] std::size_t text_width() const noexcept;
    std::array<ChildIndex, max_depth> components_{};
    u8 size_ = 0;
};

/// SoftIndexPolicy says what becomes of a whole path with non-hardened components on a curve that has hardened derivation only
/// (Ed25519, SLIP-10): refused, or every component hardened. Nothing skips a component, and nothing hardens unasked.
enum class SoftIndexPolicy : u8 { reject, harden };

/// effective_path returns the path that is really derived on a curve with (`soft_derivation`) or without non-hardened derivation.
/// Error: hardened_only with the byte offset of the first non-hardened component.
[[nodiscard]] Result<DerivationPath> effective_path(const DerivationPath& path, bool soft_derivation, SoftIndexPolicy policy) noexcept;

/// PathTemplate is a path in which components may be the slots {a} (account) or {i} (index), hardened or not; each slot at most once.
/// A regular value, public data.
class PathTemplate {
public:
    /// The template "m".
    PathTemplate() noexcept = default;

    /// parse reads a path in which a component's number may be {a} or {i}. Errors as DerivationPath::parse; a repeated or unknown slot is
    /// path_character.
    [[nodiscard]] static Result<PathTemplate> parse(std::string_view text) noexcept;
    /// counting makes the template that counts over the last component of `path`, keeping its hardening: its slot {i} stands for the
    /// last component. Error: path_slot_missing for "m".
    [[nodiscard]] static Result<PathTemplate> counting(const DerivationPath& path) noexcept;

    /// counting_accounts makes the template that counts over the slot {a} where there is no slot {i}; otherwise it is the template itself.
    [[nodiscard]] PathTemplate counting_accounts() const noexcept;

    [[nodiscard]] std::string text() const;
    [[nodiscard]] std::size_t size() const noexcept { return path_.size(); }
    [[nodiscard]] bool has_account() const noexcept { return account_.has_value(); }
    [[nodiscard]] bool has_index() const noexcept { return index_.has_value(); }

    /// fill puts numbers into the slots; a slot that is left open is 0 (the last component, in a counting template). Errors:
    /// path_slot_missing for a number without a slot, path_index_range.
    [[nodiscard]] Result<DerivationPath> fill(std::optional<u32> account, std::optional<u32> index) const noexcept;

    /// below returns the template relative to a node at `depth`: without its first components. Error: path_depth when the node is deeper
    /// than the template.
    [[nodiscard]] Result<PathTemplate> below(std::size_t depth) const noexcept;

    /// index_position returns where the slot {i} is.
    [[nodiscard]] std::optional<std::size_t> index_position() const noexcept { return index_; }

    friend bool operator==(const PathTemplate&, const PathTemplate&) noexcept = default;

private:
    DerivationPath path_;  // slots hold 0, with the hardening of the component
    std::optional<std::size_t> account_;
    std::optional<std::size_t> index_;
};

}  // namespace coffer
