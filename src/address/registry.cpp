#include "coffer/address/registry.hpp"

#include "address/shape.hpp"
#include "core/ascii.hpp"

namespace coffer::address {
namespace {

using enum CurveId;

constexpr FormatRow rows[] = {
#define COFFER_ADDRESS_FORMAT(number, enumerator, shape_name, ...) {.id = AddressFormat::enumerator, .shape = &shape_name, __VA_ARGS__},
#include "address/registry.inc"
#undef COFFER_ADDRESS_FORMAT
};
constexpr std::size_t row_count = std::size(rows);

// Chains whose addresses and default path are those of the format of another chain, in alphabetical order.
constexpr ChainName chains[] = {
    {"arbitrum", AddressFormat::ethereum},   {"avalanche-c", AddressFormat::ethereum}, {"base", AddressFormat::ethereum},
    {"blast", AddressFormat::ethereum},      {"bsc", AddressFormat::ethereum},         {"flare", AddressFormat::ethereum},
    {"gnosis", AddressFormat::ethereum},     {"linea", AddressFormat::ethereum},       {"mantle", AddressFormat::ethereum},
    {"monad", AddressFormat::ethereum},      {"movement", AddressFormat::aptos},       {"optimism", AddressFormat::ethereum},
    {"polygon", AddressFormat::ethereum},    {"scroll", AddressFormat::ethereum},      {"unichain", AddressFormat::ethereum},
    {"worldchain", AddressFormat::ethereum}, {"zksync", AddressFormat::ethereum},
};

constexpr bool row_is_whole(const FormatRow& row) {
    return row.shape != nullptr && !row.name.empty() && !row.family.empty() && !row.curves().empty() && !row.standard.empty() &&
           !row.example.empty() && row.params.version_size <= row.params.version.size();
}

constexpr bool rows_are_whole() {
    for (std::size_t i = 0; i < row_count; ++i) {
        if (!row_is_whole(rows[i])) return false;
        if (i > 0 && rows[i - 1].id >= rows[i].id) return false;
        if (i > 0 && rows[i].of_service() && !rows[i - 1].of_service()) return false;
    }
    return true;
}

constexpr bool names_are_unique() {
    for (std::size_t i = 0; i < row_count; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (rows[i].name == rows[j].name) return false;
            if (rows[i].of_service() && rows[i].service_name == rows[j].service_name) return false;
        }
        for (const ChainName& chain : chains) {
            if (chain.name == rows[i].name) return false;
        }
    }
    return true;
}

static_assert(rows_are_whole(), "rows are sorted by number, the service's first, and lack nothing");
static_assert(names_are_unique());

// The row of each number, so that find_format costs one load.
constexpr std::size_t number_limit = static_cast<std::size_t>(rows[row_count - 1].id) + 1;
constexpr u8 no_row = 0xff;
static_assert(row_count < no_row && number_limit <= 1024);

constexpr auto row_by_number = [] {
    std::array<u8, number_limit> index{};
    index.fill(no_row);
    for (std::size_t i = 0; i < row_count; ++i) index[static_cast<std::size_t>(rows[i].id)] = static_cast<u8>(i);
    return index;
}();

constexpr std::string_view service_prefix = "ADDRESS_FORMAT_";

// Compares a text with a name, in any case. `separator` in the text corresponds to the hyphen in the name.
bool is_name(std::string_view text, std::string_view name, char separator) noexcept {
    if (text.size() != name.size()) return false;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (core::ascii_lower(text[i]) != (name[i] == '-' ? separator : name[i])) return false;
    }
    return true;
}

}  // namespace

std::span<const FormatRow> formats() noexcept {
    return rows;
}

const FormatRow* find_format(AddressFormat format) noexcept {
    const auto number = static_cast<std::size_t>(format);
    if (number >= number_limit || row_by_number[number] == no_row) return nullptr;
    return &rows[row_by_number[number]];
}

const FormatRow& row_of(AddressFormat format) noexcept {
    const FormatRow* row = find_format(format);
    COFFER_INVARIANT(row != nullptr);
    return *row;
}

Result<CurvePath> curve_path(const FormatRow& row, CurveId curve) noexcept {
    for (const CurvePath& candidate : row.curves()) {
        if (candidate.curve == curve) return candidate;
    }
    return fail(Errc::curve_mismatch, "curve");
}

Result<AddressFormat> parse_format(std::string_view text) noexcept {
    const bool prefixed =
        text.size() > service_prefix.size() && core::equal_ignoring_case(text.substr(0, service_prefix.size()), service_prefix);
    for (const FormatRow& row : rows) {
        if (prefixed ? core::equal_ignoring_case(text, row.service_name) : is_name(text, row.name, '-') || is_name(text, row.name, '_'))
            return row.id;
    }
    for (const ChainName& chain : chains) {
        if (is_name(text, chain.name, '-') || is_name(text, chain.name, '_')) return chain.format;
    }
    return fail(Errc::unknown_format, "format");
}

std::span<const ChainName> chain_names() noexcept {
    return chains;
}

}  // namespace coffer::address
