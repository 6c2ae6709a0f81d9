// Mnemonics of wallets that use the BIP-39 word lists with a checksum of their own.
#pragma once

#include "coffer/core/bytes.hpp"

namespace coffer::hd {

/// foreign_phrase returns a text that names the kind of a mnemonic whose BIP-39 checksum is wrong but which passes the check of Electrum or
/// TON; otherwise it returns "". `phrase`: in NFKD with single spaces. `words`: its number of words. Secret. A mistyped BIP-39 mnemonic
/// passes the check of Electrum with probability 1/215, that of TON with 1/128. Time depends on `words`, on the result and, beyond ASCII,
/// on the positions of combining marks.
[[nodiscard]] const char* foreign_phrase(Bytes phrase, std::size_t words);

}  // namespace coffer::hd
