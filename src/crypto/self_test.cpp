// One known answer for each primitive. Sources: the examples of FIPS 180-4 and 202 ("abc"), RFC 4231 case 2, RFC 5869 case 1, RFC 6979
// A.2.5 and A.2.6, RFC 7748 section 5.2, RFC 8032 section 7.1, BIP-340 vector 0, test cases 2 and 14 of the GCM specification.
#include <algorithm>
#include <array>
#include <new>

#include "coffer/crypto/aead.hpp"
#include "coffer/crypto/hash.hpp"
#include "coffer/crypto/kdf.hpp"
#include "coffer/crypto/mac.hpp"
#include "coffer/crypto/random.hpp"
#include "coffer/crypto/runtime.hpp"
#include "crypto/backend/select.hpp"
#include "crypto/known_answer.hpp"
#include "crypto/multibuffer/kernels.hpp"

namespace coffer {
namespace {

using crypto::known;

constexpr ByteArray<3> abc = {'a', 'b', 'c'};

bool equal(Bytes a, Bytes b) noexcept {
    return std::ranges::equal(a, b);
}

// done returns whether a library call succeeded. out_of_memory and backend are no wrong answers: memory was exhausted, which OpenSSL's
// generator does not report. In this case done throws, no result is kept, and the next call tests again.
bool done(const Status& status) {
    if (!status && (status.error().code == Errc::out_of_memory || status.error().code == Errc::backend)) throw std::bad_alloc();
    return status.has_value();
}

bool refused_with(Errc expected, const Status& status) {
    return !done(status) && status.error().code == expected;
}

bool check_sha256() {
    constexpr auto answer = known("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    return sha256(abc) == answer;
}

bool check_sha384() {
    constexpr auto answer = known("cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7");
    return sha384(abc) == answer;
}

bool check_sha512() {
    constexpr auto answer = known(
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
    return sha512(abc) == answer;
}

bool check_sha3() {
    constexpr auto answer = known("3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532");
    return sha3_256(abc) == answer;
}

bool check_keccak() {
    constexpr auto answer = known("4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45");
    return keccak256(abc) == answer;
}

bool check_ripemd() {
    constexpr auto answer = known("8eb208f7e05d987a9b044a8e98c6b087f15a0bfc");
    return ripemd160(abc) == answer;
}

bool check_blake2b() {
    constexpr auto answer = known("bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    return blake2b_256(abc) == answer;
}

bool check_tagged_hash() {
    constexpr auto answer = known("770a5b7e7c304bbcc3ea107343ff951dd404312ef418db0c3b94e2ebfbb50087");
    return TaggedHash("BIP0340/challenge")({abc}) == answer;
}

bool check_hmac() {
    constexpr auto answer256 = known("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    constexpr auto answer384 = known("af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649");
    constexpr auto answer512 = known(
        "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737");
    const Bytes key = as_bytes("Jefe");
    const Bytes message = as_bytes("what do ya want for nothing?");
    return equal(hmac_sha256(key, {message}).reveal(), answer256) && equal(hmac_sha384(key, {message}).reveal(), answer384) &&
           equal(hmac_sha512(key, {message}).reveal(), answer512) && equal(HmacSha512(key)({message}).reveal(), answer512);
}

bool check_hkdf() {
    constexpr auto answer = known("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
    constexpr auto ikm = known("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b");
    constexpr auto salt = known("000102030405060708090a0b0c");
    constexpr auto info = known("f0f1f2f3f4f5f6f7f8f9");
    ByteArray<32> prk;
    ByteArray<42> out;
    hkdf_extract(HashId::sha256, salt, {ikm}, prk);
    return hkdf_expand(HashId::sha256, prk, {info}, out) && out == answer;
}

bool check_pbkdf2() {
    constexpr auto answer = known(
        "e1d9c16aa681708a45f5c7c4e215ceb66e011a2e9f0040713f18aefdb866d53cf76cab2868a39b9f7840edce4fef5a82be67335c77a6068e04112754f27ccf4e");
    return equal(pbkdf2_hmac_sha512(as_bytes("password"), {as_bytes("salt")}, 2).reveal(), answer);
}

template <std::size_t KeySize>
bool check_aead(AeadId aead, const ByteArray<32>& answer) {
    constexpr ByteArray<KeySize> key{};
    constexpr ByteArray<12> nonce{};
    constexpr ByteArray<16> zeros{};
    ByteArray<32> sealed;
    ByteArray<16> opened{1};
    if (!done(aead_seal(aead, key, nonce, {}, zeros, sealed)) || sealed != answer) return false;
    if (!done(aead_open(aead, key, nonce, {}, sealed, opened)) || opened != zeros) return false;
    sealed[31] ^= 1;
    return refused_with(Errc::aead_open, aead_open(aead, key, nonce, {}, sealed, opened));
}

bool check_aes_128_gcm() {
    return check_aead<16>(AeadId::aes_128_gcm, known("0388dace60b6a392f328c2b971b2fe78ab6e47d42cec13bdf53a67b21257bddf"));
}

bool check_aes_256_gcm() {
    return check_aead<32>(AeadId::aes_256_gcm, known("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"));
}

bool check_chacha20_poly1305() {
    return check_aead<32>(AeadId::chacha20_poly1305, known("9f07e7be5551387a98ba977c732d080dc34a88047320f52aa2c6683ef8084d2f"));
}

bool check_secp256k1() {
    namespace ec = backend::secp256k1;
    constexpr auto scalar = known("0000000000000000000000000000000000000000000000000000000000000001");
    constexpr auto answer = known(
        "934b1ea10a4b3c1757e2b0c017d0b6143ce3c9a7e6a4a49860d7a6ab210ee3d82442ce9d2b916064108014783e923ec36b49743e2ffa1c4496f01a512aafd9e5");
    constexpr auto generator = known("0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798");
    const ByteArray<32> digest = sha256(as_bytes("Satoshi Nakamoto"));
    ec::NativePoint point;
    ByteArray<33> compressed;
    ByteArray<64> signature;
    int recovery_id = 0;
    if (!ec::public_from_private(scalar, point) || !ec::ecdsa_sign(scalar, digest, signature, recovery_id)) return false;
    ec::serialize_compressed(point, compressed);
    return compressed == generator && signature == answer && ec::ecdsa_verify(point, digest, signature);
}

bool check_schnorr() {
    namespace ec = backend::secp256k1;
    constexpr auto scalar = known("0000000000000000000000000000000000000000000000000000000000000003");
    constexpr auto x_only = known("f9308a019258c31049344f85f89d5229b531c845836f99b08601f113bce036f9");
    constexpr auto answer = known(
        "e907831f80848d1069a5371b402410364bdf1c5f8307b0084c55f1ce2dca821525f66a4a85ea8b71e482a74f382d2ce5ebeee8fdb2172f477df4900d310536c0");
    constexpr ByteArray<32> zeros{};
    ByteArray<64> signature;
    return ec::schnorr_sign(scalar, zeros, zeros, signature) && signature == answer && ec::schnorr_verify(x_only, zeros, signature);
}

bool check_p256() {
    namespace ec = backend::p256;
    constexpr auto scalar = known("c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721");
    constexpr auto public_key = known(
        "0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb67903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d446229"
        "9");
    constexpr auto answer = known(
        "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8");
    constexpr auto shared = known("2388ee990c93c4bb757203225b7786d69950d2f0de43cdf23dc71f5efaa169c8");
    const ByteArray<32> digest = sha256(as_bytes("sample"));
    ByteArray<65> point;
    ByteArray<64> signature;
    ByteArray<32> x;
    if (!done(ec::public_from_private(scalar, point)) || point != public_key) return false;
    constexpr auto compressed = known("0360fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6");
    if (!done(ec::parse(compressed, point)) || point != public_key) return false;
    if (!done(ec::ecdsa_sign_deterministic(scalar, point, digest, signature)) || signature != answer) return false;
    if (!done(ec::ecdsa_sign(scalar, digest, signature)) || !done(ec::ecdsa_verify(point, digest, signature))) return false;
    return done(ec::ecdh_x(scalar, point, x)) && x == shared;
}

bool check_p384() {
    constexpr auto point = known(
        "04ec3a4e415b4e19a4568618029f427fa5da9a8bc4ae92e02e06aae5286b300c64def8f0ea9055866064a254515480bc13"
        "8015d9b72d7d57244ea8ef9ac0c621896708a59367f9dfb9f54ca84b3f1c9db1288b231c3ae0d4fe7344fd2533264720");
    constexpr auto signature = known(
        "94edbb92a5ecb8aad4736e56c691916b3f88140666ce9fa73d64c4ea95ad133c81a648152e44acf96e36dd1e80fabe46"
        "99ef4aeb15f178cea1fe40db2603138f130e740a19624526203b6351d0a3a94fa329c145786e679e7b82c71a38628ac8");
    ByteArray<48> digest = sha384(as_bytes("sample"));
    if (!done(backend::p384::ecdsa_verify(point, digest, signature))) return false;
    digest[0] ^= 1;
    return refused_with(Errc::signature_invalid, backend::p384::ecdsa_verify(point, digest, signature));
}

bool check_ed25519() {
    constexpr auto seed = known("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    constexpr auto public_key = known("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    constexpr auto answer = known(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    constexpr ByteArray<1> message = {0x72};
    ByteArray<32> point;
    ByteArray<64> signature;
    backend::curve25519::ed25519_public_from_seed(seed, point);
    backend::curve25519::ed25519_sign(seed, message, signature);
    return point == public_key && signature == answer && backend::curve25519::ed25519_verify(point, message, signature);
}

bool check_x25519() {
    constexpr auto scalar = known("a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4");
    constexpr auto peer = known("e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c");
    constexpr auto answer = known("c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552");
    ByteArray<32> shared;
    return backend::curve25519::x25519(scalar, peer, shared) && shared == answer;
}

// Tests every kernel that this machine can run.
bool check_multibuffer() {
    return std::ranges::all_of(crypto::multibuffer::available(), crypto::multibuffer::known_answer_right);
}

bool check_random() {
    ByteArray<32> first;
    ByteArray<32> second;
    return random_bytes(first) && random_bytes(second) && first != second;
}

struct Check {
    std::string_view name;
    bool (*run)();
};

constexpr auto checks = std::to_array<Check>({
    Check{"sha256", check_sha256},
    Check{"sha384", check_sha384},
    Check{"sha512", check_sha512},
    Check{"sha3-256", check_sha3},
    Check{"keccak-256", check_keccak},
    Check{"ripemd-160", check_ripemd},
    Check{"blake2b-256", check_blake2b},
    Check{"tagged-hash", check_tagged_hash},
    Check{"hmac", check_hmac},
    Check{"hkdf", check_hkdf},
    Check{"pbkdf2-hmac-sha512", check_pbkdf2},
    Check{"multibuffer", check_multibuffer},
    Check{"aes-128-gcm", check_aes_128_gcm},
    Check{"aes-256-gcm", check_aes_256_gcm},
    Check{"chacha20-poly1305", check_chacha20_poly1305},
    Check{"secp256k1-ecdsa", check_secp256k1},
    Check{"secp256k1-schnorr", check_schnorr},
    Check{"p256", check_p256},
    Check{"p384-verify", check_p384},
    Check{"ed25519", check_ed25519},
    Check{"x25519", check_x25519},
    Check{"random", check_random},
});

std::array<SelfTestCheck, checks.size()> run_all() {
    std::array<SelfTestCheck, checks.size()> outcomes;
    for (std::size_t i = 0; i < checks.size(); ++i) outcomes[i] = {checks[i].name, checks[i].run()};
    return outcomes;
}

}  // namespace

std::span<const SelfTestCheck> self_test() {
    static const auto outcomes = run_all();
    return outcomes;
}

}  // namespace coffer
