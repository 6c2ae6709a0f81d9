// A software passkey, which makes the responses of an authenticator and a browser (Web Authentication, ES256).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "coffer/keys/key_pair.hpp"

namespace coffer::testing {

/// Authenticator holds one credential of one relying party. Its counter increases with every response.
class Authenticator {
public:
    /// Options of a response; the defaults give a valid one.
    struct Options {
        std::string type = "webauthn.get";
        std::string origin = "https://passkey.example.com";
        unsigned flags = 0x05;  // user present and verified
        bool cross_origin = false;
        std::string top_origin = {};  // left out if empty
    };

    /// Answer holds a response in base64url, as a browser returns it.
    struct Answer {
        std::string credential_id;
        std::string authenticator_data;
        std::string client_data_json;
        std::string signature;
    };

    explicit Authenticator(std::string_view relying_party_id);

    [[nodiscard]] const PublicKey<P256>& public_key() const noexcept { return key_.public_key(); }

    /// answer signs `challenge`, the bytes that the page passes to the browser.
    [[nodiscard]] Answer answer(Bytes challenge, const Options& options);
    [[nodiscard]] Answer answer(Bytes challenge) { return answer(challenge, Options{}); }

private:
    KeyPair<P256> key_;
    std::string relying_party_id_;
    std::vector<u8> credential_id_;
    u32 counter_ = 0;
};

}  // namespace coffer::testing
