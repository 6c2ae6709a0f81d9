// The differences between Botan 2 and Botan 3, for the files of this folder. cmake/dependencies.cmake selects which of them is linked.
#pragma once

#define BOTAN_NO_DEPRECATED_WARNINGS
#include <botan/cipher_mode.h>
#include <botan/ec_group.h>
#include <botan/kdf.h>
#include <botan/rng.h>
#include <botan/version.h>

#include <string>
#include <string_view>

#include "coffer/core/bytes.hpp"

namespace coffer::backend::botan {

#if BOTAN_VERSION_MAJOR >= 3

inline constexpr std::string_view version_floor = "3.7.1";

inline constexpr auto encrypting = Botan::Cipher_Dir::Encryption;
inline constexpr auto decrypting = Botan::Cipher_Dir::Decryption;

using CurvePoint = Botan::EC_Point;
inline constexpr auto uncompressed_form = Botan::EC_Point_Format::Uncompressed;

inline Botan::EC_Group named_group(std::string_view name) {
    return Botan::EC_Group::from_name(name);
}

inline void encode(const Botan::BigInt& value, MutBytes out) {
    value.serialize_to(out);
}

inline bool derive(const Botan::KDF& function, MutBytes out, Bytes secret, Bytes salt, Bytes label) {
    function.derive_key(out, secret, salt, label);
    return true;
}

/// RandomSource is Botan's interface with one function to implement.
class RandomSource : public Botan::RandomNumberGenerator {
protected:
    virtual void fill(MutBytes output) = 0;

private:
    void fill_bytes_with_input(std::span<std::uint8_t> output, std::span<const std::uint8_t>) final { fill(output); }
};

#else

inline constexpr std::string_view version_floor = "2.19.3";

inline constexpr auto encrypting = Botan::ENCRYPTION;
inline constexpr auto decrypting = Botan::DECRYPTION;

using CurvePoint = Botan::PointGFp;
inline constexpr auto uncompressed_form = Botan::PointGFp::UNCOMPRESSED;

inline Botan::EC_Group named_group(std::string_view name) {
    return Botan::EC_Group(std::string(name));
}

inline void encode(const Botan::BigInt& value, MutBytes out) {
    Botan::BigInt::encode_1363(out.data(), out.size(), value);
}

inline bool derive(const Botan::KDF& function, MutBytes out, Bytes secret, Bytes salt, Bytes label) {
    return function.kdf(out.data(), out.size(), secret.data(), secret.size(), salt.data(), salt.size(), label.data(), label.size()) ==
           out.size();
}

/// RandomSource is Botan's interface with one function to implement.
class RandomSource : public Botan::RandomNumberGenerator {
public:
    void randomize(std::uint8_t output[], std::size_t length) final { fill({output, length}); }
    void add_entropy(const std::uint8_t[], std::size_t) final {}

protected:
    virtual void fill(MutBytes output) = 0;
};

#endif

}  // namespace coffer::backend::botan
