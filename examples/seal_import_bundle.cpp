// Generates a mnemonic, seals it for import, and prints the message to send: seal_import_bundle FOLDER
#include "example.hpp"

using namespace coffer;
using example::must;

int main(int argc, char** argv) {
    const std::string folder = argc == 2 ? argv[1] : ".";
    const bundle::Owner owner{must(bundle::OrganizationId::parse(example::file(folder + "/organization.txt"))),
                              must(bundle::UserId::parse(example::file(folder + "/user.txt")))};

    // The owner of a target can open what is sealed to it, so the target is verified first: the other order does not compile.
    const auto parsed = must(bundle::SignedImportTarget::parse(example::file(folder + "/target.json")));
    const auto target = must(parsed.verify(bundle::TrustAnchors::production(), owner));

    const auto mnemonic = must(Mnemonic::generate(24));
    std::cout << must(target.seal_mnemonic(mnemonic.text(), nullptr)).json() << '\n';
}
