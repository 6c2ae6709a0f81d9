// Chains of the Cosmos SDK: 20 bytes in Bech32 under the chain's own human-readable part.
#include "address/base58check.hpp"
#include "address/bech32_bytes.hpp"

namespace coffer::address {

const Shape cosmos_account = {.payload = hash160_payload, .write = write_bech32_20, .read = read_bech32_20, .options = option_hrp};

}  // namespace coffer::address
