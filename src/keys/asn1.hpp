// The ASN.1 structures of keys: algorithm identifiers (RFC 5480, RFC 8410), ECPrivateKey (RFC 5915), and their elements.
#pragma once

#include <optional>

#include "coffer/keys/private_key.hpp"
#include "encoding/der.hpp"

namespace coffer::keys::asn1 {

/// Structure is the kind of a DER value, judged by its first two elements.
enum class Structure : u8 {
    unknown,         // not exactly one SEQUENCE, or another structure
    private_key,     // PKCS#8: PrivateKeyInfo, OneAsymmetricKey (RFC 5958)
    ec_private_key,  // RFC 5915
    public_key,      // SubjectPublicKeyInfo (RFC 5280)
    encrypted_key,   // EncryptedPrivateKeyInfo (RFC 5958 section 3)
    pkcs1_key,       // RSA private or public key (RFC 8017 appendix A.1), or DSA key
};

/// structure_of returns the kind of a DER value. It reads tags and lengths only.
[[nodiscard]] Structure structure_of(Bytes der) noexcept;

/// read_parameters returns the curve of EcpkParameters (RFC 3279 section 2.3.5), which OpenSSL writes before an EC key.
/// Errors: unsupported_algorithm (explicit parameters instead of a named curve), the der_ errors, unknown_curve.
[[nodiscard]] Result<CurveId> read_parameters(der::Reader& reader) noexcept;

/// read_algorithm returns the curve of an AlgorithmIdentifier.
/// Errors: the der_ errors, unsupported_algorithm, unknown_curve.
[[nodiscard]] Result<CurveId> read_algorithm(der::Reader& reader) noexcept;

/// algorithm_of returns the encoded AlgorithmIdentifier of a curve.
[[nodiscard]] Bytes algorithm_of(CurveId curve) noexcept;

/// read_bit_string returns the bytes of a BIT STRING with the given tag and without unused bits.
/// Errors: the der_ errors, key_encoding.
[[nodiscard]] Result<Bytes> read_bit_string(der::Reader& reader, u8 tag = der::tag::bit_string) noexcept;

/// read_version returns a version number, which is below 128.
/// Errors: the der_ errors, key_encoding.
[[nodiscard]] Result<unsigned> read_version(der::Reader& reader) noexcept;

/// read_ec_private_key returns the key of an ECPrivateKey, which is the whole of `der`.
/// `curve`: the known curve. If absent, the parameters inside determine it.
/// Errors: the der_ errors, key_encoding, unsupported_algorithm, unknown_curve, curve_mismatch, those of PrivateKey::parse,
/// key_pair_mismatch.
/// Secret.
[[nodiscard]] Result<AnyPrivateKey> read_ec_private_key(std::optional<CurveId> curve, Bytes der);

/// Parameters says whether an ECPrivateKey contains its curve.
enum class Parameters : bool { omitted, present };

/// write_ec_private_key returns an ECPrivateKey with its public key. Secret.
[[nodiscard]] SecretBytes write_ec_private_key(const AnyPrivateKey& key, Parameters parameters);

/// check_public_half checks that an encoded public key (SEC 1 in either form, or 32 bytes) is the public key of `key`.
/// Errors: key_pair_mismatch.
[[nodiscard]] Status check_public_half(const AnyPrivateKey& key, Bytes encoded);

/// SubjectPublicKey holds the key bytes of a SubjectPublicKeyInfo: the uncompressed SEC 1 encoding, or 32 bytes.
class SubjectPublicKey {
public:
    explicit SubjectPublicKey(const AnyPublicKey& key) noexcept;
    [[nodiscard]] Bytes bytes() const noexcept COFFER_LIFETIMEBOUND { return Bytes(buffer_).first(size_); }

private:
    ByteArray<65> buffer_{};
    std::size_t size_;
};

/// header_size returns the size of tag and length of an element with `size` bytes of content. `size` is below 65536.
[[nodiscard]] constexpr std::size_t header_size(std::size_t size) noexcept {
    return size < 0x80 ? 2 : size < 0x100 ? 3 : 4;
}
/// element_size returns the size of a whole element with `size` bytes of content.
[[nodiscard]] constexpr std::size_t element_size(std::size_t size) noexcept {
    return header_size(size) + size;
}

/// put_header passes the tag and length of an element to `append`.
template <typename Append>
void put_header(Append&& append, u8 tag, std::size_t size) {
    COFFER_INVARIANT(size < 0x10000);
    const auto low = static_cast<u8>(size & 0xffU);
    if (size < 0x80)
        append(Bytes(ByteArray<2>{tag, low}));
    else if (size < 0x100)
        append(Bytes(ByteArray<3>{tag, 0x81, low}));
    else
        append(Bytes(ByteArray<4>{tag, 0x82, static_cast<u8>(size >> 8U), low}));
}

}  // namespace coffer::keys::asn1
