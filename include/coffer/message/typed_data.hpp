// EIP-712: hashing of typed structured data, given as the JSON that wallets take (types, primaryType, domain, message).
#pragma once

#include <string>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer::message {

/// TypedDataHash is the digest that is signed, and what it was made of.
struct TypedDataHash {
    ByteArray<32> digest;            // Keccak-256 of 19 01 || domain_separator || message_hash
    ByteArray<32> domain_separator;  // hashStruct of the domain
    ByteArray<32> message_hash;      // hashStruct of the message; zero where the primary type is EIP712Domain, which has none
    std::string encoded_type;        // encodeType of the primary type
};

/// hash_typed_data hashes `json` (at most 256 KiB). Strict, since what is not shown as meant should not be signed: every member of a
/// struct must be there, and no others; numbers are integers, or their text in decimal digits or 0x; bytes are 0x text of the exact
/// length; mixed-case addresses have their checksum; the domain has the EIP's five members only (their type may be left out: it is then
/// name, version, chainId, verifyingContract, salt, as far as they are there). Errors: the JSON codes, typed_data_syntax (what: types,
/// primaryType, domain or message), json_wrong_type, json_number_range, the hexadecimal codes, eip55_checksum.
[[nodiscard]] Result<TypedDataHash> hash_typed_data(Bytes json);

}  // namespace coffer::message
