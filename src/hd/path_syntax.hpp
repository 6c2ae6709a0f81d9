// The common syntax of paths and path templates.
#pragma once

#include <string_view>

#include "coffer/hd/path.hpp"

namespace coffer::hd {

/// Slot is the placeholder of a component in a path template.
enum class Slot : u8 { none, account, index };

/// Component is one scanned component.
struct Component {
    ChildIndex index;  // 0 for a placeholder, hardened or not
    Slot slot = Slot::none;
};

/// Fault is the reason and the position at which scanning stopped; `none` is true as long as there is no error.
struct Fault {
    bool none = true;
    Errc code{};
    std::size_t at = 0;
};

/// PathScanner scans the components of "m/…" in order.
class PathScanner {
public:
    constexpr PathScanner(std::string_view text, bool slots_allowed) noexcept : text_(text), slots_allowed_(slots_allowed) {
        if (text.empty()) {
            refuse(Errc::path_empty, 0);
        } else if (text[0] != 'm') {
            refuse(Errc::path_root, 0);
        } else if (text.size() > 1 && text[1] != '/') {
            refuse(Errc::path_character, 1);
        }
    }

    /// next scans one component. It returns false at the end of the text and on error; fault tells which.
    constexpr bool next(Component& component) noexcept {
        if (!fault_.none || position_ == text_.size()) return false;
        const std::size_t begin = ++position_;  // skip the '/'
        component = {};
        if (slots_allowed_ && at(begin) == '{') {
            if (!scan_slot(component)) return refuse(Errc::path_character, begin);
        } else if (!scan_number(component)) {
            return false;
        }
        if (const char c = at(position_); c == '\'' || c == 'h' || c == 'H') {
            component.index = component.index.harden();
            ++position_;
        }
        if (position_ != text_.size() && text_[position_] != '/') return refuse(Errc::path_character, position_);
        return true;
    }

    [[nodiscard]] constexpr const Fault& fault() const noexcept { return fault_; }
    /// position returns the offset after the component that was scanned last.
    [[nodiscard]] constexpr std::size_t position() const noexcept { return position_; }

private:
    [[nodiscard]] constexpr char at(std::size_t i) const noexcept { return i < text_.size() ? text_[i] : '\0'; }

    constexpr bool refuse(Errc code, std::size_t where) noexcept {
        fault_ = {false, code, where};
        return false;
    }

    constexpr bool scan_slot(Component& component) noexcept {
        const std::string_view rest = text_.substr(position_);
        component.slot = rest.substr(0, 3) == "{a}" ? Slot::account : rest.substr(0, 3) == "{i}" ? Slot::index : Slot::none;
        if (component.slot == Slot::none) return false;
        position_ += 3;
        return true;
    }

    constexpr bool scan_number(Component& component) noexcept {
        const std::size_t begin = position_;
        u64 value = 0;
        bool below_limit = true;
        for (; at(position_) >= '0' && at(position_) <= '9'; ++position_) {
            value = value * 10 + static_cast<u64>(at(position_) - '0');
            if (value >= hardened_bit) below_limit = false;
            if (!below_limit) value = hardened_bit;
        }
        if (position_ == begin) {
            const bool empty =
                begin == text_.size() || text_[begin] == '/' || text_[begin] == '\'' || text_[begin] == 'h' || text_[begin] == 'H';
            return refuse(empty ? Errc::path_component_empty : Errc::path_character, begin);
        }
        if (position_ - begin > 1 && text_[begin] == '0') return refuse(Errc::path_leading_zero, begin);
        if (!below_limit) return refuse(Errc::path_index_range, begin);
        component.index = ChildIndex::from_child_number(static_cast<u32>(value));
        return true;
    }

    std::string_view text_;
    bool slots_allowed_;
    std::size_t position_ = 1;
    Fault fault_;
};

/// template_valid returns whether PathTemplate::parse accepts `text`. It is evaluated at compile time.
[[nodiscard]] constexpr bool template_valid(std::string_view text) noexcept {
    PathScanner scanner(text, true);
    std::size_t components = 0;
    std::size_t accounts = 0;
    std::size_t indices = 0;
    for (Component component; scanner.next(component); ++components) {
        accounts += component.slot == Slot::account ? 1U : 0U;
        indices += component.slot == Slot::index ? 1U : 0U;
    }
    return scanner.fault().none && components <= DerivationPath::max_depth && accounts <= 1 && indices <= 1;
}

}  // namespace coffer::hd
