// Protocol Buffers (protobuf.dev, Encoding) in the one form that deterministic writers produce: fields in ascending order, shortest
// varints, and no fields with their default value.
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer::protobuf {

/// Kind says how a field is encoded: as a varint (a non-negative int64), as a varint (a bool), or as a length and bytes.
enum class Kind : u8 { number, boolean, bytes };

struct FieldRow {
    u32 number;
    const char* name;  // for errors
    Kind kind;
    bool repeated = false;
};

/// Schema lists the fields of a message by ascending number.
using Schema = std::span<const FieldRow>;

/// Value is one decoded field.
struct Value {
    u32 field;
    u64 number = 0;      // of kind number or boolean
    std::size_t at = 0;  // position of the content, from the beginning of the outermost message
    std::vector<u8> bytes;
};

/// Message holds the values of one message in order.
class Message {
public:
    // Copied, never moved: a moved-from message would be a valid message of defaults.
    Message(const Message&) = default;
    Message& operator=(const Message&) = default;
    ~Message() = default;

    /// parse decodes the whole of `raw`.
    /// `offset`: the offset of `raw` in the outermost message; it is added to error positions.
    /// Errors, with the field's name: truncated, integer_not_minimal, integer_range (not a non-negative int64, or not a bool),
    /// unknown_field, protobuf_syntax (another wire type, descending order, a repeated field, or an encoded default).
    [[nodiscard]] static Result<Message> parse(Schema schema, Bytes raw, std::size_t offset = 0);

    [[nodiscard]] const std::vector<Value>& values() const noexcept COFFER_LIFETIMEBOUND { return values_; }
    /// find returns the first value of a field, or nullptr.
    [[nodiscard]] const Value* find(u32 field) const noexcept COFFER_LIFETIMEBOUND;
    /// number returns the field's number, or its default 0.
    [[nodiscard]] u64 number(u32 field) const noexcept;
    /// bytes returns the field's bytes, or its default of no bytes.
    [[nodiscard]] Bytes bytes(u32 field) const noexcept COFFER_LIFETIMEBOUND;

private:
    Message() = default;
    std::vector<Value> values_;
};

/// Writer writes fields in the order of the calls and omits defaults.
class Writer {
public:
    Writer& number(u32 field, u64 value);
    Writer& bytes(u32 field, Bytes value);
    /// element writes an element of a repeated field, even if it is empty.
    Writer& element(u32 field, Bytes value);
    [[nodiscard]] std::vector<u8> finish() { return std::exchange(out_, {}); }

private:
    void varint(u64 value);
    std::vector<u8> out_;
};

}  // namespace coffer::protobuf
