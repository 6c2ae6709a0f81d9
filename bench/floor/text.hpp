// Texts that none of the libraries writes fast: hex, base58, bech32, base64url, EIP-55.
#pragma once

#include <string>

#include "floor/hash.hpp"

namespace bench::floor {

[[nodiscard]] std::string hex(Bytes data);
/// unhex writes text.size() / 2 bytes; false where the text is not hexadecimal.
[[nodiscard]] bool unhex(std::string_view text, u8* out);
template <std::size_t N>
[[nodiscard]] Array<N> unhex_array(std::string_view text);

[[nodiscard]] std::string base58(std::span<const u8, 32> data);
/// unbase58check reads exactly 81 bytes and their checksum.
[[nodiscard]] bool unbase58check(std::string_view text, std::span<u8, 81> data);
[[nodiscard]] std::string base64url(std::string_view data);
/// segwit writes the address of a witness program on mainnet: version 0 by bech32, 1 by bech32m.
[[nodiscard]] std::string segwit(unsigned version, Bytes program);
/// eip55 writes the address of an uncompressed point.
[[nodiscard]] std::string eip55(Kept& keccak256, std::span<const u8, 65> point);

}  // namespace bench::floor
