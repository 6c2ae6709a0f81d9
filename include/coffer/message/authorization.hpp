// EIP-7702: authorizations by which an account takes on a contract's code.
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer::message {

/// Authorization is the tuple that is signed.
struct Authorization {
    ByteArray<32> chain_id;  // big-endian; zero means every chain
    ByteArray<20> address;
    u64 nonce;
};

/// parse_authorization reads {"chainId","address","nonce"}: integers, or their text in decimal digits or 0x; the address with its checksum
/// where its case is mixed. Errors: the JSON codes, transaction_syntax (another member), json_number_range (also for the last nonce, which
/// no chain takes), typed_data_syntax (no number), the hexadecimal codes, eip55_checksum.
[[nodiscard]] Result<Authorization> parse_authorization(Bytes json);

/// authorization_digest is Keccak-256 of 05 || rlp([chain_id, address, nonce]).
[[nodiscard]] ByteArray<32> authorization_digest(const Authorization& authorization);

}  // namespace coffer::message
