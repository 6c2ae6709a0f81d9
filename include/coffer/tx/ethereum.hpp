// Ethereum transactions: legacy (EIP-155 or without chain), EIP-2930, EIP-1559, EIP-4844, EIP-7702; parsed strictly, shown, hashed, signed.
#pragma once

#include <optional>
#include <vector>

#include "coffer/keys/private_key.hpp"
#include "coffer/keys/signature.hpp"
#include "coffer/message/authorization.hpp"
#include "coffer/tx/amount.hpp"
#include "coffer/tx/description.hpp"

namespace coffer::tx::ethereum {

using Address = ByteArray<20>;
using Hash = ByteArray<32>;

/// Type is the number of EIP-2718; `legacy` has no type byte.
enum class Type : u8 { legacy = 0, access_list = 1, dynamic_fee = 2, blob = 3, set_code = 4 };

/// EIP-2930: an account, and slots of its storage.
struct AccessEntry {
    Address address;
    std::vector<Hash> storage_keys;
};

/// SignedAuthorization (EIP-7702) lets an account, the authority, take on the code of a contract. The authority is recovered from the
/// signature.
struct SignedAuthorization {
    message::Authorization authorization;
    RecoverableSignature signature;
    Address authority;
};

/// Fields holds what a transaction of any type has; those of another type stay empty.
struct Fields {
    Type type = Type::legacy;
    std::optional<u64> chain_id;  // none: a legacy transaction that every chain takes
    u64 nonce = 0;
    Amount gas_price;  // legacy and EIP-2930
    Amount max_priority_fee_per_gas;
    Amount max_fee_per_gas;
    u64 gas_limit = 0;
    std::optional<Address> to;  // none: a contract is created
    Amount value;
    std::vector<u8> data;
    std::vector<AccessEntry> access_list;
    Amount max_fee_per_blob_gas;
    std::vector<Hash> blob_hashes;
    std::vector<SignedAuthorization> authorizations;
};

/// Transaction is unsigned, or signed by a key that could be recovered.
class Transaction {
public:
    // Copied, never moved: what a move left behind would be another transaction, ready to be signed.
    Transaction(const Transaction&) = default;
    Transaction& operator=(const Transaction&) = default;
    ~Transaction() = default;

    /// parse reads the whole of `raw`. Errors, with the field in `what`: truncated, trailing_bytes, rlp_syntax, integer_not_minimal,
    /// integer_range, field_count, length_mismatch (an address, a hash), transaction_syntax (a value that its EIP forbids),
    /// unsupported_transaction (another type; blobs themselves, EIP-4844's network form), recovery_id, signature_scalar_zero,
    /// signature_scalar_range, signature_high_s (EIP-2), signature_invalid (no key can be recovered).
    [[nodiscard]] static Result<Transaction> parse(Bytes raw);

    [[nodiscard]] const Fields& fields() const noexcept COFFER_LIFETIMEBOUND { return fields_; }
    [[nodiscard]] bool is_signed() const noexcept { return signature_.has_value(); }
    /// sender is the account whose key signed; none while unsigned.
    [[nodiscard]] const std::optional<Address>& sender() const noexcept COFFER_LIFETIMEBOUND { return sender_; }
    [[nodiscard]] const std::optional<RecoverableSignature>& signature() const noexcept COFFER_LIFETIMEBOUND { return signature_; }

    /// serialize writes exactly what parse read.
    [[nodiscard]] std::vector<u8> serialize() const;
    /// signing_hash is what the sender's key signs.
    [[nodiscard]] Hash signing_hash() const;
    /// hash is the transaction's id. Error: transaction_unsigned.
    [[nodiscard]] Result<Hash> hash() const;
    /// sign returns the signed transaction: RFC 6979, low s. Secret. Errors: transaction_signed, backend.
    [[nodiscard]] Result<Transaction> sign(const PrivateKey<Secp256k1>& key) const;
    /// describe says in plain words what the transaction does; docs/transactions.md says what it cannot promise.
    [[nodiscard]] Description describe() const;
    /// digests lists signingHash and, of a signed transaction, hash, with 0x.
    [[nodiscard]] Description digests() const;
    /// max_fee is the most that can be paid besides the value: gas at its highest price, and blob gas.
    [[nodiscard]] Amount max_fee() const noexcept;

private:
    Transaction() = default;
    Fields fields_;
    std::optional<RecoverableSignature> signature_;
    std::optional<Address> sender_;
};

/// address_of is the account of a key.
[[nodiscard]] Address address_of(const PublicKey<Secp256k1>& key);

}  // namespace coffer::tx::ethereum
