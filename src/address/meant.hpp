// Detection of Bech32 texts with typing errors. Base58 without a checksum accepts any text of its alphabet and length. It must not accept a
// text that was written with a checksum and whose checksum is wrong.
#pragma once

#include <string_view>

namespace coffer::address {

/// meant_as_bech32 returns whether `text` was evidently written as Bech32, or as CashAddr without its prefix: it is valid or has a few
/// typing errors, with any human-readable part. The probability for a random base58 text is 2^-35. The caller excludes hexadecimal texts.
[[nodiscard]] bool meant_as_bech32(std::string_view text) noexcept;

}  // namespace coffer::address
