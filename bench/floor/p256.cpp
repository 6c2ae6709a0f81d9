#include "floor/p256.hpp"

#include <openssl/ecdsa.h>
#include <openssl/obj_mac.h>
#include <openssl/rand.h>
#include <sodium.h>

#include "common/server.hpp"

namespace bench::floor {
namespace {

void require(bool done, const char* what) {
    if (!done) throw Failure(what);
}

constexpr u8 kem_suite[] = {'K', 'E', 'M', 0x00, 0x10};
constexpr u8 hpke_suite[] = {'H', 'P', 'K', 'E', 0x00, 0x10, 0x00, 0x01, 0x00, 0x02};

Array<32> labeled_extract(const HmacSha256& salt, Bytes suite, std::string_view label, Bytes ikm) {
    return salt({bytes_of("HPKE-v1"), suite, bytes_of(label), ikm});
}
// Of at most one digest.
Array<32> labeled_expand(const HmacSha256& prk, Bytes suite, std::string_view label, std::initializer_list<Bytes> info, u8 length) {
    const u8 size[] = {0, length};
    constexpr u8 counter[] = {1};
    const auto* parts = info.begin();
    return prk({size, bytes_of("HPKE-v1"), suite, bytes_of(label), parts[0], parts[1], counter});
}

const HmacSha256& no_salt() {
    static const HmacSha256 hmac{Bytes()};
    return hmac;
}

}  // namespace

P256::P256()
    : group_(EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1)),
      context_(BN_CTX_new()),
      point_(EC_POINT_new(group_)),
      product_(EC_POINT_new(group_)),
      scalar_(BN_new()),
      x_(BN_new()),
      y_(BN_new()),
      order_(EC_GROUP_get0_order(group_)),
      order_minus_2_(BN_dup(order_)) {
    BN_set_flags(scalar_, BN_FLG_CONSTTIME);
    BN_sub_word(order_minus_2_, 2);
    BN_bn2binpad(order_, order_bytes_.data(), 32);
}

P256::~P256() {
    for (BIGNUM* number : {scalar_, x_, y_, order_minus_2_}) BN_clear_free(number);
    EC_POINT_free(point_);
    EC_POINT_free(product_);
    BN_CTX_free(context_);
    EC_GROUP_free(group_);
}

void P256::read_point(Bytes sec1) {
    require(EC_POINT_oct2point(group_, point_, sec1.data(), sec1.size(), context_) == 1, "not a point");
}

Array<65> P256::point_bytes() {
    Array<65> bytes{4};
    require(EC_POINT_get_affine_coordinates(group_, point_, x_, y_, context_) == 1, "affine");
    BN_bn2binpad(x_, &bytes[1], 32);
    BN_bn2binpad(y_, &bytes[33], 32);
    return bytes;
}

Array<32> P256::shared_x(const Array<32>& scalar) {
    Array<32> x;
    BN_bin2bn(scalar.data(), 32, scalar_);
    require(EC_POINT_mul(group_, product_, nullptr, point_, scalar_, context_) == 1 &&
                EC_POINT_get_affine_coordinates(group_, product_, x_, nullptr, context_) == 1,
            "multiplication");
    BN_bn2binpad(x_, x.data(), 32);
    return x;
}

Array<65> P256::public_point(const Array<32>& scalar) {
    Array<65> bytes{4};
    BN_bin2bn(scalar.data(), 32, scalar_);
    require(EC_POINT_mul(group_, product_, scalar_, nullptr, nullptr, context_) == 1 &&
                EC_POINT_get_affine_coordinates(group_, product_, x_, y_, context_) == 1,
            "multiplication");
    BN_bn2binpad(x_, &bytes[1], 32);
    BN_bn2binpad(y_, &bytes[33], 32);
    return bytes;
}

Array<32> P256::random_scalar() {
    Array<32> scalar;
    do {
        require(RAND_priv_bytes(scalar.data(), 32) == 1, "random");
    } while (std::memcmp(scalar.data(), order_bytes_.data(), 32) >= 0);
    return scalar;
}

EC_KEY* P256::verifying_key(Bytes sec1) const {
    EC_KEY* key = EC_KEY_new_by_curve_name(NID_X9_62_prime256v1);
    require(key != nullptr && EC_KEY_oct2key(key, sec1.data(), sec1.size(), nullptr) == 1, "key");
    return key;
}

EC_KEY* P256::signing_key(const Array<32>& scalar) const {
    EC_KEY* key = EC_KEY_new_by_curve_name(NID_X9_62_prime256v1);
    require(key != nullptr && EC_KEY_oct2priv(key, scalar.data(), 32) == 1, "key");
    EC_POINT* point = EC_POINT_new(group_);
    require(EC_POINT_mul(group_, point, EC_KEY_get0_private_key(key), nullptr, nullptr, context_) == 1 &&
                EC_KEY_set_public_key(key, point) == 1,
            "key");
    EC_POINT_free(point);
    return key;
}

bool P256::verify(EC_KEY* key, const Array<32>& digest, Bytes der) {
    return ECDSA_verify(0, digest.data(), 32, der.data(), static_cast<int>(der.size()), key) == 1;
}

