// The 20 bytes of Ethereum's accounts, which Tron and Ethermint chains spell in their own ways.
#pragma once

#include "address/shape.hpp"
#include "keys/ethereum_account.hpp"

namespace coffer::address {

/// Shape function: the payload is keys::ethereum_account.
[[nodiscard]] inline Result<Payload> keccak20_payload(const FormatRow& /*row*/, const AnyPublicKey& key, const EncodeOptions& options) {
    Payload payload(keys::ethereum_account(on<Secp256k1>(key)));
    payload.hrp = options.hrp.value_or("");
    return payload;
}

/// Shape function: keccak20_payload of many keys.
void keccak20_payloads(const FormatRow& row, std::span<const AnyPublicKey> keys, const EncodeOptions& options, std::span<Payload> payloads);

}  // namespace coffer::address
