// Solana transactions: legacy and version 0, whole or as their message alone; parsed strictly, shown, signed.
#pragma once

#include <optional>
#include <vector>

#include "coffer/keys/private_key.hpp"
#include "coffer/tx/amount.hpp"
#include "coffer/tx/description.hpp"

namespace coffer::tx::solana {

/// Account is an address: a public key, or a program's address, which lies on no curve.
using Account = ByteArray<32>;
using Signature = ByteArray<64>;

enum class Version : u8 { legacy, v0 };

/// Instruction names accounts by index: first those of the message, then the writable ones of all tables, then their read-only ones.
struct Instruction {
    u8 program;
    std::vector<u8> accounts;
    std::vector<u8> data;
};

/// TableLookup loads accounts out of a table that lies on the chain; which ones these are, the message does not say.
struct TableLookup {
    Account table;
    std::vector<u8> writable;
    std::vector<u8> readonly;
};

/// Message is what the signers sign.
struct Message {
    Version version = Version::legacy;
    u8 required_signatures = 0;
    u8 readonly_signed = 0;
    u8 readonly_unsigned = 0;
    std::vector<Account> accounts;  // the signers first, of them first the fee payer
    Account recent_blockhash{};
    std::vector<Instruction> instructions;
    std::vector<TableLookup> lookups;
};

/// Transaction is a message with a slot for each signer's signature, filled or not; or the message alone.
class Transaction {
public:
    // Copied, never moved: what a move left behind would be another transaction, ready to be signed.
    Transaction(const Transaction&) = default;
    Transaction& operator=(const Transaction&) = default;
    ~Transaction() = default;

    /// The most that the network carries, slots included.
    static constexpr std::size_t max_bytes = 1232;

    /// parse reads the whole of `raw`: a transaction, or a message alone. Every filled slot has a right signature. Errors, with the part in
    /// `what`: truncated, trailing_bytes, integer_not_minimal and integer_range (a compact length), field_count (slots and signers differ),
    /// transaction_syntax (header, indices, repeated accounts, empty look-ups, longer than max_bytes), transaction_kind (readable as both),
    /// unsupported_transaction (a version other than 0), signature_invalid.
    [[nodiscard]] static Result<Transaction> parse(Bytes raw);

    [[nodiscard]] const Message& message() const noexcept COFFER_LIFETIMEBOUND { return message_; }
    /// signatures has one slot for each signer, in order.
    [[nodiscard]] const std::vector<std::optional<Signature>>& signatures() const noexcept COFFER_LIFETIMEBOUND { return signatures_; }
    /// is_signed tells whether every slot is filled.
    [[nodiscard]] bool is_signed() const noexcept;

    /// serialize writes exactly what parse read; of what was signed since, the whole transaction.
    [[nodiscard]] std::vector<u8> serialize() const;
    /// signing_bytes is the message, which Ed25519 signs as it is.
    [[nodiscard]] std::vector<u8> signing_bytes() const;
    /// sign fills the slot of the key's account. Secret. Errors: signer_not_required, transaction_signed (the slot is filled).
    [[nodiscard]] Result<Transaction> sign(const PrivateKey<Ed25519>& key) const;
    /// describe says in plain words what the transaction does; docs/transactions.md says what it cannot promise.
    [[nodiscard]] Description describe() const;
    /// digests lists the message that is signed, who signs it, and the id (the first signature) once it is there.
    [[nodiscard]] Description digests() const;
    /// max_fee is the most that can be charged, in lamports: 5000 for each signature, and the priority fee.
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
