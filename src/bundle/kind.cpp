#include "coffer/bundle/kind.hpp"

#include <algorithm>
#include <iterator>

#include "bundle/kind_rows.hpp"

namespace coffer::bundle {
namespace {

constexpr FieldRow field_rows[] = {
    {Field::version, "version"},
    {Field::data, "data"},
    {Field::data_signature, "dataSignature"},
    {Field::enclave_quorum_public, "enclaveQuorumPublic"},
    {Field::encapped_public, "encappedPublic"},
    {Field::encapped_public_signature, "encappedPublicSignature"},
    {Field::ciphertext, "ciphertext"},
    {Field::target_public, "targetPublic"},
    {Field::target_public_signature, "targetPublicSignature"},
    {Field::organization_id, "organizationId"},
    {Field::user_id, "userId"},
};

constexpr KindRow kind_rows[] = {
    {Kind::export_bundle, "export", Shape::signed_message, SignerRole::signer,
     Field::encapped_public | Field::ciphertext | Field::organization_id, FieldSet()},
    {Kind::import_target, "import-target", Shape::signed_message, SignerRole::signer,
     Field::target_public | Field::organization_id | Field::user_id, FieldSet()},
    {Kind::client_message, "client-message", Shape::client_message, std::nullopt, Field::encapped_public | Field::ciphertext, FieldSet()},
    {Kind::credential, "credential", Shape::compact, std::nullopt, FieldSet(), FieldSet()},
    {Kind::legacy_export, "legacy-export", Shape::legacy_message, SignerRole::signer,
     Field::encapped_public | Field::encapped_public_signature | Field::ciphertext, Field::enclave_quorum_public},
    {Kind::legacy_target, "legacy-target", Shape::legacy_message, SignerRole::signer, Field::target_public | Field::target_public_signature,
     Field::enclave_quorum_public},
    {Kind::secret_target, "secret-target", Shape::signed_message, SignerRole::signer, Field::target_public | Field::organization_id,
     Field::user_id},
    {Kind::secret_export, "secret-export", Shape::signed_message, SignerRole::signer,
     Field::encapped_public | Field::ciphertext | Field::organization_id, FieldSet()},
    {Kind::otp_target, "otp-target", Shape::signed_message, SignerRole::tls_fetcher, Field::target_public,
     Field::organization_id | Field::user_id},
    {Kind::on_ramp_secret, "on-ramp-secret", Shape::compact, std::nullopt, FieldSet(), FieldSet()},
    {Kind::pull_secret, "pull-secret", Shape::compact, std::nullopt, FieldSet(), FieldSet()},
    {Kind::oauth2_client_secret, "oauth2-client-secret", Shape::envelope, std::nullopt, FieldSet(), FieldSet()},
    {Kind::quorum_envelope, "quorum-envelope", Shape::envelope, std::nullopt, FieldSet(), FieldSet()},
    {Kind::symmetric_envelope, "symmetric-envelope", Shape::envelope, std::nullopt, FieldSet(), FieldSet()},
    {Kind::embedded_key, "embedded-key", Shape::signed_message, SignerRole::signer,
     Field::encapped_public | Field::ciphertext | Field::organization_id, FieldSet()},
};

static_assert(std::ranges::adjacent_find(kind_rows, std::ranges::greater_equal{}, &KindRow::id) == std::end(kind_rows));
static_assert(std::ranges::all_of(kind_rows, [](const KindRow& row) {
    return (row.shape == Shape::signed_message || row.shape == Shape::legacy_message) == row.signer.has_value() && !row.name.empty();
}));

}  // namespace

std::span<const FieldRow> fields() noexcept {
    return field_rows;
}

std::span<const KindRow> kinds() noexcept {
    return kind_rows;
}

const KindRow& kind_row(Kind kind) noexcept {
    const auto* row = std::ranges::lower_bound(kind_rows, kind, {}, &KindRow::id);
    COFFER_INVARIANT(row != std::end(kind_rows) && row->id == kind);
    return *row;
}

SignerRole signer_of(Kind kind) noexcept {
    const KindRow& row = kind_row(kind);
    COFFER_INVARIANT(row.signer.has_value());
    return *row.signer;
}

}  // namespace coffer::bundle
