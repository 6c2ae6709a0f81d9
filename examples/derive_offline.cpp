// Derives the first address of a mnemonic in every format of the service, without a network: derive_offline MNEMONIC-FILE
#include "example.hpp"

using namespace coffer;
using example::must;

int main(int argc, char** argv) {
    const auto mnemonic = must(Mnemonic::parse(example::secret_file(argc == 2 ? argv[1] : "phrase.txt")));
    // A mnemonic does not tell whether it has a passphrase, and with the wrong one it gives another wallet: say it.
    const Seed seed = mnemonic.to_seed(no_passphrase);

    for (const address::FormatRow& row : address::formats()) {
        if (row.of_service()) std::cout << row.name << ' ' << must(wallet::derive_address(seed, row.id)) << '\n';
    }
}
