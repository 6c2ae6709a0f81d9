#include "coffer/enclave/enclave.hpp"

#include "coffer/encoding/hex.hpp"
#include "core/try.hpp"
#include "core/utf8.hpp"
#include "enclave/access.hpp"
#include "encoding/json_writer.hpp"
#include "encoding/secret_json.hpp"

namespace coffer::enclave {
namespace {

constexpr std::size_t max_otp_plaintext = 1024;

Result<PublishedTarget> publish(const Enclave& enclave, const NamedOwner& owner) {
    COFFER_TRY(PrivateKey<P256> key, PrivateKey<P256>::generate());
    return EnclaveAccess::publish_target(enclave, owner, TargetKey::from_private_key(std::move(key)), Nonce::hedged);
}

}  // namespace

Result<PublishedTarget> EnclaveAccess::publish_target(const Enclave& enclave, const NamedOwner& owner, TargetKey key, Nonce nonce) {
    json::Writer writer;
    writer.begin_object().member("targetPublic", hex::encode(key.public_key().uncompressed()));
    const std::pair<const char*, std::optional<std::string_view>> members[] = {{"organizationId", owner.organization},
                                                                               {"userId", owner.user}};
    for (const auto& [name, text] : members) {
        if (!text) continue;
        COFFER_CHECK(check_utf8(as_bytes(*text)));
        writer.member(name, *text);
    }
    writer.end_object();
    COFFER_TRY(std::string bundle, signed_message(enclave, as_bytes(writer.finish()), nonce));
    return PublishedTarget{std::move(bundle), std::move(key)};
}

Result<PublishedTarget> publish_import_target(const Enclave& enclave, const bundle::Owner& owner) {
    return publish(enclave, {owner.organization.text(), owner.user.text()});
}

Result<PublishedTarget> publish_secret_target(const Enclave& enclave, const bundle::OrganizationId& organization,
                                              const std::optional<bundle::UserId>& user) {
    return publish(enclave, {organization.text(), user ? user->text() : ""});
}

Result<PublishedTarget> publish_otp_target(const Enclave& enclave, const std::optional<bundle::OrganizationId>& organization) {
    NamedOwner owner;
    if (organization) owner.organization = organization->text();
    return publish(enclave, owner);
}

Result<SecretBytes> TargetKey::open(const bundle::ClientMessage& message) && {
    const KeyPair<P256> once = std::move(encryption_key_);
    return message.message().open(once);
}

Result<OtpSubmission> TargetKey::open_otp(const bundle::ClientMessage& message) && {
    COFFER_TRY(const SecretBytes plaintext, std::move(*this).open(message));
    COFFER_TRY(const json::SecretObject members, json::SecretObject::parse(plaintext.reveal(), max_otp_plaintext));
    COFFER_TRY(SecretText code, members.text("otp_code"));
    if (code.empty()) return fail(Errc::text_empty, "otp_code");
    COFFER_TRY(const SecretText digits, members.text("public_key"));
    COFFER_TRY(const ByteArray<33> sec1, hex::decode_array<33>(as_text(digits.reveal())));
    COFFER_TRY(const PublicKey<P256> public_key, PublicKey<P256>::parse(sec1));
    return OtpSubmission{std::move(code), public_key};
}

}  // namespace coffer::enclave
