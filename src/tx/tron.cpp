#include "coffer/tx/tron.hpp"

#include <algorithm>
#include <array>

#include "coffer/crypto/hash.hpp"
#include "coffer/encoding/base58check.hpp"
#include "core/try.hpp"
#include "encoding/protobuf.hpp"
#include "keys/ethereum_account.hpp"
#include "tx/tron_contracts.hpp"

namespace coffer::tx::tron {
namespace {

using protobuf::Kind;

// The messages Transaction, Transaction.raw and Transaction.Contract of java-tron's core/Tron.proto, and google.protobuf.Any.
enum : u32 { transaction_raw_data = 1, transaction_signature = 2 };
constexpr auto transaction_schema = std::to_array<protobuf::FieldRow>(
    {{transaction_raw_data, "rawData", Kind::bytes}, {transaction_signature, "signature", Kind::bytes, true}});

enum : u32 {
    raw_ref_block_bytes = 1,
    raw_ref_block_number = 3,
    raw_ref_block_hash = 4,
    raw_expiration = 8,
    raw_memo = 10,
    raw_contract = 11,
    raw_timestamp = 14,
    raw_fee_limit = 18
};
constexpr auto raw_schema = std::to_array<protobuf::FieldRow>({{raw_ref_block_bytes, "refBlockBytes", Kind::bytes},
                                                               {raw_ref_block_number, "refBlockNumber", Kind::number},
                                                               {raw_ref_block_hash, "refBlockHash", Kind::bytes},
                                                               {raw_expiration, "expiration", Kind::number},
                                                               {raw_memo, "memo", Kind::bytes},
                                                               {raw_contract, "contract", Kind::bytes, true},
                                                               {raw_timestamp, "timestamp", Kind::number},
                                                               {raw_fee_limit, "feeLimit", Kind::number}});

enum : u32 { contract_type = 1, contract_parameter = 2, contract_permission_id = 5 };
constexpr auto contract_schema = std::to_array<protobuf::FieldRow>({{contract_type, "type", Kind::number},
                                                                    {contract_parameter, "parameter", Kind::bytes},
                                                                    {contract_permission_id, "permissionId", Kind::number}});

enum : u32 { any_type_url = 1, any_value = 2 };
constexpr auto any_schema =
    std::to_array<protobuf::FieldRow>({{any_type_url, "typeUrl", Kind::bytes}, {any_value, "parameter", Kind::bytes}});

constexpr std::string_view type_url_prefix = "type.googleapis.com/protocol.";
constexpr u64 largest_int32 = 0x7fffffff;
constexpr u8 v_base = 27;

template <std::size_t N>
Result<ByteArray<N>> fixed(const protobuf::Message& message, u32 field, const char* name) {
    const protobuf::Value* value = message.find(field);
    if (value == nullptr) return fail(Errc::transaction_syntax, name);
    if (value->bytes.size() != N) return fail(Errc::length_mismatch, value->at, name);
    ByteArray<N> array;
    std::ranges::copy(value->bytes, array.begin());
    return array;
}

// A contract states its type twice, as a number and as the type URL of its parameter. Both must agree.
Result<Contract> read_contract(const protobuf::Value& value) {
    COFFER_TRY(const protobuf::Message message, protobuf::Message::parse(contract_schema, value.bytes, value.at));
    const protobuf::Value* parameter = message.find(contract_parameter);
    if (parameter == nullptr) return fail(Errc::transaction_syntax, value.at, "parameter");
    COFFER_TRY(const protobuf::Message any, protobuf::Message::parse(any_schema, parameter->bytes, parameter->at));
    if (message.number(contract_type) > largest_int32 || message.number(contract_permission_id) > largest_int32) {
        return fail(Errc::integer_range, value.at, "contract");
    }
    const std::string_view url = as_text(any.bytes(any_type_url));
    const Bytes bytes = any.bytes(any_value);
    Contract contract{static_cast<u32>(message.number(contract_type)),
                      std::string(url),
                      {bytes.begin(), bytes.end()},
                      static_cast<u32>(message.number(contract_permission_id)),
                      std::nullopt};
    const ContractRow* row = find_contract(contract.type);
    if (row == nullptr) return contract;
    if (!url.starts_with(type_url_prefix) || url.substr(type_url_prefix.size()) != row->name) {
        return fail(Errc::transaction_syntax, parameter->at, "typeUrl");
    }
    const protobuf::Value* inner = any.find(any_value);
    COFFER_TRY(const protobuf::Message fields, read_parameter(*row, bytes, inner == nullptr ? parameter->at : inner->at));
    contract.owner = owner_of(*row, fields);
    return contract;
}

Result<RawData> read_raw_data(Bytes raw, std::size_t offset) {
    COFFER_TRY(const protobuf::Message message, protobuf::Message::parse(raw_schema, raw, offset));
    RawData data;
    COFFER_TRY(data.ref_block_bytes, fixed<2>(message, raw_ref_block_bytes, "refBlockBytes"));
    COFFER_TRY(data.ref_block_hash, fixed<8>(message, raw_ref_block_hash, "refBlockHash"));
    data.ref_block_number = message.number(raw_ref_block_number);
    data.expiration = message.number(raw_expiration);
    const Bytes memo = message.bytes(raw_memo);
    data.memo.assign(memo.begin(), memo.end());
    data.timestamp = message.number(raw_timestamp);
    data.fee_limit = message.number(raw_fee_limit);
    if (std::ranges::count(message.values(), raw_contract, &protobuf::Value::field) != 1)
        return fail(Errc::field_count, offset, "contract");
    COFFER_TRY(data.contract, read_contract(*message.find(raw_contract)));
    return data;
}

std::vector<u8> write_contract(const Contract& contract) {
    protobuf::Writer any;
    any.bytes(any_type_url, as_bytes(contract.type_url)).bytes(any_value, contract.parameter);
    protobuf::Writer writer;
    const std::vector<u8> parameter = any.finish();
    return writer.number(contract_type, contract.type)
        .element(contract_parameter, parameter)
        .number(contract_permission_id, contract.permission_id)
        .finish();
}

Result<Signature> read_signature(const protobuf::Value& value, const Hash& digest) {
    if (value.bytes.size() != 65) return fail(Errc::signature_length, value.at, "signature");
    const u8 v = value.bytes[64];
    const u8 id = v >= v_base ? static_cast<u8>(v - v_base) : v;
    if (id > 1) return fail(Errc::recovery_id, value.at, "signature");
    const auto parsed = EcdsaSignature<Secp256k1>::parse_raw(Bytes(value.bytes).first(64));
    if (!parsed) return fail(parsed.error().code, value.at, "signature");
    const auto key = recover_public_key(digest, RecoverableSignature{*parsed, id});
    if (!key) return fail(Errc::signature_invalid, value.at, "signature");
    Signature signature{{}, address_of(*key)};
    std::ranges::copy(value.bytes, signature.bytes.begin());
    return signature;
}

// Raw data begins with its field 1, which has two bytes. A transaction begins with its field 1 too, but that is the raw data, which is
// longer.
bool is_raw_data(Bytes raw) noexcept {
    return raw.size() >= 2 && raw[0] == (raw_ref_block_bytes << 3U | 2) && raw[1] == 2;
}

}  // namespace

Result<Transaction> Transaction::parse(Bytes raw) {
    if (raw.empty()) return fail(Errc::truncated, 0, "transaction");
    Transaction transaction;
    if (is_raw_data(raw)) {
        COFFER_TRY(transaction.raw_data_, read_raw_data(raw, 0));
        transaction.raw_data_alone_ = true;
        return transaction;
    }
    COFFER_TRY(const protobuf::Message message, protobuf::Message::parse(transaction_schema, raw));
    const protobuf::Value* data = message.find(transaction_raw_data);
    if (data == nullptr) return fail(Errc::transaction_syntax, 0, "rawData");
    COFFER_TRY(transaction.raw_data_, read_raw_data(data->bytes, data->at));
    const Hash digest = transaction.id();
    for (const protobuf::Value& value : message.values()) {
        if (value.field != transaction_signature) continue;
        COFFER_TRY(const Signature signature, read_signature(value, digest));
        transaction.signatures_.push_back(signature);
    }
    return transaction;
}

std::vector<u8> Transaction::signing_bytes() const {
    protobuf::Writer writer;
    return writer.bytes(raw_ref_block_bytes, raw_data_.ref_block_bytes)
        .number(raw_ref_block_number, raw_data_.ref_block_number)
        .bytes(raw_ref_block_hash, raw_data_.ref_block_hash)
        .number(raw_expiration, raw_data_.expiration)
        .bytes(raw_memo, raw_data_.memo)
        .element(raw_contract, write_contract(raw_data_.contract))
        .number(raw_timestamp, raw_data_.timestamp)
        .number(raw_fee_limit, raw_data_.fee_limit)
        .finish();
}

std::vector<u8> Transaction::serialize() const {
    std::vector<u8> raw = signing_bytes();
    if (raw_data_alone_) return raw;
    protobuf::Writer writer;
    writer.bytes(transaction_raw_data, raw);
    for (const Signature& signature : signatures_) writer.element(transaction_signature, signature.bytes);
    return writer.finish();
}

Hash Transaction::id() const {
    return sha256(signing_bytes());
}

Result<Transaction> Transaction::sign(const PrivateKey<Secp256k1>& key) const {
    const std::optional<Address>& owner = raw_data_.contract.owner;
    if (!owner) return fail(Errc::unsupported_transaction, "contract");
    const Address signer = address_of(key.public_key());
    if (signer != *owner) return fail(Errc::address_key_mismatch, "from");
    if (std::ranges::find(signatures_, signer, &Signature::signer) != signatures_.end()) return fail(Errc::transaction_signed);
    COFFER_TRY(const RecoverableSignature made, sign_digest(key, id()));
    // A transaction can only hold recovery IDs 0 and 1. Higher ones occur only if the nonce point has an x coordinate not below the group
    // order, and no such case is known.
    if (made.recovery_id > 1) return fail(Errc::backend);
    Transaction transaction = *this;
    transaction.raw_data_alone_ = false;
    Signature& signature = transaction.signatures_.emplace_back(Signature{{}, signer});
    std::ranges::copy(made.signature.raw(), signature.bytes.begin());
    signature.bytes[64] = static_cast<u8>(v_base + made.recovery_id);
    return transaction;
}

Address address_of(const PublicKey<Secp256k1>& key) {
    static constexpr u8 prefix = 0x41;
    Address address{prefix};
    std::ranges::copy(keys::ethereum_account(key), address.begin() + 1);
    return address;
}

std::string address_text(const Address& address) {
    return base58::encode_check(address);
}

}  // namespace coffer::tx::tron
