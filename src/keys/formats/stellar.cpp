// Stellar's secret seeds (StrKey, SEP-23): base32 of 90 || seed || CRC-16/XMODEM of both, little-endian.
#include <algorithm>

#include "coffer/encoding/base32.hpp"
#include "encoding/crc16.hpp"
#include "keys/formats/codecs.hpp"

namespace coffer::keys {
namespace {

constexpr u8 seed_version = 18U << 3U;
constexpr std::size_t payload_size = 33;
constexpr std::size_t checksum_size = 2;

ByteArray<checksum_size> checksum_of(Bytes payload) noexcept {
    const u16 crc = crc16_xmodem(payload);
    return {static_cast<u8>(crc & 0xffU), static_cast<u8>(crc >> 8U)};
}

}  // namespace

Result<AnyPrivateKey> decode_stellar(std::optional<CurveId>, Bytes text) {
    const Result<SecretBytes> decoded = base32::decode_secret(text);
    if (!decoded) return hidden(decoded.error());
    const Bytes bytes = decoded->reveal();
    if (bytes.size() != payload_size + checksum_size) return fail(Errc::private_key_length);
    const Bytes payload = bytes.first(payload_size);
    if (!ct_equal(checksum_of(payload), bytes.last(checksum_size))) return fail(Errc::crc_checksum);
    if (payload[0] != seed_version) return fail(Errc::key_format_version, "version");
    return parse_private_key(CurveId::ed25519, payload.subspan(1));
}

SecretText encode_stellar(const AnyPrivateKey& key) {
    SecretArray<payload_size + checksum_size> bytes;
    const FixedMutBytes<payload_size + checksum_size> out = bytes.reveal_mut();
    out[0] = seed_version;
    std::ranges::copy(scalar_of(key), out.begin() + 1);
    std::ranges::copy(checksum_of(out.first<payload_size>()), out.begin() + payload_size);
    return base32::encode_secret(bytes.reveal());
}

}  // namespace coffer::keys
