#include "tx/solana_programs.hpp"

#include <algorithm>
#include <array>

namespace coffer::tx::solana {
namespace {

using enum ArgumentKind;

template <typename... N>
constexpr auto names(N... list) {
    return std::array<const char*, sizeof...(N)>{list...};
}

template <std::size_t A, std::size_t B>
constexpr auto join(const std::array<InstructionRow, A>& a, const std::array<InstructionRow, B>& b) {
    std::array<InstructionRow, A + B> all;
    std::ranges::copy(b, std::ranges::copy(a, all.begin()).out);
    return all;
}

constexpr std::array<Argument, 0> no_arguments{};
constexpr std::array<const char*, 0> no_accounts{};

constexpr auto one_lamports = std::to_array<Argument>({{"value", lamports}});
constexpr auto one_amount = std::to_array<Argument>({{"amount", number_u64}});
constexpr auto amount_and_decimals = std::to_array<Argument>({{"amount", number_u64}, {"decimals", number_u8}});
constexpr auto one_allowance = std::to_array<Argument>({{"amount", allowance}});
constexpr auto allowance_and_decimals = std::to_array<Argument>({{"amount", allowance}, {"decimals", number_u8}});
constexpr auto amount_decimals_fee = std::to_array<Argument>({{"amount", number_u64}, {"decimals", number_u8}, {"fee", number_u64}});

// System program (solana-system-interface, SystemInstruction; bincode).
constexpr auto create_account = std::to_array<Argument>({{"value", lamports}, {"space", number_u64}, {"owner", account}});
constexpr auto create_with_seed =
    std::to_array<Argument>({{"base", account}, {"seed", seed}, {"value", lamports}, {"space", number_u64}, {"owner", account}});
constexpr auto assign = std::to_array<Argument>({{"owner", account}});
constexpr auto authority = std::to_array<Argument>({{"authority", account}});
constexpr auto new_authority = std::to_array<Argument>({{"newAuthority", account}});
constexpr auto allocate = std::to_array<Argument>({{"space", number_u64}});
constexpr auto transfer_with_seed = std::to_array<Argument>({{"value", lamports}, {"seed", seed}, {"owner", account}});
constexpr auto from_to = names("from", "to");
constexpr auto from_new = names("from", "newAccount");
constexpr auto one_account = names("account");
constexpr auto from_base_to = names("from", "base", "to");
constexpr auto nonce_advance = names("nonceAccount", "recentBlockhashes", "authority");
constexpr auto nonce_withdraw = names("nonceAccount", "to", "recentBlockhashes", "rent", "authority");
constexpr auto nonce_initialize = names("nonceAccount", "recentBlockhashes", "rent");
constexpr auto nonce_authorize = names("nonceAccount", "authority");

constexpr auto system_rows = std::to_array<InstructionRow>({
    {0, "create account", from_new, create_account},
    {1, "give the account to a program", one_account, assign},
    {2, "transfer", from_to, one_lamports},
    {3, "create account with seed", from_new, create_with_seed},
    {4, "use a durable nonce", nonce_advance, no_arguments},
    {5, "withdraw from nonce account", nonce_withdraw, one_lamports},
    {6, "make a nonce account", nonce_initialize, authority},
    {7, "change the authority of a nonce account", nonce_authorize, new_authority},
    {8, "allocate space", one_account, allocate},
    {11, "transfer with seed", from_base_to, transfer_with_seed},
});

// Token program (spl-token, TokenInstruction). Token-2022 has the same instructions and more.
constexpr auto set_authority = std::to_array<Argument>({{"authorityType", authority_type}, {"newAuthority", optional_account}});
constexpr auto initialize_owner = std::to_array<Argument>({{"owner", account}});
constexpr auto source_destination = names("source", "destination", "authority");
constexpr auto source_delegate = names("source", "delegate", "authority");
constexpr auto source_authority = names("source", "authority");
constexpr auto account_authority = names("account", "authority");
constexpr auto mint_destination = names("mint", "destination", "authority");
constexpr auto account_mint = names("account", "mint", "authority");
constexpr auto account_destination = names("account", "destination", "authority");
constexpr auto source_mint_destination = names("source", "mint", "destination", "authority");
constexpr auto source_mint_delegate = names("source", "mint", "delegate", "authority");
constexpr auto new_account_mint = names("account", "mint");

constexpr auto token_rows = std::to_array<InstructionRow>({
    {3, "transfer tokens", source_destination, one_amount},
    {4, "let another account spend tokens", source_delegate, one_allowance},
    {5, "let no other account spend tokens", source_authority, no_arguments},
    {6, "change an authority", account_authority, set_authority},
    {7, "make tokens", mint_destination, one_amount},
    {8, "destroy tokens", account_mint, one_amount},
    {9, "close token account", account_destination, no_arguments},
    {10, "freeze token account", account_mint, no_arguments},
    {11, "thaw token account", account_mint, no_arguments},
    {12, "transfer tokens", source_mint_destination, amount_and_decimals},
    {13, "let another account spend tokens", source_mint_delegate, allowance_and_decimals},
    {14, "make tokens", mint_destination, amount_and_decimals},
    {15, "destroy tokens", account_mint, amount_and_decimals},
    {17, "count wrapped SOL anew", one_account, no_arguments},
    {18, "make token account", new_account_mint, initialize_owner},
});

// Extensions of Token-2022 (spl-token-2022, TransferFeeInstruction). The first byte names the extension, the second its instruction.
constexpr u8 first_extension = 25;
constexpr u8 transfer_fee = 26;
constexpr auto token_2022_extension_rows = std::to_array<InstructionRow>({
    {extension(transfer_fee, 1), "transfer tokens, less the mint's fee", source_mint_destination, amount_decimals_fee},
});
constexpr auto token_2022_rows = join(token_rows, token_2022_extension_rows);

// AuthorityType of spl-token. The Token program has 0 to 3, Token-2022 has all.
constexpr auto authorities = std::to_array<std::string_view>({
    "make tokens of the mint",
    "freeze accounts of the mint",
    "own the account: it is handed over, with the tokens in it",
    "close the account, and take its SOL",
    "set the mint's transfer fee",
    "withdraw withheld fees",
    "close the mint",
    "set the mint's interest rate",
    "move or destroy the mint's tokens in every account (permanent delegate)",
    "set up confidential transfers of the mint",
    "set the mint's transfer hook",
    "set up fees of confidential transfers",
    "set the mint's metadata pointer",
    "set the mint's group pointer",
    "set the mint's group member pointer",
    "set the multiplier of the mint's amounts",
    "pause the mint",
    "approve each burn of the mint's tokens",
});

constexpr auto associated_accounts = names("payer", "account", "owner", "mint", "systemProgram", "tokenProgram");
constexpr auto associated_rows = std::to_array<InstructionRow>({
    {0, "create associated token account", associated_accounts, no_arguments},
    {1, "create associated token account, if there is none", associated_accounts, no_arguments},
});

constexpr auto heap = std::to_array<Argument>({{"bytes", number_u32}});
constexpr auto units = std::to_array<Argument>({{"units", number_u32}});
constexpr auto price = std::to_array<Argument>({{"microLamportsPerUnit", number_u64}});
constexpr auto budget_rows = std::to_array<InstructionRow>({
    {1, "ask for heap", no_accounts, heap},
    {2, "limit compute units", no_accounts, units},
    {3, "set the price of a compute unit", no_accounts, price},
    {4, "limit the size of loaded accounts", no_accounts, heap},
});

constexpr auto memo_text = std::to_array<Argument>({{"text", text}});
constexpr auto memo_rows = std::to_array<InstructionRow>({{0, "memo", no_accounts, memo_text}});

// Stake program (solana-stake-interface, StakeInstruction; bincode).
constexpr auto stake_delegate = names("stakeAccount", "voteAccount", "clock", "stakeHistory", "config", "authority");
constexpr auto stake_withdraw = names("stakeAccount", "to", "clock", "stakeHistory", "authority");
constexpr auto stake_deactivate = names("stakeAccount", "clock", "authority");
constexpr auto stake_rows = std::to_array<InstructionRow>({
    {2, "delegate stake", stake_delegate, no_arguments},
    {4, "withdraw stake", stake_withdraw, one_lamports},
    {5, "deactivate stake", stake_deactivate, no_arguments},
});

constexpr auto programs = std::to_array<Program>({
    {"11111111111111111111111111111111", "System", 4, std::nullopt, std::nullopt, system_rows},
    {"TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA", "Token", 1, std::nullopt, std::nullopt, token_rows},
    {"TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb", "Token-2022", 1, std::nullopt, first_extension, token_2022_rows},
    {"ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL", "Associated Token Account", 1, 0, std::nullopt, associated_rows},
    {compute_budget_address, "Compute Budget", 1, std::nullopt, std::nullopt, budget_rows},
    {"MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr", "Memo", 0, std::nullopt, std::nullopt, memo_rows},
    {"Memo1UhkJRfHyvLMcVucJwxXeuD728EqVDDwFDxFMNo", "Memo", 0, std::nullopt, std::nullopt, memo_rows},
    {"Stake11111111111111111111111111111111111111", "Stake", 4, std::nullopt, std::nullopt, stake_rows},
});

constexpr auto signature_checks = std::to_array<std::string_view>({
    "Ed25519SigVerify111111111111111111111111111",
    "KeccakSecp256k11111111111111111111111111111",
    "Secp256r1SigVerify1111111111111111111111111",
});

}  // namespace

const Program* find_program(std::string_view address) noexcept {
    const auto row = std::ranges::find(programs, address, &Program::address);
    return row == programs.end() ? nullptr : &*row;
}

std::string_view authority_of(u8 type) noexcept {
    return type < authorities.size() ? authorities[type] : std::string_view();
}

bool is_signature_check(std::string_view address) noexcept {
    return std::ranges::find(signature_checks, address) != signature_checks.end();
}

}  // namespace coffer::tx::solana
