#include "coffer/bundle/service_secrets.hpp"

#include <array>

#include "bundle/published_key.hpp"

namespace coffer::bundle {
namespace {

// The keys as the service publishes them, in the order of RecipientRole.
constexpr auto production_keys = std::to_array<std::string_view>({
    "045e899f1fcf7d12b3c8fd997a7a43bb853dd4e8d63419a8f867c70aacc1c4cf9d04848baca41f0c85ffbbd23cbf78967501cd8eca9e4a6369370a9a38f70d13c0",
    "02336ebd7e929ef64b87c776b72540255b4c7b41579a24b1e68fb060daa873f9f6",
    "0370ef18eaf7706c18d73423f8b247a530e0dc7abb261c513f479b3b9b4a906ffb",
});

[[nodiscard]] constexpr bool is_blank(u8 byte) noexcept {
    return byte == ' ' || (byte >= 0x09 && byte <= 0x0d);
}

}  // namespace

const PublicKey<P256>& production_recipient(RecipientRole role) {
    static const std::array<PublicKey<P256>, 3> keys = {published_key(production_keys[0]), published_key(production_keys[1]),
                                                        published_key(production_keys[2])};
    const auto number = static_cast<std::size_t>(role);
    COFFER_INVARIANT(number < keys.size());
    return keys[number];
}

Result<qos::Envelope> seal_oauth2_client_secret(const PublicKey<P256>& recipient, const SecretText& secret) {
    if (secret.empty()) return fail(Errc::text_empty);
    return qos::Envelope::seal(recipient, secret.reveal());
}

Result<UnsignedBundle> seal_on_ramp_secret(const PublicKey<P256>& recipient, const SecretText& secret) {
    if (secret.empty()) return fail(Errc::text_empty);
    return UnsignedBundle::seal(recipient, secret.reveal());
}

Result<UnsignedBundle> seal_pull_secret(const PublicKey<P256>& recipient, const SecretText& secret) {
    if (secret.empty()) return fail(Errc::text_empty);
    if (is_blank(secret.reveal().front()) || is_blank(secret.reveal().back())) return fail(Errc::text_forbidden_character);
    return UnsignedBundle::seal(recipient, secret.reveal());
}

}  // namespace coffer::bundle
