// Extended keys as wallets show them: with the key origin of output descriptors (BIP-380) before them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "coffer/hd/extended_key_text.hpp"
#include "coffer/hd/path.hpp"

namespace coffer {

/// KeyOrigin says from which master key, and along which path, an extended key was derived. Public.
struct KeyOrigin {
    ByteArray<4> fingerprint;  ///< of the master key
    DerivationPath path;

    /// text prints "d34db33f/84'/0'/0'".
    [[nodiscard]] std::string text() const;
    friend bool operator==(const KeyOrigin&, const KeyOrigin&) noexcept = default;
};

/// KeyExpression is a key of type Text (ExtendedPublicKeyText, ExtendedPrivateKeyText) and its origin, where the text had one.
template <typename Text>
struct KeyExpression {
    Text key;
    std::optional<KeyOrigin> origin;
};

/// parse_public_key_expression reads an extended public key of any version, or `[fingerprint/path]` and the key. The origin must agree with
/// what the key says of its own place: depth, child number and, next to the master, fingerprint. Errors: those of
/// decode_extended_public_key; hex_character, hex_length and the path codes (at: offset in `text`); key_origin_mismatch;
/// extended_key_suffix (a path follows the key, as in `xpub…/0/*`), output_descriptor (as in `wpkh(xpub…)`).
[[nodiscard]] Result<KeyExpression<ExtendedPublicKeyText>> parse_public_key_expression(std::string_view text);

/// parse_private_key_expression does the same for an extended private key. Secret. Errors as above, without position.
[[nodiscard]] Result<KeyExpression<ExtendedPrivateKeyText>> parse_private_key_expression(const SecretText& text);

}  // namespace coffer
