// The ASN.1 of keys: algorithm identifiers (RFC 5480, RFC 8410), ECPrivateKey (RFC 5915), and the elements that they are built of.
#pragma once

#include <optional>

#include "coffer/keys/private_key.hpp"
#include "encoding/der.hpp"

namespace coffer::keys::asn1 {

/// Structure is what a DER value is, as far as its first two elements tell.
enum class Structure : u8 {
    unknown,         // not one whole SEQUENCE, or of other elements
    private_key,     // PKCS#8: PrivateKeyInfo, OneAsymmetricKey (RFC 5958)
    ec_private_key,  // RFC 5915
    public_key,      // SubjectPublicKeyInfo (RFC 5280)
    encrypted_key,   // EncryptedPrivateKeyInfo (RFC 5958 section 3)
    pkcs1_key,       // RSA key of either half (RFC 8017 appendix A.1), DSA key
};

/// structure_of reads tags and lengths only.
[[nodiscard]] Structure structure_of(Bytes der) noexcept;

/// read_parameters reads the EcpkParameters (RFC 3279) that OpenSSL writes before an EC key. Errors: the DER codes, unknown_curve,
/// unsupported_algorithm (a curve given by its equation instead of its name).
[[nodiscard]] Result<CurveId> read_parameters(der::Reader& reader) noexcept;

/// read_algorithm reads an AlgorithmIdentifier. Errors: the DER codes, unsupported_algorithm, unknown_curve.
[[nodiscard]] Result<CurveId> read_algorithm(der::Reader& reader) noexcept;

/// algorithm_of returns the whole AlgorithmIdentifier of a curve.
[[nodiscard]] Bytes algorithm_of(CurveId curve) noexcept;

/// read_bit_string returns the bytes of a BIT STRING with tag `tag` that has no unused bits. Errors: the DER codes, key_encoding.
[[nodiscard]] Result<Bytes> read_bit_string(der::Reader& reader, u8 tag = der::tag::bit_string) noexcept;

/// read_version returns a version number below 128. Errors: the DER codes, key_encoding.
[[nodiscard]] Result<unsigned> read_version(der::Reader& reader) noexcept;

/// read_ec_private_key reads the whole of an ECPrivateKey. `curve` is what is known from outside, or none where the parameters inside are
/// to tell it. Errors: the DER codes, key_encoding, unknown_curve, curve_mismatch, private_key_*, key_pair_mismatch.
[[nodiscard]] Result<AnyPrivateKey> read_ec_private_key(std::optional<CurveId> curve, Bytes der);

/// Parameters says whether an ECPrivateKey repeats its curve.
enum class Parameters : bool { omitted, present };

/// write_ec_private_key writes an ECPrivateKey with its public key.
[[nodiscard]] SecretBytes write_ec_private_key(const AnyPrivateKey& key, Parameters parameters);

/// check_public_half compares an encoded public key (SEC 1 of either form, or 32 bytes) with the key's own. Error: key_pair_mismatch.
[[nodiscard]] Status check_public_half(const AnyPrivateKey& key, Bytes encoded);

/// SubjectPublicKey is what a SubjectPublicKeyInfo carries: SEC 1 uncompressed, or 32 bytes.
class SubjectPublicKey {
public:
    explicit SubjectPublicKey(const AnyPublicKey& key) noexcept;
    [[nodiscard]] Bytes bytes() const noexcept COFFER_LIFETIMEBOUND { return Bytes(buffer_).first(size_); }

private:
    ByteArray<65> buffer_{};
    std::size_t size_;
};

/// header_size is the size of tag and length of an element with `size` bytes of content, below 65536.
[[nodiscard]] constexpr std::size_t header_size(std::size_t size) noexcept {
    return size < 0x80 ? 2 : size < 0x100 ? 3 : 4;
}
/// element_size is the size of a whole element.
[[nodiscard]] constexpr std::size_t element_size(std::size_t size) noexcept {
    return header_size(size) + size;
}

/// put_header appends tag and length to a SecretBytes or std::vector<u8> by `append`.
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
