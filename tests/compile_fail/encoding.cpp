// Code that must not compile: passing secrets to the codecs for public data.
#include "coffer/core/secret.hpp"
#include "coffer/encoding/base58.hpp"
#include "coffer/encoding/hex.hpp"
#include "encoding/json_writer.hpp"

using namespace coffer;

void use(const SecretBytes& bytes, const SecretText& text, json::Writer& writer) {
    (void)hex::encode_secret(bytes.reveal());
    writer.text("public");
#if COFFER_CASE == 1
    (void)hex::encode(bytes);
#elif COFFER_CASE == 2
    (void)base58::encode(bytes);
#elif COFFER_CASE == 3
    writer.text(text);
#elif COFFER_CASE == 4
    const std::string plain = hex::encode_secret(bytes.reveal());
#endif
}
