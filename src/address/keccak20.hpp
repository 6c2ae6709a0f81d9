// The 20-byte accounts of Ethereum, which Tron and Ethermint chains encode differently.
#pragma once

#include "address/shape.hpp"
#include "keys/ethereum_account.hpp"

namespace coffer::address {

/// keccak20_payload is a Shape function: keys::ethereum_account of the key.
[[nodiscard]] inline Result<Payload> keccak20_payload(const FormatRow& /*row*/, const AnyPublicKey& key, const EncodeOptions& options) {
    Payload payload(keys::ethereum_account(on<Secp256k1>(key)));
    payload.hrp = asked_hrp(options);
    return payload;
}

/// keccak20_payloads is a Shape function: keccak20_payload of many keys.
void keccak20_payloads(const FormatRow& row, std::span<const AnyPublicKey> keys, const EncodeOptions& options, std::span<Payload> payloads);

}  // namespace coffer::address
