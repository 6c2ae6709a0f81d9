// What a text was plainly written as, even where it has a mistake. Base58 without a checksum takes any text of its alphabet and length; it
// must not take one that was written for a checksum, and that the checksum refuses.
#pragma once

#include <string_view>

namespace coffer::address {

/// meant_as_bech32 says whether `text` was plainly written as Bech32, or as CashAddr without its prefix: valid, or with the mistakes of a
/// hand, under any human-readable part. Of random texts in base58, one in 2^35 is so taken by chance; hexadecimal text is not to be asked.
[[nodiscard]] bool meant_as_bech32(std::string_view text) noexcept;

}  // namespace coffer::address
