// A test enclave with fixed keys. Its messages are built field by field, so that a test can make any field wrong.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "coffer/bundle/export.hpp"
#include "coffer/bundle/import.hpp"
#include "coffer/crypto/hash.hpp"
#include "coffer/keys/signature.hpp"
#include "support/hex.hpp"
#include "testing/seams.hpp"

namespace coffer::testing {

/// value_of returns the value of a Result, or throws an exception that fails the test.
template <typename T>
[[nodiscard]] T value_of(Result<T> result) {
    if (!result) {
        throw std::runtime_error("refused: " + std::string(error_name(result.error().code)) + " " + result.error().what);
    }
    return std::move(*result);
}

[[nodiscard]] inline PrivateKey<P256> private_key(Bytes scalar) {
    return value_of(PrivateKey<P256>::parse(scalar));
}
[[nodiscard]] inline PrivateKey<P256> private_key(u8 byte) {
    return private_key(std::vector<u8>(32, byte));
}

/// One field of a JSON object, both parts as they are in the text (the value with its quotes).
struct TextMember {
    std::string name;
    std::string value;
};
using TextMembers = std::vector<TextMember>;

[[nodiscard]] inline std::string json_text(std::string_view text) {
    return '"' + std::string(text) + '"';
}

[[nodiscard]] inline std::string json_of(const TextMembers& members) {
    std::string text = "{";
    for (const TextMember& member : members) {
        if (text.size() > 1) text += ',';
        text += json_text(member.name) + ':' + member.value;
    }
    return text + '}';
}

[[nodiscard]] inline TextMember& member_of(TextMembers& members, std::string_view name) {
    for (TextMember& member : members) {
        if (member.name == name) return member;
    }
    throw std::runtime_error("no such member");
}

inline constexpr std::string_view organization = "b676ee7c-7eb4-47f1-8e1c-ff0e68e376cd";
inline constexpr std::string_view user = "7d4a885d-4668-40c4-8f35-33301e11e7d5";
inline constexpr std::string_view phrase = "leaf lady until indicate praise final route toast cake minimum insect unknown";

/// TestEnclave signs any data that a test gives it.
class TestEnclave {
public:
    [[nodiscard]] static PrivateKey<P256> signer() { return private_key(0x51); }
    [[nodiscard]] static bundle::TrustAnchors anchors() {
        return bundle::TrustAnchors()
            .with(bundle::SignerRole::signer, signer().public_key())
            .with(bundle::SignerRole::tls_fetcher, signer().public_key());
    }

    /// outer returns the outer object of signed data.
    [[nodiscard]] static TextMembers outer(std::string_view data, const PrivateKey<P256>& key = signer()) {
        const auto signature = value_of(sign_digest(key, sha256(as_bytes(data)), Nonce::deterministic));
        return {{"version", json_text("v1.0.0")},
                {"data", json_text(to_hex(as_bytes(data)))},
                {"dataSignature", json_text(to_hex(signature.der().bytes()))},
                {"enclaveQuorumPublic", json_text(to_hex(key.public_key().uncompressed()))}};
    }
    [[nodiscard]] static std::string signed_text(const TextMembers& inner) { return json_of(outer(json_of(inner))); }

    /// The receiver of exports, which is also the target of imports.
    [[nodiscard]] static KeyPair<P256> receiver() { return KeyPair<P256>::from_private_key(private_key(0x52)); }

    [[nodiscard]] static bundle::SealedMessage sealed(Bytes plaintext) {
        return value_of(
            seal_with_ephemeral_for_testing(receiver().public_key(), plaintext, KeyPair<P256>::from_private_key(private_key(0x53))));
    }
    [[nodiscard]] static TextMembers export_members(std::string_view plaintext = phrase) {
        const auto message = sealed(as_bytes(plaintext));
        return {{"encappedPublic", json_text(to_hex(message.encapsulated_key().uncompressed()))},
                {"ciphertext", json_text(to_hex(message.ciphertext()))},
                {"organizationId", json_text(organization)}};
    }
    [[nodiscard]] static TextMembers import_members() {
        return {{"targetPublic", json_text(to_hex(receiver().public_key().uncompressed()))},
                {"organizationId", json_text(organization)},
                {"userId", json_text(user)}};
    }
};

/// without returns the fields except one.
[[nodiscard]] inline TextMembers without(TextMembers members, std::string_view name) {
    std::erase_if(members, [name](const TextMember& member) { return member.name == name; });
    return members;
}

[[nodiscard]] inline bundle::OrganizationId organization_id(std::string_view text = organization) {
    return value_of(bundle::OrganizationId::parse(text));
}
[[nodiscard]] inline bundle::Owner owner(std::string_view organization_text = organization, std::string_view user_text = user) {
    return {value_of(bundle::OrganizationId::parse(organization_text)), value_of(bundle::UserId::parse(user_text))};
}

/// open_export parses, verifies and opens an export bundle.
[[nodiscard]] inline Result<bundle::OpenedExport> open_export(std::string_view json, const bundle::TrustAnchors& anchors,
                                                              const bundle::OrganizationId& expected, const KeyPair<P256>& encryption_key) {
    return bundle::SignedExport::parse(json)
        .and_then([&](bundle::SignedExport bundle) { return bundle.verify(anchors, expected); })
        .and_then([&](bundle::VerifiedExport bundle) { return bundle.open(encryption_key); });
}
[[nodiscard]] inline Result<bundle::OpenedExport> open_export(std::string_view json) {
    return open_export(json, TestEnclave::anchors(), organization_id(), TestEnclave::receiver());
}

/// verify parses a bundle of any kind and verifies it.
template <typename Verified>
[[nodiscard]] Result<Verified> verify(std::string_view json, const typename Verified::Expected& expected,
                                      const bundle::TrustAnchors& anchors = TestEnclave::anchors()) {
    return bundle::SignedBundle<Verified>::parse(json).and_then(
        [&](bundle::SignedBundle<Verified> bundle) { return bundle.verify(anchors, expected); });
}

[[nodiscard]] inline Result<bundle::VerifiedImportTarget> verify_import(std::string_view json,
                                                                        const bundle::TrustAnchors& anchors = TestEnclave::anchors(),
                                                                        const bundle::Owner& expected = owner()) {
    return verify<bundle::VerifiedImportTarget>(json, expected, anchors);
}

/// error_of returns the error code, or nothing if there is a value.
template <typename T>
[[nodiscard]] std::optional<Errc> error_of(const Result<T>& result) {
    if (result) return std::nullopt;
    return result.error().code;
}

}  // namespace coffer::testing
