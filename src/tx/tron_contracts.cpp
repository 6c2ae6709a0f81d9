#include "tx/tron_contracts.hpp"

#include <algorithm>
#include <array>

#include "coffer/encoding/hex.hpp"
#include "core/try.hpp"
#include "tx/abi.hpp"

namespace coffer::tx::tron {
namespace {

using enum Meaning;

constexpr u8 address_prefix = 0x41;
constexpr unsigned trx_places = 6;

constexpr auto account_create = std::to_array<Parameter>({{1, "from", owner}, {2, "account", address}, {3, "accountType", number}});
constexpr auto transfer = std::to_array<Parameter>({{1, "from", owner}, {2, "to", address}, {3, "value", sun}});
constexpr auto transfer_asset =
    std::to_array<Parameter>({{1, "token", text}, {2, "from", owner}, {3, "to", address}, {4, "amount", number}});
constexpr auto vote_witness = std::to_array<Parameter>({{1, "from", owner}, {2, "votes", votes}, {3, "support", flag}});
constexpr auto account_update = std::to_array<Parameter>({{1, "name", text}, {2, "from", owner}});
constexpr auto freeze = std::to_array<Parameter>(
    {{1, "from", owner}, {2, "value", sun}, {3, "days", number}, {10, "resource", resource}, {15, "receiver", optional_address}});
constexpr auto unfreeze = std::to_array<Parameter>({{1, "from", owner}, {10, "resource", resource}, {15, "receiver", optional_address}});
constexpr auto owner_only = std::to_array<Parameter>({{1, "from", owner}});
constexpr auto trigger = std::to_array<Parameter>(
    {{1, "from", owner}, {2, "to", address}, {3, "value", sun}, {4, "data", call}, {5, "tokenAmount", number}, {6, "tokenId", number}});
constexpr auto freeze_v2 = std::to_array<Parameter>({{1, "from", owner}, {2, "value", sun}, {3, "resource", resource}});
constexpr auto delegate = std::to_array<Parameter>(
    {{1, "from", owner}, {2, "resource", resource}, {3, "value", sun}, {4, "to", address}, {5, "locked", flag}, {6, "lockBlocks", number}});
constexpr auto undelegate =
    std::to_array<Parameter>({{1, "from", owner}, {2, "resource", resource}, {3, "value", sun}, {4, "to", address}});

constexpr auto rows = std::to_array<ContractRow>({
    {0, "AccountCreateContract", "activate an account", account_create},
    {1, "TransferContract", "transfer TRX", transfer},
    {2, "TransferAssetContract", "transfer a TRC-10 token", transfer_asset},
    {4, "VoteWitnessContract", "vote for witnesses", vote_witness},
    {10, "AccountUpdateContract", "name the account", account_update},
    {11, "FreezeBalanceContract", "stake TRX (before version 2)", freeze},
    {12, "UnfreezeBalanceContract", "unstake TRX (before version 2)", unfreeze},
    {13, "WithdrawBalanceContract", "withdraw rewards", owner_only},
    {31, "TriggerSmartContract", "call a contract", trigger},
    {54, "FreezeBalanceV2Contract", "stake TRX", freeze_v2},
    {55, "UnfreezeBalanceV2Contract", "unstake TRX", freeze_v2},
    {56, "WithdrawExpireUnfreezeContract", "withdraw unstaked TRX", owner_only},
    {57, "DelegateResourceContract", "lend resources to another account", delegate},
    {58, "UnDelegateResourceContract", "take lent resources back", undelegate},
    {59, "CancelAllUnfreezeV2Contract", "cancel all unstaking", owner_only},
});

// The message VoteWitnessContract.Vote: a witness and the number of votes.
constexpr auto vote = std::to_array<protobuf::FieldRow>({{1, "votes", protobuf::Kind::bytes}, {2, "votes", protobuf::Kind::number}});

constexpr auto resources = std::to_array<std::string_view>({"bandwidth", "energy", "Tron power"});

protobuf::Kind kind_of(Meaning meaning) noexcept {
    switch (meaning) {
        case sun:
        case number:
        case resource: return protobuf::Kind::number;
        case flag: return protobuf::Kind::boolean;
        case owner:
        case address:
        case optional_address:
        case text:
        case call:
        case votes: return protobuf::Kind::bytes;
    }
    contract_violated("a field of a Tron contract has a meaning outside the enumeration");
}

Status check_address(const protobuf::Value& value, const char* name) {
    if (value.bytes.size() != Address().size()) return fail(Errc::length_mismatch, value.at, name);
    if (value.bytes[0] != address_prefix) return fail(Errc::unknown_version_bytes, value.at, name);
    return Ok{};
}

Status check_value(const protobuf::Value& value, const Parameter& parameter) {
    switch (parameter.meaning) {
        case owner:
        case address:
        case optional_address: return check_address(value, parameter.name);
        case resource:
            if (value.number >= resources.size()) return fail(Errc::integer_range, value.at, parameter.name);
            return Ok{};
        case votes: {
            COFFER_TRY(const protobuf::Message read, protobuf::Message::parse(vote, value.bytes, value.at));
            const protobuf::Value* witness = read.find(1);
            if (witness == nullptr) return fail(Errc::transaction_syntax, value.at, parameter.name);
            return check_address(*witness, parameter.name);
        }
        default: return Ok{};
    }
}

Address to_address(Bytes bytes) noexcept {
    Address account;
    std::ranges::copy(bytes, account.begin());
    return account;
}

// A word of a call holds the last 20 bytes of an address, left-padded with zeros as in Solidity. Some wallets write all 21 bytes; contracts
// ignore the prefix, so this is accepted too.
std::optional<std::string> account_in(FixedBytes<32> word) {
    const bool zeros = std::ranges::all_of(word.first<11>(), [](u8 b) { return b == 0; });
    if (!zeros || (word[11] != 0 && word[11] != address_prefix)) return std::nullopt;
    Address account;
    account[0] = address_prefix;
    std::ranges::copy(word.last<20>(), account.begin() + 1);
    return address_text(account);
}

std::vector<Description> describe_votes(const protobuf::Message& message, u32 field) {
    std::vector<Description> items;
    for (const protobuf::Value& value : message.values()) {
        if (value.field != field) continue;
        const auto read = protobuf::Message::parse(vote, value.bytes);
        items.emplace_back().add("witness", address_text(to_address(read->bytes(1)))).add("count", Amount(read->number(2)).decimal());
    }
    return items;
}

}  // namespace

const ContractRow* find_contract(u32 type) noexcept {
    const auto row = std::ranges::find(rows, type, &ContractRow::type);
    return row == rows.end() ? nullptr : &*row;
}

Result<protobuf::Message> read_parameter(const ContractRow& row, Bytes raw, std::size_t offset) {
    std::vector<protobuf::FieldRow> schema;
    for (const Parameter& parameter : row.parameters) {
        schema.push_back({parameter.number, parameter.name, kind_of(parameter.meaning), parameter.meaning == votes});
    }
    COFFER_TRY(protobuf::Message message, protobuf::Message::parse(schema, raw, offset));
    for (const Parameter& parameter : row.parameters) {
        if ((parameter.meaning == owner || parameter.meaning == address) && message.find(parameter.number) == nullptr) {
            return fail(Errc::transaction_syntax, offset, parameter.name);
        }
    }
    for (const protobuf::Value& value : message.values()) {
        COFFER_CHECK(check_value(value, *std::ranges::find(row.parameters, value.field, &Parameter::number)));
    }
    return message;
}

Address owner_of(const ContractRow& row, const protobuf::Message& parameter) {
    return to_address(parameter.bytes(std::ranges::find(row.parameters, owner, &Parameter::meaning)->number));
}

void describe_parameter(Description& said, const ContractRow& row, const protobuf::Message& message) {
    for (const Parameter& parameter : row.parameters) {
        const u64 count = message.number(parameter.number);
        const Bytes bytes = message.bytes(parameter.number);
        switch (parameter.meaning) {
            case owner:
            case address:
            case optional_address:
                if (!bytes.empty()) said.add(parameter.name, address_text(to_address(bytes)));
                break;
            case sun: said.add(parameter.name, Amount(count).decimal(trx_places) + " TRX").add("valueSun", Amount(count).decimal()); break;
            case number:
                if (count != 0 || std::string_view(parameter.name) == "amount") said.add(parameter.name, Amount(count).decimal());
                break;
            case flag: said.add(parameter.name, count == 1 ? "yes" : "no"); break;
            case resource: said.add(parameter.name, std::string(resources[count])); break;
            case text: said.add(parameter.name, printable(bytes)); break;
            case call: describe_call(said, bytes, account_in); break;
            case votes: said.add(parameter.name, describe_votes(message, parameter.number)); break;
        }
    }
}

}  // namespace coffer::tx::tron
