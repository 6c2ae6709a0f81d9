#include "coffer/bundle/quorum_keys.hpp"

#include <algorithm>

#include "coffer/crypto/kdf.hpp"
#include "coffer/encoding/hex.hpp"
#include "core/try.hpp"

namespace coffer::bundle {
namespace {

constexpr std::string_view encryption_path = "qos_p256_encrypt";
constexpr std::string_view signing_path = "qos_p256_sign";
constexpr std::string_view symmetric_path = "qos_aes_gcm_encrypt";

/// HKDF-SHA-512 with the path as salt and no info.
Result<SecretArray<32>> sub_key(const SecretArray<32>& master_seed, std::string_view path) {
    SecretArray<64> prk;
    hkdf_extract(HashId::sha512, as_bytes(path), {master_seed.reveal()}, prk.reveal_mut());
    SecretArray<32> key;
    COFFER_CHECK(hkdf_expand(HashId::sha512, prk.reveal(), {}, key.reveal_mut()));
    return key;
}

}  // namespace

Result<QuorumPublicKey> QuorumPublicKey::parse(Bytes bytes) {
    if (bytes.size() != 130) return fail(Errc::public_key_length);
    COFFER_TRY(const PublicKey<P256> encryption, PublicKey<P256>::parse_uncompressed(bytes.first(65)));
    COFFER_TRY(const PublicKey<P256> signing, PublicKey<P256>::parse_uncompressed(bytes.last(65)));
    return QuorumPublicKey{encryption, signing};
}

Result<PublicKey<P256>> parse_encryption_key(Bytes key) {
    if (key.size() != 130) return PublicKey<P256>::parse_uncompressed(key);
    return QuorumPublicKey::parse(key).transform([](const QuorumPublicKey& both) { return both.encryption; });
}

ByteArray<130> QuorumPublicKey::bytes() const noexcept {
    ByteArray<130> out;
    const auto middle = std::ranges::copy(encryption.uncompressed(), out.begin()).out;
    std::ranges::copy(signing.uncompressed(), middle);
    return out;
}

Result<QuorumKeys> QuorumKeys::derive(const SecretArray<32>& master_seed) {
    COFFER_TRY(SecretArray<32> encryption_scalar, sub_key(master_seed, encryption_path));
    COFFER_TRY(SecretArray<32> signing_scalar, sub_key(master_seed, signing_path));
    COFFER_TRY(SecretArray<32> symmetric_key, sub_key(master_seed, symmetric_path));
    COFFER_TRY(PrivateKey<P256> encryption_key, PrivateKey<P256>::from_secret(std::move(encryption_scalar)));
    COFFER_TRY(PrivateKey<P256> signing_key, PrivateKey<P256>::from_secret(std::move(signing_scalar)));
    return QuorumKeys(Decryptor::from_private(std::move(encryption_key)), std::move(signing_key), std::move(symmetric_key));
}

Result<SecretArray<32>> parse_master_seed(Bytes text) {
    if (!text.empty() && text.back() == '\n') text = text.first(text.size() - 1);
    return hex::decode_secret_array<32>(text);
}

}  // namespace coffer::bundle
