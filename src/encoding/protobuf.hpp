// Protocol Buffers (protobuf.dev, Encoding), in the one form that deterministic writers give: fields in ascending order, shortest varints,
// no values that are their field's default.
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer::protobuf {

/// Kind says how a field is written: as a varint that is an int64 at least zero, as a varint that is a bool, or as a length and bytes.
enum class Kind : u8 { number, boolean, bytes };

struct FieldRow {
    u32 number;
    const char* name;  // for errors
    Kind kind;
    bool repeated = false;
};

/// Schema lists the fields of a message, by ascending number.
using Schema = std::span<const FieldRow>;

/// Value is one field as it was read.
struct Value {
    u32 field;
    u64 number = 0;      // of number and boolean
    std::size_t at = 0;  // where its content begins, from the outermost beginning
    std::vector<u8> bytes;
};

/// Message is the values of one message, in order.
class Message {
public:
    // Copied, never moved: what a move left behind would be a message of defaults.
    Message(const Message&) = default;
    Message& operator=(const Message&) = default;
    ~Message() = default;

    /// parse reads the whole of `raw`; `offset` is where it lies in what errors count from. Errors, with the field's name: truncated,
    /// integer_not_minimal, integer_range (no int64 at least zero; no bool), unknown_field, protobuf_syntax (another wire type, descending
    /// order, a field twice, a default written out).
    [[nodiscard]] static Result<Message> parse(Schema schema, Bytes raw, std::size_t offset = 0);

    [[nodiscard]] const std::vector<Value>& values() const noexcept COFFER_LIFETIMEBOUND { return values_; }
    /// find returns the first value of a field, or nullptr.
    [[nodiscard]] const Value* find(u32 field) const noexcept COFFER_LIFETIMEBOUND;
    /// number returns a field's number, or its default, zero.
    [[nodiscard]] u64 number(u32 field) const noexcept;
    /// bytes returns a field's bytes, or its default, none.
    [[nodiscard]] Bytes bytes(u32 field) const noexcept COFFER_LIFETIMEBOUND;

private:
    Message() = default;
    std::vector<Value> values_;
};

/// Writer writes fields in the order of the calls; defaults are left out.
class Writer {
public:
    Writer& number(u32 field, u64 value);
    Writer& bytes(u32 field, Bytes value);
    /// element writes an element of a repeated field, also an empty one.
    Writer& element(u32 field, Bytes value);
    [[nodiscard]] std::vector<u8> finish() { return std::exchange(out_, {}); }

private:
    void varint(u64 value);
    std::vector<u8> out_;
};

}  // namespace coffer::protobuf
