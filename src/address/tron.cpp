// Tron: the 20-byte account of Ethereum after the version byte 41, in Base58Check.
#include "address/base58check.hpp"
#include "address/keccak20.hpp"

namespace coffer::address {

const Shape tron_account = {
    .payload = keccak20_payload, .write = write_base58check_20, .read = read_base58check_20, .payloads = keccak20_payloads};

}  // namespace coffer::address
