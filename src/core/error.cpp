#include "coffer/core/error.hpp"

#include <algorithm>
#include <iterator>

#include "core/error_message.hpp"

namespace coffer {
namespace {

struct Row {
    Errc code;
    std::string_view name;
    std::string_view text;
};

constexpr Row rows[] = {
#define COFFER_ERROR(number, name, text) Row{Errc::name, #name, text},
#include "core/errors.inc"
#undef COFFER_ERROR
};

constexpr bool by_code(const Row& a, const Row& b) {
    return a.code < b.code;
}
static_assert(std::is_sorted(std::begin(rows), std::end(rows), by_code), "errors.inc is sorted by number");
static_assert(std::adjacent_find(std::begin(rows), std::end(rows), [](const Row& a, const Row& b) { return a.code == b.code; }) ==
                  std::end(rows),
              "error numbers are unique");

const Row* find(Errc code) noexcept {
    const auto* row = std::lower_bound(std::begin(rows), std::end(rows), Row{code, {}, {}}, by_code);
    return row != std::end(rows) && row->code == code ? row : nullptr;
}

}  // namespace

std::string_view error_name(Errc code) noexcept {
    const Row* row = find(code);
    return row ? row->name : "unknown";
}

std::string_view error_text(Errc code) noexcept {
    const Row* row = find(code);
    return row ? row->text : "unknown error";
}

std::string error_message(const Error& error) {
    std::string message;
    core::emit_error_message(error, {}, [&](std::string_view piece) { message += piece; });
    return message;
}

}  // namespace coffer
