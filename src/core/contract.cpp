#include "coffer/core/contract.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/system.hpp"

namespace coffer {

void contract_violated(const char* what) noexcept {
    // Longer than any condition; what is too long for it is cut off.
    std::array<char, 512> line;
    std::size_t used = 0;
    const auto add = [&](std::string_view piece, std::size_t limit) {
        piece = piece.substr(0, limit - used);
        std::ranges::copy(piece, line.begin() + static_cast<std::ptrdiff_t>(used));
        used += piece.size();
    };
    add("coffer: contract violated: ", line.size());
    add(what, line.size() - 1);
    add("\n", line.size());
    core::abort_with({line.data(), used});
}

}  // namespace coffer
