// Manifests and envelopes in Borsh: little-endian; every string and list begins with a 32-bit count.
#include <algorithm>

#include "core/reader.hpp"
#include "core/try.hpp"
#include "core/utf8.hpp"
#include "qos/access.hpp"

namespace coffer::qos {
namespace {

constexpr const char* what = "manifest";

// Borsh reads values. It is the one place where errors of the Reader become borsh_syntax.
class Borsh {
public:
    explicit Borsh(Bytes bytes) noexcept : reader_(bytes) {}

    [[nodiscard]] std::size_t offset() const noexcept { return reader_.offset(); }
    [[nodiscard]] Status finish() const { return checked(reader_.finish()); }
    [[nodiscard]] Unexpected refuse() const { return fail(Errc::borsh_syntax, reader_.offset(), what); }

    Result<u32> number() { return checked(reader_.u32_le()); }
    Result<u16> port() { return checked(reader_.u16_le()); }
    /// choice reads one byte, which must be below `count`.
    Result<u8> choice(u8 count) {
        const Unexpected refusal = refuse();
        COFFER_TRY(const u8 value, checked(reader_.byte()));
        if (value >= count) return refusal;
        return value;
    }
    template <std::size_t N>
    Result<ByteArray<N>> fixed() {
        COFFER_TRY(const auto taken, checked(reader_.take<N>()));
        ByteArray<N> value;
        std::ranges::copy(taken, value.begin());
        return value;
    }
    Result<std::vector<u8>> bytes() {
        COFFER_TRY(const u32 size, number());
        COFFER_TRY(const Bytes taken, checked(reader_.take(size)));
        return std::vector<u8>(taken.begin(), taken.end());
    }
    /// sized_array reads a byte string of exactly N bytes.
    template <std::size_t N>
    Result<ByteArray<N>> sized_array() {
        const Unexpected refusal = refuse();
        COFFER_TRY(const u32 size, number());
        if (size != N) return refusal;
        return fixed<N>();
    }
    Result<std::string> text() {
        const Unexpected refusal = refuse();
        COFFER_TRY(const std::vector<u8> raw, bytes());
        if (!check_utf8(raw)) return refusal;
        return std::string(as_text(raw));
    }
    /// list reads a count and that number of elements. Each element has at least one byte, so a count above the number of remaining bytes
    /// is refused before memory is allocated.
    template <typename F>
    auto list(F read) -> Result<std::vector<typename std::invoke_result_t<F, Borsh&>::value_type>> {
        std::vector<typename std::invoke_result_t<F, Borsh&>::value_type> elements;
        const Unexpected refusal = refuse();
        COFFER_TRY(const u32 count, number());
        if (count > reader_.remaining()) return refusal;
        for (u32 i = 0; i < count; ++i) {
            COFFER_TRY(auto element, read(*this));
            elements.push_back(std::move(element));
        }
        return elements;
    }

private:
    template <typename T>
    static Result<T> checked(Result<T> result) {
        if (!result) return fail(Errc::borsh_syntax, result.error().at, what);
        return result;
    }
    Reader reader_;
};

Result<std::string> read_text(Borsh& borsh) {
    return borsh.text();
}

Result<std::vector<u8>> read_bytes(Borsh& borsh) {
    return borsh.bytes();
}

Result<Member> read_member(Borsh& borsh) {
    COFFER_TRY(std::string alias, borsh.text());
    COFFER_TRY(auto key, borsh.bytes());
    return Member{std::move(alias), std::move(key)};
}

Result<BridgeRule> read_bridge(Borsh& borsh) {
    COFFER_TRY(const u8 kind, borsh.choice(2));
    COFFER_TRY(const u16 port, borsh.port());
    BridgeRule rule{static_cast<BridgeKind>(kind), port, std::nullopt};
    bool has_host = true;
    if (rule.kind == BridgeKind::client) {
        COFFER_TRY(const u8 present, borsh.choice(2));
        has_host = present == 1;
    }
    if (has_host) {
        COFFER_TRY(rule.host, borsh.text());
    }
    return rule;
}

Result<Pivot> read_pivot(Borsh& borsh, ManifestVersion version) {
    Pivot pivot{};
    COFFER_TRY(pivot.hash, borsh.fixed<32>());
    COFFER_TRY(const u8 restart, borsh.choice(2));
    pivot.restart = static_cast<RestartPolicy>(restart);
    if (version == ManifestVersion::v1) {
        COFFER_TRY(pivot.bridge, borsh.list(read_bridge));
        COFFER_TRY(const u8 debug, borsh.choice(2));
        pivot.debug_mode = debug == 1;
    }
    COFFER_TRY(pivot.arguments, borsh.list(read_text));
    return pivot;
}

Result<MemberSet> read_set(Borsh& borsh) {
    COFFER_TRY(const u32 threshold, borsh.number());
    COFFER_TRY(auto members, borsh.list(read_member));
    return MemberSet{threshold, std::move(members)};
}

Result<ManifestContent> read_content(Borsh& borsh, ManifestVersion version) {
    ManifestContent content{};
    COFFER_TRY(content.name_space.name, borsh.text());
    COFFER_TRY(content.name_space.nonce, borsh.number());
    COFFER_TRY(content.name_space.quorum_key, borsh.bytes());
    COFFER_TRY(content.pivot, read_pivot(borsh, version));
    COFFER_TRY(content.manifest_set, read_set(borsh));
    COFFER_TRY(content.share_set, read_set(borsh));
    for (Pcr& pcr : content.enclave.pcrs) {
        COFFER_TRY(pcr, borsh.sized_array<48>());
    }
    COFFER_TRY(content.enclave.aws_root_certificate, borsh.bytes());
    COFFER_TRY(content.enclave.qos_commit, borsh.text());
    COFFER_TRY(content.patch_set.threshold, borsh.number());
    COFFER_TRY(content.patch_set.members, borsh.list(read_bytes));
    return content;
}

Result<Approval> read_approval(Borsh& borsh) {
    COFFER_TRY(const auto signature, borsh.sized_array<64>());
    COFFER_TRY(auto member, read_member(borsh));
    return Approval{signature, std::move(member)};
}

Result<Manifest> read_manifest(Borsh& borsh, Bytes bytes, ManifestVersion version) {
    COFFER_TRY(auto content, read_content(borsh, version));
    const Bytes own = bytes.first(borsh.offset());
    return ManifestAccess::make(version, std::move(content), {own.begin(), own.end()});
}

Result<Manifest> whole_manifest(Bytes bytes, ManifestVersion version) {
    Borsh borsh(bytes);
    COFFER_TRY(auto manifest, read_manifest(borsh, bytes, version));
    COFFER_CHECK(borsh.finish());
    return manifest;
}

Result<ManifestEnvelope> whole_envelope(Bytes bytes, ManifestVersion version) {
    Borsh borsh(bytes);
    COFFER_TRY(auto manifest, read_manifest(borsh, bytes, version));
    COFFER_TRY(auto manifest_set, borsh.list(read_approval));
    COFFER_TRY(auto share_set, borsh.list(read_approval));
    COFFER_CHECK(borsh.finish());
    return ManifestEnvelope{std::move(manifest), std::move(manifest_set), std::move(share_set)};
}

// The layouts do not contain their version. Data that is valid in both could be hashed as either, so it is refused. If both layouts fail,
// the error is that of the layout that was read further.
template <typename T>
Result<T> either(Result<T> old, Result<T> recent) {
    if (old && recent) return fail(Errc::borsh_syntax, std::size_t{0}, what);
    if (old) return old;
    if (recent || recent.error().at >= old.error().at) return recent;
    return old;
}

class BorshWriter {
public:
    void number(u32 value) {
        for (unsigned shift = 0; shift < 32; shift += 8) byte(static_cast<u8>(value >> shift));
    }
    void byte(u8 value) { out.push_back(value); }
    void raw(Bytes value) { out.insert(out.end(), value.begin(), value.end()); }
    void bytes(Bytes value) {
        number(static_cast<u32>(value.size()));
        raw(value);
    }
    void text(std::string_view value) { bytes(as_bytes(value)); }

