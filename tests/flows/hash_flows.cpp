#include "coffer/crypto/aead.hpp"
#include "coffer/crypto/hash.hpp"
#include "coffer/crypto/kdf.hpp"
#include "coffer/crypto/mac.hpp"
#include "coffer/crypto/random.hpp"
#include "crypto/multibuffer/many.hpp"
#include "flows/flow.hpp"

namespace coffer::testing {
namespace {

void sha2(Observer& observer) {
    const auto input = secret_bytes<100>(observer, 1);
    observer.secret(sha256_secret({input.reveal()}).reveal());
    observer.secret(sha512_secret({input.reveal()}).reveal());
}

void hmac(Observer& observer) {
    const auto key = secret_bytes<32>(observer, 2);
    const auto long_key = secret_bytes<200>(observer, 3);
    const auto message = secret_bytes<150>(observer, 4);
    observer.secret(hmac_sha256(key.reveal(), {message.reveal()}).reveal());
    observer.secret(hmac_sha384(long_key.reveal(), {message.reveal()}).reveal());
    observer.secret(hmac_sha512(long_key.reveal(), {message.reveal()}).reveal());
}

void hmac_cached(Observer& observer) {
    const auto key = secret_bytes<32>(observer, 5);
    const auto message = secret_bytes<150>(observer, 6);
    const HmacSha512 keyed(key.reveal());
    const HmacSha512 copy = keyed.clone();
    observer.secret(keyed({Bytes(message.reveal()).first(37)}).reveal());
    observer.secret(copy({message.reveal()}).reveal());
}

void hkdf(Observer& observer) {
    const auto input = secret_bytes<32>(observer, 7);
    for (const HashId hash : {HashId::sha256, HashId::sha384, HashId::sha512}) {
        SecretArray<64> prk;
        const MutBytes prk_bytes = MutBytes(prk.reveal_mut()).first(hash_size(hash));
        hkdf_extract(hash, {}, {input.reveal()}, prk_bytes);
        observer.secret(prk_bytes);
        SecretArray<100> output;
        require(observer, hkdf_expand(hash, prk_bytes, {as_bytes("info")}, output.reveal_mut()));
        observer.secret(output.reveal());
    }
}

void pbkdf2(Observer& observer) {
    const auto password = secret_bytes<90>(observer, 8);
    const auto salt = secret_bytes<20>(observer, 9);
    observer.secret(pbkdf2_hmac_sha512(password.reveal(), {as_bytes("mnemonic"), salt.reveal()}, 5).reveal());
}

constexpr std::size_t many = 11;  // one full group and a remainder, on every path

// Many hashes at once, on one of the paths that the machine supports (the slowest first). The kernels hold more than keys: the digest of
// the last round is as secret as the sum of all rounds.
template <std::size_t Path>
void pbkdf2_many(Observer& observer) {
    if (Path >= crypto::multibuffer::available().size()) return;
    std::array<SecretArray<90>, many> passwords;
    std::array<SecretArray<20>, many> salts;
    std::array<crypto::PasswordAndSalt, many> inputs;
    for (std::size_t i = 0; i < many; ++i) {
        passwords[i] = secret_bytes<90>(observer, static_cast<unsigned>(100 + i));
        salts[i] = secret_bytes<20>(observer, static_cast<unsigned>(120 + i));
        inputs[i] = {passwords[i].reveal(), {as_bytes("mnemonic"), salts[i].reveal()}};
        auto last = pbkdf2_hmac_sha512(passwords[i].reveal(), {as_bytes("mnemonic"), salts[i].reveal()}, 5);
        const auto before = pbkdf2_hmac_sha512(passwords[i].reveal(), {as_bytes("mnemonic"), salts[i].reveal()}, 4);
        for (std::size_t at = 0; at < 64; ++at) last.reveal_mut()[at] ^= before.reveal()[at];
        observer.secret(last.reveal());
    }
    std::array<SecretArray<64>, many> derived;
    crypto::pbkdf2_hmac_sha512_many(inputs, 5, derived, crypto::multibuffer::available()[Path]);
    for (const auto& key : derived) observer.secret(key.reveal());
}

template <std::size_t Path>
void hmac_many(Observer& observer) {
    if (Path >= crypto::multibuffer::available().size()) return;
    const auto chain_code = secret_bytes<32>(observer, 140);
    const HmacSha512 key(chain_code.reveal());
    std::array<ByteArray<37>, many> messages;
    std::array<ByteArray<64>, many> macs;
    for (std::size_t i = 0; i < many; ++i) {
        fill(messages[i], static_cast<unsigned>(141 + i));
        observer.secret(messages[i]);
    }
    crypto::hmac_sha512_many(key, messages, macs, crypto::multibuffer::available()[Path]);
    for (auto& mac : macs) {
        observer.secret(mac);
        wipe(mac);
    }
    for (auto& message : messages) wipe(message);
}

void aead(Observer& observer) {
    for (const AeadId cipher : {AeadId::aes_128_gcm, AeadId::aes_256_gcm, AeadId::chacha20_poly1305}) {
        const auto key = secret_bytes<32>(observer, 10);
        const auto plaintext = secret_bytes<70>(observer, 11);
        const Bytes key_bytes = Bytes(key.reveal()).first(aead_key_size(cipher));
        const ByteArray<12> nonce{1, 2, 3};
        ByteArray<70 + aead_tag_size> ciphertext{};
        require(observer, aead_seal(cipher, key_bytes, nonce, as_bytes("aad"), plaintext.reveal(), ciphertext));
        observer.open(ciphertext);
        SecretArray<70> opened;
        require(observer, aead_open(cipher, key_bytes, nonce, as_bytes("aad"), ciphertext, opened.reveal_mut()));
        observer.secret(opened.reveal());
    }
}

// The decryption of a refused ciphertext must not stay in memory either.
void aead_refused(Observer& observer) {
    for (const AeadId cipher : {AeadId::aes_128_gcm, AeadId::aes_256_gcm, AeadId::chacha20_poly1305}) {
        const auto key = secret_bytes<32>(observer, 12);
        const auto plaintext = secret_bytes<70>(observer, 13);
        const Bytes key_bytes = Bytes(key.reveal()).first(aead_key_size(cipher));
        const ByteArray<12> nonce{3, 2, 1};
        ByteArray<70 + aead_tag_size> ciphertext{};
        require(observer, aead_seal(cipher, key_bytes, nonce, {}, plaintext.reveal(), ciphertext));
        observer.open(ciphertext);
        ciphertext.back() ^= 1;
        ByteArray<70> opened{};
        refused(observer, aead_open(cipher, key_bytes, nonce, {}, ciphertext, opened));
    }
}

void random(Observer& observer) {
    const auto drawn = value(observer, random_secret<64>());
    observer.secret(drawn.reveal());
}

constexpr Flow flows[] = {
    {"sha2", sha2},
    {"hmac", hmac},
    {"hmac-cached", hmac_cached},
    {"hmac-many-library", hmac_many<0>},
    {"hmac-many-avx2", hmac_many<1>},
    {"hmac-many-avx512", hmac_many<2>},
    {"hkdf", hkdf},
    {"pbkdf2", pbkdf2},
    {"pbkdf2-many-library", pbkdf2_many<0>},
    {"pbkdf2-many-avx2", pbkdf2_many<1>},
    {"pbkdf2-many-avx512", pbkdf2_many<2>},
    {"aead", aead},
    {"aead-refused", aead_refused},
    {"random", random},
};

}  // namespace

std::span<const Flow> hash_flows() {
    return flows;
}

}  // namespace coffer::testing
