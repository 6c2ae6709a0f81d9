// How a Manifest is made by its readers.
#pragma once

#include "coffer/encoding/json.hpp"
#include "coffer/proof/manifest.hpp"

namespace coffer::proof {

struct ManifestAccess {
    static Manifest make(ManifestVersion version, ManifestContent content, std::vector<u8> encoded) {
        return {version, std::move(content), std::move(encoded)};
    }
};

/// encode_borsh writes v0 or v1.
[[nodiscard]] std::vector<u8> encode_borsh(ManifestVersion version, const ManifestContent& content);

/// The readers that Manifest and ManifestEnvelope share.
[[nodiscard]] Result<Manifest> manifest_of_json(const json::Value& value);
[[nodiscard]] Result<ManifestEnvelope> envelope_of_borsh(Bytes borsh);
[[nodiscard]] Result<ManifestEnvelope> envelope_of_json(std::string_view text);

}  // namespace coffer::proof
