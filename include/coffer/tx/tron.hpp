// Tron transactions: the raw data alone, or a transaction with its signatures.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "coffer/keys/private_key.hpp"
#include "coffer/keys/signature.hpp"
#include "coffer/tx/amount.hpp"
#include "coffer/tx/description.hpp"

namespace coffer::tx::tron {

/// Address is the prefix byte 0x41 and the 20 bytes of an account.
using Address = ByteArray<21>;
using Hash = ByteArray<32>;

/// Contract states what a transaction does: a type and a Protocol Buffers message of that type.
struct Contract {
    u32 type = 0;                  ///< number of the contract type
    std::string type_url;          ///< `type.googleapis.com/protocol.…`, the type's name
    std::vector<u8> parameter;     ///< encoded Protocol Buffers message
    u32 permission_id = 0;         ///< number of the account's permission with which it signs; 0 for the owner permission
    std::optional<Address> owner;  ///< absent if coffer does not know the type
};

/// RawData holds the fields that are signed.
struct RawData {
    ByteArray<2> ref_block_bytes{};  ///< two bytes of the number of a recent block
    u64 ref_block_number = 0;
    ByteArray<8> ref_block_hash{};  ///< eight bytes of the hash of that block
    u64 expiration = 0;             ///< Unix milliseconds
    std::vector<u8> memo;           ///< arbitrary data
    Contract contract;              ///< what the transaction does
    u64 timestamp = 0;              ///< Unix milliseconds
    u64 fee_limit = 0;              ///< in sun (10^-6 TRX)
};

/// Signature is an ECDSA signature in Tron's encoding, with low or high s, and the account that it recovers to.
struct Signature {
    ByteArray<65> bytes;  ///< r, s, and the recovery ID as 0, 1, 27 or 28
    Address signer;       ///< the account of the recovered key
};

/// Transaction is well-formed raw data with any number of signatures, from each of which the signer's key was recovered. Copyable; a const
/// Transaction may be used by several threads at once.
class Transaction {
public:
    // Not movable: a moved-from object would be a different transaction that could still be signed.
    Transaction(const Transaction&) = default;
    Transaction& operator=(const Transaction&) = default;
    ~Transaction() = default;

    /// parse reads the whole of `raw`, raw data alone or a transaction, and returns it. Only the canonical Protocol Buffers encoding is
    /// accepted: ascending fields, shortest varints, no default values. It does not check whether the signers have permission to sign.
    ///
    /// Errors, with the field in `what`. For each message: truncated, integer_not_minimal, unknown_field, protobuf_syntax, integer_range.
    /// For the raw data and its contract: transaction_syntax (a required field is missing, or the type number and the type URL differ),
    /// length_mismatch, field_count (not exactly one contract), integer_range, unknown_version_bytes (an address that does not begin with
    /// 0x41). For each signature: signature_length, recovery_id, signature_scalar_zero, signature_scalar_range, signature_invalid (no
    /// public key can be recovered).
    [[nodiscard]] static Result<Transaction> parse(Bytes raw);

    /// raw_data returns the fields that are signed.
    [[nodiscard]] const RawData& raw_data() const noexcept COFFER_LIFETIMEBOUND { return raw_data_; }
    /// signatures returns the signatures, in the order of the encoding.
    [[nodiscard]] const std::vector<Signature>& signatures() const noexcept COFFER_LIFETIMEBOUND { return signatures_; }
    /// is_signed returns whether there is at least one signature.
    [[nodiscard]] bool is_signed() const noexcept { return !signatures_.empty(); }

    /// serialize returns the encoding of the transaction. For a parsed transaction these are the bytes that parse read; after sign, it is
    /// the whole transaction, even if parse read raw data alone.
    [[nodiscard]] std::vector<u8> serialize() const;
    /// signing_bytes returns the encoded raw data, whose SHA-256 is signed.
    [[nodiscard]] std::vector<u8> signing_bytes() const;
    /// id returns the transaction's ID: SHA-256 of the raw data, which is also the digest that is signed.
    [[nodiscard]] Hash id() const;
    /// sign returns the transaction with a signature of the contract's owner added: ECDSA with the nonce of RFC 6979 and low s, followed by
    /// 27 or 28. Secret. Constant time. Errors: unsupported_transaction (coffer does not know the contract's type), address_key_mismatch
    /// (`key` is not the owner's), transaction_signed (the owner has already signed), backend.
    [[nodiscard]] Result<Transaction> sign(const PrivateKey<Secp256k1>& key) const;
    /// describe returns what the transaction does, as lines for a person. docs/transactions.md states the limits.
    [[nodiscard]] Description describe() const;
    /// digests returns the line `txID` (hexadecimal, without 0x) and, if there are signatures, `signers` (the accounts that signed).
    [[nodiscard]] Description digests() const;

private:
    Transaction() = default;
    RawData raw_data_;
    std::vector<Signature> signatures_;
    bool raw_data_alone_ = false;
};

/// address_of returns the account of a key: 0x41 and the last 20 bytes of Keccak-256 of the uncompressed point.
[[nodiscard]] Address address_of(const PublicKey<Secp256k1>& key);
/// address_text returns an address in Base58Check.
[[nodiscard]] std::string address_text(const Address& address);

}  // namespace coffer::tx::tron
