// Stamps the body of a request with an API key, and checks the stamp as a server does: stamp_request FOLDER
#include "example.hpp"

using namespace coffer;
using example::must;

int main(int argc, char** argv) {
    const std::string folder = argc == 2 ? argv[1] : ".";
    const std::string body = example::exact_file(folder + "/body");

    // The stamper compares the private key with the public key that is registered with the service.
    auto key = must(parse_private_key_file(example::secret_file(folder + "/api.private")));
    const auto registered = must(parse_public_key_file(CurveId::p256, example::file(folder + "/api.public")));
    const auto stamper = must(stamp::Stamper::from_halves(std::move(key), registered));

    // Send exactly these bytes as the body: the signature covers every one of them.
    const auto header = must(stamper.stamp(as_bytes(body), Nonce::deterministic));
    std::cout << header.name << ": " << header.value << '\n';

    // A server names the key that it expects: a valid stamp may be anybody's.
    must(stamp::verify(header.value, as_bytes(body), registered));
}
