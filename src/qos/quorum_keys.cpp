#include "coffer/qos/quorum_keys.hpp"

#include <algorithm>

#include "coffer/crypto/kdf.hpp"
#include "coffer/encoding/hex.hpp"
#include "core/try.hpp"

namespace coffer::qos {
namespace {

constexpr std::string_view encryption_path = "qos_p256_encrypt";
constexpr std::string_view signing_path = "qos_p256_sign";
constexpr std::string_view symmetric_path = "qos_aes_gcm_encrypt";

/// sub_key derives 32 bytes with HKDF-SHA-512: `path` is the salt, and the info is empty.
Result<SecretArray<32>> sub_key(const SecretArray<32>& master_seed, std::string_view path) {
    SecretArray<64> prk;
    hkdf_extract(HashId::sha512, as_bytes(path), {master_seed.reveal()}, prk.reveal_mut());
    SecretArray<32> key;
    COFFER_CHECK(hkdf_expand(HashId::sha512, prk.reveal(), {}, key.reveal_mut()));
    return key;
}

}  // namespace

Result<DualPublicKey> DualPublicKey::parse(Bytes bytes) {
    if (bytes.size() != size) return fail(Errc::public_key_length);
    COFFER_TRY(const auto encryption, PublicKey<P256>::parse_uncompressed(bytes.first(size / 2)));
    COFFER_TRY(const auto signing, PublicKey<P256>::parse_uncompressed(bytes.last(size / 2)));
    return DualPublicKey{encryption, signing};
}

ByteArray<DualPublicKey::size> DualPublicKey::bytes() const noexcept {
    ByteArray<size> joined;
    std::ranges::copy(signing.uncompressed(), std::ranges::copy(encryption.uncompressed(), joined.begin()).out);
    return joined;
}

Result<PublicKey<P256>> parse_encryption_key(Bytes key) {
    if (key.size() != DualPublicKey::size) return PublicKey<P256>::parse_uncompressed(key);
    return DualPublicKey::parse(key).transform([](const DualPublicKey& both) { return both.encryption; });
}

Result<QuorumKeys> QuorumKeys::derive(const SecretArray<32>& master_seed) {
    COFFER_TRY(SecretArray<32> encryption_scalar, sub_key(master_seed, encryption_path));
    COFFER_TRY(SecretArray<32> signing_scalar, sub_key(master_seed, signing_path));
    COFFER_TRY(SecretArray<32> symmetric_key, sub_key(master_seed, symmetric_path));
    COFFER_TRY(PrivateKey<P256> encryption_key, PrivateKey<P256>::from_secret(std::move(encryption_scalar)));
    COFFER_TRY(PrivateKey<P256> signing_key, PrivateKey<P256>::from_secret(std::move(signing_scalar)));
    return QuorumKeys(KeyPair<P256>::from_private_key(std::move(encryption_key)), std::move(signing_key), std::move(symmetric_key));
}

Result<SecretArray<32>> parse_master_seed(Bytes text) {
    if (!text.empty() && text.back() == '\n') text = text.first(text.size() - 1);
    return hex::decode_secret_array<32>(text);
}

}  // namespace coffer::qos
