// X-Stamp-Webauthn: values as they come from the network, and authenticator and client data behind a right signature.
#include <array>

#include "coffer/crypto/hash.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/keys/signature.hpp"
#include "coffer/stamp/attested.hpp"
#include "coffer/stamp/webauthn.hpp"
#include "core/utf8.hpp"
#include "encoding/json.hpp"
#include "encoding/json_writer.hpp"
#include "signed_input.hpp"

using namespace coffer;

namespace {

constexpr std::string_view body = R"({"type":"ACTIVITY_TYPE_CREATE_WALLET","organizationId":"x"})";  // what the corpus stamps
constexpr std::string_view relying_party = "passkey.example.com";
constexpr std::array<std::string_view, 1> pages{"https://passkey.example.com"};
constexpr std::array<std::string_view, 1> top_pages{"https://shop.example.net"};

enum class Sites : u8 { listed, of_the_party, any };
enum class Frames : u8 { none, listed, any };

/// Demands is a policy, and what the laws know of it.
struct Demands {
    Sites sites;
    Frames frames;
    bool user_verification;

    [[nodiscard]] stamp::WebauthnPolicy policy(std::string_view party = relying_party) const {
        using stamp::OriginRule;
        const OriginRule origins = sites == Sites::listed         ? OriginRule::one_of(pages)
                                   : sites == Sites::of_the_party ? OriginRule::relying_party()
                                                                  : OriginRule::any();
        stamp::WebauthnPolicy policy{party, origins, user_verification, std::nullopt};
        if (frames != Frames::none) policy.top_origins = frames == Frames::any ? OriginRule::any() : OriginRule::one_of(top_pages);
        return policy;
    }
};

// The corpus' passkey, of OpenSSL.
const PublicKey<P256>& published_key() {
    static const auto key = PublicKey<P256>::parse(*hex::decode(
        "040594b965df1644f855e0fa90646e88f6a25f0b054e48428297ab621ba51ca00547337d09267e1753fad423c034781b678e20bacb1e104f24814268f0"
        "ae21b73b"));
    return *key;
}

// Written from the description of OriginRule::relying_party, without its code: https, the host or one below it, and at most a port.
bool is_site_of_the_party(std::string_view origin) {
    constexpr std::string_view scheme = "https://";
    if (!origin.starts_with(scheme)) return false;
    const auto [host, port] = fuzz::cut(origin.substr(scheme.size()), ':');
    if (scheme.size() + host.size() < origin.size() && (port.empty() || port.find_first_not_of("0123456789") != std::string_view::npos))
        return false;
    if (host.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-.") != std::string_view::npos) return false;
    return host == relying_party || host.ends_with("." + std::string(relying_party));
}

bool is_allowed(const Demands& demands, std::string_view origin) {
    switch (demands.sites) {
        case Sites::listed: return origin == pages[0];
        case Sites::of_the_party: return is_site_of_the_party(origin);
        case Sites::any: break;
    }
    return true;
}

std::string challenge() {
    return fuzz::base64url(as_bytes(stamp::webauthn_challenge(as_bytes(body))));
}

/// Answer is what a header's members say.
struct Answer {
    std::vector<u8> authenticator_data;
    std::vector<u8> client_data;
    std::vector<u8> signature;

    [[nodiscard]] std::string header() const {
        const auto text = [](Bytes bytes) { return fuzz::base64url(bytes); };
        const auto made = stamp::webauthn_stamp({"AA", text(authenticator_data), text(client_data), text(signature)});
        return made ? made->value : std::string();
    }
};

std::string sign(Bytes authenticator_data, Bytes client_data) {
    const auto& pair = fuzz::fixed_key<P256>();
    const auto digest = sha256({authenticator_data, sha256(client_data)});
    const auto signature = sign_digest(pair.private_key(), pair.public_key(), digest, Nonce::deterministic);
    const auto der = signature->der();
    return Answer{{authenticator_data.begin(), authenticator_data.end()},
                  {client_data.begin(), client_data.end()},
                  {der.bytes().begin(), der.bytes().end()}}
        .header();
}

void require_authenticator_data(const stamp::VerifiedWebauthn& verified, Bytes data, const Demands& demands) {
    fuzz::require(data.size() >= 37 && fuzz::same(data.first(32), sha256(as_bytes(relying_party))));
    const unsigned flags = data[32];
    fuzz::require((flags & 0x01U) != 0 && (flags & 0x40U) == 0);
    fuzz::require(verified.user_verified == ((flags & 0x04U) != 0) && (verified.user_verified || !demands.user_verification));
    fuzz::require(verified.backup_eligible == ((flags & 0x08U) != 0) && verified.backed_up == ((flags & 0x10U) != 0));
    fuzz::require(verified.backup_eligible || !verified.backed_up);
    fuzz::require((data.size() > 37) == ((flags & 0x80U) != 0));
    const u32 counter = u32{data[33]} << 24 | u32{data[34]} << 16 | u32{data[35]} << 8 | u32{data[36]};
    fuzz::require(verified.signature_counter == counter);
}

void require_client_data(const stamp::VerifiedWebauthn& verified, Bytes text, const Demands& demands) {
    const auto document = json::Document::parse(text, {.max_depth = 4, .numbers = json::Numbers::any});
    const auto client_data = document->object();
    fuzz::require(*client_data->text("type") == "webauthn.get" && *client_data->text("challenge") == challenge());
    fuzz::require(*client_data->text("origin") == verified.origin && is_allowed(demands, verified.origin));
    const bool crosses = client_data->find("crossOrigin") && *client_data->boolean("crossOrigin");
    const auto top = *client_data->optional_text("topOrigin");
    fuzz::require(crosses || !top);
    fuzz::require(!crosses || demands.frames == Frames::any || (demands.frames == Frames::listed && top == top_pages[0]));
}

/// changed returns `bytes` with one bit of another value.
std::vector<u8> changed(std::vector<u8> bytes, std::size_t place) {
    u8& byte = bytes[place / 8 % bytes.size()];
    byte = static_cast<u8>(byte ^ (1U << place % 8));
    return bytes;
}

/// require_laws returns whether the header is accepted.
bool require_laws(const std::string& header, const PublicKey<P256>& key, const Demands& demands, std::size_t place) {
    const auto verify = [&](const std::string& value) { return stamp::verify_webauthn(value, as_bytes(body), key, demands.policy()); };
    const auto verified = verify(header);
    fuzz::require_position(verified, header.size());
    if (!verified) return false;

    const auto document = json::Document::parse(as_bytes(header), {.max_depth = 4, .numbers = json::Numbers::any});
    const auto members = document->object();
    const auto member = [&](const char* name) { return *fuzz::from_base64url(*members->text(name)); };
    fuzz::require(fuzz::same(member("credentialId"), verified->credential_id));
    const Answer answer{member("authenticatorData"), member("clientDataJson"), member("signature")};
    require_authenticator_data(*verified, answer.authenticator_data, demands);
    require_client_data(*verified, answer.client_data, demands);

    // Of the same answer: another body, relying party, key and kind of stamp.
    const auto with = [&](std::string_view text, const PublicKey<P256>& signer, std::string_view party) {
        return stamp::verify_webauthn(header, as_bytes(text), signer, demands.policy(party));
    };
    fuzz::require(fuzz::refused_with(with("{ }", key, relying_party), Errc::challenge_mismatch));
    fuzz::require(fuzz::refused_with(with(body, key, "example.com"), Errc::relying_party_mismatch));
    const auto other = PrivateKey<P256>::parse(sha256(as_bytes(body)))->public_key();
    fuzz::require(fuzz::refused_with(with(body, other, relying_party), Errc::signature_invalid));
    const std::string encoded = fuzz::base64url(as_bytes(header));
    fuzz::require(!fuzz::accepted(stamp::verify(encoded, as_bytes(body))));
    fuzz::require(!fuzz::accepted(stamp::verify_attested(encoded, as_bytes(body))));

    // What is signed is read to its last bit.
    const auto& [data, client_data, signature] = answer;
    fuzz::require(fuzz::refused_with(verify(Answer{changed(data, place), client_data, signature}.header()), Errc::signature_invalid));
    fuzz::require(fuzz::refused_with(verify(Answer{data, changed(client_data, place), signature}.header()), Errc::signature_invalid));
    fuzz::require(!fuzz::accepted(verify(Answer{data, client_data, changed(signature, place)}.header())));
    return true;
}

// An answer that is right but for its flags and its origin is accepted exactly when these are allowed.
void require_verdict(unsigned flags, std::string_view origin, const Demands& demands, std::size_t place) {
    if (!check_utf8(as_bytes(origin))) return;
    const auto party = sha256(as_bytes(relying_party));
    std::vector<u8> data(party.begin(), party.end());
    data.push_back(static_cast<u8>(flags));
    data.insert(data.end(), {0, 0, 0, 7});
    json::Writer client_data;
    client_data.begin_object().member("type", "webauthn.get").member("challenge", challenge()).member("origin", origin).end_object();
    const bool present = (flags & 0x01U) != 0 && (!demands.user_verification || (flags & 0x04U) != 0);
    const bool of_an_assertion = (flags & 0xc0U) == 0 && (flags & 0x18U) != 0x10U;
    const std::string header = sign(data, as_bytes(client_data.finish()));
    fuzz::require(require_laws(header, fuzz::fixed_key<P256>().public_key(), demands, place) ==
                  (present && of_an_assertion && is_allowed(demands, origin)));
}

}  // namespace

// First bytes: what the rest is, what is demanded, the bit that is changed; then a header, or the length of the authenticator data, these
// and the client data, or flags and an origin.
COFFER_FUZZ(input) {
    constexpr std::size_t fits_the_header = 1536;  // every byte of an origin escaped, and base64 over it
    fuzz::Input choices(input);
    const unsigned what = choices.choice(3);
    const Demands demands{static_cast<Sites>(choices.choice(3)), static_cast<Frames>(choices.choice(3)), choices.choice(2) == 1};
    const std::size_t place = std::size_t{choices.choice(256)} * 256 + choices.choice(256);
    if (what == 0) {
        const std::string header(choices.text());
        fuzz::require(stamp::OriginRule::relying_party().allows(header, relying_party) == is_site_of_the_party(header));
        require_laws(header, published_key(), demands, place);
        return;
    }
    const unsigned number = choices.choice(256);
    if (choices.bytes().size() > fits_the_header) return;
    if (what == 1) {
        const Bytes data = choices.bytes().first(std::min<std::size_t>(number, choices.bytes().size()));
        const Bytes client_data = choices.bytes().subspan(data.size());
        if (data.empty() || client_data.empty()) return;  // a stamp has no empty member
        require_laws(sign(data, client_data), fuzz::fixed_key<P256>().public_key(), demands, place);
    } else {
        require_verdict(number, choices.text(), demands, place);
    }
}
