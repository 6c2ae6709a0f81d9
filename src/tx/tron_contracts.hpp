// Tables of Tron's contract types (java-tron, core/contract/*.proto).
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "coffer/tx/tron.hpp"
#include "encoding/protobuf.hpp"

namespace coffer::tx::tron {

/// Meaning is the meaning of a field. It decides how the field is checked and shown.
enum class Meaning : u8 { owner, address, optional_address, sun, number, flag, resource, text, call, votes };

struct Parameter {
    u32 number;
    const char* name;
    Meaning meaning;
};

struct ContractRow {
    u32 type;
    std::string_view name;  // of the message: its type URL is type.googleapis.com/protocol.NAME
    std::string_view action;
    std::span<const Parameter> parameters;  // in ascending order of their numbers
};

/// find_contract returns the row of a type number, or nullptr.
[[nodiscard]] const ContractRow* find_contract(u32 type) noexcept;

/// read_parameter reads the parameter message of a contract and checks its fields. `offset`: offset of `raw` in the outermost input, added
/// to error positions. Errors: those of Transaction::parse.
[[nodiscard]] Result<protobuf::Message> read_parameter(const ContractRow& row, Bytes raw, std::size_t offset);

/// owner_of returns the owner of a contract. `parameter`: what read_parameter returned for the same row.
[[nodiscard]] Address owner_of(const ContractRow& row, const protobuf::Message& parameter);

/// describe_parameter adds lines about the fields of a parameter message.
void describe_parameter(Description& said, const ContractRow& row, const protobuf::Message& parameter);

}  // namespace coffer::tx::tron
