// Phrases of wallets that use BIP-39's words with checks of their own.
#pragma once

#include "coffer/core/bytes.hpp"

namespace coffer::hd {

/// foreign_phrase says whose seed a phrase is whose BIP-39 checksum does not match, or returns "". `phrase` is normalised, with single
/// spaces, and has `words` words. A mistyped BIP-39 phrase passes Electrum's check once in 215, TON's once in 256. Secret; time depends on
/// `words`, on the answer, and beyond ASCII on where the marks are.
[[nodiscard]] const char* foreign_phrase(Bytes phrase, std::size_t words);

}  // namespace coffer::hd
