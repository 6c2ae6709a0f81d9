// Public keys as hexadecimal digits: SEC 1 points, their coordinates, BIP-340 keys, and 32-byte keys.
#include <algorithm>

#include "coffer/encoding/hex.hpp"
#include "core/try.hpp"
#include "keys/asn1.hpp"
#include "keys/formats/public_codecs.hpp"

namespace coffer::keys {
namespace {

/// decode_digits decodes at most 65 bytes. A longer text cannot be a key.
Result<std::vector<u8>> decode_digits(std::string_view text) {
    if (text.size() > hex::encoded_length(65)) return fail(Errc::public_key_length);
    return hex::decode(text);
}

bool is_weierstrass(CurveId curve) noexcept {
    return with_curve(curve, []<Curve C>(C) { return WeierstrassCurve<C>; });
}

}  // namespace

Result<AnyPublicKey> decode_compressed(std::optional<CurveId> curve, std::string_view text) {
    COFFER_TRY(const std::vector<u8> bytes, decode_digits(text));
    if (is_weierstrass(*curve) && bytes.size() != 33) return fail(Errc::public_key_length);
    return parse_public_key(*curve, bytes);
}

std::string encode_compressed(const AnyPublicKey& key) {
    return public_key_hex(key);
}

Result<AnyPublicKey> decode_uncompressed(std::optional<CurveId> curve, std::string_view text) {
    COFFER_TRY(const std::vector<u8> bytes, decode_digits(text));
    if (bytes.size() == 33) return fail(Errc::public_key_compressed);
    return parse_public_key(*curve, bytes);
}

std::string encode_uncompressed(const AnyPublicKey& key) {
    return hex::encode(asn1::SubjectPublicKey(key).bytes());
}

Result<AnyPublicKey> decode_coordinates(std::optional<CurveId> curve, std::string_view text) {
    COFFER_TRY(const std::vector<u8> bytes, decode_digits(text));
    if (bytes.size() != 64) return fail(Errc::public_key_length);
    ByteArray<65> sec1{0x04};
    std::ranges::copy(bytes, sec1.begin() + 1);
    return parse_public_key(*curve, sec1);
}

std::string encode_coordinates(const AnyPublicKey& key) {
    return hex::encode(asn1::SubjectPublicKey(key).bytes().subspan(1));
}

Result<AnyPublicKey> decode_x_only(std::optional<CurveId>, std::string_view text) {
    COFFER_TRY(const std::vector<u8> bytes, decode_digits(text));
    if (bytes.size() != 32) return fail(Errc::public_key_length);
    COFFER_TRY(const auto key, PublicKey<Secp256k1>::from_x_only(Bytes(bytes).first<32>()));
    return AnyPublicKey(key);
}

std::string encode_x_only(const AnyPublicKey& key) {
    return hex::encode(std::get<PublicKey<Secp256k1>>(key).x_only());
}

}  // namespace coffer::keys
