// The floor: what the libraries beneath coffer need for each job, by raw calls through their fastest public entry points. It neither wipes
// nor checks what a product must. Frozen: frozen.sha256 names what these files were when they were measured, and a test compares.
#include <botan/version.h>
#include <openssl/crypto.h>
#include <sodium.h>

#include <iostream>

#include "floor/bundles.hpp"
#include "floor/derivation.hpp"

namespace {

int serve_floor(const std::string& path) {
    const bench::Inputs inputs = bench::read_inputs(path);
    bench::Implementation implementation;
    implementation.name = "floor";
    implementation.version = std::string("libsecp256k1 ") + BENCH_SECP256K1_VERSION + ", libsodium " + sodium_version_string() +
                             ", OpenSSL " + OpenSSL_version(OPENSSL_VERSION_STRING) + ", Botan " + Botan::short_version_string();
    implementation.jobs = bench::floor::derivation_jobs(inputs);
    for (bench::Job& job : bench::floor::bundle_jobs(inputs)) implementation.jobs.push_back(std::move(job));
    implementation.check = [&inputs](std::string_view job, std::string_view sample) { bench::floor::check_sample(inputs, job, sample); };
    return bench::serve(implementation, inputs.index_base);
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::cerr << "usage: bench_floor INPUTS\n";
        return 2;
    }
    try {
        return serve_floor(arguments[1]);
    } catch (const std::exception& failure) {
        std::cerr << failure.what() << '\n';
        return 1;
    }
}
