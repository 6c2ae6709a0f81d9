// The members of a flat object of texts without escapes.
#pragma once

#include <string_view>
#include <utility>

#include "common/server.hpp"

namespace bench::floor {

/// FlatJson hands out the members in order.
class FlatJson {
public:
    explicit FlatJson(std::string_view text) : text_(text) { expect('{'); }

    /// next gives name and value; false at the end, which must be the end of the text.
    [[nodiscard]] bool next(std::string_view& name, std::string_view& value) {
        if (at_ < text_.size() && text_[at_] == '}') {
            if (at_ + 1 != text_.size()) throw Failure("JSON: more than an object");
            return false;
        }
        if (begun_) expect(',');
        begun_ = true;
        name = quoted();
        expect(':');
        value = quoted();
        return true;
    }

private:
    void expect(char wanted) {
        if (at_ >= text_.size() || text_[at_] != wanted) throw Failure("JSON: not what was expected");
        ++at_;
    }
    std::string_view quoted() {
        expect('"');
        const std::size_t end = text_.find('"', at_);
        if (end == std::string_view::npos) throw Failure("JSON: text without an end");
        const std::string_view found = text_.substr(at_, end - at_);
        at_ = end + 1;
        return found;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    bool begun_ = false;
};

}  // namespace bench::floor
