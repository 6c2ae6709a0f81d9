// Texts in and out.
#include <benchmark/benchmark.h>

#include <coffer/coffer.hpp>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace coffer;

template <typename T>
T must(Result<T> result) {
    COFFER_INVARIANT(result.has_value());
    return *std::move(result);
}

Bytes bytes_of(std::string_view text) {
    return {reinterpret_cast<const u8*>(text.data()), text.size()};
}
std::vector<u8> pattern(std::size_t size) {
    std::vector<u8> bytes(size);
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<u8>(31 * i + 5);
    return bytes;
}

void hex_encode(benchmark::State& state) {
    const auto data = pattern(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(hex::encode(data));
}
BENCHMARK(hex_encode)->Arg(32)->Arg(500);

void hex_decode(benchmark::State& state) {
    const std::string text = hex::encode(pattern(static_cast<std::size_t>(state.range(0))));
    for (auto _ : state) benchmark::DoNotOptimize(hex::decode(text));
}
BENCHMARK(hex_decode)->Arg(32)->Arg(500);

void hex_decode_secret(benchmark::State& state) {
    const std::string text = hex::encode(pattern(32));
    for (auto _ : state) benchmark::DoNotOptimize(hex::decode_secret_array<32>(bytes_of(text)));
}
BENCHMARK(hex_decode_secret);

void base58_encode(benchmark::State& state) {
    const auto data = pattern(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(base58::encode(data));
}
BENCHMARK(base58_encode)->Arg(32)->Arg(85);

void base58check_decode(benchmark::State& state) {
    const std::string text = base58::encode_check(pattern(81));
    for (auto _ : state) benchmark::DoNotOptimize(base58::decode_check_array<81>(text));
}
BENCHMARK(base58check_decode);

void bech32_encode(benchmark::State& state) {
    const auto data = pattern(20);
    for (auto _ : state) benchmark::DoNotOptimize(bech32::encode_bytes("cosmos", data, bech32::Variant::bech32));
}
BENCHMARK(bech32_encode);

void base64url_encode(benchmark::State& state) {
    const auto data = pattern(300);
    for (auto _ : state) benchmark::DoNotOptimize(base64::encode(data, base64::Alphabet::url, base64::Padding::none));
}
BENCHMARK(base64url_encode);

// The outer and the inner text of an export bundle have about this size together.
void export_parse(benchmark::State& state) {
    const std::string text = "{\"version\":\"v1.0.0\",\"data\":\"" + hex::encode(pattern(400)) + "\",\"dataSignature\":\"" +
                             hex::encode(pattern(71)) + "\",\"enclaveQuorumPublic\":\"" + hex::encode(pattern(65)) + "\"}";
    for (auto _ : state) benchmark::DoNotOptimize(bundle::SignedExport::parse(text));
}
BENCHMARK(export_parse);

void phrase_parse(benchmark::State& state) {
    constexpr std::string_view phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow";
    for (auto _ : state) benchmark::DoNotOptimize(Mnemonic::parse(bytes_of(phrase)));
}
BENCHMARK(phrase_parse);

void address_of(benchmark::State& state, AddressFormat format) {
    ByteArray<32> scalar{};
    scalar.fill(7);
    const AnyPublicKey key = must(PrivateKey<Secp256k1>::parse(scalar)).public_key();
    const auto encoder = must(address::Encoder::from_format(format));
    for (auto _ : state) benchmark::DoNotOptimize(encoder(key));
}
BENCHMARK_CAPTURE(address_of, ethereum, AddressFormat::ethereum);
BENCHMARK_CAPTURE(address_of, p2wpkh, AddressFormat::bitcoin_mainnet_p2wpkh);
BENCHMARK_CAPTURE(address_of, p2pkh, AddressFormat::bitcoin_mainnet_p2pkh);
BENCHMARK_CAPTURE(address_of, p2tr, AddressFormat::bitcoin_mainnet_p2tr);

}  // namespace

int main(int count, char** arguments) {
    if (!init()) return EXIT_FAILURE;
    benchmark::Initialize(&count, arguments);
    if (benchmark::ReportUnrecognizedArguments(count, arguments)) return EXIT_FAILURE;
    benchmark::RunSpecifiedBenchmarks();
    return EXIT_SUCCESS;
}
