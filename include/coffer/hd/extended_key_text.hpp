// Extended keys as text: xpub, xprv and other version bytes (BIP-32, SLIP-132). secp256k1 only.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "coffer/core/secret.hpp"
#include "coffer/hd/extended_key.hpp"

namespace coffer {

/// ExtendedKeyVersion is a row of the table of versions: the meaning of the four version bytes of an extended key (BIP-32, SLIP-132).
struct ExtendedKeyVersion {
    /// Script is the script of the addresses of a version.
    enum class Script : u8 { any, p2sh_p2wpkh, p2wpkh, p2sh_p2wsh, p2wsh };

    std::string_view public_name;   ///< first four characters of a public text, "xpub"
    std::string_view private_name;  ///< first four characters of a private text, "xprv"
    u32 public_bytes;               ///< version bytes of public texts, as a big-endian number
    u32 private_bytes;              ///< version bytes of private texts
    std::string_view coin;          ///< "bitcoin"
    bool testnet;                   ///< true for a test network
    Script script;                  ///< script of the addresses for which the key is meant; `any` if the version does not fix one
};

/// extended_key_versions returns all rows; the first one is xpub/xprv.
[[nodiscard]] std::span<const ExtendedKeyVersion> extended_key_versions() noexcept;

/// parse_extended_key_version returns the row whose public or private name is `name`. Names are case-sensitive: "zpub" and "Zpub" differ.
/// Error: extended_key_version.
[[nodiscard]] Result<const ExtendedKeyVersion*> parse_extended_key_version(std::string_view name) noexcept;

/// ExtendedPublicKeyText is a decoded extended public key: the node and the row of its version bytes.
struct ExtendedPublicKeyText {
    ExtendedPublicKey<Secp256k1> node;
    const ExtendedKeyVersion* version;  ///< a row of extended_key_versions; never null
};
/// ExtendedPrivateKeyText is a decoded extended private key: the node and the row of its version bytes. Secret.
struct ExtendedPrivateKeyText {
    ExtendedPrivateKey<Secp256k1> node;
    const ExtendedKeyVersion* version;  ///< a row of extended_key_versions; never null
};

/// VersionCoins selects the version bytes that a decoder accepts: those of Bitcoin, or those of any coin in extended_key_versions.
enum class VersionCoins : u8 { bitcoin, any };

/// encode_extended_key returns the Base58Check text of a public node with the version bytes `version.public_bytes`: 107 to 112 characters
/// (BIP-32, "Serialization format").
[[nodiscard]] std::string encode_extended_key(const ExtendedPublicKey<Secp256k1>& node, const ExtendedKeyVersion& version);
/// encode_extended_key returns the Base58Check text of a private node with the version bytes `version.private_bytes`. Secret. Constant
/// time.
[[nodiscard]] SecretText encode_extended_key(const ExtendedPrivateKey<Secp256k1>& node, const ExtendedKeyVersion& version);

/// decode_extended_public_key reads an extended public key. It refuses every text that BIP-32 declares invalid (test vector 5). Errors:
/// extended_key_length, base58_character (with the byte offset), extended_key_checksum, caller_misuse (`coins` is not a member of the
/// enumeration), extended_key_version, extended_key_prefix, extended_key_version_mismatch (a public version with a private key, or the
/// reverse), extended_key_depth_zero_parent, extended_key_depth_zero_child, extended_key_private, public_key_not_on_curve.
[[nodiscard]] Result<ExtendedPublicKeyText> decode_extended_public_key(std::string_view text, VersionCoins coins = VersionCoins::any);
/// decode_extended_private_key reads an extended private key with the same checks. Secret. Constant time except for the version and the
/// origin. Errors, without positions: those of decode_extended_public_key up to extended_key_depth_zero_child, then extended_key_public,
/// private_key_zero, private_key_range.
[[nodiscard]] Result<ExtendedPrivateKeyText> decode_extended_private_key(const SecretText& text, VersionCoins coins = VersionCoins::any);

}  // namespace coffer
