// EIP-712: hashing of typed structured data in JSON, as wallets receive it (types, primaryType, domain, message).
#pragma once

#include <string>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer::message {

/// TypedDataHash is the digest that is signed, and its parts.
struct TypedDataHash {
    ByteArray<32> digest;            ///< Keccak-256 of 19 01 || domain_separator || message_hash (without the last part for EIP712Domain)
    ByteArray<32> domain_separator;  ///< hashStruct of the domain
    ByteArray<32> message_hash;      ///< hashStruct of the message; zero if the primary type is EIP712Domain, which has no message
    std::string encoded_type;        ///< encodeType of the primary type
};

/// hash_typed_data hashes `json`, at most 256 KiB. It is strict, because a wallet should not sign data that another reader would interpret
/// differently:
/// - A struct has all of its declared fields, and no others. The top level has no unknown fields.
/// - A number is an integer, or a string of decimal digits or of hexadecimal digits after 0x.
/// - Bytes are a string of hexadecimal digits after 0x; `bytesN` has exactly N bytes. Addresses in mixed case have the right EIP-55
///   checksum.
/// - The domain has only the five fields of the EIP. If `types` does not declare EIP712Domain, the type consists of those of the fields
///   name, version, chainId, verifyingContract and salt that the domain has, in this order.
///
/// Errors: the json_ and utf8_ errors, typed_data_syntax (what: types, primaryType, domain or message; empty for an unknown field of the
/// top level), hex_character and the other hex_ errors, eip55_checksum. Public data; not constant time.
[[nodiscard]] Result<TypedDataHash> hash_typed_data(Bytes json);

}  // namespace coffer::message
