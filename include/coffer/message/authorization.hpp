// EIP-7702: authorizations by which an account delegates to the code of a contract.
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer::message {

/// Authorization is the tuple that the account signs.
struct Authorization {
    ByteArray<32> chain_id;  ///< big-endian; zero means every chain
    ByteArray<20> address;   ///< the contract whose code the account uses
    u64 nonce;               ///< the nonce of the account
};

/// parse_authorization reads the JSON object `{"chainId","address","nonce"}` of at most 4096 bytes. A number is an integer, or a string of
/// decimal digits or of hexadecimal digits after 0x. An address with letters of both cases must have the right EIP-55 checksum. Errors: the
/// json_ and utf8_ errors, transaction_syntax (unknown field); of the numbers, json_number_range (also for the nonce 2^64 - 1, which
/// EIP-7702 excludes), hex_character, typed_data_syntax (a string is not a number); of the address, those of eip55::decode.
[[nodiscard]] Result<Authorization> parse_authorization(Bytes json);

/// authorization_digest returns Keccak-256 of 05 || rlp([chain_id, address, nonce]).
[[nodiscard]] ByteArray<32> authorization_digest(const Authorization& authorization);

}  // namespace coffer::message
