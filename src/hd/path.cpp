#include "coffer/hd/path.hpp"

#include <algorithm>
#include <charconv>

#include "hd/path_syntax.hpp"

namespace coffer {
namespace {

constexpr std::size_t max_digits = 10;

[[nodiscard]] std::size_t digits_of(u32 value) noexcept {
    std::size_t digits = 1;
    for (; value >= 10; value /= 10) ++digits;
    return digits;
}

/// width_of returns the number of characters of "/" and the component.
[[nodiscard]] std::size_t width_of(ChildIndex index) noexcept {
    return 1 + digits_of(index.index()) + (index.hardened() ? 1 : 0);
}

void append_component(std::string& text, ChildIndex index) {
    std::array<char, max_digits> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), index.index()).ptr;
    text.push_back('/');
    text.append(digits.data(), end);
    if (index.hardened()) text.push_back('\'');
}

}  // namespace

Result<DerivationPath> DerivationPath::parse(std::string_view text) noexcept {
    DerivationPath path;
    hd::PathScanner scanner(text, false);
    for (hd::Component component; scanner.next(component);) {
        if (path.size_ == max_depth) return fail(Errc::path_too_deep, path.text_width() + 1);
        path.components_[path.size_++] = component.index;
    }
    if (!scanner.fault().none) return fail(scanner.fault().code, scanner.fault().at);
    return path;
}

std::string DerivationPath::text() const {
    std::string text = "m";
    text.reserve(text_width());
    for (const ChildIndex index : components()) append_component(text, index);
    return text;
}

Status DerivationPath::append(ChildIndex index) noexcept {
    if (size_ == max_depth) return fail(Errc::path_too_deep, text_width() + 1);
    components_[size_++] = index;
    return Ok{};
}

Status DerivationPath::append(const DerivationPath& tail) noexcept {
    if (tail.size() > max_depth - size()) return fail(Errc::path_too_deep);
    std::copy_n(tail.components_.begin(), tail.size_, components_.begin() + size_);
    size_ = static_cast<u8>(size_ + tail.size_);
    return Ok{};
}

DerivationPath DerivationPath::without_last() const noexcept {
    COFFER_INVARIANT(size_ != 0);
    DerivationPath parent = *this;
    parent.components_[--parent.size_] = ChildIndex();
    return parent;
}

bool DerivationPath::all_hardened() const noexcept {
    return std::ranges::all_of(components(), [](ChildIndex index) { return index.hardened(); });
}

DerivationPath DerivationPath::hardened() const noexcept {
    DerivationPath path = *this;
    for (std::size_t i = 0; i < size_; ++i) path.components_[i] = components_[i].harden();
    return path;
}

std::size_t DerivationPath::offset_of(std::size_t position) const noexcept {
    COFFER_INVARIANT(position < size_);
    std::size_t offset = 1;
    for (std::size_t i = 0; i < position; ++i) offset += width_of(components_[i]);
    return offset + 1;
}

std::size_t DerivationPath::text_width() const noexcept {
    std::size_t width = 1;
    for (const ChildIndex index : components()) width += width_of(index);
    return width;
}

bool operator==(const DerivationPath& a, const DerivationPath& b) noexcept {
    return std::ranges::equal(a.components(), b.components());
}

Result<DerivationPath> effective_path(const DerivationPath& path, bool non_hardened_derivation, NonHardenedPolicy policy) noexcept {
    if (policy > NonHardenedPolicy::harden) return fail(Errc::caller_misuse);
    if (non_hardened_derivation || path.all_hardened()) return path;
    if (policy == NonHardenedPolicy::harden) return path.hardened();
    const auto components = path.components();
    const auto non_hardened = std::ranges::find_if(components, [](ChildIndex index) { return !index.hardened(); });
    return fail(Errc::hardened_only, path.offset_of(static_cast<std::size_t>(non_hardened - components.begin())), "path");
}

}  // namespace coffer
