// HPKE cipher suites (RFC 9180 section 7): a table of the algorithms, with the identifiers that IANA registered.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/crypto/aead.hpp"
#include "coffer/crypto/kdf.hpp"
#include "coffer/keys/curve.hpp"

namespace coffer::hpke {

/// Kem is a key encapsulation mechanism (RFC 9180 section 7.1). Both use HKDF-SHA256 internally.
enum class Kem : u16 { dhkem_p256_hkdf_sha256 = 0x0010, dhkem_x25519_hkdf_sha256 = 0x0020 };

/// Kdf is the key derivation function of the key schedule (RFC 9180 section 7.2).
enum class Kdf : u16 { hkdf_sha256 = 0x0001, hkdf_sha384 = 0x0002, hkdf_sha512 = 0x0003 };

/// Aead is the authenticated encryption (RFC 9180 section 7.3). Contexts of an export-only suite neither seal nor open; they only export
/// secrets.
enum class Aead : u16 { aes_128_gcm = 0x0001, aes_256_gcm = 0x0002, chacha20_poly1305 = 0x0003, export_only = 0xffff };

/// KemRow describes a KEM.
struct KemRow {
    Kem id;
    std::string_view name;              ///< name in the IANA registry
    CurveId curve;                      ///< curve of the keys
    std::size_t encapsulated_key_size;  ///< Nenc in bytes; equal to Npk, the size of an encoded public key
};

/// KdfRow describes a KDF.
struct KdfRow {
    Kdf id;
    std::string_view name;  ///< name in the IANA registry
    HashId hash;            ///< hash function of HKDF
};

/// AeadRow describes an AEAD.
struct AeadRow {
    Aead id;
    std::string_view name;         ///< name in the IANA registry
    std::optional<AeadId> cipher;  ///< nothing for export_only
};

inline constexpr KemRow kem_rows[] = {
    {Kem::dhkem_p256_hkdf_sha256, "DHKEM(P-256, HKDF-SHA256)", CurveId::p256, 65},
    {Kem::dhkem_x25519_hkdf_sha256, "DHKEM(X25519, HKDF-SHA256)", CurveId::x25519, 32},
};
inline constexpr KdfRow kdf_rows[] = {
    {Kdf::hkdf_sha256, "HKDF-SHA256", HashId::sha256},
    {Kdf::hkdf_sha384, "HKDF-SHA384", HashId::sha384},
    {Kdf::hkdf_sha512, "HKDF-SHA512", HashId::sha512},
};
inline constexpr AeadRow aead_rows[] = {
    {Aead::aes_128_gcm, "AES-128-GCM", AeadId::aes_128_gcm},
    {Aead::aes_256_gcm, "AES-256-GCM", AeadId::aes_256_gcm},
    {Aead::chacha20_poly1305, "ChaCha20-Poly1305", AeadId::chacha20_poly1305},
    {Aead::export_only, "export-only", std::nullopt},
};

namespace detail {
template <typename Row, std::size_t N>
[[nodiscard]] constexpr const Row* find_row(const Row (&rows)[N], u16 id) noexcept {
    for (const Row& row : rows) {
        if (static_cast<u16>(row.id) == id) return &row;
    }
    return nullptr;
}

/// row_of returns the row of an enumerator. It ends the process if `id` is not a member of the enumeration (COFFER_INVARIANT).
template <typename Id, typename Row, std::size_t N>
[[nodiscard]] constexpr const Row* row_of(const Row (&rows)[N], Id id) noexcept {
    const Row* row = find_row(rows, static_cast<u16>(id));
    COFFER_INVARIANT(row != nullptr);
    return row;
}
}  // namespace detail

/// Suite is a combination of KEM, KDF and AEAD, all of which coffer supports. A regular value.
class Suite {
public:
    /// parse returns the suite with the three IANA identifiers. Error: unsupported_suite (`what`: "kem", "kdf" or "aead", checked in this
    /// order).
    [[nodiscard]] static Result<Suite> parse(u16 kem, u16 kdf, u16 aead) noexcept;

    /// Suite(kem, kdf, aead) is the suite of three algorithms, which are members of their enumerations (COFFER_INVARIANT).
    constexpr Suite(Kem kem, Kdf kdf, Aead aead) noexcept
        : kem_(detail::row_of(kem_rows, kem)), kdf_(detail::row_of(kdf_rows, kdf)), aead_(detail::row_of(aead_rows, aead)) {}

    /// kem returns the row of the KEM.
    [[nodiscard]] constexpr const KemRow& kem() const noexcept { return *kem_; }
    /// kdf returns the row of the KDF.
    [[nodiscard]] constexpr const KdfRow& kdf() const noexcept { return *kdf_; }
    /// aead returns the row of the AEAD.
    [[nodiscard]] constexpr const AeadRow& aead() const noexcept { return *aead_; }

    friend constexpr bool operator==(const Suite& a, const Suite& b) noexcept {
        return a.kem_->id == b.kem_->id && a.kdf_->id == b.kdf_->id && a.aead_->id == b.aead_->id;
    }

private:
    const KemRow* kem_;
    const KdfRow* kdf_;
    const AeadRow* aead_;
};

/// KemCurve: the curves that have a KEM, P-256 and X25519.
template <typename C>
concept KemCurve = std::same_as<C, P256> || std::same_as<C, X25519>;

}  // namespace coffer::hpke
