#include "coffer/qos/manifest.hpp"

#include "coffer/crypto/hash.hpp"
#include "qos/access.hpp"

namespace coffer::qos {
namespace {

bool is_json(Bytes bytes) noexcept {
    return !bytes.empty() && bytes.front() == '{';
}

}  // namespace

Result<Manifest> Manifest::parse(Bytes bytes) {
    return is_json(bytes) ? parse_json(as_text(bytes)) : parse_borsh(bytes);
}

ByteArray<32> Manifest::hash() const noexcept {
    return sha256(*encoded_);
}

Result<Manifest> Manifest::as_v0() const {
    if (version_ == ManifestVersion::v2 || !content_->pivot.bridge.empty() || content_->pivot.debug_mode)
        return fail(Errc::unsupported_version, "manifest");
    return Manifest(ManifestVersion::v0, *content_, encode_borsh(ManifestVersion::v0, *content_));
}

Result<ManifestEnvelope> ManifestEnvelope::parse(Bytes bytes) {
    return is_json(bytes) ? envelope_of_json(as_text(bytes)) : envelope_of_borsh(bytes);
}

}  // namespace coffer::qos
