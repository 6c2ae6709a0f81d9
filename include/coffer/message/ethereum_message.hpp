// Ethereum's signed messages: EIP-191 personal messages, and signatures as r || s || v.
#pragma once

#include "coffer/keys/signature.hpp"

namespace coffer::message {

/// personal_message_digest is Keccak-256 of "\x19Ethereum Signed Message:\n", the length in decimal digits, and the message (EIP-191
/// version 0x45).
[[nodiscard]] ByteArray<32> personal_message_digest(Bytes message);

/// sign_personal_message signs as a wallet's personal_sign does (RFC 6979, low s). Secret. Error: backend.
[[nodiscard]] Result<RecoverableSignature> sign_personal_message(const PrivateKey<Secp256k1>& key, Bytes message);

/// recover_personal_signer returns the key that signed. Errors: recovery_id, signature_invalid.
[[nodiscard]] Result<PublicKey<Secp256k1>> recover_personal_signer(Bytes message, const RecoverableSignature& signature);

/// parse_ethereum_signature reads r || s || v, v of 27, 28, 0 or 1. High s is turned into the low-s signature by the same key. Errors:
/// signature_length, signature_scalar_zero, signature_scalar_range, recovery_id (v).
[[nodiscard]] Result<RecoverableSignature> parse_ethereum_signature(Bytes rsv);

/// ethereum_signature writes r || s || v with v of 27 or 28. Errors: recovery_id (2 and 3 have no v; they do not occur).
[[nodiscard]] Result<ByteArray<65>> ethereum_signature(const RecoverableSignature& signature);

}  // namespace coffer::message
