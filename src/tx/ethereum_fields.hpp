// The fields of Ethereum's transactions, and the order of the fields in each type.
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

/// read_fields reads the fields of a type, without the signature, and checks them as the type's EIP requires. Errors: those of
/// Transaction::parse.
[[nodiscard]] Status read_fields(const TypeRow& row, rlp::Reader& reader, Fields& fields);
void write_fields(const TypeRow& row, rlp::Writer& writer, const Fields& fields);

/// max_chain_id is the bound of EIP-2294. It ensures that 2 * chain_id + 36 fits in 64 bits.
inline constexpr u64 max_chain_id = (~u64{0} >> 1U) - 36;

/// read_signature reads r and s, which must be in range and s low (EIP-2). Errors: those of rlp::Reader::integer, signature_scalar_zero,
/// signature_scalar_range, signature_high_s.
[[nodiscard]] Result<RecoverableSignature> read_signature(rlp::Reader& reader, u8 recovery_id);
/// read_y_parity reads 0 or 1. Errors: those of rlp::Reader::integer_u64, recovery_id.
[[nodiscard]] Result<u8> read_y_parity(rlp::Reader& reader);
void write_signature(rlp::Writer& writer, const RecoverableSignature& signature);

/// write_number writes an Amount as an RLP integer.
void write_number(rlp::Writer& writer, const Amount& amount);

/// at_field returns `result`. An error that names no field is given the name `name`.
template <typename T>
[[nodiscard]] Result<T> at_field(Result<T> result, const char* name) {
    if (result) return result;
    return fail(result.error().code, result.error().at, *result.error().what == '\0' ? name : result.error().what);
}

}  // namespace coffer::tx::ethereum
