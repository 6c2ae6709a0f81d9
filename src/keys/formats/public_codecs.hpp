// One decoder and one encoder for each public key format. They are called through the rows of public_formats.inc, which list the curves.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "coffer/keys/public_key.hpp"

namespace coffer::keys {

/// A decoder gets the requested curve, or none if the text determines the curve.
using PublicDecoder = Result<AnyPublicKey>(std::optional<CurveId> curve, std::string_view text);
using PublicEncoder = std::string(const AnyPublicKey& key);

PublicDecoder decode_compressed, decode_uncompressed, decode_coordinates, decode_x_only, decode_spki, decode_spki_pem, decode_public_jwk;
PublicEncoder encode_compressed, encode_uncompressed, encode_coordinates, encode_x_only, encode_spki_hex, encode_spki_pem,
    encode_public_jwk;

}  // namespace coffer::keys
