// Curves and children.
#include <concepts>
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

template <typename C>
PrivateKey<C> test_key(u8 number) {
    ByteArray<32> bytes{};
    bytes.fill(number);
    return must(PrivateKey<C>::parse(bytes));
}

template <typename C>
void public_key(benchmark::State& state) {
    const auto key = test_key<C>(7);
    for (auto _ : state) benchmark::DoNotOptimize(key.public_key());
}
BENCHMARK(public_key<Secp256k1>)->Name("public_key/secp256k1");
BENCHMARK(public_key<P256>)->Name("public_key/p256");
BENCHMARK(public_key<Ed25519>)->Name("public_key/ed25519");
BENCHMARK(public_key<X25519>)->Name("public_key/x25519");

template <typename C>
void parse_compressed(benchmark::State& state) {
    const auto text = test_key<C>(7).public_key().compressed();
    for (auto _ : state) benchmark::DoNotOptimize(PublicKey<C>::parse(text));
}
BENCHMARK(parse_compressed<Secp256k1>)->Name("parse_compressed/secp256k1");
BENCHMARK(parse_compressed<P256>)->Name("parse_compressed/p256");

void p256_sign(benchmark::State& state) {
    const auto key = test_key<P256>(7);
    const auto digest = sha256({});
    const auto nonce = state.range(0) == 0 ? Nonce::hedged : Nonce::deterministic;
    for (auto _ : state) benchmark::DoNotOptimize(sign_digest(key, digest, nonce));
}
BENCHMARK(p256_sign)->ArgName("deterministic")->Arg(0)->Arg(1);

template <typename C>
void verify(benchmark::State& state) {
    const auto key = test_key<C>(7);
    const auto own = key.public_key();
    const auto digest = sha256({});
    const auto made = must(sign_digest(key, digest));
    const auto check = [&] {
        if constexpr (std::same_as<C, P256>)
            return verify_digest(own, digest, made);
        else
            return verify_digest(own, digest, made.signature);
    };
    for (auto _ : state) benchmark::DoNotOptimize(check());
}
BENCHMARK(verify<P256>)->Name("verify/p256");
BENCHMARK(verify<Secp256k1>)->Name("verify/secp256k1");

void hpke_open(benchmark::State& state) {
    constexpr hpke::Suite suite(hpke::Kem::dhkem_p256_hkdf_sha256, hpke::Kdf::hkdf_sha256, hpke::Aead::aes_256_gcm);
    const auto pair = KeyPair<P256>::from_private_key(test_key<P256>(7));
    const ByteArray<80> plaintext{};
    const auto sealed = must(hpke::seal(suite, pair.public_key(), {}, {}, plaintext));
    const Bytes enc = sealed.encapsulated_key.bytes();
    for (auto _ : state) benchmark::DoNotOptimize(hpke::open(suite, enc, pair, {}, {}, sealed.ciphertext));
}
BENCHMARK(hpke_open);

ExtendedPrivateKey<Secp256k1> node() {
    ByteArray<64> bytes{};
    bytes.fill(9);
    return must(ExtendedPrivateKey<Secp256k1>::from_seed(must(Seed::parse(bytes))));
}

void public_child(benchmark::State& state) {
    const auto children = node().neuter().children();
    u32 index = 0;
    for (auto _ : state) benchmark::DoNotOptimize(children.public_key(must(NonHardenedIndex::from_number(index++))));
}
BENCHMARK(public_child);

void public_children(benchmark::State& state) {
    const auto children = node().neuter().children();
    std::vector<Result<PublicKey<Secp256k1>>> places(static_cast<std::size_t>(state.range(0)), fail(Errc::child_invalid));
    for (auto _ : state) children.public_keys(non_hardened<0>(), places);
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(public_children)->Arg(8)->Arg(128);

void private_child(benchmark::State& state) {
    const auto children = node().children();
    u32 index = 0;
    for (auto _ : state) benchmark::DoNotOptimize(children.private_key(must(ChildIndex::from_index(index++, false))));
}
BENCHMARK(private_child);

}  // namespace
