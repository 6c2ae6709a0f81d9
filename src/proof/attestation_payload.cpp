#include "proof/attestation_payload.hpp"

#include <algorithm>
#include <array>

#include "core/try.hpp"
#include "proof/cbor.hpp"

namespace coffer::proof {
namespace {

// The limits that AWS documents.
constexpr std::size_t max_certificate = 1024;
constexpr std::size_t max_public_key = 1024;
constexpr std::size_t max_user_data = 512;
constexpr std::size_t max_nonce = 512;
constexpr std::size_t max_bundle = 8;

std::vector<u8> copy(Bytes bytes) {
    return {bytes.begin(), bytes.end()};
}

Result<std::vector<u8>> certificate(cbor::Decoder& decoder, const char* what) {
    const std::size_t start = decoder.offset();
    COFFER_TRY(const Bytes der, decoder.bytes(what));
    if (der.empty() || der.size() > max_certificate) return fail(Errc::cbor_syntax, start, what);
    return copy(der);
}

Status read_module_id(cbor::Decoder& decoder, AttestationPayload& payload, const char* what) {
    const std::size_t start = decoder.offset();
    COFFER_TRY(const std::string_view text, decoder.text(what));
    if (text.empty()) return fail(Errc::cbor_syntax, start, what);
    payload.claims.module_id = text;
    return Ok{};
}

Status read_digest(cbor::Decoder& decoder, AttestationPayload&, const char* what) {
    COFFER_TRY(const std::string_view text, decoder.text(what));
    if (text != "SHA384") return fail(Errc::unsupported_algorithm, what);
    return Ok{};
}

Status read_timestamp(cbor::Decoder& decoder, AttestationPayload& payload, const char* what) {
    const std::size_t start = decoder.offset();
    COFFER_TRY(const u64 milliseconds, decoder.natural(what));
    const auto timestamp = UnixMillis::from_milliseconds(milliseconds);
    if (!timestamp) return fail(Errc::cbor_syntax, start, what);
    payload.claims.timestamp = *timestamp;
    return Ok{};
}

// The registers may be in any order. Each of 0 to 15, or each of 0 to 31, must be present once.
Status read_pcrs(cbor::Decoder& decoder, AttestationPayload& payload, const char* what) {
    const std::size_t start = decoder.offset();
    COFFER_TRY(cbor::Map map, decoder.map(what));
    const u64 count = map.left.value_or(0);
    if (count != 16 && count != 32) return fail(Errc::cbor_syntax, start, what);
    std::vector<std::optional<qos::Pcr>> registers(count);
    for (u64 i = 0; i < count; ++i) {
        const std::size_t entry = decoder.offset();
        COFFER_TRY(const u64 index, decoder.natural(what));
        COFFER_TRY(const Bytes value, decoder.bytes(what));
        if (index >= count || registers[index] || value.size() != qos::Pcr{}.size()) return fail(Errc::cbor_syntax, entry, what);
        std::ranges::copy(value, registers[index].emplace().begin());
    }
    for (const auto& value : registers) payload.claims.pcrs.push_back(*value);
    return Ok{};
}

Status read_certificate(cbor::Decoder& decoder, AttestationPayload& payload, const char* what) {
    COFFER_TRY(payload.certificate, certificate(decoder, what));
    return Ok{};
}

Status read_bundle(cbor::Decoder& decoder, AttestationPayload& payload, const char* what) {
    const std::size_t start = decoder.offset();
    COFFER_TRY(const u64 count, decoder.array(what));
    if (count == 0 || count > max_bundle) return fail(Errc::cbor_syntax, start, what);
    for (u64 i = 0; i < count; ++i) {
        COFFER_TRY(auto der, certificate(decoder, what));
        payload.bundle.push_back(std::move(der));
    }
    return Ok{};
}

template <std::optional<std::vector<u8>> AttestationClaims::*Member, std::size_t Least, std::size_t Most>
Status read_bytes(cbor::Decoder& decoder, AttestationPayload& payload, const char* what) {
    const std::size_t start = decoder.offset();
    COFFER_TRY(const auto bytes, decoder.bytes_or_null(what));
    if (!bytes) return Ok{};
    if (bytes->size() < Least || bytes->size() > Most) return fail(Errc::cbor_syntax, start, what);
    payload.claims.*Member = copy(*bytes);
    return Ok{};
}

struct MemberRow {
    const char* name;
    Status (*read)(cbor::Decoder&, AttestationPayload&, const char* what);
    bool required;
};

constexpr auto members = std::to_array<MemberRow>({
    {"module_id", read_module_id, true},
    {"digest", read_digest, true},
    {"timestamp", read_timestamp, true},
    {"pcrs", read_pcrs, true},
    {"certificate", read_certificate, true},
    {"cabundle", read_bundle, true},
    {"public_key", read_bytes<&AttestationClaims::public_key, 1, max_public_key>, false},
    {"user_data", read_bytes<&AttestationClaims::user_data, 0, max_user_data>, false},
    {"nonce", read_bytes<&AttestationClaims::nonce, 0, max_nonce>, false},
});

}  // namespace

Result<AttestationPayload> parse_attestation_payload(Bytes cbor) {
    constexpr const char* what = "attestation";
    cbor::Decoder decoder(cbor);
    AttestationPayload payload{};
    std::array<bool, members.size()> seen{};
    COFFER_TRY(cbor::Map map, decoder.open_or_sized_map(what));
    for (;;) {
        COFFER_TRY(const bool more, decoder.more(map, what));
        if (!more) break;
        const std::size_t start = decoder.offset();
        COFFER_TRY(const std::string_view name, decoder.text(what));
        const auto row = std::ranges::find(members, name, [](const MemberRow& member) { return std::string_view(member.name); });
        if (row == members.end()) return fail(Errc::cbor_syntax, start, what);
        bool& known = seen[static_cast<std::size_t>(row - members.begin())];
        if (known) return fail(Errc::cbor_syntax, start, row->name);
        known = true;
        COFFER_CHECK(row->read(decoder, payload, row->name));
    }
    COFFER_CHECK(decoder.finish(what));
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (members[i].required && !seen[i]) return fail(Errc::cbor_syntax, cbor.size(), members[i].name);
    }
    return payload;
}

}  // namespace coffer::proof
