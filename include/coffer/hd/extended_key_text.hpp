// xpub, xprv and their relatives: the texts of secp256k1 nodes (BIP-32, SLIP-132).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "coffer/core/secret.hpp"
#include "coffer/hd/extended_key.hpp"

namespace coffer {

/// ExtendedKeyVersion is a row of hd/versions.inc: what the four leading bytes of an extended key say.
struct ExtendedKeyVersion {
    enum class Script : u8 { any, p2sh_p2wpkh, p2wpkh, p2sh_p2wsh, p2wsh };

    std::string_view public_name;   // "xpub": how the public text begins
    std::string_view private_name;  // "xprv"
    u32 public_bytes;
    u32 private_bytes;
    std::string_view coin;  // "bitcoin"
    bool testnet;
    Script script;
};

/// extended_key_versions lists every row; the first is xpub/xprv.
[[nodiscard]] std::span<const ExtendedKeyVersion> extended_key_versions() noexcept;

/// parse_extended_key_version finds the row of a name, public or private ("zpub", "zprv"; case matters: Zpub is another). Error:
/// extended_key_version.
[[nodiscard]] Result<const ExtendedKeyVersion*> parse_extended_key_version(std::string_view name) noexcept;

/// ExtendedPublicKeyText and ExtendedPrivateKeyText are what a text says: the node and its version row.
struct ExtendedPublicKeyText {
    ExtendedPublicKey<Secp256k1> node;
    const ExtendedKeyVersion* version;
};
struct ExtendedPrivateKeyText {
    ExtendedPrivateKey<Secp256k1> node;
    const ExtendedKeyVersion* version;
};

/// VersionCoins says which versions a text may have: those of any coin in the table, so that what encode_extended_key wrote is read again
/// (the result says which it was), or Bitcoin's alone.
enum class VersionCoins : u8 { bitcoin, any };

/// encode_extended_key writes base58check, 107 to 112 characters.
[[nodiscard]] std::string encode_extended_key(const ExtendedPublicKey<Secp256k1>& node, const ExtendedKeyVersion& version);
/// encode_extended_key of a private node. Secret.
[[nodiscard]] SecretText encode_extended_key(const ExtendedPrivateKey<Secp256k1>& node, const ExtendedKeyVersion& version);

/// decode_extended_public_key reads strictly (BIP-32 and its test vector 5). Errors: base58_character (with the offset),
/// extended_key_checksum, extended_key_length, extended_key_version, extended_key_private, extended_key_version_mismatch (public version
/// over private data), extended_key_prefix, extended_key_depth_zero_parent, extended_key_depth_zero_child, public_key_not_on_curve.
[[nodiscard]] Result<ExtendedPublicKeyText> decode_extended_public_key(std::string_view text, VersionCoins coins = VersionCoins::any);
/// decode_extended_private_key reads strictly. Secret. Errors as decode_extended_public_key without positions, and extended_key_public,
/// private_key_zero, private_key_range.
[[nodiscard]] Result<ExtendedPrivateKeyText> decode_extended_private_key(const SecretText& text, VersionCoins coins = VersionCoins::any);

}  // namespace coffer
