// A transaction of any chain that coffer knows.
#pragma once

#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "coffer/tx/ethereum.hpp"
#include "coffer/tx/solana.hpp"
#include "coffer/tx/tron.hpp"

namespace coffer::tx {

enum class Chain : u8 { ethereum, solana, tron };

/// parse_chain reads "ethereum", "solana" or "tron", or the service's "TRANSACTION_TYPE_ETHEREUM" and so on, in any case. Error:
/// unknown_format.
[[nodiscard]] Result<Chain> parse_chain(std::string_view name) noexcept;
[[nodiscard]] std::string_view chain_name(Chain chain) noexcept;

/// curve_of is the curve of the keys that sign on this chain, a member of the enumeration (COFFER_INVARIANT).
[[nodiscard]] CurveId curve_of(Chain chain) noexcept;

using Transaction = std::variant<ethereum::Transaction, solana::Transaction, tron::Transaction>;

/// parse reads a transaction of `chain`; without it, of the one chain that the bytes can be read for. Errors: those of the chain's parse;
/// without a chain: transaction_chain_ambiguous, unsupported_transaction (one chain knows the type, but does not offer it),
/// transaction_syntax (no chain can read it).
[[nodiscard]] Result<Transaction> parse(Bytes raw, std::optional<Chain> chain = std::nullopt);

[[nodiscard]] Chain chain_of(const Transaction& transaction) noexcept;
[[nodiscard]] std::vector<u8> serialize(const Transaction& transaction);
[[nodiscard]] Description describe(const Transaction& transaction);
/// digests lists what is signed, and the id of a signed transaction, in the chain's own spelling.
[[nodiscard]] Description digests(const Transaction& transaction);

/// sign signs with the key of one signer. Secret. Errors: curve_mismatch, and those of the chain's sign.
[[nodiscard]] Result<Transaction> sign(const Transaction& transaction, const AnyPrivateKey& key);

}  // namespace coffer::tx
