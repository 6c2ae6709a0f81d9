// Shows what an Ethereum transaction does, and signs it: sign_transaction FOLDER
#include "example.hpp"

using namespace coffer;
using example::must;

int main(int argc, char** argv) {
    const std::string folder = argc == 2 ? argv[1] : ".";
    const auto raw = must(hex::decode(example::file(folder + "/transaction.hex")));

    // Naming the chain gives exact errors: without it, the bytes must be readable for exactly one chain.
    const auto transaction = must(tx::parse(raw, tx::Chain::ethereum));
    for (const tx::Line& line : tx::describe(transaction).lines) {
        if (!line.is_list) std::cout << line.name << ": " << line.text << '\n';
    }

    // Let a person compare these lines with what they mean to sign, before the key is used.
    const auto key = must(parse_private_key_file(example::secret_file(folder + "/key.private"), CurveId::secp256k1));
    const auto signed_transaction = must(tx::sign(transaction, key));
    std::cout << hex::encode(tx::serialize(signed_transaction)) << '\n';
}
