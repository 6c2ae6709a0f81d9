// Session and verification tokens: texts as they come from the network, and claims behind a right signature.
#include <array>

#include "coffer/crypto/hash.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/keys/signature.hpp"
#include "coffer/token/session.hpp"
#include "coffer/token/verification.hpp"
#include "core/utf8.hpp"
#include "encoding/json.hpp"
#include "encoding/json_writer.hpp"
#include "signed_input.hpp"

using namespace coffer;

namespace {

using Key = PublicKey<P256>;

// Those of the published tokens in the corpus: the notarizer's and the fetcher's.
constexpr std::array<std::string_view, 2> published_keys{
    "04d498aa87ac3bf982ac2b5dd9604d0074905cfbda5d62727c5a237b895e6749205e9f7cd566909c4387f6ca25c308445c60884b788560b785f4a96ac33702a469",
    "046b4f88421f76b6ba418afc2ea1d8ced671337d7db6b80478a60d8531bf8f17fa9a512f0fef96fc0c9b4cd9dff70b34992e520ce04c79d931f6ff6296b547d201"};

constexpr std::string_view usual_header = R"({"alg":"ES256","typ":"JWT"})";

std::string sign(std::string_view header, std::string_view claims, bool twice) {
    const auto& pair = fuzz::fixed_key<P256>();
    std::string token = fuzz::base64url(as_bytes(header)) + "." + fuzz::base64url(as_bytes(claims));
    const auto digest = twice ? sha256d(as_bytes(token)) : sha256(as_bytes(token));
    const auto signature = sign_digest(pair.private_key(), pair.public_key(), digest, Nonce::deterministic);
    return token + "." + fuzz::base64url(signature->raw());
}

Result<json::Document> parse(std::string_view token, std::size_t part) {
    const auto [header, rest] = fuzz::cut(token, '.');
    const auto bytes = fuzz::from_base64url(part == 0 ? header : fuzz::cut(rest, '.').first);
    fuzz::require(bytes.has_value());
    return json::Document::parse(*bytes, {.max_depth = 8, .numbers = json::Numbers::any});
}

bool has_text(const json::Object& object, const char* name, std::string_view value) {
    const auto text = object.text(name);
    return text && *text == value;
}

bool has_optional_text(const json::Object& object, const char* name, const std::optional<std::string>& value) {
    return value ? has_text(object, name, *value) : !object.find(name) || object.find(name)->is_null();
}

// What is reported must be what was signed, so each claim is compared with the text's own.
void require_claims(const token::Session& session, const json::Object& claims) {
    fuzz::require(*claims.unsigned_integer("exp") == session.expires.value);
    fuzz::require(has_text(claims, "public_key", session.public_key) && has_text(claims, "user_id", session.user_id));
    fuzz::require(has_text(claims, "organization_id", session.organization_id));
    fuzz::require(has_text(claims, "session_type", token::session_type_name(session.type)));
    fuzz::require(has_optional_text(claims, "scope", session.scope));
    fuzz::require(has_optional_text(claims, "session_profile_id", session.session_profile_id));
}

void require_claims(const token::OtpVerification& token, const json::Object& claims) {
    fuzz::require(has_text(claims, "exp", std::to_string(token.expires.value())));
    fuzz::require(has_text(claims, "id", token.id) && has_text(claims, "verification_type", token.verification_type));
    fuzz::require(has_text(claims, "contact", token.contact) && has_text(claims, "organization_id", token.organization_id));
    fuzz::require(has_text(claims, "public_key", token.public_key));
}

void require_claims(const token::LegacyVerification& token, const json::Object& claims) {
    fuzz::require(*claims.unsigned_integer("exp") == token.expires.value);
    fuzz::require(has_text(claims, "id", token.id) && has_text(claims, "verification_type", token.verification_type));
    fuzz::require(has_text(claims, "contact", token.contact));
}

// The first moment at which a token has expired; nothing where no clock gets that far.
Result<UnixMillis> end_of(UnixSeconds expires) {
    if (expires.value >= UnixMillis::limit / 1000) return fail(Errc::time_too_fine);
    const auto end = UnixMillis::from_milliseconds(expires.value * 1000);
    fuzz::require(end.has_value());  // else it had expired before every moment
    return end;
}
Result<UnixMillis> end_of(UnixMillis expires) {
    return expires;
}

/// require_laws returns whether the token is accepted.
template <typename Verify>
bool require_laws(Verify verify, const std::string& token, const Key& key, UnixMillis now, std::size_t place) {
    const auto accepted = verify(token, key, now);
    fuzz::require_position(accepted, token.size());
    if (!accepted) return false;

    const auto header = parse(token, 0);
    fuzz::require(has_text(*header->object(), "alg", "ES256") && has_text(*header->object(), "typ", "JWT"));
    fuzz::require(!header->object()->find("crit"));
    const auto claims = parse(token, 1);
    require_claims(*accepted, *claims->object());

    if (const auto end = end_of(accepted->expires)) {
        fuzz::require(now < *end);
        fuzz::require(fuzz::refused_with(verify(token, key, *end), Errc::expired));
        if (const auto last = UnixMillis::from_milliseconds(end->value() - 1)) fuzz::require(fuzz::accepted(verify(token, key, *last)));
    }
    const auto early = verify(token, key, UnixMillis::earliest());
    fuzz::require(fuzz::accepted(early) || (claims->object()->find("nbf") && early.error().code == Errc::not_yet_valid));

    const auto refused = [&](const std::string& other) { return !fuzz::accepted(verify(other, key, now)); };
    for (const char change : {'\x01', '\x20', '\x80'}) {
        std::string changed = token;
        changed[place % token.size()] = static_cast<char>(changed[place % token.size()] ^ change);
        fuzz::require(refused(changed));
    }
    fuzz::require(refused(token.substr(0, token.size() - 1)) && refused(token + "A") && refused(token + "=") && refused(token + "."));
    return true;
}

void require_laws(const std::string& token, const Key& key, UnixMillis now, std::size_t place) {
    const int kinds = int{require_laws(token::verify_session, token, key, now, place)} +
                      int{require_laws(token::verify_otp_token, token, key, now, place)} +
                      int{require_laws(token::verify_legacy_token, token, key, now, place)};
    fuzz::require(kinds <= 1);
}

// Claims that a right signer writes are read as they were written, whatever their texts are.
void require_reading(std::string_view text) {
    constexpr std::size_t fits_whatever_is_escaped = 256;
    if (text.empty() || text.size() > fits_whatever_is_escaped || !check_utf8(as_bytes(text))) return;
    const Key& key = fuzz::fixed_key<P256>().public_key();
    json::Writer session;
    session.begin_object().member("public_key", text).member("user_id", text).member("organization_id", text).member("scope", text);
    session.member("session_type", "SESSION_TYPE_READ_ONLY").name("exp").unsigned_integer(1'700'000'000).end_object();
    const auto read = token::verify_session(sign(usual_header, session.finish(), true), key, UnixMillis::earliest());
    fuzz::require(read && read->public_key == text && read->user_id == text && read->organization_id == text && read->scope == text);
    json::Writer otp;
    otp.begin_object().member("id", text).member("verification_type", text).member("contact", text).member("organization_id", text);
    otp.member("public_key", text).member("exp", "1700000000000").end_object();
    const auto token = token::verify_otp_token(sign(usual_header, otp.finish(), false), key, UnixMillis::earliest());
    fuzz::require(token && token->id == text && token->verification_type == text && token->contact == text && token->public_key == text);
}

}  // namespace

// First bytes: what the rest is, the moment, the place that is changed. The rest of a token that is signed here: claims, or a header, a
// line feed and claims.
COFFER_FUZZ(input) {
    constexpr std::array<u64, 4> moments{UnixMillis::least, 1'700'000'000'000, 1'782'919'651'260, UnixMillis::limit - 1};
    fuzz::Input choices(input);
    const unsigned what = choices.choice(4);
    const UnixMillis now = *UnixMillis::from_milliseconds(moments[choices.choice(moments.size())]);
    const std::size_t place = std::size_t{choices.choice(256)} * 256 + choices.choice(256);
    const std::string_view text = choices.text();
    if (what == 0) {
        for (const std::string_view digits : published_keys) {
            const auto key = Key::parse(*hex::decode(digits));
            require_laws(std::string(text), *key, now, place);
        }
    } else if (what == 1) {
        require_reading(text);
    } else {
        const auto [header, claims] = fuzz::cut(text, '\n');
        const bool only_claims = text.find('\n') == std::string_view::npos;
        const std::string token = sign(only_claims ? usual_header : header, only_claims ? text : claims, what == 2);
        require_laws(token, fuzz::fixed_key<P256>().public_key(), now, place);
    }
}
