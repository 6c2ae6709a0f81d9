// Unicode text: the characters that are allowed in mnemonics and names, and normalisation (UAX #15) of secret text.
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"
#include "coffer/encoding/unassigned.hpp"
#include "core/utf8.hpp"

namespace coffer::text {

/// max_normalized_bytes is the upper limit of every input of nfkd and nfc.
inline constexpr std::size_t max_normalized_bytes = 64 * 1024;

/// check_characters refuses invisible characters: controls, zero-width characters, byte order mark, soft hyphen, direction marks, and line
/// breaks. It is for mnemonics and names, but not for passphrases, because some scripts use joiners in words.
/// Errors, with the byte offset: those of check_utf8, text_line_break, text_forbidden_character.
[[nodiscard]] Status check_characters(Bytes utf8) noexcept;

/// harmless_character returns the length in bytes of the first character if check_characters accepts it, else 0. It is for showing text
/// from others.
[[nodiscard]] std::size_t harmless_character(Bytes text) noexcept;

/// nfkd returns the compatibility decomposition. Linear time. ASCII text is returned unchanged, without table look-ups; other text is
/// looked up in tables.
/// Errors: text_too_long (over `max_bytes`, which is at most max_normalized_bytes), text_unassigned.
/// Secret.
[[nodiscard]] Result<SecretText> nfkd(const SecretText& text, std::size_t max_bytes = max_normalized_bytes,
                                      Unassigned unassigned = Unassigned::refuse);

/// nfc returns the canonical composition, for showing a mnemonic.
/// Errors: those of nfkd.
/// Secret.
[[nodiscard]] Result<SecretText> nfc(const SecretText& text, std::size_t max_bytes = max_normalized_bytes,
                                     Unassigned unassigned = Unassigned::refuse);

}  // namespace coffer::text
