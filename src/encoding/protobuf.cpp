#include "encoding/protobuf.hpp"

#include <algorithm>

#include "core/reader.hpp"
#include "core/try.hpp"

namespace coffer::protobuf {
namespace {

constexpr u64 wire_varint = 0;
constexpr u64 wire_bytes = 2;
constexpr unsigned wire_bits = 3;
constexpr u64 largest_int64 = ~u64{0} >> 1U;

Result<u64> read_varint(Reader& reader, std::size_t offset) {
    const std::size_t at = offset + reader.offset();
    u64 value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        const auto digit = reader.byte();
        if (!digit) return fail(Errc::truncated, at);
        if (shift == 63 && *digit > 1) break;
        value |= static_cast<u64>(*digit & 0x7f) << shift;
        if ((*digit & 0x80) != 0) continue;
        if (*digit == 0 && shift > 0) return fail(Errc::integer_not_minimal, at);
        return value;
    }
    return fail(Errc::integer_range, at);
}

Unexpected named(const Error& error, const char* name) noexcept {
    return fail(error.code, error.at, name);
}

Result<Value> read_value(Reader& reader, std::size_t offset, const FieldRow& row, std::size_t at) {
    const auto number = read_varint(reader, offset);
    if (!number) return named(number.error(), row.name);
    Value value{row.number, *number, offset + reader.offset(), {}};
    if (row.kind == Kind::bytes) {
        if (*number > reader.remaining()) return fail(Errc::truncated, at, row.name);
        const auto bytes = reader.take(static_cast<std::size_t>(*number));
        value.bytes.assign(bytes->begin(), bytes->end());
    } else if (*number > (row.kind == Kind::boolean ? 1 : largest_int64)) {
        return fail(Errc::integer_range, at, row.name);
    }
    if (*number == 0 && !row.repeated) return fail(Errc::protobuf_syntax, at, row.name);
    return value;
}

}  // namespace

Result<Message> Message::parse(Schema schema, Bytes raw, std::size_t offset) {
    Reader reader(raw);
    Message message;
    while (!reader.at_end()) {
        const std::size_t at = offset + reader.offset();
        COFFER_TRY(const u64 tag, read_varint(reader, offset));
        const u64 number = tag >> wire_bits;
        const auto row = std::ranges::find(schema, number, [](const FieldRow& one) { return u64{one.number}; });
        if (row == schema.end()) return fail(Errc::unknown_field, at);
        const u64 wire = tag & ((1U << wire_bits) - 1);
        if (wire != (row->kind == Kind::bytes ? wire_bytes : wire_varint)) return fail(Errc::protobuf_syntax, at, row->name);
        const u32 last = message.values_.empty() ? 0 : message.values_.back().field;
        if (row->number < last || (row->number == last && !row->repeated)) return fail(Errc::protobuf_syntax, at, row->name);
        COFFER_TRY(Value value, read_value(reader, offset, *row, at));
        message.values_.push_back(std::move(value));
    }
    return message;
}

const Value* Message::find(u32 field) const noexcept {
    const auto value = std::ranges::find(values_, field, &Value::field);
    return value == values_.end() ? nullptr : &*value;
}

u64 Message::number(u32 field) const noexcept {
    const Value* value = find(field);
    return value == nullptr ? 0 : value->number;
}

Bytes Message::bytes(u32 field) const noexcept {
    const Value* value = find(field);
    return value == nullptr ? Bytes() : Bytes(value->bytes);
}

void Writer::varint(u64 value) {
    for (; value > 0x7f; value >>= 7U) out_.push_back(static_cast<u8>(value | 0x80));
    out_.push_back(static_cast<u8>(value));
}

Writer& Writer::number(u32 field, u64 value) {
    if (value == 0) return *this;
    varint(u64{field} << wire_bits | wire_varint);
    varint(value);
    return *this;
}

Writer& Writer::bytes(u32 field, Bytes value) {
    return value.empty() ? *this : element(field, value);
}

Writer& Writer::element(u32 field, Bytes value) {
    varint(u64{field} << wire_bits | wire_bytes);
    varint(value.size());
    out_.insert(out_.end(), value.begin(), value.end());
    return *this;
}

}  // namespace coffer::protobuf
