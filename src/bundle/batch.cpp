// Batches of bundles. They are in a file of their own: if the compiler inlined the functions that open one bundle into the loop, keys would
// remain on the stack.
#include "coffer/bundle/credential.hpp"
#include "coffer/bundle/export.hpp"
#include "core/each_result.hpp"
#include "core/try.hpp"

namespace coffer::bundle {
namespace {

Result<OpenedExport> open_one(std::string_view text, const TrustAnchors& anchors, const OrganizationId& organization,
                              const KeyPair<P256>& encryption_key) {
    COFFER_TRY(const SignedExport parsed, SignedExport::parse(text));
    COFFER_TRY(const VerifiedExport verified, parsed.verify(anchors, organization));
    return verified.open(encryption_key);
}

}  // namespace

std::vector<Result<OpenedExport>> open_exports(std::span<const std::string_view> bundles, const TrustAnchors& anchors,
                                               const OrganizationId& organization, const KeyPair<P256>& encryption_key, unsigned threads) {
    return core::each_result<OpenedExport>(bundles.size(), threads,
                                           [&](std::size_t i) { return open_one(bundles[i], anchors, organization, encryption_key); });
}

std::vector<Result<PrivateKey<P256>>> open_credentials(std::span<const std::string_view> texts, const KeyPair<P256>& encryption_key,
                                                       unsigned threads) {
    return core::each_result<PrivateKey<P256>>(texts.size(), threads,
                                               [&](std::size_t i) { return open_credential(texts[i], encryption_key); });
}

}  // namespace coffer::bundle
