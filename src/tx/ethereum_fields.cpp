#include "tx/ethereum_fields.hpp"

#include <algorithm>
#include <array>

#include "coffer/crypto/hash.hpp"
#include "core/try.hpp"

namespace coffer::tx::ethereum {
namespace {

template <std::size_t N>
Result<ByteArray<N>> fixed(rlp::Reader& reader) {
    const std::size_t at = reader.offset();
    COFFER_TRY(const Bytes bytes, reader.bytes());
    if (bytes.size() != N) return fail(Errc::length_mismatch, at);
    ByteArray<N> array;
    std::ranges::copy(bytes, array.begin());
    return array;
}

// Reads a list, each item of it with `read`.
template <typename T>
Result<std::vector<T>> list_of(rlp::Reader& reader, Result<T> (*read)(rlp::Reader&)) {
    COFFER_TRY(rlp::Reader items, reader.list());
    std::vector<T> values;
    while (!items.at_end()) {
        COFFER_TRY(T value, read(items));
        values.push_back(std::move(value));
    }
    return values;
}

// Enters a list that must have exactly `count` items.
Result<rlp::Reader> tuple(rlp::Reader& reader, std::size_t count) {
    const std::size_t at = reader.offset();
    COFFER_TRY(const rlp::Reader items, reader.list());
    COFFER_TRY(const std::size_t found, items.count());
    if (found != count) return fail(Errc::field_count, at);
    return items;
}

Result<AccessEntry> access_entry(rlp::Reader& reader) {
    COFFER_TRY(rlp::Reader items, tuple(reader, 2));
    COFFER_TRY(const Address address, fixed<20>(items));
    COFFER_TRY(std::vector<Hash> keys, list_of<Hash>(items, fixed<32>));
    return AccessEntry{address, std::move(keys)};
}

// EIP-2681: the highest nonce is not valid.
Result<u64> read_nonce(rlp::Reader& reader) {
    const std::size_t at = reader.offset();
    COFFER_TRY(const u64 nonce, reader.integer_u64());
    if (nonce == ~u64{0}) return fail(Errc::integer_range, at);
    return nonce;
}

Result<SignedAuthorization> authorization(rlp::Reader& reader) {
    COFFER_TRY(rlp::Reader items, tuple(reader, 6));
    COFFER_TRY(const Bytes chain_id, items.integer(32));
    message::Authorization authorization{};
    std::ranges::copy(chain_id, MutBytes(authorization.chain_id).last(chain_id.size()).begin());
    COFFER_TRY(authorization.address, fixed<20>(items));
    COFFER_TRY(authorization.nonce, read_nonce(items));
    COFFER_TRY(const u8 y_parity, read_y_parity(items));
    const std::size_t at = items.offset();
    COFFER_TRY(const RecoverableSignature signature, read_signature(items, y_parity));
    const auto key = recover_public_key(message::authorization_digest(authorization), signature);
    if (!key) return fail(Errc::signature_invalid, at);
    return SignedAuthorization{authorization, signature, address_of(*key)};
}

template <u64 Fields::*member>
constexpr Field u64_field(const char* name) {
    return {name,
            [](rlp::Reader& reader, Fields& fields) -> Status {
                COFFER_TRY(fields.*member, reader.integer_u64());
                return Ok{};
            },
            [](rlp::Writer& writer, const Fields& fields) { writer.integer(fields.*member); }};
}

template <Amount Fields::*member>
constexpr Field amount_field(const char* name) {
    return {name,
            [](rlp::Reader& reader, Fields& fields) -> Status {
                COFFER_TRY(const Bytes number, reader.integer(32));
                fields.*member = Amount::from_big_endian(number);
                return Ok{};
            },
            [](rlp::Writer& writer, const Fields& fields) { write_number(writer, fields.*member); }};
}

constexpr Field chain_id{"chainId",
                         [](rlp::Reader& reader, Fields& fields) -> Status {
                             const std::size_t at = reader.offset();
                             COFFER_TRY(const u64 id, reader.integer_u64());
                             if (id > max_chain_id) return fail(Errc::integer_range, at);
                             fields.chain_id = id;
                             return Ok{};
                         },
                         [](rlp::Writer& writer, const Fields& fields) { writer.integer(*fields.chain_id); }};
constexpr Field nonce{"nonce",
                      [](rlp::Reader& reader, Fields& fields) -> Status {
                          COFFER_TRY(fields.nonce, read_nonce(reader));
                          return Ok{};
                      },
                      [](rlp::Writer& writer, const Fields& fields) { writer.integer(fields.nonce); }};
constexpr Field gas_price = amount_field<&Fields::gas_price>("gasPrice");
constexpr Field max_priority_fee = amount_field<&Fields::max_priority_fee_per_gas>("maxPriorityFeePerGas");
constexpr Field max_fee{"maxFeePerGas",
                        [](rlp::Reader& reader, Fields& fields) -> Status {
                            const std::size_t at = reader.offset();
                            COFFER_TRY(const Bytes number, reader.integer(32));
                            fields.max_fee_per_gas = Amount::from_big_endian(number);
                            // EIP-1559: a priority fee above the maximum fee makes the transaction invalid.
                            if (fields.max_fee_per_gas < fields.max_priority_fee_per_gas) return fail(Errc::transaction_syntax, at);
                            return Ok{};
                        },
                        [](rlp::Writer& writer, const Fields& fields) { write_number(writer, fields.max_fee_per_gas); }};
constexpr Field gas_limit = u64_field<&Fields::gas_limit>("gasLimit");
constexpr Field to{"to",
                   [](rlp::Reader& reader, Fields& fields) -> Status {
                       COFFER_TRY(fields.to, fixed<20>(reader));
                       return Ok{};
                   },
                   [](rlp::Writer& writer, const Fields& fields) { writer.bytes(*fields.to); }};
// `to` is empty if the transaction creates a contract, which not all types can.
constexpr Field to_or_creation{"to",
                               [](rlp::Reader& reader, Fields& fields) -> Status {
                                   rlp::Reader ahead = reader;
                                   COFFER_TRY(const Bytes bytes, ahead.bytes());
                                   if (!bytes.empty()) return to.read(reader, fields);
                                   reader = ahead;
                                   return Ok{};
                               },
                               [](rlp::Writer& writer, const Fields& fields) { writer.bytes(fields.to ? Bytes(*fields.to) : Bytes()); }};
constexpr Field value = amount_field<&Fields::value>("value");
constexpr Field data{"data",
                     [](rlp::Reader& reader, Fields& fields) -> Status {
                         COFFER_TRY(const Bytes bytes, reader.bytes());
                         fields.data.assign(bytes.begin(), bytes.end());
                         return Ok{};
                     },
                     [](rlp::Writer& writer, const Fields& fields) { writer.bytes(fields.data); }};
constexpr Field access_list{"accessList",
                            [](rlp::Reader& reader, Fields& fields) -> Status {
                                COFFER_TRY(fields.access_list, list_of<AccessEntry>(reader, access_entry));
                                return Ok{};
                            },
                            [](rlp::Writer& writer, const Fields& fields) {
                                writer.begin_list();
                                for (const AccessEntry& entry : fields.access_list) {
                                    writer.begin_list().bytes(entry.address).begin_list();
                                    for (const Hash& key : entry.storage_keys) writer.bytes(key);
                                    writer.end_list().end_list();
                                }
                                writer.end_list();
                            }};
constexpr Field max_fee_per_blob_gas = amount_field<&Fields::max_fee_per_blob_gas>("maxFeePerBlobGas");
constexpr Field blob_hashes{"blobVersionedHashes",
                            [](rlp::Reader& reader, Fields& fields) -> Status {
                                static constexpr u8 kzg_version = 0x01;
                                const std::size_t at = reader.offset();
                                COFFER_TRY(fields.blob_hashes, list_of<Hash>(reader, fixed<32>));
                                const bool known =
                                    std::ranges::all_of(fields.blob_hashes, [](const Hash& h) { return h[0] == kzg_version; });
                                if (fields.blob_hashes.empty() || !known) return fail(Errc::transaction_syntax, at);
                                return Ok{};
                            },
                            [](rlp::Writer& writer, const Fields& fields) {
                                writer.begin_list();
                                for (const Hash& hash : fields.blob_hashes) writer.bytes(hash);
                                writer.end_list();
                            }};
constexpr Field authorization_list{"authorizationList",
                                   [](rlp::Reader& reader, Fields& fields) -> Status {
                                       const std::size_t at = reader.offset();
                                       COFFER_TRY(fields.authorizations, list_of<SignedAuthorization>(reader, authorization));
                                       if (fields.authorizations.empty()) return fail(Errc::transaction_syntax, at);
                                       return Ok{};
                                   },
                                   [](rlp::Writer& writer, const Fields& fields) {
                                       writer.begin_list();
                                       for (const SignedAuthorization& a : fields.authorizations) {
                                           writer.begin_list();
                                           writer.integer(a.authorization.chain_id).bytes(a.authorization.address);
                                           writer.integer(a.authorization.nonce).integer(a.signature.recovery_id);
                                           write_signature(writer, a.signature);
                                           writer.end_list();
                                       }
                                       writer.end_list();
                                   }};

constexpr auto legacy_fields = std::to_array<const Field*>({&nonce, &gas_price, &gas_limit, &to_or_creation, &value, &data});
constexpr auto access_list_fields =
    std::to_array<const Field*>({&chain_id, &nonce, &gas_price, &gas_limit, &to_or_creation, &value, &data, &access_list});
constexpr auto dynamic_fee_fields =
    std::to_array<const Field*>({&chain_id, &nonce, &max_priority_fee, &max_fee, &gas_limit, &to_or_creation, &value, &data, &access_list});
constexpr auto blob_fields = std::to_array<const Field*>(
    {&chain_id, &nonce, &max_priority_fee, &max_fee, &gas_limit, &to, &value, &data, &access_list, &max_fee_per_blob_gas, &blob_hashes});
constexpr auto set_code_fields = std::to_array<const Field*>(
    {&chain_id, &nonce, &max_priority_fee, &max_fee, &gas_limit, &to, &value, &data, &access_list, &authorization_list});

constexpr auto types = std::to_array<TypeRow>({
    {Type::legacy, "legacy", legacy_fields},
    {Type::access_list, "EIP-2930", access_list_fields},
    {Type::dynamic_fee, "EIP-1559", dynamic_fee_fields},
    {Type::blob, "EIP-4844", blob_fields},
    {Type::set_code, "EIP-7702", set_code_fields},
});

}  // namespace

const TypeRow* find_type(unsigned type) noexcept {
    return type < types.size() ? &types[type] : nullptr;
}

Status read_fields(const TypeRow& row, rlp::Reader& reader, Fields& fields) {
    fields.type = row.type;
    for (const Field* field : row.fields) {
        COFFER_CHECK(at_field(field->read(reader, fields), field->name));
    }
    return Ok{};
}

void write_fields(const TypeRow& row, rlp::Writer& writer, const Fields& fields) {
    for (const Field* field : row.fields) field->write(writer, fields);
}

Result<u8> read_y_parity(rlp::Reader& reader) {
    const std::size_t at = reader.offset();
    COFFER_TRY(const u64 parity, reader.integer_u64());
    if (parity > 1) return fail(Errc::recovery_id, at, "yParity");
    return static_cast<u8>(parity);
}

Result<RecoverableSignature> read_signature(rlp::Reader& reader, u8 recovery_id) {
    const std::size_t at = reader.offset();
    COFFER_TRY(const Bytes r, at_field(reader.integer(32), "r"));
    COFFER_TRY(const Bytes s, at_field(reader.integer(32), "s"));
    ByteArray<64> raw{};
    std::ranges::copy(r, raw.begin() + 32 - static_cast<std::ptrdiff_t>(r.size()));
    std::ranges::copy(s, raw.end() - static_cast<std::ptrdiff_t>(s.size()));
    const auto signature = EcdsaSignature<Secp256k1>::parse_raw(raw);
    if (!signature) return fail(signature.error().code, at, "signature");
    if (!signature->has_low_s()) return fail(Errc::signature_high_s, at, "s");
    return RecoverableSignature{*signature, recovery_id};
}

void write_number(rlp::Writer& writer, const Amount& amount) {
    writer.integer(amount.big_endian());
}

void write_signature(rlp::Writer& writer, const RecoverableSignature& signature) {
    const Bytes raw = signature.signature.raw();
    writer.integer(raw.first(32)).integer(raw.last(32));
}

}  // namespace coffer::tx::ethereum
