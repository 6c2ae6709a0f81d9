#include "support/vector_file.hpp"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <map>
#include <set>
#include <stdexcept>

namespace coffer::testing {
namespace detail {

namespace dom = simdjson::dom;

enum class Kind { null, boolean, integer, text, array, object };

struct Node {
    Kind kind = Kind::null;
    bool boolean = false;
    bool negative = false;
    std::uint64_t magnitude = 0;
    std::string text;
    std::vector<std::string> names;  // names of an object's children
    std::vector<Node> children;
    std::string path;
    mutable bool handed_out = false;
    mutable bool read = false;

    [[nodiscard]] const Node* find(std::string_view name) const {
        const auto found = std::find(names.begin(), names.end(), name);
        return kind == Kind::object && found != names.end() ? &children[static_cast<std::size_t>(found - names.begin())] : nullptr;
    }
};

class Document {
public:
    Document(std::string file, Node root_node, std::vector<std::string>* sink)
        : name(std::move(file)), root(std::move(root_node)), sink_(sink), exceptions_(std::uncaught_exceptions()) {}
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;
    ~Document() { report(); }

    const std::string name;
    const Node root;

private:
    void report() const {
        if (std::uncaught_exceptions() > exceptions_ || ::testing::Test::HasFatalFailure()) return;  // the test has already failed
        std::vector<std::string> unread;
        for (const Node& child : root.children) collect(child, unread);
        if (sink_ != nullptr) {
            *sink_ = std::move(unread);
            return;
        }
        if (unread.empty()) return;
        std::string message = std::to_string(unread.size()) + " field(s) of a vector file were handed out but not read:";
        for (std::size_t i = 0; i < std::min<std::size_t>(unread.size(), 20); ++i) message += "\n  " + unread[i];
        ADD_FAILURE() << message;
    }
    void collect(const Node& node, std::vector<std::string>& unread) const {
        for (std::size_t i = 0; i < node.children.size(); ++i) {
            const Node& child = node.children[i];
            const bool described = node.kind == Kind::object && descriptive(node.names[i]);
            if (node.handed_out && !child.read && !child.handed_out && !described) unread.push_back(name + ": " + child.path);
            collect(child, unread);
        }
    }
    static bool descriptive(std::string_view field) {
        constexpr std::string_view names[] = {"id", "note", "source", "reason", "verified_with", "peer_error", "peer_result"};
        return std::find(std::begin(names), std::end(names), field) != std::end(names);
    }

    std::vector<std::string>* sink_;
    int exceptions_;
};

namespace {

Node convert(const dom::element& element, std::string path) {
    Node node;
    node.path = std::move(path);
    switch (element.type()) {
        case dom::element_type::OBJECT:
            node.kind = Kind::object;
            for (const auto& [key, value] : dom::object(element)) {
                const std::string name(key);
                if (node.find(name) != nullptr) throw std::runtime_error("duplicate member " + node.path + "." + name);
                node.names.push_back(name);
                node.children.push_back(convert(value, node.path.empty() ? name : node.path + "." + name));
            }
            break;
        case dom::element_type::ARRAY:
            node.kind = Kind::array;
            for (const dom::element& value : dom::array(element)) {
                node.children.push_back(convert(value, node.path + "[" + std::to_string(node.children.size()) + "]"));
            }
            break;
        case dom::element_type::STRING:
            node.kind = Kind::text;
            node.text = std::string(std::string_view(element));
            break;
        case dom::element_type::INT64: {
            node.kind = Kind::integer;
            const auto value = std::int64_t(element);
            node.negative = value < 0;
            node.magnitude = node.negative ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
            break;
        }
        case dom::element_type::UINT64:
            node.kind = Kind::integer;
            node.magnitude = std::uint64_t(element);
            break;
        case dom::element_type::BOOL:
            node.kind = Kind::boolean;
            node.boolean = bool(element);
            break;
        case dom::element_type::NULL_VALUE: break;
        case dom::element_type::DOUBLE: throw std::runtime_error("a number that is no integer at " + node.path);
    }
    return node;
}

void quote(std::string_view text, std::string& out) {
    constexpr std::string_view digits = "0123456789abcdef";
    out.push_back('"');
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out.push_back('\\');
            out.push_back(c);
        } else if (byte < 0x20) {
            out += "\\u00";
            out.push_back(digits[byte >> 4U]);
            out.push_back(digits[byte & 15U]);
        } else {
            out.push_back(c);
        }
    }
    out.push_back('"');
}

void write_json(const Node& node, std::string& out) {
    node.read = true;
    switch (node.kind) {
        case Kind::null: out += "null"; break;
        case Kind::boolean: out += node.boolean ? "true" : "false"; break;
        case Kind::integer: out += (node.negative ? "-" : "") + std::to_string(node.magnitude); break;
        case Kind::text: quote(node.text, out); break;
        case Kind::array:
        case Kind::object:
            out.push_back(node.kind == Kind::array ? '[' : '{');
            for (std::size_t i = 0; i < node.children.size(); ++i) {
                if (i != 0) out.push_back(',');
                if (node.kind == Kind::object) {
                    quote(node.names[i], out);
                    out.push_back(':');
                }
                write_json(node.children[i], out);
            }
            out.push_back(node.kind == Kind::array ? ']' : '}');
            break;
    }
}

void consume(const Node& node) {
    node.read = true;
    for (const Node& child : node.children) consume(child);
}

bool file_is_described_by(std::string_view name) {
    return name == "origin" || name == "about" || name == "schema" || name == "fields";
}

// The top-level fields of each file that no test of this program has opened.
class OpenedLists : public ::testing::Environment {
public:
    static OpenedLists& instance() {
        static auto* lists = static_cast<OpenedLists*>(::testing::AddGlobalTestEnvironment(new OpenedLists));
        return *lists;
    }
    void loaded(const std::string& file, const std::vector<std::string>& names) { known_[file].insert(names.begin(), names.end()); }
    void opened(const std::string& file, std::string_view name) { opened_[file].insert(std::string(name)); }

