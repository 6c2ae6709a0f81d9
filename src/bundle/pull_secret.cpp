#include "coffer/bundle/pull_secret.hpp"

#include "bundle/text_secret.hpp"
#include "core/try.hpp"

namespace coffer::bundle {
namespace {

[[nodiscard]] constexpr bool is_blank(u8 byte) noexcept {
    return byte == ' ' || (byte >= 0x09 && byte <= 0x0d);
}

}  // namespace

Result<UnsignedBundle> seal_pull_secret(const PublicKey<P256>& recipient, const SecretText& secret) {
    COFFER_CHECK(check_line(secret));
    if (is_blank(secret.reveal().front()) || is_blank(secret.reveal().back())) return fail(Errc::text_forbidden_character);
    return UnsignedBundle::seal(recipient, secret.reveal());
}

}  // namespace coffer::bundle
