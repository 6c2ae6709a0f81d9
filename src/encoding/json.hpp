// Strict JSON (RFC 8259). Texts that two parsers could interpret differently are refused. For JSON with secrets see secret_json.hpp.
#pragma once

#include <cstddef>
#include <iterator>
#include <memory>
#include <optional>
#include <string_view>

#include "coffer/core/bytes.hpp"
#include "coffer/core/move_checked.hpp"
#include "coffer/core/result.hpp"

namespace coffer::json {

/// Numbers says which numbers a text may contain: none; integers from -2^63 to 2^64 - 1 without fraction and exponent; or also reals. Reals
/// are checked for syntax and range but cannot be read, because reading would round them silently.
enum class Numbers : u8 { none, integers, any };

/// Limits of one kind of message. The depth is the number of nested objects and arrays: `{}` has depth 1, `{"a":[]}` depth 2.
struct Limits {
    std::size_t max_bytes = 64 * 1024;
    u32 max_depth = 2;
    Numbers numbers = Numbers::none;
};

enum class Kind : u8 { null, boolean, integer, real, text, array, object };

namespace detail {
struct Node;
}
class Object;
class Array;
template <typename Child>
class Iterator;

/// Value is a cursor into a parsed text. It is valid until its Parser or Document is destroyed or parses another text. `what` is the static
/// name that errors carry.
class Value {
public:
    [[nodiscard]] Kind kind() const noexcept;
    [[nodiscard]] bool is_null() const noexcept { return kind() == Kind::null; }

    /// text returns the unescaped string.
    /// Errors: json_wrong_type.
    [[nodiscard]] Result<std::string_view> text(const char* what = "") const noexcept;
    /// integer and unsigned_integer return the number.
    /// Errors: json_wrong_type, json_number_range (a real, or outside the type).
    [[nodiscard]] Result<std::int64_t> integer(const char* what = "") const noexcept;
    [[nodiscard]] Result<u64> unsigned_integer(const char* what = "") const noexcept;
    /// boolean, object and array return the value of that type.
    /// Errors: json_wrong_type.
    [[nodiscard]] Result<bool> boolean(const char* what = "") const noexcept;
    [[nodiscard]] Result<Object> object(const char* what = "") const noexcept;
    [[nodiscard]] Result<Array> array(const char* what = "") const noexcept;

private:
    friend class Parser;
    friend class Object;
    template <typename Child>
    friend class Iterator;
    explicit Value(const detail::Node* node) noexcept : node_(node) {}

    const detail::Node* node_;
};

/// Member is one field of an object: its name and its value.
struct Member {
    std::string_view name;
    Value value;
};

/// Iterator visits the fields of an object (Child is Member) or the elements of an array (Child is Value).
template <typename Child>
class Iterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Child;
    using difference_type = std::ptrdiff_t;
    using pointer = void;
    using reference = Child;

    [[nodiscard]] Child operator*() const noexcept;
    Iterator& operator++() noexcept;
    bool operator==(const Iterator&) const noexcept = default;

private:
    friend class Object;
    friend class Array;
    explicit Iterator(const detail::Node* node) noexcept : node_(node) {}

    const detail::Node* node_;
};
template <>
Member Iterator<Member>::operator*() const noexcept;
template <>
Value Iterator<Value>::operator*() const noexcept;
template <>
Iterator<Member>& Iterator<Member>::operator++() noexcept;
template <>
Iterator<Value>& Iterator<Value>::operator++() noexcept;

/// Object is a cursor over fields in the order of the text. Their names are distinct.
class Object {
public:
    using Iterator = json::Iterator<Member>;

    [[nodiscard]] std::size_t size() const noexcept;
    [[nodiscard]] Iterator begin() const noexcept;
    [[nodiscard]] Iterator end() const noexcept;

    /// find returns the value of a field, or nothing if the field is absent.
    [[nodiscard]] std::optional<Value> find(std::string_view name) const noexcept;

    // Required fields. `name` is static, and errors carry it. Errors: json_missing_member, those of the Value function of the same name.
    [[nodiscard]] Result<Value> get(const char* name) const noexcept;
    [[nodiscard]] Result<std::string_view> text(const char* name) const noexcept;
    [[nodiscard]] Result<std::int64_t> integer(const char* name) const noexcept;
    [[nodiscard]] Result<u64> unsigned_integer(const char* name) const noexcept;
    [[nodiscard]] Result<bool> boolean(const char* name) const noexcept;
    [[nodiscard]] Result<Object> object(const char* name) const noexcept;
    [[nodiscard]] Result<Array> array(const char* name) const noexcept;

    /// non_empty_text returns a string that is not empty.
    /// Errors: those of text, json_empty_value.
    [[nodiscard]] Result<std::string_view> non_empty_text(const char* name) const noexcept;
    /// optional_text returns a string, or nothing if the field is absent.
    /// Errors: json_wrong_type (also for null).
    [[nodiscard]] Result<std::optional<std::string_view>> optional_text(const char* name) const noexcept;

private:
    friend class Value;
    explicit Object(const detail::Node* node) noexcept : node_(node) {}

    const detail::Node* node_;
};

/// Array is a cursor over elements, in the order of the text.
class Array {
public:
    using Iterator = json::Iterator<Value>;

    [[nodiscard]] std::size_t size() const noexcept;
    [[nodiscard]] bool empty() const noexcept { return size() == 0; }
    [[nodiscard]] Iterator begin() const noexcept;
    [[nodiscard]] Iterator end() const noexcept;

private:
    friend class Value;
    explicit Array(const detail::Node* node) noexcept : node_(node) {}

    const detail::Node* node_;
};

/// Parser parses one text after another and keeps its buffers, so that later texts need no allocation. Not for use by two threads at once.
class Parser {
public:
    Parser() noexcept;
    ~Parser();
    Parser(Parser&&) noexcept;
    Parser& operator=(Parser&&) noexcept;

    /// parse parses the whole of `text` and copies what it needs.
    /// Errors, with the byte offset: json_too_large, json_byte_order_mark, json_nul, utf8_invalid, utf8_overlong, utf8_surrogate,
    /// json_syntax (also for an escaped lone surrogate), json_too_deep, json_trailing_bytes, json_duplicate_member (at every depth, names
    /// compared after unescaping), json_number_range (a number that `limits` does not allow). No error contains a name of the text.
    [[nodiscard]] Result<Value> parse(Bytes text, const Limits& limits) COFFER_LIFETIMEBOUND;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Document is one parsed text that owns its memory.
class Document {
public:
    /// parse parses the whole of `text`.
    /// Errors: those of Parser::parse.
    [[nodiscard]] static Result<Document> parse(Bytes text, const Limits& limits);

    [[nodiscard]] Value root() const noexcept COFFER_LIFETIMEBOUND { return *root_; }
    /// object returns the root, which must be an object.
    /// Errors: json_wrong_type.
    [[nodiscard]] Result<Object> object() const noexcept COFFER_LIFETIMEBOUND { return root_->object(); }

private:
    Document(Parser parser, Value root) noexcept : parser_(std::move(parser)), root_(root) {}

    Parser parser_;
    MoveChecked<Value> root_;
};

}  // namespace coffer::json
