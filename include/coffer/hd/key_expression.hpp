// Key expressions of output descriptors (BIP-380): an extended key, optionally preceded by its key origin.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "coffer/hd/extended_key_text.hpp"
#include "coffer/hd/path.hpp"

namespace coffer {

/// KeyOrigin identifies the master key from which an extended key was derived, and the derivation path. A regular value, public data.
struct KeyOrigin {
    ByteArray<4> fingerprint;  ///< fingerprint of the master key
    DerivationPath path;       ///< path from the master key to the extended key

    /// text returns the origin as in "d34db33f/84'/0'/0'", without brackets.
    [[nodiscard]] std::string text() const;
    friend bool operator==(const KeyOrigin&, const KeyOrigin&) noexcept = default;
};

/// KeyExpression is an extended key of type Text (ExtendedPublicKeyText or ExtendedPrivateKeyText) with its origin, if the text has one.
template <typename Text>
struct KeyExpression {
    Text key;                         ///< the extended key
    std::optional<KeyOrigin> origin;  ///< the key origin; absent if the text has none
};

/// parse_public_key_expression reads an extended public key with any version bytes, optionally preceded by `[fingerprint/path]`. The origin
/// must match the extended key: the length of the path is its depth, the last component its child number, and the fingerprint its own at
/// depth 0 or that of its parent at depth 1. Errors, positions being byte offsets in `text`: output_descriptor (as in `wpkh(xpub…)`),
/// path_character (no closing bracket), extended_key_suffix (a path follows the key, as in `xpub…/0/*`), those of
/// decode_extended_public_key, hex_prefix_forbidden, hex_odd_length, hex_length, hex_character (the fingerprint), those of
/// DerivationPath::parse, key_origin_mismatch.
[[nodiscard]] Result<KeyExpression<ExtendedPublicKeyText>> parse_public_key_expression(std::string_view text);

/// parse_private_key_expression reads an extended private key in the same syntax. Secret. Constant time as decode_extended_private_key,
/// except for the key origin, which is public. Errors, without positions: those of parse_public_key_expression, with those of
/// decode_extended_private_key in place of those of decode_extended_public_key.
[[nodiscard]] Result<KeyExpression<ExtendedPrivateKeyText>> parse_private_key_expression(const SecretText& text);

}  // namespace coffer
