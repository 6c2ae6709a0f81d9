// Plaintexts of sealed messages: wallets and private keys. The caller states which one a message contains.
#pragma once

#include <optional>

#include "coffer/core/secret.hpp"
#include "coffer/keys/private_key.hpp"

namespace coffer::bundle {

/// WalletPlaintext is a mnemonic and its passphrase, if the message has one. The mnemonic is not validated: Mnemonic::parse does that.
/// Secret; move-only.
struct WalletPlaintext {
    SecretText phrase;                     ///< the mnemonic, not empty and without line breaks
    std::optional<SecretText> passphrase;  ///< absent if the message has none; without line breaks

    /// parse reads the plaintext of a wallet: mnemonic; mnemonic LF passphrase; or mnemonic LF "--PASS--" LF passphrase.
    /// `plaintext`: UTF-8.
    /// Errors, without position: text_line_break (another LF, or a CR), text_empty (no mnemonic), utf8_invalid, utf8_overlong,
    /// utf8_surrogate.
    /// Secret. Constant time except for the lengths, for how far the passphrase agrees with "--PASS--", and as SecretText::parse.
    [[nodiscard]] static Result<WalletPlaintext> parse(Bytes plaintext);

    /// encode returns the plaintext of an import: mnemonic, or mnemonic LF "--PASS--" LF passphrase.
    /// `phrase`: the mnemonic. `passphrase`: nullptr if there is none.
    /// Errors, without position: text_empty (`phrase`), text_line_break (either argument).
    /// Secret. Constant time except for the lengths and for the result.
    [[nodiscard]] static Result<SecretBytes> encode(const SecretText& phrase, const SecretText* passphrase);
};

/// parse_key_plaintext returns the 32 bytes of a private key. `plaintext`: exactly 32 bytes. The bytes are not validated; parse_private_key
/// does that. Error: plaintext_kind (another length). Secret. Constant time.
[[nodiscard]] Result<SecretArray<32>> parse_key_plaintext(Bytes plaintext);

}  // namespace coffer::bundle
