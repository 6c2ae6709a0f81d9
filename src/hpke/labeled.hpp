// LabeledExtract and LabeledExpand (RFC 9180 section 4): HKDF with labels that contain the version of HPKE and the suite. The callers scrub
// the stack once, after the last call.
#pragma once

#include <string_view>

#include "crypto/hkdf.hpp"

namespace coffer::hpke {

inline constexpr std::string_view version_label = "HPKE-v1";

/// labeled_extract writes hash_size(hash) bytes to `prk`. Secret.
inline void labeled_extract(HashId hash, Bytes suite_id, Bytes salt, std::string_view label, Bytes ikm, MutBytes prk) noexcept {
    crypto::hkdf_extract_step(hash, salt, {as_bytes(version_label), suite_id, as_bytes(label), ikm}, prk);
}

/// labeled_expand fills `out`, at most 65535 bytes. Secret. Error: kdf_output_length.
[[nodiscard]] inline Status labeled_expand(HashId hash, Bytes suite_id, Bytes prk, std::string_view label, Bytes info,
                                           MutBytes out) noexcept {
    const u8 length[2] = {static_cast<u8>(out.size() >> 8), static_cast<u8>(out.size())};
    return crypto::hkdf_expand_step(hash, prk, {Bytes(length), as_bytes(version_label), suite_id, as_bytes(label), info}, out);
}

}  // namespace coffer::hpke
