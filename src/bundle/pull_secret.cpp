#include "coffer/bundle/pull_secret.hpp"

namespace coffer::bundle {
namespace {

[[nodiscard]] constexpr bool is_blank(u8 byte) noexcept {
    return byte == ' ' || (byte >= 0x09 && byte <= 0x0d);
}

}  // namespace

Result<UnsignedBundle> seal_pull_secret(const PublicKey<P256>& recipient, const SecretText& secret) {
    if (secret.empty()) return fail(Errc::text_empty);
    if (is_blank(secret.reveal().front()) || is_blank(secret.reveal().back())) return fail(Errc::text_forbidden_character);
    return UnsignedBundle::seal(recipient, secret.reveal());
}

}  // namespace coffer::bundle
