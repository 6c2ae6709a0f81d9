// The fields of Ethereum's transactions, and which type has which, in which order.
#pragma once

#include <span>
#include <string_view>

#include "coffer/tx/ethereum.hpp"
#include "encoding/rlp.hpp"

namespace coffer::tx::ethereum {

struct Field {
    const char* name;
    Status (*read)(rlp::Reader& reader, Fields& fields);
    void (*write)(rlp::Writer& writer, const Fields& fields);
};

struct TypeRow {
    Type type;
    std::string_view name;
    std::span<const Field* const> fields;
};

/// find_type returns the row of a type number, or nullptr.
[[nodiscard]] const TypeRow* find_type(unsigned type) noexcept;

/// read_fields reads the unsigned fields of a type, in order, and checks what its EIP demands of them.
[[nodiscard]] Status read_fields(const TypeRow& row, rlp::Reader& reader, Fields& fields);
void write_fields(const TypeRow& row, rlp::Writer& writer, const Fields& fields);

/// EIP-2294's bound, which lets 2 * chain_id + 36 be a 64-bit number.
inline constexpr u64 max_chain_id = (~u64{0} >> 1U) - 36;

/// read_signature reads r and s, and checks them (EIP-2). Errors as Transaction::parse.
[[nodiscard]] Result<RecoverableSignature> read_signature(rlp::Reader& reader, u8 recovery_id);
/// read_y_parity reads 0 or 1. Errors: recovery_id, and those of an integer.
[[nodiscard]] Result<u8> read_y_parity(rlp::Reader& reader);
void write_signature(rlp::Writer& writer, const RecoverableSignature& signature);

/// write_number writes an Amount as RLP has numbers.
void write_number(rlp::Writer& writer, const Amount& amount);

/// at_field gives the error of an item its name.
template <typename T>
[[nodiscard]] Result<T> at_field(Result<T> result, const char* name) {
    if (result) return result;
    return Error{result.error().code, result.error().at, *result.error().what == '\0' ? name : result.error().what};
}

}  // namespace coffer::tx::ethereum
