// Programs whose instructions are told in plain words, as tables.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "coffer/core/bytes.hpp"

namespace coffer::tx::solana {

/// How an argument lies in an instruction's data, and what it means.
enum class ArgumentKind : u8 {
    lamports,    // u64
    number_u64,  // an amount of tokens in their smallest unit, a size, a price
    number_u32,
    number_u8,
    allowance,         // u64, of which the largest is no limit
    authority_type,    // u8, spl-token's AuthorityType
    account,           // 32 bytes
    optional_account,  // a flag of one byte, and the account where it is 1
    seed,              // a u64 length, and text
    text,              // everything to the end, as text
};

struct Argument {
    const char* name;
    ArgumentKind kind;
};

/// extension returns the tag of an instruction of a Token-2022 extension, whose data begins with two bytes.
[[nodiscard]] constexpr u32 extension(u8 family, u8 instruction) noexcept {
    return u32{family} << 8U | instruction;
}

struct InstructionRow {
    u32 tag;
    std::string_view action;
    std::span<const char* const> accounts;  // their names; further ones may follow
    std::span<const Argument> arguments;
};

struct Program {
    std::string_view address;
    std::string_view name;
    std::size_t tag_bytes;  // 0: the program has one instruction
    std::optional<u32> tag_of_empty_data;
    std::optional<u8> extensions_from;  // from this first byte on, a second one belongs to the tag
    std::span<const InstructionRow> instructions;
};

/// find_program returns the row of an address (base58), or nullptr.
[[nodiscard]] const Program* find_program(std::string_view address) noexcept;

inline constexpr std::string_view compute_budget_address = "ComputeBudget111111111111111111111111111111";

/// authority_of returns what an AuthorityType of the Token programs stands for; empty where it is not known.
[[nodiscard]] std::string_view authority_of(u8 type) noexcept;

/// is_signature_check tells whether an address is that of a program whose signatures cost as much as the transaction's own.
[[nodiscard]] bool is_signature_check(std::string_view address) noexcept;

}  // namespace coffer::tx::solana
