#include <algorithm>
#include <utility>

#include "coffer/hd/path.hpp"
#include "core/try.hpp"
#include "hd/path_syntax.hpp"

namespace coffer {
namespace {

[[nodiscard]] std::optional<std::size_t> moved_up(std::optional<std::size_t> position, std::size_t by) noexcept {
    if (!position || *position < by) return std::nullopt;
    return *position - by;
}

}  // namespace

Result<PathTemplate> PathTemplate::parse(std::string_view text) noexcept {
    PathTemplate made;
    hd::PathScanner scanner(text, true);
    std::size_t begin = 2;
    for (hd::Component component; scanner.next(component); begin = scanner.position() + 1) {
        if (component.slot != hd::Slot::none) {
            std::optional<std::size_t>& slot = component.slot == hd::Slot::account ? made.account_ : made.index_;
            if (slot) return fail(Errc::path_character, begin);
            slot = made.path_.size();
        }
        if (!made.path_.append(component.index)) return fail(Errc::path_too_deep, begin);
    }
    if (!scanner.fault().none) return fail(scanner.fault().code, scanner.fault().at);
    return made;
}

Result<PathTemplate> PathTemplate::counting(const DerivationPath& path) noexcept {
    if (path.empty()) return fail(Errc::path_slot_missing, "path");
    PathTemplate made;
    made.path_ = path;
    made.index_ = path.size() - 1;
    return made;
}

PathTemplate PathTemplate::counting_accounts() const noexcept {
    PathTemplate made = *this;
    if (!made.index_) std::swap(made.index_, made.account_);
    return made;
}

std::string PathTemplate::text() const {
    std::string text = "m";
    for (std::size_t i = 0; i < path_.size(); ++i) {
        const std::string_view slot = i == account_ ? "{a}" : i == index_ ? "{i}" : "";
        text.push_back('/');
        text.append(slot.empty() ? std::to_string(path_[i].index()) : std::string(slot));
        if (path_[i].hardened()) text.push_back('\'');
    }
    return text;
}

Result<DerivationPath> PathTemplate::fill(std::optional<u32> account, std::optional<u32> index) const noexcept {
    if (account && !account_) return fail(Errc::path_slot_missing, "account");
    if (index && !index_) return fail(Errc::path_slot_missing, "index");
    DerivationPath filled;
    for (std::size_t i = 0; i < path_.size(); ++i) {
        const u32 number = i == account_ ? account.value_or(path_[i].index())
                           : i == index_ ? index.value_or(path_[i].index())
                                         : path_[i].index();
        COFFER_TRY(const ChildIndex component, ChildIndex::from_index(number, path_[i].hardened()));
        COFFER_CHECK(filled.append(component));
    }
    return filled;
}

Result<PathTemplate> PathTemplate::below(std::size_t depth) const noexcept {
    if (depth > path_.size()) return fail(Errc::path_depth, "path");
    PathTemplate made;
    for (std::size_t i = depth; i < path_.size(); ++i) COFFER_CHECK(made.path_.append(path_[i]));
    made.account_ = moved_up(account_, depth);
    made.index_ = moved_up(index_, depth);
    return made;
}

}  // namespace coffer