    std::vector<u8> out;
};

void write_set(BorshWriter& borsh, const MemberSet& set) {
    borsh.number(set.threshold);
    borsh.number(static_cast<u32>(set.members.size()));
    for (const Member& member : set.members) {
        borsh.text(member.alias);
        borsh.bytes(member.public_key);
    }
}

void write_pivot(BorshWriter& borsh, const Pivot& pivot, ManifestVersion version) {
    borsh.raw(pivot.hash);
    borsh.byte(static_cast<u8>(pivot.restart));
    if (version == ManifestVersion::v1) {
        borsh.number(static_cast<u32>(pivot.bridge.size()));
        for (const BridgeRule& rule : pivot.bridge) {
            borsh.byte(static_cast<u8>(rule.kind));
            borsh.byte(static_cast<u8>(rule.port));
            borsh.byte(static_cast<u8>(rule.port >> 8U));
            if (rule.kind == BridgeKind::client) borsh.byte(rule.host ? 1 : 0);
            if (rule.host) borsh.text(*rule.host);
        }
        borsh.byte(pivot.debug_mode ? 1 : 0);
    }
    borsh.number(static_cast<u32>(pivot.arguments.size()));
    for (const std::string& argument : pivot.arguments) borsh.text(argument);
}

}  // namespace

std::vector<u8> encode_borsh(ManifestVersion version, const ManifestContent& content) {
    BorshWriter borsh;
    borsh.text(content.name_space.name);
    borsh.number(content.name_space.nonce);
    borsh.bytes(content.name_space.quorum_key);
    write_pivot(borsh, content.pivot, version);
    write_set(borsh, content.manifest_set);
    write_set(borsh, content.share_set);
    for (const Pcr& pcr : content.enclave.pcrs) borsh.bytes(pcr);
    borsh.bytes(content.enclave.aws_root_certificate);
    borsh.text(content.enclave.qos_commit);
    borsh.number(content.patch_set.threshold);
    borsh.number(static_cast<u32>(content.patch_set.members.size()));
    for (const auto& key : content.patch_set.members) borsh.bytes(key);
    return std::move(borsh.out);
}

Result<Manifest> Manifest::parse_borsh(Bytes borsh) {
    return either(whole_manifest(borsh, ManifestVersion::v0), whole_manifest(borsh, ManifestVersion::v1));
}

Result<ManifestEnvelope> envelope_of_borsh(Bytes borsh) {
    return either(whole_envelope(borsh, ManifestVersion::v0), whole_envelope(borsh, ManifestVersion::v1));
}

}  // namespace coffer::qos
