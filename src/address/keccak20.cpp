#include "address/keccak20.hpp"

#include "crypto/multibuffer/many.hpp"

namespace coffer::address {

void keccak20_payloads(const FormatRow& /*row*/, std::span<const AnyPublicKey> keys, const EncodeOptions& options,
                       std::span<Payload> payloads) {
    COFFER_INVARIANT(keys.size() <= encode_group && keys.size() == payloads.size());
    std::array<ByteArray<64>, encode_group> points;
    std::array<ByteArray<32>, encode_group> digests;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const ByteArray<65> sec1 = on<Secp256k1>(keys[i]).uncompressed();
        std::copy(sec1.begin() + 1, sec1.end(), points[i].begin());
    }
    crypto::keccak256_many(std::span<const ByteArray<64>>(points).first(keys.size()), std::span(digests).first(keys.size()));
    for (std::size_t i = 0; i < keys.size(); ++i) {
        payloads[i] = Payload(Bytes(digests[i]).last<20>());
        payloads[i].hrp = asked_hrp(options);
    }
}

}  // namespace coffer::address
