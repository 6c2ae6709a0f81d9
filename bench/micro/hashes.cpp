// Hashes, message authentication, key derivation, encryption.
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include <coffer/coffer.hpp>

namespace {

using namespace coffer;

template <typename T>
T must(Result<T> result) {
    COFFER_INVARIANT(result.has_value());
    return *std::move(result);
}

constexpr ByteArray<64> seed = [] {
    ByteArray<64> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<u8>(7 * i + 1);
    return bytes;
}();
const Bytes key = Bytes(seed).first(32);

template <auto Hash>
void hash(benchmark::State& state) {
    const std::vector<u8> data(static_cast<std::size_t>(state.range(0)), 0x5a);
    for (auto _ : state) benchmark::DoNotOptimize(Hash(Bytes(data)));
    state.SetBytesProcessed(state.iterations() * state.range(0));
}
constexpr auto hash_sha256 = [](Bytes data) { return sha256(data); };
constexpr auto hash_sha512 = [](Bytes data) { return sha512(data); };
constexpr auto hash_keccak256 = [](Bytes data) { return keccak256(data); };
constexpr auto hash_hash160 = [](Bytes data) { return hash160(data); };
constexpr auto hash_blake2b = [](Bytes data) { return blake2b_256(data); };
BENCHMARK(hash<hash_sha256>)->Name("sha256")->Arg(33)->Arg(357)->Arg(4096);
BENCHMARK(hash<hash_sha512>)->Name("sha512")->Arg(64)->Arg(4096);
BENCHMARK(hash<hash_keccak256>)->Name("keccak256")->Arg(64)->Arg(4096);
BENCHMARK(hash<hash_hash160>)->Name("hash160")->Arg(33);
BENCHMARK(hash<hash_blake2b>)->Name("blake2b_256")->Arg(64);

void tagged_hash(benchmark::State& state) {
    const TaggedHash tap_tweak("TapTweak");
    for (auto _ : state) benchmark::DoNotOptimize(tap_tweak({key}));
}
BENCHMARK(tagged_hash);

// HMAC-SHA512 of a child: 37 bytes under a kept chain code.
void hmac_child(benchmark::State& state) {
    const HmacSha512 hmac(key);
    const Bytes message = Bytes(seed).first(37);
    for (auto _ : state) benchmark::DoNotOptimize(hmac({message}));
}
BENCHMARK(hmac_child);

void hmac_child_new_key(benchmark::State& state) {
    const Bytes message = Bytes(seed).first(37);
    for (auto _ : state) benchmark::DoNotOptimize(hmac_sha512(key, {message}));
}
BENCHMARK(hmac_child_new_key);

void pbkdf2(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(pbkdf2_hmac_sha512(key, {Bytes(seed)}, 2048));
}
BENCHMARK(pbkdf2);

void hkdf_extract_and_expand(benchmark::State& state) {
    SecretArray<32> prk;
    SecretArray<32> out;
    for (auto _ : state) {
        hkdf_extract(HashId::sha256, {}, {key}, prk.reveal_mut());
        benchmark::DoNotOptimize(hkdf_expand(HashId::sha256, prk.reveal(), {Bytes(seed)}, out.reveal_mut()));
    }
}
BENCHMARK(hkdf_extract_and_expand);

void gcm_open(benchmark::State& state) {
    const auto size = static_cast<std::size_t>(state.range(0));
    const ByteArray<12> nonce{};
    const Bytes aad = seed;
    std::vector<u8> plaintext(size, 0x5a);
    std::vector<u8> ciphertext(size + 16);
    (void)must(aead_seal(AeadId::aes_256_gcm, key, nonce, aad, plaintext, ciphertext));
    for (auto _ : state) benchmark::DoNotOptimize(aead_open(AeadId::aes_256_gcm, key, nonce, aad, ciphertext, plaintext));
}
BENCHMARK(gcm_open)->Arg(80)->Arg(4096);

}  // namespace
