#include "tx/solana_message.hpp"

#include <algorithm>

#include "core/try.hpp"
#include "tx/compact_u16.hpp"

namespace coffer::tx::solana {
namespace {

constexpr u8 version_bit = 0x80;
constexpr std::size_t max_accounts = 256;

Result<Account> read_account(Reader& reader) {
    COFFER_TRY(const FixedBytes<32> bytes, reader.take<32>());
    Account account;
    std::ranges::copy(bytes, account.begin());
    return account;
}

Result<std::vector<u8>> read_bytes(Reader& reader) {
    COFFER_TRY(const u16 size, read_compact_u16(reader));
    COFFER_TRY(const Bytes bytes, reader.take(size));
    return std::vector<u8>(bytes.begin(), bytes.end());
}

Status read_header(Reader& reader, Message& message) {
    const std::size_t at = reader.offset();
    COFFER_TRY(message.required_signatures, reader.byte());
    COFFER_TRY(message.readonly_signed, reader.byte());
    COFFER_TRY(message.readonly_unsigned, reader.byte());
    // The fee payer is the first signer and must be writable.
    if (message.readonly_signed >= message.required_signatures) return fail(Errc::transaction_syntax, at);
    return Ok{};
}

Status read_accounts(Reader& reader, Message& message) {
    const std::size_t begin = reader.offset();
    COFFER_TRY(const u16 count, read_compact_u16(reader));
    const std::size_t needed = std::size_t{message.required_signatures} + message.readonly_unsigned;
    if (count < needed || count > max_accounts) return fail(Errc::transaction_syntax, begin);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t at = reader.offset();
        COFFER_TRY(const Account account, read_account(reader));
        if (std::ranges::find(message.accounts, account) != message.accounts.end()) return fail(Errc::transaction_syntax, at);
        message.accounts.push_back(account);
    }
    return Ok{};
}

struct Indexed {
    std::size_t at;  // offset of the instruction
    u8 largest;
};

Status read_instructions(Reader& reader, Message& message, std::vector<Indexed>& indexed) {
    COFFER_TRY(const u16 count, read_compact_u16(reader));
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t at = reader.offset();
        Instruction instruction;
        COFFER_TRY(instruction.program, reader.byte());
        // A program must be in the message's own list, not in a lookup table, and cannot be the fee payer (index 0).
        if (instruction.program == 0 || instruction.program >= message.accounts.size()) return fail(Errc::transaction_syntax, at);
        COFFER_TRY(instruction.accounts, read_bytes(reader));
        COFFER_TRY(instruction.data, read_bytes(reader));
        if (!instruction.accounts.empty()) indexed.push_back({at, std::ranges::max(instruction.accounts)});
        message.instructions.push_back(std::move(instruction));
    }
    return Ok{};
}

Status read_lookups(Reader& reader, Message& message) {
    COFFER_TRY(const u16 count, read_compact_u16(reader));
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t at = reader.offset();
        TableLookup lookup;
        COFFER_TRY(lookup.table, read_account(reader));
        COFFER_TRY(lookup.writable, read_bytes(reader));
        COFFER_TRY(lookup.readonly, read_bytes(reader));
        if (lookup.writable.empty() && lookup.readonly.empty()) return fail(Errc::transaction_syntax, at);
        message.lookups.push_back(std::move(lookup));
    }
    return Ok{};
}

Status check_indices(const Message& message, const std::vector<Indexed>& indexed) {
    std::size_t accounts = message.accounts.size();
    for (const TableLookup& lookup : message.lookups) accounts += lookup.writable.size() + lookup.readonly.size();
    if (accounts > max_accounts) return fail(Errc::transaction_syntax, "addressTableLookups");
    const auto wrong = std::ranges::find_if(indexed, [&](const Indexed& one) { return one.largest >= accounts; });
    if (wrong != indexed.end()) return fail(Errc::transaction_syntax, wrong->at, "instructions");
    return Ok{};
}

void write_bytes(std::vector<u8>& out, const std::vector<u8>& bytes) {
    write_compact_u16(out, bytes.size());
    out.insert(out.end(), bytes.begin(), bytes.end());
}

void write_account(std::vector<u8>& out, const Account& account) {
    out.insert(out.end(), account.begin(), account.end());
}

}  // namespace

Result<Message> read_message(Reader& reader) {
    Message message;
    Reader ahead = reader;
    COFFER_TRY(const u8 first, in_part(ahead.byte(), "header"));
    if ((first & version_bit) != 0) {
        if (first != version_bit) return fail(Errc::unsupported_transaction, reader.offset(), "version");
        message.version = Version::v0;
        reader = ahead;
    }
    std::vector<Indexed> indexed;
    COFFER_CHECK(in_part(read_header(reader, message), "header"));
    COFFER_CHECK(in_part(read_accounts(reader, message), "accounts"));
    COFFER_TRY(message.recent_blockhash, in_part(read_account(reader), "recentBlockhash"));
    COFFER_CHECK(in_part(read_instructions(reader, message, indexed), "instructions"));
    if (message.version == Version::v0) {
        COFFER_CHECK(in_part(read_lookups(reader, message), "addressTableLookups"));
    }
    COFFER_CHECK(in_part(reader.finish(), "transaction"));
    COFFER_CHECK(check_indices(message, indexed));
    return message;
}

std::vector<u8> write_message(const Message& message) {
    std::vector<u8> out;
    if (message.version == Version::v0) out.push_back(version_bit);
    out.insert(out.end(), {message.required_signatures, message.readonly_signed, message.readonly_unsigned});
    write_compact_u16(out, message.accounts.size());
    for (const Account& account : message.accounts) write_account(out, account);
    write_account(out, message.recent_blockhash);
    write_compact_u16(out, message.instructions.size());
    for (const Instruction& instruction : message.instructions) {
        out.push_back(instruction.program);
        write_bytes(out, instruction.accounts);
        write_bytes(out, instruction.data);
    }
    if (message.version == Version::legacy) return out;
    write_compact_u16(out, message.lookups.size());
    for (const TableLookup& lookup : message.lookups) {
        write_account(out, lookup.table);
        write_bytes(out, lookup.writable);
        write_bytes(out, lookup.readonly);
    }
    return out;
}

}  // namespace coffer::tx::solana
