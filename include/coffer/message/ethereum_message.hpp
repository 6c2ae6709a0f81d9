// Ethereum's signed messages: EIP-191 personal messages, and signatures as r || s || v.
#pragma once

#include "coffer/keys/signature.hpp"

namespace coffer::message {

/// personal_message_digest returns Keccak-256 of the byte 0x19, "Ethereum Signed Message:", a line feed, the length of `message` in decimal
/// digits, and `message` (EIP-191, version 0x45).
[[nodiscard]] ByteArray<32> personal_message_digest(Bytes message);

/// sign_personal_message signs `message` as personal_sign of a wallet does (RFC 6979, low s). Error: backend. Secret. Constant time.
[[nodiscard]] Result<RecoverableSignature> sign_personal_message(const PrivateKey<Secp256k1>& key, Bytes message);

/// recover_personal_signer returns the public key that signed `message`. Errors: recovery_id, signature_invalid.
[[nodiscard]] Result<PublicKey<Secp256k1>> recover_personal_signer(Bytes message, const RecoverableSignature& signature);

/// parse_ethereum_signature reads r || s || v, 65 bytes, where v is 27, 28, 0 or 1. A signature with high s is converted to the low-s
/// signature of the same key and message. Errors: signature_length, recovery_id (at: 64; v), signature_scalar_zero, signature_scalar_range.
[[nodiscard]] Result<RecoverableSignature> parse_ethereum_signature(Bytes rsv);

/// ethereum_signature returns r || s || v, where v is 27 or 28. Error: recovery_id (the recovery IDs 2 and 3 have no v; practically they do
/// not occur).
[[nodiscard]] Result<ByteArray<65>> ethereum_signature(const RecoverableSignature& signature);

}  // namespace coffer::message
