#include "coffer/webhook/webhook.hpp"

#include <algorithm>

#include "coffer/encoding/hex.hpp"
#include "coffer/keys/signature.hpp"
#include "core/try.hpp"
#include "webhook/webhook_id.hpp"

namespace coffer::webhook {
namespace {

constexpr std::string_view version = "v1";
constexpr std::string_view algorithm = "ed25519";

Result<std::string_view> required(const std::optional<std::string>& header, const char* name) {
    if (!header || header->empty()) return fail(Errc::header_missing, name);
    return std::string_view(*header);
}

// Leading zeros are allowed, because the header's text is signed, not the number.
Result<UnixMillis> parse_timestamp(std::string_view text) {
    constexpr const char* name = "x-turnkey-timestamp";
    constexpr std::size_t max_digits = 32;
    if (text.size() > max_digits) return fail(Errc::header_syntax, name);
    u64 value = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] < '0' || text[i] > '9') return fail(Errc::header_syntax, i, name);
        value = value * 10 + static_cast<u64>(text[i] - '0');
        if (value >= UnixMillis::limit) return fail(Errc::header_syntax, name);
    }
    const auto time = UnixMillis::from_milliseconds(value);
    if (!time) return fail(Errc::header_syntax, name);
    return time;
}

Status check_age(UnixMillis timestamp, std::chrono::milliseconds max_age, UnixMillis now) {
    const u64 distance = now > timestamp ? now.value() - timestamp.value() : timestamp.value() - now.value();
    if (std::chrono::milliseconds(distance) > max_age) return fail(Errc::stale_timestamp, "x-turnkey-timestamp");
    return Ok{};
}

}  // namespace

Result<Delivery> verify(const Headers& headers, Bytes body, std::span<const PublishedKey> keys, std::chrono::milliseconds max_age,
                        UnixMillis now) {
    COFFER_TRY(const std::string_view timestamp_text, required(headers.timestamp, "x-turnkey-timestamp"));
    COFFER_TRY(const std::string_view event_id, required(headers.event_id, "x-turnkey-event-id"));
    COFFER_TRY(const std::string_view key_id, required(headers.key_id, "x-turnkey-signature-key-id"));
    COFFER_TRY(const std::string_view named_algorithm, required(headers.algorithm, "x-turnkey-signature-algorithm"));
    COFFER_TRY(const std::string_view named_version, required(headers.version, "x-turnkey-signature-version"));
    COFFER_TRY(const std::string_view signature_text, required(headers.signature, "x-turnkey-signature"));

    COFFER_TRY(const UnixMillis timestamp, parse_timestamp(timestamp_text));
    COFFER_CHECK(check_age(timestamp, max_age, now));
    if (named_version != version) return fail(Errc::unsupported_version, "x-turnkey-signature-version");
    if (named_algorithm != algorithm) return fail(Errc::unsupported_algorithm, "x-turnkey-signature-algorithm");
    COFFER_CHECK(check_id(key_id, "x-turnkey-signature-key-id"));
    COFFER_CHECK(check_id(event_id, "x-turnkey-event-id"));

    const auto key = std::ranges::find(keys, key_id, &PublishedKey::id);
    if (key == keys.end()) return fail(Errc::key_not_found, "x-turnkey-signature-key-id");
    if (!key->key) return fail(key->key.error());
    const auto signature = hex::decode_array<64>(signature_text);
    if (!signature) return fail(signature.error().code, signature.error().at, "x-turnkey-signature");

    std::string signed_text;
    for (const std::string_view part : {version, algorithm, key_id, timestamp_text, event_id}) {
        signed_text += part;
        signed_text += '.';
    }
    signed_text += as_text(body);
    COFFER_CHECK(verify_ed25519(*key->key, as_bytes(signed_text), *signature));
    return Delivery{std::string(event_id), std::string(key_id), timestamp};
}

}  // namespace coffer::webhook
