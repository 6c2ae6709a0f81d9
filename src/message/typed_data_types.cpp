#include "message/typed_data_types.hpp"

#include <algorithm>
#include <array>

#include "coffer/crypto/hash.hpp"
#include "core/decimal.hpp"
#include "core/try.hpp"

namespace coffer::message::typed_data {
namespace {

struct DomainMember {
    std::string_view name;
    std::string_view type;
};

// In the order of the EIP.
constexpr std::array<DomainMember, 5> domain_members = {{
    {"name", "string"},
    {"version", "string"},
    {"chainId", "uint256"},
    {"verifyingContract", "address"},
    {"salt", "bytes32"},
}};

constexpr std::size_t max_types = 128;

Unexpected bad_types() noexcept {
    return fail(Errc::typed_data_syntax, "types");
}

bool is_identifier(std::string_view text) noexcept {
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$'; };
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return !text.empty() && letter(text[0]) && std::all_of(text.begin(), text.end(), [&](char c) { return letter(c) || digit(c); });
}

/// parse_number reads a positive decimal number below 2^32.
std::optional<u32> parse_number(std::string_view digits) noexcept {
    const auto value = parse_decimal(digits, ~u32{0});
    if (!value || *value == 0) return std::nullopt;
    return static_cast<u32>(*value);
}

/// starts_like_atomic says whether a name could be read as an atomic or dynamic type of any size.
bool starts_like_atomic(std::string_view name) noexcept {
    for (const std::string_view prefix : {"uint", "int", "bytes"}) {
        if (!name.starts_with(prefix)) continue;
        const std::string_view rest = name.substr(prefix.size());
        return std::all_of(rest.begin(), rest.end(), [](char c) { return c >= '0' && c <= '9'; });
    }
    return name == "bool" || name == "address" || name == "string";
}

std::optional<Type> parse_atomic(std::string_view name) noexcept {
    using enum Type::Kind;
    if (name == "bool") return Type{boolean, 0, nullptr, {}};
    if (name == "address") return Type{address, 0, nullptr, {}};
    if (name == "string") return Type{string, 0, nullptr, {}};
    if (name == "bytes") return Type{bytes, 0, nullptr, {}};
    const auto sized = [name](std::string_view prefix) { return parse_number(name.substr(std::min(prefix.size(), name.size()))); };
    for (const auto& [prefix, kind] :
         {std::pair{std::string_view("uint"), unsigned_integer}, std::pair{std::string_view("int"), signed_integer}}) {
        if (!name.starts_with(prefix)) continue;
        const auto bits = sized(prefix);
        if (!bits || *bits % 8 != 0 || *bits > 256) return std::nullopt;
        return Type{kind, static_cast<u16>(*bits), nullptr, {}};
    }
    if (name.starts_with("bytes")) {
        const auto length = sized("bytes");
        if (length && *length <= 32) return Type{fixed_bytes, static_cast<u16>(*length), nullptr, {}};
    }
    return std::nullopt;
}

/// parse_dimensions reads a sequence of "[]" and "[n]" up to the end of the text.
Result<std::vector<std::optional<u32>>> parse_dimensions(std::string_view text) {
    std::vector<std::optional<u32>> dimensions;
    while (!text.empty()) {
        const std::size_t close = text.find(']');
        if (text[0] != '[' || close == std::string_view::npos) return bad_types();
        const std::string_view digits = text.substr(1, close - 1);
        std::optional<u32> length;
        if (!digits.empty()) {
            length = parse_number(digits);
            if (!length) return bad_types();
        }
        dimensions.push_back(length);
        text.remove_prefix(close + 1);
    }
    return dimensions;
}

/// collect appends to `found` the struct type `type` and all struct types that it refers to.
void collect(const StructType& type, std::vector<const StructType*>& found) {
    if (std::ranges::find(found, &type) != found.end()) return;
    found.push_back(&type);
    for (const Member& member : type.members)
        if (member.type.structure != nullptr) collect(*member.type.structure, found);
}

std::string encode_own(const StructType& type) {
    std::string text(type.name);
    text += '(';
    for (const Member& member : type.members) {
        if (&member != type.members.data()) text += ',';
        text += member.type_text;
        text += ' ';
        text += member.name;
    }
    text += ')';
    return text;
}

}  // namespace

std::string encode_type(const StructType& type) {
    std::vector<const StructType*> found;
    collect(type, found);
    std::sort(found.begin() + 1, found.end(), [](const StructType* a, const StructType* b) { return a->name < b->name; });
    std::string text;
    for (const StructType* part : found) text += encode_own(*part);
    return text;
}

const StructType* Types::find(std::string_view name) const noexcept {
    const auto found = std::ranges::find(structs_, name, &StructType::name);
    return found == structs_.end() ? nullptr : &*found;
}

Status Types::read_structs(const json::Object& types) {
    if (types.size() > max_types) return bad_types();
    for (const json::Member type : types) {
        if (!is_identifier(type.name) || starts_like_atomic(type.name)) return bad_types();
        StructType& made = structs_.emplace_back(StructType{type.name, {}, {}});
        COFFER_TRY(const json::Array members, type.value.array("types"));
        for (const json::Value item : members) {
            COFFER_TRY(const json::Object member, item.object("types"));
            COFFER_TRY(const std::string_view name, member.text("name"));
            COFFER_TRY(const std::string_view text, member.text("type"));
            const bool known = std::ranges::find(made.members, name, &Member::name) != made.members.end();
            if (!is_identifier(name) || known || member.size() != 2) return bad_types();
            made.members.push_back({name, text, {}});
        }
    }
    return Ok{};
}

Status Types::add_domain(const json::Object& domain) {
    if (const StructType* declared = find(domain_type_name)) {
        for (const Member& member : declared->members) {
            const auto known = std::ranges::find(domain_members, member.name, &DomainMember::name);
            if (known == domain_members.end() || known->type != member.type_text) return bad_types();
        }
        return Ok{};
    }
    StructType& made = structs_.emplace_back(StructType{domain_type_name, {}, {}});
    for (const DomainMember& member : domain_members)
        if (domain.find(member.name)) made.members.push_back({member.name, member.type, {}});
    return Ok{};
}

Status Types::resolve_members() {
    for (StructType& type : structs_) {
        for (Member& member : type.members) {
            const std::size_t bracket = std::min(member.type_text.find('['), member.type_text.size());
            const std::string_view name = member.type_text.substr(0, bracket);
            COFFER_TRY(auto dimensions, parse_dimensions(member.type_text.substr(bracket)));
            if (auto atomic = parse_atomic(name))
                member.type = *std::move(atomic);
            else if (const StructType* structure = find(name))
                member.type = {Type::Kind::structure, 0, structure, {}};
            else
                return bad_types();
            member.type.dimensions = std::move(dimensions);
        }
    }
    return Ok{};
}

Result<Types> Types::parse(const json::Object& types, const json::Object& domain) {
    Types made;
    COFFER_CHECK(made.read_structs(types));
    COFFER_CHECK(made.add_domain(domain));
    COFFER_CHECK(made.resolve_members());
    for (StructType& type : made.structs_) type.hash = keccak256(as_bytes(encode_type(type)));
    return made;
}

}  // namespace coffer::message::typed_data
