// Bitcoin's wallet import format for compressed keys: base58check(version || key32 || 01).
#include <algorithm>

#include "coffer/crypto/hash.hpp"
#include "coffer/encoding/base58.hpp"
#include "core/try.hpp"
#include "keys/formats/codecs.hpp"

namespace coffer::keys {
namespace {

constexpr u8 compressed_flag = 0x01;
constexpr std::size_t payload_size = 34;
constexpr std::size_t uncompressed_payload_size = 33;
constexpr std::size_t checksum_size = 4;

SecretArray<32> checksum_of(Bytes payload) noexcept {
    const SecretArray<32> once = sha256_secret({payload});
    return sha256_secret({once.reveal()});
}

}  // namespace

template <u8 Version>
Result<AnyPrivateKey> decode_wif(std::optional<CurveId>, Bytes text) {
    COFFER_TRY(const SecretBytes bytes, base58::decode_secret(text, base58::max_encoded_length(payload_size + checksum_size)));
    if (bytes.size() < checksum_size) return fail(Errc::private_key_length);
    const Bytes payload = bytes.reveal().first(bytes.size() - checksum_size);
    if (!ct_equal(checksum_of(payload).reveal().first<checksum_size>(), bytes.reveal().last(checksum_size)))
        return fail(Errc::base58_checksum);
    if (payload.size() != payload_size && payload.size() != uncompressed_payload_size) return fail(Errc::private_key_length);
    if (payload[0] != Version) return fail(Errc::key_format_version, "version");
    if (payload.size() == uncompressed_payload_size || payload.back() != compressed_flag)
        return fail(Errc::key_format_version, "compressed");
    return parse_private_key(CurveId::secp256k1, payload.subspan(1, 32));
}

template <u8 Version>
SecretText encode_wif(const AnyPrivateKey& key) {
    SecretArray<payload_size + checksum_size> bytes;
    const FixedMutBytes<payload_size + checksum_size> out = bytes.reveal_mut();
    out[0] = Version;
    std::ranges::copy(scalar_of(key), out.begin() + 1);
    out[payload_size - 1] = compressed_flag;
    const SecretArray<32> checksum = checksum_of(out.first<payload_size>());
    std::ranges::copy(checksum.reveal().first<checksum_size>(), out.begin() + payload_size);
    return base58::encode_secret(bytes.reveal());
}

template Result<AnyPrivateKey> decode_wif<0x80>(std::optional<CurveId>, Bytes);
template Result<AnyPrivateKey> decode_wif<0xef>(std::optional<CurveId>, Bytes);
template SecretText encode_wif<0x80>(const AnyPrivateKey&);
template SecretText encode_wif<0xef>(const AnyPrivateKey&);

}  // namespace coffer::keys