    void TearDown() override {
        // A part of the tests, by filter or by shard, opens a part of the lists.
        if (::testing::GTEST_FLAG(filter) != "*" || std::getenv("GTEST_TOTAL_SHARDS") != nullptr) return;
        for (const auto& [file, names] : known_) {
            for (const std::string& name : names) {
                if (file_is_described_by(name) || opened_[file].count(name) != 0) continue;
                ADD_FAILURE() << file << ": no test opened \"" << name << "\"";
            }
        }
    }

private:
    std::map<std::string, std::set<std::string>> known_;
    std::map<std::string, std::set<std::string>> opened_;
};

// Registered before main, because GoogleTest accepts no environment later.
[[maybe_unused]] const OpenedLists& registered = OpenedLists::instance();

simdjson::padded_string read_or_throw(const std::string& path) {
    simdjson::padded_string json;
    if (simdjson::padded_string::load(path).get(json)) throw std::runtime_error("cannot read vector file " + path);
    return json;
}

Node parse_or_throw(std::string_view name, const simdjson::padded_string& json) {
    dom::parser parser;
    dom::element element;
    if (const auto error = parser.parse(json).get(element)) {
        throw std::runtime_error(std::string(name) + ": " + simdjson::error_message(error));
    }
    Node root = convert(element, "");
    if (root.kind != Kind::object) throw std::runtime_error(std::string(name) + ": the top is no object");
    return root;
}

}  // namespace
}  // namespace detail

using detail::Document;
using detail::Kind;
using detail::Node;

Record::Record(std::shared_ptr<Document> document, const Node* node) : document_(std::move(document)), node_(node) {
    node_->handed_out = true;
}

void Record::fail(const std::string& message) const {
    throw std::runtime_error(where() + ": " + message);
}

const Node& Record::field(std::string_view name) const {
    const Node* found = node_->find(name);
    if (found == nullptr) fail("no field \"" + std::string(name) + "\"");
    found->read = true;
    return *found;
}

std::string Record::where() const {
    std::string text = document_->name + ": " + node_->path;
    for (const std::string_view name : {"id", "note"}) {
        const Node* found = node_->find(name);
        if (found != nullptr && found->kind == Kind::text) return text + " (" + found->text + ")";
    }
    return text;
}

bool Record::has(std::string_view name) const {
    return node_->find(name) != nullptr;
}

bool Record::is_null(std::string_view name) const {
    return field(name).kind == Kind::null;
}

bool Record::is_text(std::string_view name) const {
    const Node* found = node_->find(name);
    return found != nullptr && found->kind == Kind::text;
}

std::vector<std::string> Record::fields() const {
    return node_->names;
}

std::string Record::text(std::string_view name) const {
    const Node& node = field(name);
    if (node.kind != Kind::text) fail(std::string(name) + " is no text");
    return node.text;
}

std::string Record::text_or(std::string_view name, std::string_view fallback) const {
    return has(name) ? text(name) : std::string(fallback);
}

std::vector<u8> Record::hex(std::string_view name) const {
    return from_hex(text(name));
}

