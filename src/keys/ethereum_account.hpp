// The Ethereum account of a secp256k1 key. Tron and Ethermint chains encode the same account in other ways.
#pragma once

#include <algorithm>

#include "coffer/crypto/hash.hpp"
#include "coffer/keys/public_key.hpp"

namespace coffer::keys {

/// ethereum_account returns the last 20 bytes of the Keccak-256 of the uncompressed point without its prefix 04 (Ethereum yellow paper,
/// appendix F).
[[nodiscard]] inline ByteArray<20> ethereum_account(const PublicKey<Secp256k1>& key) {
    const ByteArray<65> sec1 = key.uncompressed();
    const ByteArray<32> digest = keccak256(Bytes(sec1).subspan(1));
    ByteArray<20> account;
    std::copy_n(digest.begin() + 12, account.size(), account.begin());
    return account;
}

}  // namespace coffer::keys
