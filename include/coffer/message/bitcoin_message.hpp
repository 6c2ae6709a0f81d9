// Bitcoin's signed messages (BIP-137): 65 bytes whose first says which key signed and which address it stands for.
#pragma once

#include <string>
#include <string_view>

#include "coffer/keys/signature.hpp"

namespace coffer::message {

/// MessageAddress is the kind of address that a signature speaks for.
enum class MessageAddress : u8 {
    p2pkh_uncompressed = 0,  // header 27 to 30
    p2pkh = 1,               // header 31 to 34
    p2sh_p2wpkh = 2,         // header 35 to 38
    p2wpkh = 3,              // header 39 to 42
};

/// bitcoin_message_digest is SHA-256d of "\x18Bitcoin Signed Message:\n", the length as a compact size, and the message.
[[nodiscard]] ByteArray<32> bitcoin_message_digest(Bytes message);

/// sign_bitcoin_message returns header || r || s (RFC 6979, low s). Secret. Error: backend.
[[nodiscard]] Result<ByteArray<65>> sign_bitcoin_message(const PrivateKey<Secp256k1>& key, Bytes message, MessageAddress address);

/// BitcoinSigner is who a signature says has signed; whether that is the owner of an address is seen by making the address.
struct BitcoinSigner {
    PublicKey<Secp256k1> key;
    MessageAddress address;
};

/// recover_bitcoin_signer takes the 65 bytes, or their base64 text with padding. Errors: signature_length, the base64 codes, recovery_id
/// (header), signature_scalar_zero, signature_scalar_range, signature_invalid.
[[nodiscard]] Result<BitcoinSigner> recover_bitcoin_signer(Bytes message, Bytes signature);
[[nodiscard]] Result<BitcoinSigner> recover_bitcoin_signer(Bytes message, std::string_view base64);

/// bitcoin_signature_text is the base64 text, as wallets show it: 88 characters.
[[nodiscard]] std::string bitcoin_signature_text(FixedBytes<65> signature);

}  // namespace coffer::message
