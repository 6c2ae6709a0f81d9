// The only file that uses simdjson. simdjson parses (dom, error codes); coffer refuses what simdjson would accept, before and after
// parsing.
#include "encoding/json.hpp"

#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <vector>

#include "core/try.hpp"
#include "core/utf8.hpp"
#include "encoding/json_node.hpp"
#include "encoding/json_scanner.hpp"

namespace coffer::json {
namespace {

using detail::Node;
using detail::Scanner;
using detail::Token;
namespace dom = simdjson::dom;

constexpr u32 node_none = ~u32{0};

/// choose_kernel fixes simdjson's implementation, which otherwise reads an environment variable at its first use.
void choose_kernel() noexcept {
    [[maybe_unused]] static const bool chosen = [] {
        simdjson::get_active_implementation() = simdjson::get_available_implementations().detect_best_supported();
        return true;
    }();
}

/// diagnose returns the first fault of a refused text, or `otherwise` if the scanner finds none (a real out of range).
Unexpected diagnose(Bytes text, const Limits& limits, Errc otherwise) noexcept {
    if (const Status status = check_utf8(text); !status) return fail(status.error());
    Scanner scanner(text, limits.max_depth, limits.numbers);
    for (;;) {
        const Result<Token> token = scanner.next();
        if (!token) return fail(token.error());
        if (*token == Token::end) return fail(otherwise);
    }
}

/// offset_of_name returns the offset of the name with the given index, counting all names of the text.
std::size_t offset_of_name(Bytes text, const Limits& limits, std::size_t index) noexcept {
    Scanner scanner(text, limits.max_depth, limits.numbers);
    for (;;) {
        const Result<Token> token = scanner.next();
        if (!token || *token == Token::end) return no_position;
        if (*token == Token::name && index-- == 0) return scanner.begin();
    }
}

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

}  // namespace

struct Parser::State {
    dom::parser parser{};
    std::vector<u8> padded;
    std::vector<Node> nodes;
    std::vector<std::pair<std::string_view, u32>> names;  // the names of one object with many fields, with their nodes
    u32 duplicate = node_none;                            // a name that its object has already

    /// read parses a text without byte order mark and NUL. After std::bad_alloc the state must not be used.
    Result<Value> read(Bytes text, const Limits& limits);

    /// flatten appends `element` and its content. It returns false if the text is nested too deep or has a number that is not allowed.
    bool flatten(const dom::element& element, u32 depth_left, Numbers numbers) {
        const std::size_t own = nodes.size();
        Node& node = nodes.emplace_back();
        switch (element.type()) {
            case dom::element_type::NULL_VALUE: node.kind = Kind::null; return true;
            case dom::element_type::BOOL:
                node.kind = Kind::boolean;
                node.number = bool{element.get_bool().value_unsafe()};
                return true;
            case dom::element_type::STRING:
                node.kind = Kind::text;
                node.text = element.get_string().value_unsafe();
                return true;
            case dom::element_type::INT64: {
                const std::int64_t number = element.get_int64().value_unsafe();
                node.kind = Kind::integer;
                node.number = static_cast<u64>(number);
                node.negative = number < 0;
                return numbers != Numbers::none;
            }
            case dom::element_type::UINT64:
                node.kind = Kind::integer;
                node.number = element.get_uint64().value_unsafe();
                return numbers != Numbers::none;
            case dom::element_type::DOUBLE: node.kind = Kind::real; return numbers == Numbers::any;
            case dom::element_type::ARRAY: {
                node.kind = Kind::array;
                if (depth_left == 0) return false;
                u32 count = 0;
                const dom::array children = element.get_array().value_unsafe();
                for (const dom::element child : children) {
                    if (!flatten(child, depth_left - 1, numbers)) return false;
                    ++count;
                }
                finish(own, count);
                return true;
            }
            case dom::element_type::OBJECT: {
                node.kind = Kind::object;
                if (depth_left == 0) return false;
                u32 count = 0;
                const dom::object members = element.get_object().value_unsafe();
                for (const dom::key_value_pair member : members) {
                    Node& name = nodes.emplace_back();
                    name.text = member.key;
                    name.is_name = true;
                    if (!flatten(member.value, depth_left - 1, numbers)) return false;
                    ++count;
                }
                finish(own, count);
                find_duplicate(static_cast<u32>(own));
                return true;
            }
        }
        return false;
    }

