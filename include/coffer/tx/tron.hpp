// Tron transactions: raw data alone, or with signatures; parsed strictly, shown, hashed, signed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "coffer/keys/private_key.hpp"
#include "coffer/keys/signature.hpp"
#include "coffer/tx/amount.hpp"
#include "coffer/tx/description.hpp"

namespace coffer::tx::tron {

/// Address is the prefix 41 and 20 bytes.
using Address = ByteArray<21>;
using Hash = ByteArray<32>;

/// Contract is what a transaction does: a type, and a message of that type.
struct Contract {
    u32 type = 0;
    std::string type_url;
    std::vector<u8> parameter;
    u32 permission_id = 0;
    std::optional<Address> owner;  // none: a type that coffer does not know
};

/// RawData is what is signed.
struct RawData {
    ByteArray<2> ref_block_bytes{};
    u64 ref_block_number = 0;
    ByteArray<8> ref_block_hash{};
    u64 expiration = 0;  // milliseconds since 1970
    std::vector<u8> memo;
    Contract contract;
    u64 timestamp = 0;  // milliseconds since 1970
    u64 fee_limit = 0;  // sun
};

/// Signature is a signature as Tron has it, with low or high s, and the account whose key made it.
struct Signature {
    ByteArray<65> bytes;  // r, s, and 0, 1, 27 or 28
    Address signer;
};

/// Transaction is raw data with any number of signatures, each by a key that could be recovered.
class Transaction {
public:
    // Copied, never moved: what a move left behind would be another transaction, ready to be signed.
    Transaction(const Transaction&) = default;
    Transaction& operator=(const Transaction&) = default;
    ~Transaction() = default;

    /// parse reads the whole of `raw`: raw data alone, or a transaction. Errors, with the field in `what`: truncated, protobuf_syntax,
    /// integer_not_minimal, integer_range, unknown_field, field_count (not exactly one contract), length_mismatch, transaction_syntax (a
    /// field that must be there, a type that is not its message's), unknown_version_bytes (no Tron address), signature_length,
    /// signature_scalar_zero, signature_scalar_range, recovery_id, signature_invalid.
    [[nodiscard]] static Result<Transaction> parse(Bytes raw);

    [[nodiscard]] const RawData& raw_data() const noexcept COFFER_LIFETIMEBOUND { return raw_data_; }
    [[nodiscard]] const std::vector<Signature>& signatures() const noexcept COFFER_LIFETIMEBOUND { return signatures_; }
    [[nodiscard]] bool is_signed() const noexcept { return !signatures_.empty(); }

    /// serialize writes exactly what parse read; of what was signed since, the transaction.
    [[nodiscard]] std::vector<u8> serialize() const;
    [[nodiscard]] std::vector<u8> signing_bytes() const;
    /// id is SHA-256 of the raw data: what is signed, and the transaction's name.
    [[nodiscard]] Hash id() const;
    /// sign adds a signature of the owner: RFC 6979, low s, 27 or 28 at the end. Secret. Errors: unsupported_transaction (a type whose
    /// owner is not known), address_key_mismatch (the key is not the owner's), transaction_signed (it has signed already), backend.
    [[nodiscard]] Result<Transaction> sign(const PrivateKey<Secp256k1>& key) const;
    /// describe says in plain words what the transaction does; docs/transactions.md says what it cannot promise.
    [[nodiscard]] Description describe() const;
    /// digests lists txID, and who has signed it.
    [[nodiscard]] Description digests() const;

private:
    Transaction() = default;
    RawData raw_data_;
    std::vector<Signature> signatures_;
    bool raw_data_alone_ = false;
};

/// address_of is the account of a key; address_text its Base58Check text.
[[nodiscard]] Address address_of(const PublicKey<Secp256k1>& key);
[[nodiscard]] std::string address_text(const Address& address);

}  // namespace coffer::tx::tron
