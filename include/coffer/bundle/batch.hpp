// Many bundles at once. Each is treated as it would be alone: item i of the answer belongs to text i.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "coffer/bundle/credential.hpp"
#include "coffer/bundle/export.hpp"

namespace coffer::bundle {

/// open_exports parses, verifies and opens export bundles of one organization, on at most `threads` threads, of which the caller's is one.
/// For many bundles of one signer keep the anchors, or prepare them: see TrustAnchors::signatures_before_table. Secret out. Errors of an
/// item: those of SignedExport::parse, SignedExport::verify and VerifiedExport::open; out_of_memory.
[[nodiscard]] std::vector<Result<OpenedExport>> open_exports(std::span<const std::string_view> bundles, const TrustAnchors& anchors,
                                                             const OrganizationId& organization, const Decryptor& decryptor,
                                                             unsigned threads = 1);

/// open_credentials opens credential bundles, on threads as above. Secret out. Errors of an item: those of open_credential;
/// out_of_memory.
[[nodiscard]] std::vector<Result<PrivateKey<P256>>> open_credentials(std::span<const std::string_view> texts, const Decryptor& decryptor,
                                                                     unsigned threads = 1);

}  // namespace coffer::bundle
