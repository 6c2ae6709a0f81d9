// Raw payload signing, as the service offers it, with local keys: how the payload is spelled, and which hash function comes before the
// signature.
#pragma once

#include <string>
#include <string_view>

#include "coffer/keys/private_key.hpp"
#include "coffer/keys/signature.hpp"

namespace coffer::message {

enum class PayloadEncoding : u8 {
    hexadecimal = 1,            // digits of either case, with or without 0x
    text_utf8 = 2,              // the bytes of the text
    eip712 = 3,                 // typed data as JSON
    eip7702_authorization = 4,  // {"chainId","address","nonce"}
};

enum class HashFunction : u8 {
    no_op = 1,  // the payload is a digest of 32 bytes
    sha256 = 2,
    keccak256 = 3,
    not_applicable = 4,  // Ed25519, which hashes within
};

/// parse_payload_encoding and parse_hash_function read the service's names, "PAYLOAD_ENCODING_..." and "HASH_FUNCTION_...". Errors:
/// unsupported_algorithm, unsupported_hash_function.
[[nodiscard]] Result<PayloadEncoding> parse_payload_encoding(std::string_view name) noexcept;
[[nodiscard]] Result<HashFunction> parse_hash_function(std::string_view name) noexcept;

/// PayloadSignature has each part at its full length, leading zeros included.
struct PayloadSignature {
    ByteArray<32> r;  // Ed25519: R
    ByteArray<32> s;  // Ed25519: S
    u8 v;             // recovery id on secp256k1, 0 on the other curves

    [[nodiscard]] std::string r_hex() const;
    [[nodiscard]] std::string s_hex() const;
    [[nodiscard]] std::string v_hex() const;
};

/// payload_digest returns the 32 bytes that ECDSA signs. What fits what: hexadecimal and UTF-8 payloads take no_op, sha256 and keccak256;
/// EIP-712 and EIP-7702 define their digest themselves (no_op, or keccak256, which it is made with). Errors:
/// unsupported_hash_function, digest_length (no_op without 32 bytes), the codes of the encoding.
[[nodiscard]] Result<ByteArray<32>> payload_digest(std::string_view payload, PayloadEncoding encoding, HashFunction hash);

/// sign_payload signs. secp256k1: RFC 6979 and low s; P-256: by `nonce`; both as payload_digest. Ed25519: not_applicable only, over the
/// bytes of a hexadecimal or UTF-8 payload. EIP-712 and EIP-7702 belong to secp256k1. Secret. Errors: curve_mismatch,
/// unsupported_hash_function, digest_length, the codes of the encoding, random_unavailable, backend.
[[nodiscard]] Result<PayloadSignature> sign_payload(const AnyPrivateKey& key, std::string_view payload, PayloadEncoding encoding,
                                                    HashFunction hash, Nonce nonce = Nonce::hedged);

}  // namespace coffer::message
