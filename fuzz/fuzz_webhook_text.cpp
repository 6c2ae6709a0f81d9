// The texts around webhooks: headers, as lines or JSON, and published keys.
#include "coffer/encoding/hex.hpp"
#include "coffer/webhook/webhook.hpp"
#include "core/utf8.hpp"
#include "encoding/json_writer.hpp"
#include "signed_input.hpp"

using namespace coffer;

namespace {

using Headers = webhook::Headers;

struct Name {
    std::string_view name;
    std::optional<std::string> Headers::*value;
};
constexpr Name names[] = {{"X-Turnkey-Timestamp", &Headers::timestamp},       {"X-Turnkey-Event-Id", &Headers::event_id},
                          {"X-Turnkey-Signature-Key-Id", &Headers::key_id},   {"X-Turnkey-Signature-Algorithm", &Headers::algorithm},
                          {"X-Turnkey-Signature-Version", &Headers::version}, {"X-Turnkey-Signature", &Headers::signature}};

bool same(const Headers& a, const Headers& b) {
    return std::ranges::all_of(names, [&](const Name& name) { return a.*name.value == b.*name.value; });
}

bool fits_line(std::string_view value) {
    constexpr std::string_view space = " \t\r";
    const bool trimmed = value.empty() || (value.find_first_of(space) != 0 && value.find_last_of(space) + 1 != value.size());
    return trimmed && value.find('\n') == std::string_view::npos;
}

// What was read is written in both forms, where the form can have it, and read as the same.
void require_headers(std::string_view text) {
    const auto headers = Headers::parse(text);
    fuzz::require_position(headers, text.size());
    if (!headers) {
        const auto [code, at, what] = headers.error();
        const bool lines = !text.starts_with('{');
        fuzz::require(!lines || (code == Errc::header_syntax && at < text.size() && (at == 0 || text[at - 1] == '\n')));
        return;
    }
    json::Writer json;
    json.begin_object();
    std::string lines;
    bool fit_json = true;
    bool fit_lines = true;
    for (const Name& name : names) {
        const auto& value = *headers.*name.value;
        if (!value) continue;
        fit_lines = fit_lines && fits_line(*value);
        lines += std::string(name.name) + ":\t" + *value + " \r\n";
        if (check_utf8(as_bytes(*value)))
            json.member(name.name, *value);
        else
            fit_json = false;
    }
    if (fit_json) fuzz::require(same(*Headers::parse(json.end_object().finish()), *headers));
    if (fit_lines) fuzz::require(same(*Headers::parse(lines), *headers));
    // No header counts twice.
    if (fit_lines && !lines.empty()) fuzz::require(fuzz::refused_with(Headers::parse(lines + lines), Errc::header_syntax));
}

void require_same_keys(const std::vector<webhook::PublishedKey>& usable, std::string_view json) {
    const auto again = webhook::parse_keys(json);
    fuzz::require(again && std::ranges::equal(usable, *again, [](const webhook::PublishedKey& a, const webhook::PublishedKey& b) {
                      return a.id == b.id && b.key && *a.key == *b.key;
                  }));
}

void require_keys(std::string_view text) {
    const auto keys = webhook::parse_keys(text);
    fuzz::require_position(keys, text.size());
    if (!keys) return;
    std::vector<webhook::PublishedKey> usable;
    for (const webhook::PublishedKey& key : *keys) {
        fuzz::require(!key.id.empty());
        if (fuzz::accepted(key.key)) usable.push_back(key);
    }
    json::Writer jwks;
    json::Writer rows;
    jwks.begin_object().name("keys").begin_array();
    rows.begin_array();
    for (const webhook::PublishedKey& key : usable) {
        jwks.begin_object().member("kty", "OKP").member("crv", "Ed25519").member("kid", key.id);
        jwks.member("x", fuzz::base64url(key.key->bytes())).end_object();
        rows.begin_object().member("keyId", key.id).member("publicKey", hex::encode(key.key->bytes())).end_object();
    }
    require_same_keys(usable, jwks.end_array().end_object().finish());
    require_same_keys(usable, rows.end_array().finish());
}

}  // namespace

COFFER_FUZZ(input) {
    constexpr std::size_t much_less_than_the_limit = 32 * 1024;  // what is written again is longer than what was read
    if (input.size() > much_less_than_the_limit) return;
    require_headers(as_text(input));
    require_keys(as_text(input));
}
