#include "coffer/bundle/batch.hpp"

#include "core/each_result.hpp"
#include "core/try.hpp"

namespace coffer::bundle {
namespace {

Result<OpenedExport> open_one(std::string_view text, const TrustAnchors& anchors, const OrganizationId& organization,
                              const Decryptor& decryptor) {
    COFFER_TRY(const SignedExport parsed, SignedExport::parse(text));
    COFFER_TRY(const VerifiedExport verified, parsed.verify(anchors, organization));
    return verified.open(decryptor);
}

}  // namespace

std::vector<Result<OpenedExport>> open_exports(std::span<const std::string_view> bundles, const TrustAnchors& anchors,
                                               const OrganizationId& organization, const Decryptor& decryptor, unsigned threads) {
    return core::each_result<OpenedExport>(bundles.size(), threads,
                                           [&](std::size_t i) { return open_one(bundles[i], anchors, organization, decryptor); });
}

std::vector<Result<PrivateKey<P256>>> open_credentials(std::span<const std::string_view> texts, const Decryptor& decryptor,
                                                       unsigned threads) {
    return core::each_result<PrivateKey<P256>>(texts.size(), threads, [&](std::size_t i) { return open_credential(texts[i], decryptor); });
}

}  // namespace coffer::bundle
