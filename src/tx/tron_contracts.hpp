// Tron's contracts as tables (java-tron, core/contract/*.proto).
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "coffer/tx/tron.hpp"
#include "encoding/protobuf.hpp"

namespace coffer::tx::tron {

/// What a field means, which decides how it is checked and shown.
enum class Meaning : u8 { owner, address, optional_address, sun, number, flag, resource, text, call, votes };

struct Parameter {
    u32 number;
    const char* name;
    Meaning meaning;
};

struct ContractRow {
    u32 type;
    std::string_view name;  // of the message: type.googleapis.com/protocol.NAME
    std::string_view action;
    std::span<const Parameter> parameters;  // by ascending number
};

/// find_contract returns the row of a type number, or nullptr.
[[nodiscard]] const ContractRow* find_contract(u32 type) noexcept;

/// read_parameter reads a contract's message and checks its fields. Errors as Transaction::parse.
[[nodiscard]] Result<protobuf::Message> read_parameter(const ContractRow& row, Bytes raw, std::size_t offset);

/// owner_of returns the owner that the message names.
[[nodiscard]] Address owner_of(const ContractRow& row, const protobuf::Message& parameter);

/// describe_parameter adds what the message says.
void describe_parameter(Description& said, const ContractRow& row, const protobuf::Message& parameter);

}  // namespace coffer::tx::tron
