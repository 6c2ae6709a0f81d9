// A complete proof made by the test: members approve a manifest, an enclave boots it on the test platform, and signs a claim.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "coffer/keys/key_pair.hpp"
#include "coffer/proof/verify.hpp"
#include "proof/platform.hpp"

namespace coffer::testing {

/// DualKeys holds the private halves of a qos::DualPublicKey.
struct DualKeys {
    KeyPair<P256> encryption = *KeyPair<P256>::generate();
    KeyPair<P256> signing = *KeyPair<P256>::generate();
    [[nodiscard]] qos::DualPublicKey public_key() const { return {encryption.public_key(), signing.public_key()}; }
    [[nodiscard]] std::string hex() const;
};

/// Scene is a valid proof by default. Each hook changes one thing before the parts that depend on it are made.
struct Scene {
    using Members = std::map<std::string, std::string>;

    const Platform& platform;
    std::vector<DualKeys> members = std::vector<DualKeys>(3);
    DualKeys quorum;
    DualKeys ephemeral;
    qos::ManifestVersion version = qos::ManifestVersion::v1;
    u32 threshold = 2;
    std::vector<std::size_t> approvers = {0, 2};
    std::string debug_mode = "false";
    std::string payload =
        R"({"type":"APP_PROOF_TYPE_ADDRESS_DERIVATION","timestampMs":"1700000000123","addressDerivationProof":{"organizationId":"o","walletId":"w","derivationPath":"m/0","address":"a"}})";
    std::function<void(std::vector<qos::Approval>&)> on_approvals = [](auto&) {};
    std::function<void(Content&)> on_content = [](auto&) {};
    std::function<void(Members&)> on_boot = [](auto&) {};
    std::function<void(Members&)> on_app = [](auto&) {};

    explicit Scene(const Platform& where) : platform(where) {}

    [[nodiscard]] std::string manifest_json() const;
    [[nodiscard]] qos::Manifest manifest() const { return *qos::Manifest::parse_json(manifest_json()); }
    [[nodiscard]] qos::Approval approval(std::size_t member) const;
    [[nodiscard]] std::string boot_json() const;
    [[nodiscard]] std::string app_json() const;
    /// pins returns a policy that pins the manifest's hash, with further JSON fields after it.
    [[nodiscard]] std::string pins(const std::string& more = "") const;
    /// verdict returns "ok" or the name of the error.
    [[nodiscard]] std::string verdict(const std::string& policy, u64 now_ms = platform_time_s * 1000) const;
    [[nodiscard]] std::string verdict() const { return verdict(pins()); }
};

/// encode_envelope returns an envelope in Borsh, or in JSON for v2.
[[nodiscard]] std::vector<u8> encode_envelope(const qos::ManifestEnvelope& envelope, const std::string& manifest_json);

}  // namespace coffer::testing
