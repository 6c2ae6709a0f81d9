// What sealed messages carry, parsed by the format that the caller declares.
#pragma once

#include <optional>

#include "coffer/core/secret.hpp"
#include "coffer/keys/private_key.hpp"

namespace coffer::bundle {

/// WalletPlaintext is a phrase and, where the message has one, its passphrase. Whether the phrase is a valid one is not known here
/// (Mnemonic::parse decides). Secret; move-only.
struct WalletPlaintext {
    SecretText phrase;
    std::optional<SecretText> passphrase;

    /// parse reads UTF-8 in one of three forms: phrase; phrase LF passphrase; phrase LF "--PASS--" LF passphrase. Errors (no position):
    /// utf8_invalid, utf8_overlong, utf8_surrogate, text_empty (no phrase), text_line_break (a further LF, or a CR).
    [[nodiscard]] static Result<WalletPlaintext> parse(Bytes plaintext);

    /// encode writes what an import takes: phrase, or phrase LF "--PASS--" LF passphrase. Errors: text_empty, text_line_break.
    [[nodiscard]] static Result<SecretBytes> encode(const SecretText& phrase, const SecretText* passphrase);
};

/// parse_key_plaintext takes exactly 32 bytes. Secret. Error: plaintext_kind.
[[nodiscard]] Result<SecretArray<32>> parse_key_plaintext(Bytes plaintext);

}  // namespace coffer::bundle
