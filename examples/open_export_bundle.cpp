// Verifies an export bundle, opens it, and prints one address of the wallet inside: open_export_bundle FOLDER
#include "example.hpp"

using namespace coffer;
using example::must;

int main(int argc, char** argv) {
    const std::string folder = argc == 2 ? argv[1] : ".";

    // The owner that the bundle must name. The trusted signer is named below.
    const auto organization = must(bundle::OrganizationId::parse(example::file(folder + "/organization.txt")));

    // Parse, then verify, then open: another order does not compile.
    const auto parsed = must(bundle::SignedExport::parse(example::file(folder + "/bundle.json")));
    const auto verified = must(parsed.verify(bundle::TrustAnchors::production(), organization));

    auto scalar = must(hex::decode_secret_array<32>(example::secret_file(folder + "/encryption.key").reveal()));
    const auto encryption_key = KeyPair<P256>::from_private_key(must(PrivateKey<P256>::from_secret(std::move(scalar))));
    const auto wallet = must(must(verified.open(encryption_key)).wallet());

    // The seed is that of the mnemonic and its passphrase, where the wallet has one.
    const Seed seed = must(wallet::derive_seed(wallet));
    std::cout << must(wallet::derive_address(seed, AddressFormat::ethereum)) << '\n';
}
