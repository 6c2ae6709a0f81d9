// The borsh parts that both envelopes share: u32le length || ciphertext at the end.
#pragma once

#include <vector>

#include "coffer/core/bytes.hpp"
#include "coffer/core/reader.hpp"
#include "coffer/core/result.hpp"
#include "coffer/crypto/aead.hpp"

namespace coffer::bundle {

/// take_ciphertext reads length and ciphertext, which must be all that is left. Errors: borsh_syntax (at), ciphertext_too_short,
/// data_too_long (over max_plaintext and a tag).
[[nodiscard]] Result<std::vector<u8>> take_ciphertext(Reader& reader, std::size_t max_plaintext);

/// append_u32_le and append write to the end of `out`.
void append_u32_le(std::vector<u8>& out, std::size_t value);
void append(std::vector<u8>& out, Bytes bytes);

}  // namespace coffer::bundle
