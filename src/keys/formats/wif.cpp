// Bitcoin's wallet import format for compressed keys: base58check(version || key32 || 01).
#include <algorithm>

#include "coffer/crypto/base58check.hpp"
#include "core/try.hpp"
#include "keys/formats/codecs.hpp"

namespace coffer::keys {
namespace {

constexpr u8 compressed_flag = 0x01;
constexpr std::size_t payload_size = 34;
constexpr std::size_t uncompressed_payload_size = 33;

}  // namespace

template <u8 Version>
Result<AnyPrivateKey> decode_wif(std::optional<CurveId>, Bytes text) {
    COFFER_TRY(const SecretBytes bytes, base58::decode_check_secret(text, base58::max_checked_length(payload_size)));
    const Bytes payload = bytes.reveal();
    if (payload.size() != payload_size && payload.size() != uncompressed_payload_size) return fail(Errc::private_key_length);
    if (payload[0] != Version) return fail(Errc::key_format_version, "version");
    if (payload.size() == uncompressed_payload_size || payload.back() != compressed_flag)
        return fail(Errc::key_format_version, "compressed");
    return parse_private_key(CurveId::secp256k1, payload.subspan(1, 32));
}

template <u8 Version>
SecretText encode_wif(const AnyPrivateKey& key) {
    SecretArray<payload_size> payload;
    payload.reveal_mut().front() = Version;
    std::ranges::copy(scalar_of(key), payload.reveal_mut().begin() + 1);
    payload.reveal_mut().back() = compressed_flag;
    return base58::encode_check_secret(payload.reveal());
}

template Result<AnyPrivateKey> decode_wif<0x80>(std::optional<CurveId>, Bytes);
template Result<AnyPrivateKey> decode_wif<0xef>(std::optional<CurveId>, Bytes);
template SecretText encode_wif<0x80>(const AnyPrivateKey&);
template SecretText encode_wif<0xef>(const AnyPrivateKey&);

}  // namespace coffer::keys
