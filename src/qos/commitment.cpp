#include "coffer/qos/commitment.hpp"

#include "coffer/crypto/hash.hpp"
#include "coffer/encoding/hex.hpp"
#include "encoding/json_writer.hpp"

namespace coffer::qos {
namespace {

struct Row {
    std::size_t index;
    std::string_view domain;
};

constexpr std::array<Row, 2> rows{Row{16, "qos-setup-manifest-pcr-commitment-v1"}, Row{17, "qos-live-manifest-pcr-commitment-v1"}};
constexpr Pcr zeros{};

const Row& row_of(Phase phase) noexcept {
    COFFER_INVARIANT(phase <= Phase::live);
    return rows[static_cast<std::size_t>(phase)];
}

}  // namespace

std::size_t commitment_register(Phase phase) noexcept {
    return row_of(phase).index;
}

ByteArray<48> manifest_commitment(Phase phase, FixedBytes<32> manifest_hash, Bytes ephemeral_key) {
    json::Writer writer;
    writer.begin_object()
        .member("domain", row_of(phase).domain)
        .member("ephemeralPublicKey", hex::encode(ephemeral_key))
        .member("manifestHash", hex::encode(manifest_hash))
        .end_object();
    return sha384(as_bytes(writer.finish()));
}

Pcr commitment_pcr(Phase phase, FixedBytes<32> manifest_hash, Bytes ephemeral_key) {
    return sha384({zeros, manifest_commitment(phase, manifest_hash, ephemeral_key)});
}

Pcr role_pcr(std::string_view role_arn) {
    return sha384({zeros, as_bytes(role_arn)});
}

}  // namespace coffer::qos
