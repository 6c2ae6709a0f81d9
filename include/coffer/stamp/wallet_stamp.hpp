// Stamps with the signature of a wallet: Ethereum by personal_sign, Solana by signMessage. The wallet's signature is verified before use.
#pragma once

#include "coffer/keys/public_key.hpp"
#include "coffer/message/ethereum_message.hpp"
#include "coffer/stamp/stamp.hpp"

namespace coffer::stamp {

/// public_key_request is the text that an Ethereum wallet is asked to sign, so that its public key can be recovered.
inline constexpr std::string_view public_key_request = "GET_PUBLIC_KEY";

/// ethereum_wallet_key recovers the wallet's public key from `answer`, its signature over public_key_request. Errors: recovery_id,
/// signature_invalid.
[[nodiscard]] Result<PublicKey<Secp256k1>> ethereum_wallet_key(const RecoverableSignature& answer);

/// ethereum_wallet_stamp returns an X-Stamp header (SIGNATURE_SCHEME_TK_API_SECP256K1_EIP191) with `answer`, the wallet's personal_sign
/// signature over `body`. The recovered key must be equal to `wallet`, because almost any 65 bytes recover to some key. Errors:
/// recovery_id, signature_invalid, public_key_mismatch.
[[nodiscard]] Result<Header> ethereum_wallet_stamp(const PublicKey<Secp256k1>& wallet, Bytes body, const RecoverableSignature& answer);

/// solana_wallet_stamp returns an X-Stamp header (SIGNATURE_SCHEME_TK_API_ED25519) with `answer`, the wallet's 64-byte signature over
/// `body`. Errors: signature_length, signature_invalid.
[[nodiscard]] Result<Header> solana_wallet_stamp(const PublicKey<Ed25519>& wallet, Bytes body, Bytes answer);

}  // namespace coffer::stamp
