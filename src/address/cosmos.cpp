// Chains of the Cosmos SDK: 20 bytes in Bech32 with the human-readable part of the chain.
#include "address/base58check.hpp"
#include "address/bech32_bytes.hpp"
#include "address/keccak20.hpp"
#include "coffer/crypto/hash.hpp"

namespace coffer::address {

namespace {

// The Tendermint address of an Ed25519 key: the first 20 bytes of its SHA-256.
Result<Payload> tendermint_payload(const FormatRow& /*row*/, const AnyPublicKey& key, const EncodeOptions& options) {
    const ByteArray<32> digest = sha256(on<Ed25519>(key).bytes());
    Payload payload(Bytes(digest).first(20));
    payload.hrp = asked_hrp(options);
    return payload;
}

}  // namespace

const Shape cosmos_account = {.payload = hash160_payload, .write = write_bech32_20, .read = read_bech32_20, .options = option_hrp};
const Shape ethermint_account = {
    .payload = keccak20_payload, .write = write_bech32_20, .read = read_bech32_20, .payloads = keccak20_payloads, .options = option_hrp};
const Shape tendermint_account = {.payload = tendermint_payload, .write = write_bech32_20, .read = read_bech32_20, .options = option_hrp};

}  // namespace coffer::address
