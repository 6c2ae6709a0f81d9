#include "coffer/bundle/otp.hpp"

#include <algorithm>

#include "bundle/signed_data.hpp"
#include "coffer/encoding/hex.hpp"
#include "core/try.hpp"

namespace coffer::bundle {
namespace {

constexpr std::string_view begin = R"({"otp_code":")";
constexpr std::string_view middle = R"(","public_key":")";
constexpr std::string_view end = R"("})";

/// Letters and digits need no escape in JSON.
[[nodiscard]] constexpr bool is_code_character(u8 byte) noexcept {
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

}  // namespace

Result<SecretBytes> otp_plaintext(const SecretText& code, const PublicKey<P256>& public_key) {
    if (code.empty()) return fail(Errc::text_empty);
    if (code.size() > max_otp_code_length) return fail(Errc::text_too_long);
    if (!std::ranges::all_of(code.reveal(), is_code_character)) return fail(Errc::text_forbidden_character);
    const std::string key = hex::encode(public_key.compressed());
    SecretBytes plaintext = SecretBytes::from_capacity(begin.size() + code.size() + middle.size() + key.size() + end.size());
    plaintext.append(as_bytes(begin));
    plaintext.append(code.reveal());
    plaintext.append(as_bytes(middle));
    plaintext.append(as_bytes(key));
    plaintext.append(as_bytes(end));
    return plaintext;
}

Result<VerifiedOtpTarget> VerifiedOtpTarget::read(Bytes signed_data, const Expected& expected) {
    COFFER_TRY(const PublicKey<P256> target, read_target(kind, signed_data, {.organization = expected ? &*expected : nullptr}));
    return VerifiedOtpTarget(target);
}

Result<VerifiedOtpTarget> VerifiedOtpTarget::dangerously_assume_verified(const SignedBundle<VerifiedOtpTarget>& bundle,
                                                                         const Expected& expected) {
    return read(bundle.envelope_.data(), expected);
}

Result<ClientMessage> VerifiedOtpTarget::seal_code(const SecretText& code, const PublicKey<P256>& public_key) const {
    COFFER_TRY(const SecretBytes plaintext, otp_plaintext(code, public_key));
    return ClientMessage::seal(target_, plaintext.reveal());
}

}  // namespace coffer::bundle
