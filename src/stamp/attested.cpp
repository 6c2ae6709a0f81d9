#include "coffer/stamp/attested.hpp"

#include <algorithm>
#include <array>

#include "coffer/crypto/hash.hpp"
#include "coffer/encoding/base64.hpp"
#include "coffer/encoding/hex.hpp"
#include "core/try.hpp"
#include "encoding/json_writer.hpp"
#include "stamp/base64url_text.hpp"
#include "stamp/stamp_json.hpp"

namespace coffer::stamp {
namespace {

struct Row {
    AttestedScheme id;
    std::string_view name;
};
constexpr std::array<Row, 2> rows = {{
    {AttestedScheme::oidc, "STAMP_ATTESTED_SCHEME_P256_OIDC"},
    {AttestedScheme::verification_token, "STAMP_ATTESTED_SCHEME_P256_VERIFICATION_TOKEN"},
}};

constexpr std::size_t max_header = 16384;

Status check_token(std::string_view token) noexcept {
    COFFER_CHECK(check_base64url_text(token, "."));
    const std::size_t first = token.find('.');
    const std::size_t second = token.find('.', first == std::string_view::npos ? first : first + 1);
    const bool three_parts = second != std::string_view::npos && token.find('.', second + 1) == std::string_view::npos;
    const bool no_empty_part = three_parts && first != 0 && second != first + 1 && second + 1 != token.size();
    if (!no_empty_part) return fail(Errc::jwt_parts, "publicKeyAttestation");
    return Ok{};
}

}  // namespace

std::string_view attested_scheme_name(AttestedScheme scheme) noexcept {
    const auto row = std::ranges::find(rows, scheme, &Row::id);
    return row != rows.end() ? row->name : std::string_view();
}

Result<Header> attested_stamp(const KeyPair<P256>& key, AttestedScheme scheme, std::string_view token, Bytes body, Nonce nonce) {
    if (attested_scheme_name(scheme).empty()) return fail(Errc::unsupported_algorithm, "scheme");
    COFFER_CHECK(check_token(token));
    COFFER_TRY(const auto signature, sign_digest(key.private_key(), key.public_key(), sha256(body), nonce));
    json::Writer writer;
    writer.begin_object()
        .member("publicKeyAttestation", token)
        .member("scheme", attested_scheme_name(scheme))
        .member("publicKey", hex::encode(key.public_key().compressed()))
        .member("signature", hex::encode(signature.der().bytes()))
        .end_object();
    return Header{attested_header_name, base64::encode(as_bytes(writer.finish()), base64::Alphabet::url, base64::Padding::none)};
}

Result<VerifiedAttested> verify_attested(std::string_view header_value, Bytes body) {
    COFFER_TRY(const StampJson json, StampJson::from_header(header_value, max_header));
    COFFER_CHECK(json.refuse({"authenticatorData", "clientDataJson", "credentialId"}));
    COFFER_TRY(const std::string_view token, json.text("publicKeyAttestation"));
    COFFER_CHECK(check_token(token));
    COFFER_TRY(const std::string_view scheme_name, json.text("scheme"));
    const auto row = std::ranges::find(rows, scheme_name, &Row::name);
    if (row == rows.end()) return fail(Errc::unsupported_algorithm, "scheme");
    COFFER_TRY(const std::vector<u8> key_bytes, json.hex("publicKey"));
    if (key_bytes.size() != P256::public_key_size) return fail(Errc::public_key_length, "publicKey");
    COFFER_TRY(const auto key, PublicKey<P256>::parse(key_bytes));
    COFFER_TRY(const std::vector<u8> der, json.hex("signature"));
    COFFER_TRY(const auto signature, EcdsaSignature<P256>::parse_der(der));
    COFFER_CHECK(verify_digest(key, sha256(body), signature));
    return VerifiedAttested{row->id, key, std::string(token)};
}

}  // namespace coffer::stamp
