// Construction of manifests by their readers, and sealing of envelopes with given randomness. Outside the library, only coffer_testing uses
// these.
#pragma once

#include "coffer/keys/key_pair.hpp"
#include "coffer/qos/envelope.hpp"
#include "coffer/qos/manifest.hpp"
#include "encoding/json.hpp"

namespace coffer::qos {

struct ManifestAccess {
    static Manifest make(ManifestVersion version, ManifestContent content, std::vector<u8> encoded) {
        return {version, std::move(content), std::move(encoded)};
    }
};

/// encode_borsh returns the encoding of `content` in the layout of v0 or v1.
[[nodiscard]] std::vector<u8> encode_borsh(ManifestVersion version, const ManifestContent& content);

/// manifest_of_json, envelope_of_borsh and envelope_of_json are the readers that Manifest and ManifestEnvelope share.
[[nodiscard]] Result<Manifest> manifest_of_json(const json::Value& value);
[[nodiscard]] Result<ManifestEnvelope> envelope_of_borsh(Bytes borsh);
[[nodiscard]] Result<ManifestEnvelope> envelope_of_json(std::string_view text);

struct EnvelopeAccess {
    [[nodiscard]] static Result<Envelope> seal(const PublicKey<P256>& recipient, Bytes plaintext, const KeyPair<P256>& ephemeral,
                                               const ByteArray<12>& nonce);
    [[nodiscard]] static Result<SymmetricEnvelope> seal(const SecretArray<32>& key, Bytes plaintext, const ByteArray<12>& nonce);
};

}  // namespace coffer::qos