    void finish(std::size_t own, u32 count) noexcept {
        nodes[own].count = count;
        nodes[own].span = static_cast<u32>(nodes.size() - own);
    }

    /// find_duplicate records the first duplicate name of the object. It compares all names of a small object, and sorts those of a large
    /// one.
    void find_duplicate(u32 object) {
        constexpr u32 few = 16;
        const auto index_of = [this](const Node* node) { return static_cast<u32>(node - nodes.data()); };
        const Node* const begin = &nodes[object] + 1;
        const Node* const end = nodes[object].next();
        const auto next_name = [](const Node* name) { return (name + 1)->next(); };
        if (nodes[object].count <= few) {
            for (const Node* name = begin; name != end; name = next_name(name)) {
                for (const Node* earlier = begin; earlier != name; earlier = next_name(earlier)) {
                    if (earlier->text == name->text) duplicate = std::min(duplicate, index_of(name));
                }
            }
            return;
        }
        names.clear();
        for (const Node* name = begin; name != end; name = next_name(name)) names.emplace_back(name->text, index_of(name));
        std::ranges::sort(names);
        for (std::size_t i = 1; i < names.size(); ++i) {
            if (names[i - 1].first == names[i].first) duplicate = std::min(duplicate, names[i].second);
        }
    }
};

Result<Value> Parser::State::read(Bytes text, const Limits& limits) {
    // simdjson reads beyond the end of its input, so it gets a copy with space after it.
    padded.resize(text.size() + simdjson::SIMDJSON_PADDING);
    if (!text.empty()) std::memcpy(padded.data(), text.data(), text.size());
    dom::element root;
    if (const auto error = parser.parse(padded.data(), text.size(), false).get(root); error != simdjson::SUCCESS) {
        if (error == simdjson::MEMALLOC) throw std::bad_alloc();
        return diagnose(text, limits, error == simdjson::NUMBER_ERROR ? Errc::json_number_range : Errc::json_syntax);
    }
    nodes.clear();
    duplicate = node_none;
    if (!flatten(root, limits.max_depth, limits.numbers)) return diagnose(text, limits, Errc::internal);
    if (duplicate != node_none) {
        const auto before = std::count_if(nodes.begin(), nodes.begin() + duplicate, [](const Node& n) { return n.is_name; });
        return fail(Errc::json_duplicate_member, offset_of_name(text, limits, static_cast<std::size_t>(before)));
    }
    return Value(nodes.data());
}

Parser::Parser() noexcept = default;
Parser::~Parser() = default;
Parser::Parser(Parser&&) noexcept = default;
Parser& Parser::operator=(Parser&&) noexcept = default;

Result<Value> Parser::parse(Bytes text, const Limits& limits) {
    if (limits.numbers > Numbers::any) return fail(Errc::caller_misuse, "numbers");
    COFFER_INVARIANT(limits.max_depth <= Scanner::depth_cap);
    if (text.size() > limits.max_bytes || text.size() >= node_none) return fail(Errc::json_too_large, limits.max_bytes);
    if (as_text(text).starts_with(byte_order_mark)) return fail(Errc::json_byte_order_mark, std::size_t{0});
    if (const std::size_t nul = as_text(text).find('\0'); nul != std::string_view::npos) return fail(Errc::json_nul, nul);

    // The state is taken out while it is used. If memory is exhausted in between, simdjson's buffers are invalid and are not kept.
    std::unique_ptr<State> working = std::move(state_);
    if (!working) {
        choose_kernel();
        working = std::make_unique<State>();
    }
    Result<Value> root = working->read(text, limits);
    state_ = std::move(working);
    return root;
}

Result<Document> Document::parse(Bytes text, const Limits& limits) {
    Parser parser;
    COFFER_TRY(const Value root, parser.parse(text, limits));
    return Document(std::move(parser), root);
}

}  // namespace coffer::json
