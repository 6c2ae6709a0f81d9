// Sui's private keys (SIP-15): bech32 of flag || key with the human-readable part "suiprivkey".
#include <algorithm>
#include <array>

#include "coffer/encoding/bech32.hpp"
#include "core/try.hpp"
#include "keys/formats/codecs.hpp"

namespace coffer::keys {
namespace {

constexpr std::string_view hrp = "suiprivkey";
constexpr std::size_t payload_size = 33;

// The index is the flag of the signature scheme.
constexpr std::array<CurveId, 3> curve_of_flag = {CurveId::ed25519, CurveId::secp256k1, CurveId::p256};
constexpr std::array<const char*, 3> name_of_flag = {"an Ed25519 key, flag 00", "a secp256k1 key, flag 01", "a P-256 key, flag 02"};

}  // namespace

Result<AnyPrivateKey> decode_sui(std::optional<CurveId> curve, Bytes text) {
    const Result<SecretBytes> payload = bech32::decode_bytes_secret(text, hrp, bech32::Variant::bech32);
    if (!payload) return hidden(payload.error());
    const Bytes bytes = payload->reveal();
    if (bytes.size() != payload_size) return fail(Errc::private_key_length);
    const std::size_t flag = bytes[0];
    if (flag >= curve_of_flag.size()) return fail(Errc::key_format_version, "flag");
    if (curve && curve_of_flag[flag] != *curve) return fail(Errc::key_format_version, name_of_flag[flag]);
    return parse_private_key(curve_of_flag[flag], bytes.subspan(1));
}

SecretText encode_sui(const AnyPrivateKey& key) {
    SecretArray<payload_size> payload;
    const auto flag = std::ranges::find(curve_of_flag, curve_of(key));
    payload.reveal_mut()[0] = static_cast<u8>(flag - curve_of_flag.begin());
    std::ranges::copy(scalar_of(key), payload.reveal_mut().begin() + 1);
    return bech32::encode_bytes_secret(hrp, payload.reveal(), bech32::Variant::bech32);
}

}  // namespace coffer::keys
