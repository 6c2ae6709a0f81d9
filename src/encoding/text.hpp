// Unicode text: which characters may stand in a phrase, and normalisation (UAX #15) on secret memory.
#pragma once

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"
#include "coffer/encoding/unassigned.hpp"
#include "core/utf8.hpp"

namespace coffer::text {

/// max_normalized_bytes bounds every input of nfkd and nfc.
inline constexpr std::size_t max_normalized_bytes = 64 * 1024;

/// check_characters refuses what no eye can see: controls, zero-width characters, byte order mark, soft hyphen, direction marks, line
/// breaks. For phrases and names; not for passphrases, where joiners are letters of some scripts. Errors, with the byte offset: those of
/// check_utf8, text_line_break, text_forbidden_character.
[[nodiscard]] Status check_characters(Bytes utf8) noexcept;

/// harmless_character is the length of the character at the beginning, if check_characters has nothing against it; or else 0. For showing
/// text that somebody else wrote.
[[nodiscard]] std::size_t harmless_character(Bytes text) noexcept;

/// nfkd returns the compatibility decomposition, whole. Linear time. ASCII is returned as it is, without table look-ups; other text is
/// looked up in tables. Errors: text_too_long (over max_bytes, itself at most max_normalized_bytes), text_unassigned.
[[nodiscard]] Result<SecretText> nfkd(const SecretText& text, std::size_t max_bytes = max_normalized_bytes,
                                      Unassigned unassigned = Unassigned::refuse);

/// nfc returns the canonical composition (for showing a phrase). Errors as nfkd.
[[nodiscard]] Result<SecretText> nfc(const SecretText& text, std::size_t max_bytes = max_normalized_bytes,
                                     Unassigned unassigned = Unassigned::refuse);

}  // namespace coffer::text
