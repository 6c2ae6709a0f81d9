#include "coffer/tx/ethereum.hpp"

#include <algorithm>

#include "coffer/crypto/hash.hpp"
#include "core/try.hpp"
#include "encoding/rlp.hpp"
#include "keys/ethereum_account.hpp"
#include "tx/ethereum_fields.hpp"

namespace coffer::tx::ethereum {
namespace {

constexpr u8 first_list = 0xc0;
constexpr u8 first_string = 0x80;
constexpr std::size_t signature_fields = 3;

// v of a legacy signature is 27 + y parity, or 35 + 2 * chain ID + y parity (EIP-155).
constexpr u64 v_without_chain = 27;
constexpr u64 v_with_chain = 35;

struct Signed {
    std::optional<RecoverableSignature> signature;
};

// Reads the last three of nine items: v, r and s; or the chain ID and two zeros in an unsigned transaction (EIP-155).
Result<Signed> read_legacy_tail(rlp::Reader& reader, Fields& fields) {
    const std::size_t at = reader.offset();
    COFFER_TRY(const u64 v, at_field(reader.integer_u64(), "v"));
    rlp::Reader ahead = reader;
    COFFER_TRY(const Bytes r, at_field(ahead.integer(32), "r"));
    COFFER_TRY(const Bytes s, at_field(ahead.integer(32), "s"));
    if (r.empty() && s.empty()) {
        if (v == 0) return fail(Errc::transaction_syntax, at, "chainId");
        if (v > max_chain_id) return fail(Errc::integer_range, at, "chainId");
        fields.chain_id = v;
        return Signed{};
    }
    if (v == v_without_chain || v == v_without_chain + 1) {
        COFFER_TRY(const RecoverableSignature signature, read_signature(reader, static_cast<u8>(v - v_without_chain)));
        return Signed{signature};
    }
    if (v < v_with_chain + 2) return fail(Errc::recovery_id, at, "v");
    const u64 id = (v - v_with_chain) / 2;
    if (id > max_chain_id) return fail(Errc::integer_range, at, "v");
    fields.chain_id = id;
    COFFER_TRY(const RecoverableSignature signature, read_signature(reader, static_cast<u8>((v - v_with_chain) % 2)));
    return Signed{signature};
}

Result<Signed> read_legacy(rlp::Reader& list, Fields& fields) {
    const TypeRow& row = *find_type(0);
    COFFER_TRY(const std::size_t count, at_field(list.count(), "transaction"));
    if (count != row.fields.size() && count != row.fields.size() + signature_fields) return fail(Errc::field_count, 0, "transaction");
    COFFER_CHECK(read_fields(row, list, fields));
    if (list.at_end()) return Signed{};
    return read_legacy_tail(list, fields);
}

Result<Signed> read_typed(const TypeRow& row, rlp::Reader& list, Fields& fields) {
    // The network form of a blob transaction (EIP-4844) is a list of the transaction and its blobs.
    if (row.type == Type::blob && list.next_is_list()) return fail(Errc::unsupported_transaction, list.offset(), "blobs");
    const std::size_t at = list.offset();
    COFFER_TRY(const std::size_t count, at_field(list.count(), "transaction"));
    if (count != row.fields.size() && count != row.fields.size() + signature_fields) return fail(Errc::field_count, at, "transaction");
    COFFER_CHECK(read_fields(row, list, fields));
    if (list.at_end()) return Signed{};
    COFFER_TRY(const u8 parity, at_field(read_y_parity(list), "yParity"));
    COFFER_TRY(const RecoverableSignature signature, read_signature(list, parity));
    return Signed{signature};
}

}  // namespace

Result<Transaction> Transaction::parse(Bytes raw) {
    if (raw.empty()) return fail(Errc::truncated, 0, "transaction");
    const bool legacy = raw[0] >= first_list;
    if (!legacy && raw[0] >= first_string) return fail(Errc::rlp_syntax, 0, "transaction");
    const TypeRow* row = legacy ? find_type(0) : raw[0] == 0 ? nullptr : find_type(raw[0]);
    if (row == nullptr) return fail(Errc::unsupported_transaction, 0, "type");

    const std::size_t prefix = legacy ? 0 : 1;
    rlp::Reader reader(raw.subspan(prefix), prefix);
    COFFER_TRY(rlp::Reader list, at_field(reader.list(), "transaction"));
    COFFER_CHECK(at_field(reader.finish(), "transaction"));
    Transaction transaction;
    COFFER_TRY(const Signed tail, legacy ? read_legacy(list, transaction.fields_) : read_typed(*row, list, transaction.fields_));
    if (!tail.signature) return transaction;
    transaction.signature_ = tail.signature;
    const auto key = recover_public_key(transaction.signing_hash(), *tail.signature);
    if (!key) return fail(Errc::signature_invalid, "signature");
    transaction.sender_ = address_of(*key);
    return transaction;
}

std::vector<u8> Transaction::serialize() const {
    rlp::Writer writer;
    writer.begin_list();
    write_fields(*find_type(static_cast<unsigned>(fields_.type)), writer, fields_);
    const bool legacy = fields_.type == Type::legacy;
    if (signature_) {
        const u64 base = !legacy ? 0 : fields_.chain_id ? v_with_chain + 2 * *fields_.chain_id : v_without_chain;
        writer.integer(base + signature_->recovery_id);
        write_signature(writer, *signature_);
    } else if (legacy && fields_.chain_id) {
        writer.integer(*fields_.chain_id).integer(u64{0}).integer(u64{0});
    }
    std::vector<u8> encoded = writer.end_list().finish();
    if (!legacy) encoded.insert(encoded.begin(), static_cast<u8>(fields_.type));
    return encoded;
}

Hash Transaction::signing_hash() const {
    Transaction unsigned_one;
    unsigned_one.fields_ = fields_;
    return keccak256(unsigned_one.serialize());
}

Result<Hash> Transaction::hash() const {
    if (!signature_) return fail(Errc::transaction_unsigned);
    return keccak256(serialize());
}

Result<Transaction> Transaction::sign(const PrivateKey<Secp256k1>& key) const {
    if (signature_) return fail(Errc::transaction_signed);
    COFFER_TRY(const RecoverableSignature signature, sign_digest(key, signing_hash()));
    // A transaction can only hold recovery IDs 0 and 1. Higher ones occur only if the nonce point has an x coordinate not below the group
    // order, and no such case is known.
    if (signature.recovery_id > 1) return fail(Errc::backend);
    Transaction made = *this;
    made.signature_ = signature;
    made.sender_ = address_of(key.public_key());
    return made;
}

Amount Transaction::max_fee() const noexcept {
    static constexpr u64 gas_per_blob = u64{1} << 17U;  // EIP-4844
    const bool one_price = fields_.type == Type::legacy || fields_.type == Type::access_list;
    const Amount gas = (one_price ? fields_.gas_price : fields_.max_fee_per_gas).times(fields_.gas_limit);
    return gas.plus(fields_.max_fee_per_blob_gas.times(gas_per_blob * fields_.blob_hashes.size()));
}

Address address_of(const PublicKey<Secp256k1>& key) {
    return keys::ethereum_account(key);
}

}  // namespace coffer::tx::ethereum
