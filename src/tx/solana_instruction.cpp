#include "tx/solana_instruction.hpp"

#include <algorithm>
#include <limits>

#include "coffer/encoding/base58.hpp"
#include "coffer/encoding/hex.hpp"
#include "core/reader.hpp"
#include "core/try.hpp"
#include "tx/solana_programs.hpp"

namespace coffer::tx::solana {
namespace {

constexpr unsigned sol_places = 9;

// Returns the text of entry number `rest` of a list of all tables. If the list is shorter, its length is subtracted from `rest`, and the
// result is empty.
std::string from_table(const Message& message, std::vector<u8> TableLookup::*list, std::size_t& rest) {
    for (const TableLookup& lookup : message.lookups) {
        const std::vector<u8>& entries = lookup.*list;
        if (rest < entries.size()) return "entry " + Amount(entries[rest]).decimal() + " of table " + base58::encode(lookup.table);
        rest -= entries.size();
    }
    return {};
}

// Reads one argument and adds its lines. An error means that the instruction cannot be decoded.
Status describe_argument(Description& said, const Argument& argument, Reader& reader) {
    const auto number = [&](u64 value) { said.add(argument.name, Amount(value).decimal()); };
    switch (argument.kind) {
        case ArgumentKind::lamports: {
            COFFER_TRY(const u64 value, reader.u64_le());
            said.add(argument.name, Amount(value).decimal(sol_places) + " SOL").add("lamports", Amount(value).decimal());
            return Ok{};
        }
        case ArgumentKind::number_u64: {
            COFFER_TRY(const u64 value, reader.u64_le());
            number(value);
            return Ok{};
        }
        case ArgumentKind::number_u32: {
            COFFER_TRY(const u32 value, reader.u32_le());
            number(value);
            return Ok{};
        }
        case ArgumentKind::number_u8: {
            COFFER_TRY(const u8 value, reader.byte());
            number(value);
            return Ok{};
        }
        case ArgumentKind::allowance: {
            COFFER_TRY(const u64 value, reader.u64_le());
            constexpr u64 largest = std::numeric_limits<u64>::max();
            said.add(argument.name, Amount(value).decimal() + (value == largest ? " (the largest number: no limit)" : ""));
            return Ok{};
        }
        case ArgumentKind::authority_type: {
            COFFER_TRY(const u8 type, reader.byte());
            if (authority_of(type).empty()) return fail(Errc::transaction_syntax);
            said.add(argument.name, std::string(authority_of(type)));
            return Ok{};
        }
        case ArgumentKind::account: {
            COFFER_TRY(const auto bytes, reader.take<32>());
            said.add(argument.name, base58::encode(bytes));
            return Ok{};
        }
        case ArgumentKind::optional_account: {
            COFFER_TRY(const u8 flag, reader.byte());
            if (flag > 1) return fail(Errc::transaction_syntax);
            if (flag == 1) return describe_argument(said, {argument.name, ArgumentKind::account}, reader);
            said.add(argument.name, "none");
            return Ok{};
        }
        case ArgumentKind::seed: {
            COFFER_TRY(const u64 size, reader.u64_le());
            if (size > reader.remaining()) return fail(Errc::truncated);
            COFFER_TRY(const Bytes bytes, reader.take(static_cast<std::size_t>(size)));
            said.add(argument.name, printable(bytes));
            return Ok{};
        }
        case ArgumentKind::text: {
            COFFER_TRY(const Bytes bytes, reader.take(reader.remaining()));
            said.add(argument.name, printable(bytes));
            return Ok{};
        }
    }
    return fail(Errc::internal);
}

std::optional<u32> read_tag(const Program& program, Reader& reader) {
    if (program.tag_bytes == 0) return 0;
    if (reader.at_end()) return program.tag_of_empty_data;
    if (program.tag_bytes == 1) {
        const u8 first = *reader.byte();
        if (!program.extensions_from || first < *program.extensions_from) return first;
        const auto second = reader.byte();
        return second ? std::optional(extension(first, *second)) : std::nullopt;
    }
    const auto tag = reader.u32_le();
    return tag ? std::optional(*tag) : std::nullopt;
}

std::vector<Description> accounts_from(const Message& message, const Instruction& instruction, std::size_t first) {
    std::vector<Description> items;
    for (std::size_t i = first; i < instruction.accounts.size(); ++i) {
        items.emplace_back().add("account", account_text(message, instruction.accounts[i]));
    }
    return items;
}

std::optional<Description> known_instruction(const Message& message, const Instruction& instruction, std::string_view address) {
    const Program* program = find_program(address);
    if (program == nullptr) return std::nullopt;
    Reader reader(instruction.data);
    const auto tag = read_tag(*program, reader);
    const auto row = tag ? std::ranges::find(program->instructions, *tag, &InstructionRow::tag) : program->instructions.end();
    if (row == program->instructions.end() || instruction.accounts.size() < row->accounts.size()) return std::nullopt;
    Description said;
    said.add("program", std::string(program->name)).add("action", std::string(row->action));
    for (std::size_t i = 0; i < row->accounts.size(); ++i) {
        said.add(row->accounts[i], account_text(message, instruction.accounts[i]));
    }
    for (const Argument& argument : row->arguments) {
        if (!describe_argument(said, argument, reader)) return std::nullopt;
    }
    if (!reader.at_end()) return std::nullopt;
    if (instruction.accounts.size() > row->accounts.size()) {
        said.add("furtherAccounts", accounts_from(message, instruction, row->accounts.size()));
    }
    return said;
}

}  // namespace

std::string account_text(const Message& message, std::size_t index) {
    if (index < message.accounts.size()) return base58::encode(message.accounts[index]);
    std::size_t rest = index - message.accounts.size();
    const std::string writable = from_table(message, &TableLookup::writable, rest);
    return writable.empty() ? from_table(message, &TableLookup::readonly, rest) : writable;
}

Description describe_instruction(const Message& message, const Instruction& instruction) {
    const std::string address = account_text(message, instruction.program);
    if (auto known = known_instruction(message, instruction, address)) return *std::move(known);
    Description said;
    const Program* program = find_program(address);
    said.add("program", program == nullptr ? address : std::string(program->name)).add("action", "not known");
    if (!instruction.accounts.empty()) said.add("accounts", accounts_from(message, instruction, 0));
    said.add("data", hex::encode(instruction.data));
    return said;
}

}  // namespace coffer::tx::solana
