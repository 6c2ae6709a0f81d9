// Tables of the programs whose instructions can be described.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "coffer/core/bytes.hpp"

namespace coffer::tx::solana {

/// ArgumentKind is the encoding and the meaning of an argument. Integers are little-endian.
enum class ArgumentKind : u8 {
    lamports,    ///< u64
    number_u64,  ///< an amount of tokens in their smallest unit, a size, a price
    number_u32,
    number_u8,
    allowance,         ///< u64; the largest value means no limit
    authority_type,    ///< u8, AuthorityType of spl-token
    account,           ///< 32 bytes
    optional_account,  ///< one byte, followed by an account if it is 1
    seed,              ///< a u64 length, followed by text
    text,              ///< all remaining bytes, as text
};

struct Argument {
    const char* name;
    ArgumentKind kind;
};

/// extension returns the tag of an instruction of a Token-2022 extension, which consists of the first two bytes of the data.
[[nodiscard]] constexpr u32 extension(u8 family, u8 instruction) noexcept {
    return u32{family} << 8U | instruction;
}

struct InstructionRow {
    u32 tag;
    std::string_view action;
    std::span<const char* const> accounts;  // names of the required accounts; an instruction may have more
    std::span<const Argument> arguments;
};

struct Program {
    std::string_view address;
    std::string_view name;
    std::size_t tag_bytes;  // 0 if the program has only one instruction
    std::optional<u32> tag_of_empty_data;
    std::optional<u8> extensions_from;  // if the first byte is at least this, the tag has a second byte
    std::span<const InstructionRow> instructions;
};

/// find_program returns the row of an address (base58), or nullptr.
[[nodiscard]] const Program* find_program(std::string_view address) noexcept;

inline constexpr std::string_view compute_budget_address = "ComputeBudget111111111111111111111111111111";

/// authority_of returns the meaning of an AuthorityType of the Token programs, or an empty string if it is unknown.
[[nodiscard]] std::string_view authority_of(u8 type) noexcept;

/// is_signature_check returns true if the address is that of a program that verifies signatures. The network charges for each of them as
/// much as for a signature of the transaction.
[[nodiscard]] bool is_signature_check(std::string_view address) noexcept;

}  // namespace coffer::tx::solana
