// Verifies that an enclave which a policy allows made a claim: verify_proof FOLDER NOW, where NOW is the time in Unix milliseconds
#include "example.hpp"

using namespace coffer;
using example::must;

int main(int argc, char** argv) {
    const std::string folder = argc == 3 ? argv[1] : ".";
    const auto now = must(UnixMillis::from_milliseconds(argc == 3 ? std::strtoull(argv[2], nullptr, 10) : 0));

    const auto app = must(proof::AppProof::parse(example::file(folder + "/app.json")));
    const auto boot = must(proof::BootProof::parse(example::file(folder + "/boot.json")));
    // Anybody can run an enclave. The policy says which one counts; it is yours, and never comes with the proof.
    const auto policy = must(proof::Policy::parse(example::file(folder + "/policy.json")));

    const auto verified = must(proof::verify_proof(app, boot, policy, proof::RootCertificate::aws_nitro_g1(), now));
    std::cout << verified.claims().type << ", by an enclave of " << verified.boot().manifest().content().name_space.name << '\n';
    if (const auto* derived = std::get_if<proof::AddressDerivation>(&verified.claims().details)) {
        std::cout << "the enclave derived " << derived->address << '\n';
    }
}
