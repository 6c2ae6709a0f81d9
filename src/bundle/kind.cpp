#include "coffer/bundle/kind.hpp"

#include <algorithm>
#include <iterator>

namespace coffer::bundle {
namespace {

constexpr MemberRow member_rows[] = {
    {Member::version, "version"},
    {Member::data, "data"},
    {Member::data_signature, "dataSignature"},
    {Member::enclave_quorum_public, "enclaveQuorumPublic"},
    {Member::encapped_public, "encappedPublic"},
    {Member::encapped_public_signature, "encappedPublicSignature"},
    {Member::ciphertext, "ciphertext"},
    {Member::target_public, "targetPublic"},
    {Member::target_public_signature, "targetPublicSignature"},
    {Member::organization_id, "organizationId"},
    {Member::user_id, "userId"},
};

constexpr KindRow kind_rows[] = {
#define COFFER_BUNDLE_KIND(number, id, name, shape, signer, required, optional, vectors) \
    {Kind::id, name, Shape::shape, signer, required, optional, vectors},
#include "coffer/bundle/kinds.inc"
#undef COFFER_BUNDLE_KIND
};

static_assert(std::ranges::adjacent_find(kind_rows, std::ranges::greater_equal{}, &KindRow::id) == std::end(kind_rows));
static_assert(std::ranges::all_of(kind_rows, [](const KindRow& row) {
    return (row.shape == Shape::signed_message || row.shape == Shape::legacy_message) == row.signer.has_value() && !row.name.empty() &&
           !row.vectors.empty();
}));

}  // namespace

std::span<const MemberRow> members() noexcept {
    return member_rows;
}

std::span<const KindRow> kinds() noexcept {
    return kind_rows;
}

const KindRow& kind_row(Kind kind) noexcept {
    const auto* row = std::ranges::lower_bound(kind_rows, kind, {}, &KindRow::id);
    COFFER_INVARIANT(row != std::end(kind_rows) && row->id == kind);
    return *row;
}

}  // namespace coffer::bundle
