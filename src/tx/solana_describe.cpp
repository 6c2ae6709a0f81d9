#include <algorithm>

#include "coffer/encoding/base58.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/tx/solana.hpp"
#include "core/reader.hpp"
#include "tx/solana_instruction.hpp"
#include "tx/solana_programs.hpp"

namespace coffer::tx::solana {
namespace {

constexpr unsigned sol_places = 9;
constexpr u64 lamports_per_signature = 5000;
constexpr u64 default_units = 200'000;  // per instruction
constexpr u64 most_units = 1'400'000;
constexpr u32 micro_lamports = 1'000'000;

bool is_writable_signer(const Message& message, std::size_t index) noexcept {
    return index < std::size_t{message.required_signatures} - message.readonly_signed;
}

// The settings that the message gives the Compute Budget program. If it sets one twice, the larger value counts, as an upper bound.
struct Budget {
    std::optional<u64> units;
    u64 price = 0;
};

Budget budget_of(const Message& message) {
    static constexpr u8 set_units = 2, set_price = 3;
    Budget budget;
    for (const Instruction& instruction : message.instructions) {
        if (account_text(message, instruction.program) != compute_budget_address) continue;
        Reader reader(instruction.data);
        const auto tag = reader.byte();
        if (!tag) continue;
        if (*tag == set_units) {
            if (const auto units = reader.u32_le()) budget.units = std::max(budget.units.value_or(0), u64{*units});
        } else if (*tag == set_price) {
            if (const auto price = reader.u64_le()) budget.price = std::max(budget.price, *price);
        }
    }
    return budget;
}

u64 signatures_of(const Message& message) {
    u64 count = message.required_signatures;
    for (const Instruction& instruction : message.instructions) {
        if (!instruction.data.empty() && is_signature_check(account_text(message, instruction.program))) count += instruction.data[0];
    }
    return count;
}

}  // namespace

Amount Transaction::max_fee() const {
    const Budget budget = budget_of(message_);
    const u64 units = std::min(most_units, budget.units.value_or(default_units * message_.instructions.size()));
    const Amount priority = Amount(budget.price).times(units).divided_up(micro_lamports);
    return Amount(lamports_per_signature).times(signatures_of(message_)).plus(priority);
}

Description Transaction::describe() const {
    Description said;
    said.add("chain", "solana").add("type", message_.version == Version::legacy ? "legacy" : "version 0");
    said.add("network", "not said by the bytes");
    said.add("feePayer", account_text(message_, 0));
    said.add("fee", "at most " + max_fee().decimal(sol_places) + " SOL").add("feeLamports", max_fee().decimal());
    said.add("recentBlockhash", base58::encode(message_.recent_blockhash));
    std::vector<Description> signers;
    for (std::size_t i = 0; i < message_.required_signatures; ++i) {
        signers.emplace_back()
            .add("account", account_text(message_, i))
            .add("writable", is_writable_signer(message_, i) ? "yes" : "no")
            .add("signed", signatures_[i] ? "yes" : "no");
    }
    said.add("signers", std::move(signers));
    std::vector<Description> instructions;
    for (const Instruction& instruction : message_.instructions) instructions.push_back(describe_instruction(message_, instruction));
    said.add("instructions", std::move(instructions));
    if (!message_.lookups.empty()) {
        std::vector<Description> tables;
        for (const TableLookup& lookup : message_.lookups) {
            tables.emplace_back()
                .add("table", base58::encode(lookup.table))
                .add("writable", Amount(lookup.writable.size()).decimal())
                .add("readonly", Amount(lookup.readonly.size()).decimal());
        }
        said.add("addressTables", std::move(tables));
    }
    said.add("signed", is_signed() ? "yes" : "no");
    return said;
}

Description Transaction::digests() const {
    Description said;
    said.add("chain", "solana").add("message", hex::encode(signing_bytes()));
    if (signatures_[0]) said.add("signature", base58::encode(*signatures_[0]));
    return said;
}

}  // namespace coffer::tx::solana
