// Derives the first address of a mnemonic in every format of the service, without a network: derive_offline MNEMONIC-FILE
#include "example.hpp"

using namespace coffer;
using example::must;

int main(int argc, char** argv) {
    const auto mnemonic = must(Mnemonic::parse(example::secret_file(argc == 2 ? argv[1] : "phrase.txt")));
    const wallet::Root root = mnemonic.to_seed(no_passphrase);

    for (const address::FormatRow& row : address::formats()) {
        if (!row.of_service()) continue;
        const CurveId curve = row.curves().front().curve;
        const auto path = must(wallet::default_path(row.id, curve));
        const auto accounts = must(wallet::AccountRange::from_request(root, {row.id, curve, path}));
        std::cout << row.name << ' ' << accounts.effective_path_text(0) << ' ' << must(accounts.at(0)).address.view() << '\n';
    }
}