std::int64_t Record::integer(std::string_view name) const {
    const Node& node = field(name);
    if (node.kind != Kind::integer || node.magnitude > 0x7FFFFFFFFFFFFFFFU) fail(std::string(name) + " is no 64-bit integer");
    const auto magnitude = static_cast<std::int64_t>(node.magnitude);
    return node.negative ? -magnitude : magnitude;
}

std::uint64_t Record::natural(std::string_view name) const {
    const Node& node = field(name);
    if (node.kind != Kind::integer || node.negative) fail(std::string(name) + " is no natural number");
    return node.magnitude;
}

bool Record::boolean(std::string_view name) const {
    const Node& node = field(name);
    if (node.kind != Kind::boolean) fail(std::string(name) + " is no boolean");
    return node.boolean;
}

bool Record::boolean_or(std::string_view name, bool fallback) const {
    return has(name) ? boolean(name) : fallback;
}

Record Record::record(std::string_view name) const {
    const Node& node = field(name);
    if (node.kind != Kind::object) fail(std::string(name) + " is no object");
    return {document_, &node};
}

std::vector<Record> Record::list(std::string_view name) const {
    const Node& node = field(name);
    if (node.kind != Kind::array) fail(std::string(name) + " is no array");
    std::vector<Record> records;
    records.reserve(node.children.size());
    for (const Node& child : node.children) records.push_back(Record(document_, &child));
    return records;
}

std::vector<std::string> Record::texts(std::string_view name) const {
    std::vector<std::string> values;
    for (const Record& element : list(name)) values.push_back(element.text());
    return values;
}

std::string Record::json(std::string_view name) const {
    std::string out;
    detail::write_json(field(name), out);
    return out;
}

std::string Record::text() const {
    if (node_->kind != Kind::text) fail("no text");
    return node_->text;
}

std::int64_t Record::integer() const {
    if (node_->kind != Kind::integer || node_->magnitude > 0x7FFFFFFFFFFFFFFFU) fail("no 64-bit integer");
    const auto magnitude = static_cast<std::int64_t>(node_->magnitude);
    return node_->negative ? -magnitude : magnitude;
}

std::string Record::json() const {
    std::string out;
    detail::write_json(*node_, out);
    return out;
}

void Record::ignore(std::string_view name, std::string_view why) const {
    if (why.empty()) fail("ignore needs a reason");
    if (const Node* found = node_->find(name)) detail::consume(*found);
}

void Record::ignore_rest(std::string_view why) const {
    if (why.empty()) fail("ignore_rest needs a reason");
    detail::consume(*node_);
}

VectorFile VectorFile::of(std::shared_ptr<Document> document) {
    const Node* root = &document->root;
    return VectorFile(Record(std::move(document), root));
}

std::string vectors_folder() {
    return COFFER_VECTORS_DIR;
}

VectorFile VectorFile::load(std::string_view path) {
    const auto json = detail::read_or_throw(vectors_folder() + "/" + std::string(path));
    auto document = std::make_shared<Document>(std::string(path), detail::parse_or_throw(path, json), nullptr);
    detail::OpenedLists::instance().loaded(document->name, document->root.names);
    return of(std::move(document));
}

VectorFile VectorFile::load_foreign(const std::string& path) {
    const std::string name = path.substr(path.rfind('/') + 1);
    return of(std::make_shared<Document>(name, detail::parse_or_throw(name, detail::read_or_throw(path)), nullptr));
}

VectorFile VectorFile::parse(std::string_view name, std::string_view json) {
    return of(std::make_shared<Document>(std::string(name), detail::parse_or_throw(name, simdjson::padded_string(json)), nullptr));
}

void VectorFile::opened(std::string_view name) const {
    detail::OpenedLists::instance().opened(root_.document_->name, name);
}

std::vector<Record> VectorFile::list(std::string_view name) const {
    opened(name);
    return root_.list(name);
}

Record VectorFile::record(std::string_view name) const {
    opened(name);
    return root_.record(name);
}

std::string VectorFile::text(std::string_view name) const {
    opened(name);
    return root_.text(name);
}

std::int64_t VectorFile::integer(std::string_view name) const {
    opened(name);
    return root_.integer(name);
}

void VectorFile::ignore(std::string_view name, std::string_view why) const {
    opened(name);
    root_.ignore(name, why);
}

std::vector<std::string> VectorFile::unread_fields(std::string_view name, std::string_view json, void (*use)(const VectorFile&)) {
    std::vector<std::string> unread;
    use(of(std::make_shared<Document>(std::string(name), detail::parse_or_throw(name, simdjson::padded_string(json)), &unread)));
    return unread;
}

}  // namespace coffer::testing
