// Says which formats an address is valid in, or why it is valid in none: check_address TEXT
#include "example.hpp"

using namespace coffer;

int main(int argc, char** argv) {
    const std::string_view text = argc == 2 ? argv[1] : "";

    const auto candidates = address::identify(text);
    if (!candidates) {
        std::cout << "invalid: " << candidates.error() << '\n';
        return EXIT_FAILURE;
    }
    // One text can be valid in several formats. Only its sender knows which one is meant.
    for (const address::DecodedAddress& candidate : *candidates) {
        std::cout << address::row_of(candidate.format()).name << ' ' << network_name(candidate.network()) << ' '
                  << kind_name(candidate.kind()) << ' ' << hex::encode(candidate.payload())
                  << (candidate.unchecksummed() ? " (no checksum)" : "") << '\n';
    }
}