std::size_t P256::sign(EC_KEY* key, const Array<32>& digest, Array<72>& der) {
    unsigned size = 0;
    require(ECDSA_sign(0, digest.data(), 32, der.data(), &size, key) == 1, "signing");
    return size;
}

std::size_t P256::sign_deterministic(EC_KEY* key, const Array<32>& scalar, const Array<32>& digest, Array<72>& der) {
    Array<32> reduced = digest;
    if (std::memcmp(reduced.data(), order_bytes_.data(), 32) >= 0) {
        BN_bin2bn(digest.data(), 32, x_);
        BN_sub(x_, x_, order_);
        BN_bn2binpad(x_, reduced.data(), 32);
    }
    Array<32> v;
    v.fill(1);
    constexpr Array<32> zeros{};
    constexpr u8 bytes[] = {0, 1};
    const Array<32> first = HmacSha256(zeros)({v, {bytes, 1}, scalar, reduced});
    const HmacSha256 once(first);
    v = once({v});
    const Array<32> second = once({v, {bytes + 1, 1}, scalar, reduced});
    const HmacSha256 twice(second);
    v = twice({v});
    v = twice({v});
    // A nonce out of range has probability 2^-32.
    require(std::memcmp(v.data(), order_bytes_.data(), 32) < 0, "nonce");

    BN_bin2bn(v.data(), 32, scalar_);
    BIGNUM* inverse = y_;
    require(EC_POINT_mul(group_, product_, scalar_, nullptr, nullptr, context_) == 1 &&
                EC_POINT_get_affine_coordinates(group_, product_, x_, nullptr, context_) == 1 && BN_nnmod(x_, x_, order_, context_) == 1 &&
                BN_mod_exp_mont_consttime(inverse, scalar_, order_minus_2_, order_, context_, EC_GROUP_get_mont_data(group_)) == 1,
            "signing");
    ECDSA_SIG* signature = ECDSA_do_sign_ex(digest.data(), 32, inverse, x_, key);
    require(signature != nullptr && ECDSA_do_verify(digest.data(), 32, signature, key) == 1, "signing");
    u8* out = der.data();
    const int size = i2d_ECDSA_SIG(signature, &out);
    ECDSA_SIG_free(signature);
    return static_cast<std::size_t>(size);
}

Hpke::Hpke(Bytes info) : context_{} {
    require(sodium_init() >= 0 && crypto_aead_aes256gcm_is_available() == 1, "AES-256-GCM");
    const Array<32> id = labeled_extract(no_salt(), hpke_suite, "psk_id_hash", {});
    const Array<32> hash = labeled_extract(no_salt(), hpke_suite, "info_hash", info);
    std::memcpy(&context_[1], id.data(), 32);
    std::memcpy(&context_[33], hash.data(), 32);
}

Hpke::Keys Hpke::schedule(const Array<32>& dh, const Array<65>& enc, const Array<65>& recipient) const {
    const HmacSha256 eae(labeled_extract(no_salt(), kem_suite, "eae_prk", dh));
    const Array<32> shared = labeled_expand(eae, kem_suite, "shared_secret", {enc, recipient}, 32);
    const HmacSha256 secret(labeled_extract(HmacSha256(shared), hpke_suite, "secret", {}));
    const Array<32> nonce = labeled_expand(secret, hpke_suite, "base_nonce", {context_, {}}, 12);
    Keys keys{labeled_expand(secret, hpke_suite, "key", {context_, {}}, 32), {}};
    std::memcpy(keys.nonce.data(), nonce.data(), 12);
    return keys;
}

std::string Hpke::open(P256& p256, const Array<65>& enc, const Array<32>& scalar, const Array<65>& public_key, Bytes aad,
                       Bytes sealed) const {
    const Keys keys = schedule(p256.shared_x(scalar), enc, public_key);
    require(sealed.size() >= 16, "too short");
    std::string plaintext(sealed.size() - 16, '\0');
    require(crypto_aead_aes256gcm_decrypt(reinterpret_cast<u8*>(plaintext.data()), nullptr, nullptr, sealed.data(), sealed.size(),
                                          aad.data(), aad.size(), keys.nonce.data(), keys.key.data()) == 0,
            "does not open");
    return plaintext;
}

Hpke::Sealed Hpke::seal(P256& p256, const Array<65>& recipient, Bytes plaintext) const {
    const Array<32> ephemeral = p256.random_scalar();
    Sealed sealed{p256.public_point(ephemeral), std::string(plaintext.size() + 16, '\0')};
    const Keys keys = schedule(p256.shared_x(ephemeral), sealed.enc, recipient);
    Array<130> aad;
    std::memcpy(aad.data(), sealed.enc.data(), 65);
    std::memcpy(aad.data() + 65, recipient.data(), 65);
    crypto_aead_aes256gcm_encrypt(reinterpret_cast<u8*>(sealed.ciphertext.data()), nullptr, plaintext.data(), plaintext.size(), aad.data(),
                                  aad.size(), nullptr, keys.nonce.data(), keys.key.data());
    return sealed;
}

}  // namespace bench::floor
