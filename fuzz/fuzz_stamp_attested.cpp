// X-Stamp-Attested and X-Stamp as the JSON within the header; and stamps of our own for every token.
#include "coffer/encoding/hex.hpp"
#include "coffer/stamp/attested.hpp"
#include "encoding/json.hpp"
#include "signed_input.hpp"

using namespace coffer;

namespace {

// What published stamps are of.
constexpr std::string_view bodies[] = {"hello from TKHQ!", "hello", R"({"organizationId":"x","type":"ACTIVITY_TYPE_CREATE_WALLET"})"};

bool has_text(const json::Object& object, const char* name, std::string_view value) {
    const auto text = object.text(name);
    return text && *text == value;
}

void require_json(Bytes json, std::string_view body) {
    const std::string header = fuzz::base64url(json);
    const auto attested = stamp::verify_attested(header, as_bytes(body));
    const auto stamped = stamp::verify(header, as_bytes(body));
    fuzz::require_position(attested, header.size());
    fuzz::require_position(stamped, header.size());
    fuzz::require(!(attested && stamped));
    if (!attested && !stamped) return;
    const auto document = json::Document::parse(json, {.max_depth = 4, .numbers = json::Numbers::any});
    const auto object = document->object();
    const auto key = hex::decode(*object->text("publicKey"));
    fuzz::require(object->find("publicKeyAttestation").has_value() == attested.has_value());
    fuzz::require(!object->find("credentialId") && !object->find("clientDataJson") && !object->find("authenticatorData"));
    if (attested) {
        fuzz::require(fuzz::same(*key, attested->public_key.compressed()));
        fuzz::require(has_text(*object, "scheme", stamp::attested_scheme_name(attested->scheme)));
        fuzz::require(has_text(*object, "publicKeyAttestation", attested->unverified_token));
        fuzz::require(fuzz::refused_with(stamp::verify_attested(header, as_bytes("{ }")), Errc::signature_invalid));
    } else {
        fuzz::require(*parse_public_key(curve_of(stamped->public_key), *key) == stamped->public_key);
        const auto row = std::ranges::find(stamp::schemes(), stamped->scheme, &stamp::SchemeRow::id);
        fuzz::require(has_text(*object, "scheme", row->name));
        fuzz::require(fuzz::refused_with(stamp::verify(header, as_bytes("{ }")), Errc::signature_invalid));
    }
}

// Three parts of base64url, none of them empty.
bool is_token(std::string_view token) {
    constexpr std::string_view symbols = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
    const bool parted = std::ranges::count(token, '.') == 2 && !token.starts_with('.') && !token.ends_with('.');
    return parted && token.find("..") == std::string_view::npos && token.find_first_not_of(symbols) == std::string_view::npos;
}

void require_token(stamp::AttestedScheme scheme, std::string_view token, Bytes body) {
    const auto& pair = fuzz::fixed_key<P256>();
    const auto made = stamp::attested_stamp(pair, scheme, token, body, Nonce::deterministic);
    fuzz::require(fuzz::accepted(made) == is_token(token));
    fuzz::require_position(made, token.size());
    if (!made) return;
    const auto verified = stamp::verify_attested(made->value, body);
    fuzz::require(verified && verified->scheme == scheme && verified->public_key == pair.public_key() &&
                  verified->unverified_token == token);
    fuzz::require(fuzz::refused_with(stamp::verify(made->value, body), Errc::foreign_member));
    const std::string longer = std::string(as_text(body)) + " ";
    fuzz::require(fuzz::refused_with(stamp::verify_attested(made->value, as_bytes(longer)), Errc::signature_invalid));
}

}  // namespace

// First byte: what the rest is, the JSON of a stamp or a token, a line feed and the body that is stamped.
COFFER_FUZZ(input) {
    constexpr std::size_t fits_the_header = 8192;
    if (input.size() > fits_the_header) return;
    fuzz::Input choices(input);
    const unsigned what = choices.choice(3);
    if (what == 0) {
        for (const std::string_view body : bodies) require_json(choices.bytes(), body);
        return;
    }
    const auto [token, body] = fuzz::cut(choices.text(), '\n');
    require_token(what == 1 ? stamp::AttestedScheme::oidc : stamp::AttestedScheme::verification_token, token, as_bytes(body));
}
