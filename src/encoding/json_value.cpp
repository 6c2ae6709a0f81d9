// The cursors over a parsed JSON text.
#include <limits>

#include "core/try.hpp"
#include "encoding/json_node.hpp"

namespace coffer::json {

Kind Value::kind() const noexcept {
    return node_->kind;
}

Result<std::string_view> Value::text(const char* what) const noexcept {
    if (kind() != Kind::text) return fail(Errc::json_wrong_type, what);
    return node_->text;
}

Result<std::int64_t> Value::integer(const char* what) const noexcept {
    if (kind() == Kind::real) return fail(Errc::json_number_range, what);
    if (kind() != Kind::integer) return fail(Errc::json_wrong_type, what);
    if (!node_->negative && node_->number > static_cast<u64>(std::numeric_limits<std::int64_t>::max())) {
        return fail(Errc::json_number_range, what);
    }
    return static_cast<std::int64_t>(node_->number);
}

Result<u64> Value::unsigned_integer(const char* what) const noexcept {
    if (kind() == Kind::real) return fail(Errc::json_number_range, what);
    if (kind() != Kind::integer) return fail(Errc::json_wrong_type, what);
    if (node_->negative) return fail(Errc::json_number_range, what);
    return node_->number;
}

Result<bool> Value::boolean(const char* what) const noexcept {
    if (kind() != Kind::boolean) return fail(Errc::json_wrong_type, what);
    return node_->number != 0;
}

Result<Object> Value::object(const char* what) const noexcept {
    if (kind() != Kind::object) return fail(Errc::json_wrong_type, what);
    return Object(node_);
}

Result<Array> Value::array(const char* what) const noexcept {
    if (kind() != Kind::array) return fail(Errc::json_wrong_type, what);
    return Array(node_);
}

// In the list of nodes, an object has a node with the name before that of each value.
template <>
Member Iterator<Member>::operator*() const noexcept {
    return {.name = node_->text, .value = Value(node_ + 1)};
}

template <>
Iterator<Member>& Iterator<Member>::operator++() noexcept {
    node_ = (node_ + 1)->next();
    return *this;
}

template <>
Value Iterator<Value>::operator*() const noexcept {
    return Value(node_);
}

template <>
Iterator<Value>& Iterator<Value>::operator++() noexcept {
    node_ = node_->next();
    return *this;
}

std::size_t Object::size() const noexcept {
    return node_->count;
}

Object::Iterator Object::begin() const noexcept {
    return Iterator(node_ + 1);
}

Object::Iterator Object::end() const noexcept {
    return Iterator(node_->next());
}

std::optional<Value> Object::find(std::string_view name) const noexcept {
    for (const Member& member : *this) {
        if (member.name == name) return member.value;
    }
    return std::nullopt;
}

Result<Value> Object::get(const char* name) const noexcept {
    const std::optional<Value> value = find(name);
    if (!value) return fail(Errc::json_missing_member, name);
    return *value;
}

Result<std::string_view> Object::text(const char* name) const noexcept {
    COFFER_TRY(const Value value, get(name));
    return value.text(name);
}

Result<std::int64_t> Object::integer(const char* name) const noexcept {
    COFFER_TRY(const Value value, get(name));
    return value.integer(name);
}

Result<u64> Object::unsigned_integer(const char* name) const noexcept {
    COFFER_TRY(const Value value, get(name));
    return value.unsigned_integer(name);
}

Result<bool> Object::boolean(const char* name) const noexcept {
    COFFER_TRY(const Value value, get(name));
    return value.boolean(name);
}

Result<Object> Object::object(const char* name) const noexcept {
    COFFER_TRY(const Value value, get(name));
    return value.object(name);
}

Result<Array> Object::array(const char* name) const noexcept {
    COFFER_TRY(const Value value, get(name));
    return value.array(name);
}

Result<std::string_view> Object::non_empty_text(const char* name) const noexcept {
    COFFER_TRY(const std::string_view found, text(name));
    if (found.empty()) return fail(Errc::json_empty_value, name);
    return found;
}

Result<std::optional<std::string_view>> Object::optional_text(const char* name) const noexcept {
    const std::optional<Value> value = find(name);
    if (!value) return std::optional<std::string_view>();
    COFFER_TRY(const std::string_view found, value->text(name));
    return std::optional(found);
}

std::size_t Array::size() const noexcept {
    return node_->count;
}

Array::Iterator Array::begin() const noexcept {
    return Iterator(node_ + 1);
}

Array::Iterator Array::end() const noexcept {
    return Iterator(node_->next());
}

}  // namespace coffer::json
