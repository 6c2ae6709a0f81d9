// The 20 bytes of Ethereum's accounts, which Tron and Ethermint chains spell in their own ways.
#pragma once

#include "address/shape.hpp"
#include "coffer/crypto/hash.hpp"

namespace coffer::address {

/// keccak20 is the last 20 bytes of Keccak-256 of the uncompressed point without its 04.
[[nodiscard]] inline ByteArray<20> keccak20(const PublicKey<Secp256k1>& key) {
    const ByteArray<65> sec1 = key.uncompressed();
    const ByteArray<32> digest = keccak256(Bytes(sec1).subspan(1));
    ByteArray<20> account;
    std::copy_n(digest.begin() + 12, account.size(), account.begin());
    return account;
}

/// Shape function: the payload is keccak20.
[[nodiscard]] inline Result<Payload> keccak20_payload(const FormatRow& /*row*/, const AnyPublicKey& key, const EncodeOptions& options) {
    Payload payload(keccak20(on<Secp256k1>(key)));
    payload.hrp = options.hrp.value_or("");
    return payload;
}

/// Shape function: keccak20_payload of many keys.
void keccak20_payloads(const FormatRow& row, std::span<const AnyPublicKey> keys, const EncodeOptions& options, std::span<Payload> payloads);

}  // namespace coffer::address
