// coffer in the benchmark: every job through the public interface, with strings in and out, and everything wiped that it wipes.
#include <iostream>
#include <utility>

#include "bundles.hpp"
#include "derivation.hpp"
#include "must.hpp"

namespace {

int serve_coffer(const std::string& path) {
    (void)bench::must(coffer::init());
    const bench::Inputs inputs = bench::read_inputs(path);
    bench::Implementation implementation;
    implementation.name = "coffer";
    implementation.version = COFFER_VERSION_STRING;
    for (const coffer::LibraryVersion& library : coffer::library_versions())
        implementation.version += ", " + std::string(library.name) + " " + std::string(library.version);
    implementation.jobs = bench::derivation_jobs(inputs);
    for (bench::Job& job : bench::bundle_jobs(inputs)) implementation.jobs.push_back(std::move(job));
    return bench::serve(implementation, inputs.index_base);
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::cerr << "usage: bench_coffer INPUTS\n";
        return 2;
    }
    try {
        return serve_coffer(arguments[1]);
    } catch (const std::exception& failure) {
        std::cerr << failure.what() << '\n';
        return 1;
    }
}
