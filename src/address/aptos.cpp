// Aptos: 0x and the authentication key, SHA3-256 of the key and the scheme byte 00 (single Ed25519 signer). Always 64 digits (AIP-40).
#include "address/lower_hex.hpp"
#include "coffer/crypto/hash.hpp"

namespace coffer::address {
namespace {

constexpr u8 single_ed25519_scheme = 0x00;

Result<Payload> aptos_payload(const FormatRow& /*row*/, const AnyPublicKey& key, const EncodeOptions& /*options*/) {
    ByteArray<33> preimage;
    const ByteArray<32>& encoded = on<Ed25519>(key).bytes();
    std::copy(encoded.begin(), encoded.end(), preimage.begin());
    preimage.back() = single_ed25519_scheme;
    return Payload(sha3_256(preimage));
}

}  // namespace

const Shape aptos_account = {.payload = aptos_payload,
                             .write = write_0x_32,
                             .read = read_0x_32,
                             .tolerated = tolerated_short_hex | tolerated_upper_case_hex,
                             .checksummed = false};

}  // namespace coffer::address
