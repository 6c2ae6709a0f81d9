// Solana transactions: legacy and version 0, as a whole transaction or as its message alone.
#pragma once

#include <optional>
#include <vector>

#include "coffer/keys/private_key.hpp"
#include "coffer/tx/amount.hpp"
#include "coffer/tx/description.hpp"

namespace coffer::tx::solana {

/// Account is an address: an Ed25519 public key, or a program-derived address, which is not a point on the curve.
using Account = ByteArray<32>;
/// Signature is an Ed25519 signature (RFC 8032).
using Signature = ByteArray<64>;

enum class Version : u8 { legacy, v0 };

/// Instruction is a call of a program. It names accounts by index into a combined list: the accounts of the message, then the writable
/// accounts of all lookup tables, then the read-only accounts of all lookup tables.
struct Instruction {
    u8 program;                ///< index in Message::accounts
    std::vector<u8> accounts;  ///< indices in the combined list
    std::vector<u8> data;      ///< input of the program
};

/// TableLookup loads accounts from an address lookup table on the chain. The message has only their indices in the table, so it does not
/// show which accounts they are.
struct TableLookup {
    Account table;             ///< address of the table
    std::vector<u8> writable;  ///< indices of writable accounts in the table
    std::vector<u8> readonly;  ///< indices of read-only accounts in the table
};

/// Message holds the fields that the signers sign.
struct Message {
    Version version = Version::legacy;      ///< legacy or version 0
    u8 required_signatures = 0;             ///< number of signers: the first accounts
    u8 readonly_signed = 0;                 ///< number of read-only signers: the last of the signers
    u8 readonly_unsigned = 0;               ///< number of read-only accounts that do not sign: the last accounts
    std::vector<Account> accounts;          ///< signers first; the first signer pays the fee
    Account recent_blockhash{};             ///< hash of a recent block, or the nonce of a nonce account
    std::vector<Instruction> instructions;  ///< executed in order
    std::vector<TableLookup> lookups;       ///< version 0 only
};

/// Transaction is a well-formed message with one signature slot for each required signer. A slot is empty or holds a verified signature.
/// Copyable; a const Transaction may be used by several threads at once.
class Transaction {
public:
    // Not movable: a moved-from object would be a different transaction that could still be signed.
    Transaction(const Transaction&) = default;
    Transaction& operator=(const Transaction&) = default;
    ~Transaction() = default;

    /// max_bytes is the largest transaction that the network accepts, signature slots included.
    static constexpr std::size_t max_bytes = 1232;

    /// parse reads the whole of `raw`, a transaction or a message alone, and returns it. It verifies the signature in every slot that is
    /// not all zeros. A message alone has as many empty slots as it requires signatures.
    ///
    /// Errors: transaction_kind (valid as a transaction and as a message). Otherwise, with the part in `what`: truncated,
    /// integer_not_minimal and integer_range (a compact-u16 length), unsupported_transaction (a version other than 0), transaction_syntax
    /// (an impossible header, an index out of range, a repeated account, an empty table lookup, more than 256 accounts), trailing_bytes,
    /// field_count (the number of slots differs from that of required signers), transaction_syntax (longer than max_bytes),
    /// signature_invalid.
    [[nodiscard]] static Result<Transaction> parse(Bytes raw);

    /// message returns the message that the signers sign.
    [[nodiscard]] const Message& message() const noexcept COFFER_LIFETIMEBOUND { return message_; }
    /// signatures returns one slot for each required signer, in the order of Message::accounts.
    [[nodiscard]] const std::vector<std::optional<Signature>>& signatures() const noexcept COFFER_LIFETIMEBOUND { return signatures_; }
    /// is_signed returns true if every slot holds a signature.
    [[nodiscard]] bool is_signed() const noexcept;

    /// serialize returns the encoding of the transaction. For a parsed transaction these are the bytes that parse read; after sign, it is
    /// the whole transaction, even if parse read a message alone.
    [[nodiscard]] std::vector<u8> serialize() const;
    /// signing_bytes returns the encoded message, over which Ed25519 signs.
    [[nodiscard]] std::vector<u8> signing_bytes() const;
    /// sign returns the transaction with a signature of `key` in the slot of its account. Secret. Constant time. Errors:
    /// signer_not_required, transaction_signed (the slot already holds a signature).
    [[nodiscard]] Result<Transaction> sign(const PrivateKey<Ed25519>& key) const;
    /// describe returns what the transaction does, as lines for a person. docs/transactions.md states the limits.
    [[nodiscard]] Description describe() const;
    /// digests returns the line `message` (the signed bytes in hexadecimal) and, if the first slot holds a signature, `signature` (the
    /// transaction's ID in base58).
    [[nodiscard]] Description digests() const;
    /// max_fee returns the highest fee in lamports: 5000 for each signature, including those that signature-verifying programs check, and
    /// the priority fee that the message sets.
    [[nodiscard]] Amount max_fee() const;

private:
    Transaction() = default;
    [[nodiscard]] static Result<Transaction> parse_whole(Bytes raw);
    [[nodiscard]] static Result<Transaction> parse_message(Bytes raw);

    Message message_;
    std::vector<std::optional<Signature>> signatures_;
    bool message_alone_ = false;
};

}  // namespace coffer::tx::solana
