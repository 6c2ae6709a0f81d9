// Raw payload signing as the service offers it, with local keys: the encoding of the payload, and the hash function that is applied before
// signing.
#pragma once

#include <string>
#include <string_view>

#include "coffer/keys/private_key.hpp"
#include "coffer/keys/signature.hpp"

namespace coffer::message {

/// PayloadEncoding is the encoding of a payload.
enum class PayloadEncoding : u8 {
    hexadecimal = 1,            ///< digits in either case, with or without 0x
    text_utf8 = 2,              ///< the bytes of the text
    eip712 = 3,                 ///< typed data in JSON
    eip7702_authorization = 4,  ///< `{"chainId","address","nonce"}`
};

/// HashFunction is the hash function that is applied to the payload before signing.
enum class HashFunction : u8 {
    no_op = 1,  ///< nothing: the payload is a digest of 32 bytes
    sha256 = 2,
    keccak256 = 3,
    not_applicable = 4,  ///< Ed25519, which hashes the message itself
};

/// parse_payload_encoding returns the encoding with this name of the service ("PAYLOAD_ENCODING_…"). Error: unsupported_algorithm.
[[nodiscard]] Result<PayloadEncoding> parse_payload_encoding(std::string_view name) noexcept;
/// parse_hash_function returns the hash function with this name of the service ("HASH_FUNCTION_…"). Error: unsupported_hash_function.
[[nodiscard]] Result<HashFunction> parse_hash_function(std::string_view name) noexcept;

/// PayloadSignature is a signature in parts. Each part has its full length, including leading zeros.
struct PayloadSignature {
    ByteArray<32> r;  ///< Ed25519: R
    ByteArray<32> s;  ///< Ed25519: S
    u8 v;             ///< recovery ID on secp256k1, 0 on the other curves

    /// r_hex, s_hex and v_hex return the parts in lower-case hexadecimal, without prefix.
    [[nodiscard]] std::string r_hex() const;
    [[nodiscard]] std::string s_hex() const;
    [[nodiscard]] std::string v_hex() const;
};

/// payload_digest returns the 32 bytes that ECDSA signs. Hexadecimal and UTF-8 payloads can be combined with no_op, sha256 and keccak256.
/// EIP-712 and EIP-7702 payloads define their own digest; they can be combined with no_op, or with keccak256, on which the digest is based.
/// Errors: unsupported_algorithm (encoding), unsupported_hash_function, the errors of the encoding (the hex_ errors, the utf8_ errors,
/// those of hash_typed_data or parse_authorization), digest_length (no_op with a payload of another length than 32 bytes). Public data; not
/// constant time.
[[nodiscard]] Result<ByteArray<32>> payload_digest(std::string_view payload, PayloadEncoding encoding, HashFunction hash);

/// sign_payload signs `payload` with `key`. secp256k1: the payload_digest, with RFC 6979 and low s. P-256: the payload_digest, with
/// `nonce`; EIP-712 and EIP-7702 payloads are refused. Ed25519: the bytes of a hexadecimal or UTF-8 payload, with not_applicable only.
/// Errors: unsupported_algorithm, unsupported_hash_function, caller_misuse (`nonce` is not a member of the enumeration), curve_mismatch
/// (X25519, or an encoding that belongs to secp256k1), the errors of the encoding, digest_length, random_unavailable, backend. Secret.
/// Constant time.
[[nodiscard]] Result<PayloadSignature> sign_payload(const AnyPrivateKey& key, std::string_view payload, PayloadEncoding encoding,
                                                    HashFunction hash, Nonce nonce = Nonce::hedged);

}  // namespace coffer::message
