// Bitcoin's signed messages (BIP-137). A signature has 65 bytes; its first byte contains the recovery ID and the kind of address.
#pragma once

#include <string>
#include <string_view>

#include "coffer/keys/signature.hpp"

namespace coffer::message {

/// MessageAddress is the kind of address that a signature is for.
enum class MessageAddress : u8 {
    p2pkh_uncompressed = 0,  ///< header 27 to 30
    p2pkh = 1,               ///< header 31 to 34
    p2sh_p2wpkh = 2,         ///< header 35 to 38
    p2wpkh = 3,              ///< header 39 to 42
};

/// bitcoin_message_digest returns SHA-256 of SHA-256 of the byte 0x18, "Bitcoin Signed Message:", a line feed, the length of `message` as
/// CompactSize, and `message`.
[[nodiscard]] ByteArray<32> bitcoin_message_digest(Bytes message);

/// sign_bitcoin_message returns header || r || s (RFC 6979, low s). Errors: caller_misuse (`address` is not a member of the enumeration),
/// backend. Secret. Constant time.
[[nodiscard]] Result<ByteArray<65>> sign_bitcoin_message(const PrivateKey<Secp256k1>& key, Bytes message, MessageAddress address);

/// BitcoinSigner is the public key and the kind of address of a signature. To check that the signer owns an address, encode this key as
/// that kind of address and compare.
struct BitcoinSigner {
    PublicKey<Secp256k1> key;  ///< the recovered public key
    MessageAddress address;    ///< the kind of address, from the header
};

/// recover_bitcoin_signer recovers the signer from the 65 bytes of a signature. Errors: signature_length, recovery_id (at: 0; the header is
/// out of range), signature_scalar_zero, signature_scalar_range, signature_invalid.
[[nodiscard]] Result<BitcoinSigner> recover_bitcoin_signer(Bytes message, Bytes signature);
/// This overload reads the signature in base64 with padding. Errors: the base64_ errors (base64_length for another number of bytes than
/// 65), those above except signature_length.
[[nodiscard]] Result<BitcoinSigner> recover_bitcoin_signer(Bytes message, std::string_view base64);

/// bitcoin_signature_text returns the signature in base64 with padding (88 characters), as wallets show it.
[[nodiscard]] std::string bitcoin_signature_text(FixedBytes<65> signature);

}  // namespace coffer::message
