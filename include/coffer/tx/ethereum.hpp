// Ethereum transactions: legacy (with or without the chain ID of EIP-155), EIP-2930, EIP-1559, EIP-4844 and EIP-7702.
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

/// Type is the transaction type of EIP-2718. A legacy transaction has no type byte.
enum class Type : u8 { legacy = 0, access_list = 1, dynamic_fee = 2, blob = 3, set_code = 4 };

/// AccessEntry is one entry of an access list (EIP-2930): an account and slots of its storage.
struct AccessEntry {
    Address address;                 ///< the account
    std::vector<Hash> storage_keys;  ///< slots of its storage
};

/// SignedAuthorization is one entry of an authorization list (EIP-7702): an account, the authority, delegates to the code of a contract.
struct SignedAuthorization {
    message::Authorization authorization;  ///< the signed tuple
    RecoverableSignature signature;        ///< signature of the authority
    Address authority;                     ///< recovered from the signature
};

/// Fields holds the fields of all transaction types. A field that the type does not have is empty or zero. Prices and values are in wei.
struct Fields {
    Type type = Type::legacy;
    std::optional<u64> chain_id;  ///< absent in a legacy transaction that is valid on every chain
    u64 nonce = 0;
    Amount gas_price;                 ///< legacy and EIP-2930 only
    Amount max_priority_fee_per_gas;  ///< tip for each unit of gas, in wei
    Amount max_fee_per_gas;           ///< highest price of a unit of gas, in wei
    u64 gas_limit = 0;                ///< in units of gas
    std::optional<Address> to;        ///< absent if the transaction creates a contract
    Amount value;                     ///< in wei
    std::vector<u8> data;             ///< call data, or the init code of a new contract
    std::vector<AccessEntry> access_list;
    Amount max_fee_per_blob_gas;                      ///< EIP-4844 only, in wei
    std::vector<Hash> blob_hashes;                    ///< EIP-4844 only: versioned hashes of the blobs
    std::vector<SignedAuthorization> authorizations;  ///< EIP-7702 only
};

/// Transaction is a well-formed transaction that is unsigned, or has a signature from which the sender's key was recovered. Copyable; a
/// const Transaction may be used by several threads at once.
class Transaction {
public:
    // Not movable: a moved-from object would be a different transaction that could still be signed.
    Transaction(const Transaction&) = default;
    Transaction& operator=(const Transaction&) = default;
    ~Transaction() = default;

    /// parse reads the whole of `raw`, an unsigned or signed transaction, and returns it. Every transaction has exactly one accepted
    /// encoding: RLP in its shortest form, behind the type byte of EIP-2718 unless legacy. The unsigned form of a legacy transaction with a
    /// chain ID is that of EIP-155: the chain ID and two zeros in place of v, r and s.
    ///
    /// Errors, with the field in `what`: truncated, rlp_syntax, unsupported_transaction (an unknown type, or the network form of EIP-4844,
    /// which carries the blobs), integer_not_minimal, trailing_bytes, field_count. Then, field by field: length_mismatch (an address or a
    /// hash), integer_range (wider than the field, the highest nonce of EIP-2681, or a chain ID above the bound of EIP-2294),
    /// transaction_syntax (a value that the type's EIP forbids). Then, for each signature: recovery_id, signature_scalar_zero,
    /// signature_scalar_range, signature_high_s (EIP-2), signature_invalid (no public key can be recovered).
    [[nodiscard]] static Result<Transaction> parse(Bytes raw);

    /// fields returns the fields of the transaction.
    [[nodiscard]] const Fields& fields() const noexcept COFFER_LIFETIMEBOUND { return fields_; }
    /// is_signed returns whether the transaction has a signature.
    [[nodiscard]] bool is_signed() const noexcept { return signature_.has_value(); }
    /// sender returns the account whose key signed, or nothing if the transaction is unsigned.
    [[nodiscard]] const std::optional<Address>& sender() const noexcept COFFER_LIFETIMEBOUND { return sender_; }
    /// signature returns the signature, or nothing if the transaction is unsigned.
    [[nodiscard]] const std::optional<RecoverableSignature>& signature() const noexcept COFFER_LIFETIMEBOUND { return signature_; }

    /// serialize returns the encoding of the transaction. For a parsed transaction these are the bytes that parse read.
    [[nodiscard]] std::vector<u8> serialize() const;
    /// signing_hash returns the digest that the sender's key signs: Keccak-256 of the unsigned encoding.
    [[nodiscard]] Hash signing_hash() const;
    /// hash returns the transaction's ID: Keccak-256 of the signed encoding. Error: transaction_unsigned.
    [[nodiscard]] Result<Hash> hash() const;
    /// sign returns the transaction with a signature of `key`: ECDSA with the nonce of RFC 6979 and low s (EIP-2). Any key can sign; sender
    /// returns its account. Secret. Constant time. Errors: transaction_signed, backend.
    [[nodiscard]] Result<Transaction> sign(const PrivateKey<Secp256k1>& key) const;
    /// describe returns what the transaction does, as lines for a person. docs/transactions.md states the limits.
    [[nodiscard]] Description describe() const;
    /// digests returns the line `signingHash` and, for a signed transaction, `hash` and `from`. Hashes are in hexadecimal with 0x.
    [[nodiscard]] Description digests() const;
    /// max_fee returns the highest fee in wei, without the value: the gas limit at the highest gas price, and the blob gas at the highest
    /// blob gas price.
    [[nodiscard]] Amount max_fee() const noexcept;

private:
    Transaction() = default;
    Fields fields_;
    std::optional<RecoverableSignature> signature_;
    std::optional<Address> sender_;
};

/// address_of returns the account of a key: the last 20 bytes of Keccak-256 of the uncompressed point.
[[nodiscard]] Address address_of(const PublicKey<Secp256k1>& key);

}  // namespace coffer::tx::ethereum
