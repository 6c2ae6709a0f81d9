// Transactions of any supported chain.
#pragma once

#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "coffer/tx/ethereum.hpp"
#include "coffer/tx/solana.hpp"
#include "coffer/tx/tron.hpp"

namespace coffer::tx {

/// Chain is a transaction format. `ethereum` covers every chain that uses Ethereum's transactions.
enum class Chain : u8 { ethereum, solana, tron };

/// parse_chain returns the chain with this name: `ethereum`, `solana`, `tron`, or the service's name, such as `TRANSACTION_TYPE_ETHEREUM`.
/// Case is ignored. Error: unknown_format.
[[nodiscard]] Result<Chain> parse_chain(std::string_view name) noexcept;
/// chain_name returns `ethereum`, `solana` or `tron`, or an empty string if `chain` is not a member of the enumeration.
[[nodiscard]] std::string_view chain_name(Chain chain) noexcept;

/// curve_of returns the curve of the keys that sign on this chain. `chain` is a member of the enumeration (COFFER_INVARIANT).
[[nodiscard]] CurveId curve_of(Chain chain) noexcept;

/// Transaction is a parsed transaction of one of the chains.
using Transaction = std::variant<ethereum::Transaction, solana::Transaction, tron::Transaction>;

/// parse reads the whole of `raw` as a transaction of `chain` and returns it. Without `chain` the bytes must be valid for exactly one
/// chain.
///
/// Errors with a chain: unknown_format (`chain` is not a member of the enumeration), and those of the chain's parse. Errors without one:
/// transaction_chain_ambiguous (valid for several chains), unsupported_transaction (a chain recognises the type but coffer does not support
/// it), transaction_syntax (valid for no chain).
[[nodiscard]] Result<Transaction> parse(Bytes raw, std::optional<Chain> chain = std::nullopt);

/// chain_of returns the chain of a transaction.
[[nodiscard]] Chain chain_of(const Transaction& transaction) noexcept;
/// serialize returns the bytes of a transaction; see the chain's serialize.
[[nodiscard]] std::vector<u8> serialize(const Transaction& transaction);
/// describe returns what a transaction does, as lines for a person; see the chain's describe.
[[nodiscard]] Description describe(const Transaction& transaction);
/// digests returns what is signed and the ID of a signed transaction, in the encoding that the chain uses; see the chain's digests.
[[nodiscard]] Description digests(const Transaction& transaction);

/// sign returns the transaction with the signature of `key` added. Secret. Constant time. Errors: curve_mismatch (`key` is not on the
/// chain's curve), and those of the chain's sign.
[[nodiscard]] Result<Transaction> sign(const Transaction& transaction, const AnyPrivateKey& key);

}  // namespace coffer::tx
