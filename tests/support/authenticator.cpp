#include "support/authenticator.hpp"

#include <stdexcept>

#include "coffer/crypto/hash.hpp"
#include "coffer/crypto/random.hpp"
#include "coffer/encoding/base64.hpp"
#include "coffer/keys/signature.hpp"

namespace coffer::testing {
namespace {

KeyPair<P256> new_key() {
    auto key = KeyPair<P256>::generate();
    if (!key) throw std::runtime_error("no key pair");
    return *std::move(key);
}

std::string base64url(Bytes bytes) {
    return base64::encode(bytes, base64::Alphabet::url, base64::Padding::none);
}

}  // namespace

Authenticator::Authenticator(std::string_view relying_party_id) : key_(new_key()), relying_party_id_(relying_party_id), credential_id_(16) {
    if (!random_bytes(credential_id_)) throw std::runtime_error("no randomness");
}

Authenticator::Answer Authenticator::answer(Bytes challenge, const Options& options) {
    const std::string top_origin = options.top_origin.empty() ? "" : R"(,"topOrigin":")" + options.top_origin + "\"";
    const std::string client_data = R"({"type":")" + options.type + R"(","challenge":")" + base64url(challenge) + R"(","origin":")" +
                                    options.origin + R"(","crossOrigin":)" + (options.cross_origin ? "true" : "false") + top_origin + "}";
    const auto relying_party_hash = sha256(as_bytes(relying_party_id_));
    std::vector<u8> data(relying_party_hash.begin(), relying_party_hash.end());
    data.push_back(static_cast<u8>(options.flags));
    ++counter_;
    for (const unsigned shift : {24U, 16U, 8U, 0U}) data.push_back(static_cast<u8>(counter_ >> shift));
    const auto signature = sign_digest(key_.private_key(), sha256({data, sha256(as_bytes(client_data))}));
    if (!signature) throw std::runtime_error("no signature");
    return {base64url(credential_id_), base64url(data), base64url(as_bytes(client_data)), base64url(signature->der().bytes())};
}

}  // namespace coffer::testing
