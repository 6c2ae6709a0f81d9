// Manifests of QuorumOS: what an enclave was told to run, and who may approve it.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "coffer/core/bytes.hpp"
#include "coffer/core/move_checked.hpp"
#include "coffer/core/result.hpp"
#include "coffer/qos/commitment.hpp"

namespace coffer::qos {

/// v0 and v1 are hashed as borsh, v2 as canonical JSON.
enum class ManifestVersion : u8 { v0, v1, v2 };

enum class RestartPolicy : u8 { never, always };
enum class BridgeKind : u8 { server, client };

struct Namespace {
    std::string name;
    u32 nonce;
    std::vector<u8> quorum_key;
    friend bool operator==(const Namespace&, const Namespace&) = default;
};

/// BridgeRule is a port that is bridged to the outside; a server always has a host.
struct BridgeRule {
    BridgeKind kind;
    u16 port;
    std::optional<std::string> host;
    friend bool operator==(const BridgeRule&, const BridgeRule&) = default;
};

/// Pivot is the program that the enclave runs, by its SHA-256.
struct Pivot {
    ByteArray<32> hash;
    RestartPolicy restart;
    std::vector<BridgeRule> bridge;
    bool debug_mode;
    std::vector<std::string> arguments;
    std::vector<std::pair<std::string, std::string>> environment;  // v2 only
    friend bool operator==(const Pivot&, const Pivot&) = default;
};

struct Member {
    std::string alias;
    std::vector<u8> public_key;
    friend bool operator==(const Member&, const Member&) = default;
};

struct MemberSet {
    u32 threshold;
    std::vector<Member> members;
    friend bool operator==(const MemberSet&, const MemberSet&) = default;
};

/// PatchSet: v0 and v1 only.
struct PatchSet {
    u32 threshold;
    std::vector<std::vector<u8>> members;
    friend bool operator==(const PatchSet&, const PatchSet&) = default;
};

struct EnclaveMeasurements {
    std::array<Pcr, 4> pcrs;
    std::vector<u8> aws_root_certificate;
    std::string qos_commit;
    friend bool operator==(const EnclaveMeasurements&, const EnclaveMeasurements&) = default;
};

struct ManifestContent {
    Namespace name_space;
    Pivot pivot;
    MemberSet manifest_set;
    MemberSet share_set;
    EnclaveMeasurements enclave;
    PatchSet patch_set;
    std::vector<std::string> resolvers;  // v2 only
    friend bool operator==(const ManifestContent&, const ManifestContent&) = default;
};

/// Manifest is read whole, every byte and member of it known. Keys in it are bytes: nobody says that they are points.
class Manifest {
public:
    /// parse reads borsh of v0 or v1, or JSON where the first byte is `{`. Errors: borsh_syntax (at: offset), the json_, utf8_ and hex_
    /// codes, unsupported_version.
    [[nodiscard]] static Result<Manifest> parse(Bytes bytes);
    /// parse_borsh: the two layouts bear no mark; what fits both is refused.
    [[nodiscard]] static Result<Manifest> parse_borsh(Bytes borsh);
    /// parse_json: version "v2"; without a version v1, where a bridge and the debug mode may be left out. Numbers may be decimal texts.
    [[nodiscard]] static Result<Manifest> parse_json(std::string_view json);

    [[nodiscard]] ManifestVersion version() const noexcept { return version_; }
    [[nodiscard]] const ManifestContent& content() const noexcept COFFER_LIFETIMEBOUND { return *content_; }
    /// encoded is what the hash is made of: borsh, or canonical JSON.
    [[nodiscard]] const std::vector<u8>& encoded() const noexcept COFFER_LIFETIMEBOUND { return *encoded_; }
    /// hash is SHA-256 of encoded().
    [[nodiscard]] ByteArray<32> hash() const noexcept;
    /// as_v0 is this manifest in the older layout. Error: unsupported_version (it has a bridge or the debug mode, or is v2).
    [[nodiscard]] Result<Manifest> as_v0() const;

    friend bool operator==(const Manifest&, const Manifest&) = default;

private:
    friend struct ManifestAccess;
    Manifest(ManifestVersion version, ManifestContent content, std::vector<u8> encoded)
        : version_(version), content_(std::move(content)), encoded_(std::move(encoded)) {}

    ManifestVersion version_;
    MoveChecked<ManifestContent> content_;
    MoveChecked<std::vector<u8>> encoded_;
};

/// Approval is a member's signature over a manifest's hash.
struct Approval {
    ByteArray<64> signature;  // r || s
    Member member;
};

/// ManifestEnvelope is a manifest with its approvals, none of them checked: see approval.hpp.
struct ManifestEnvelope {
    Manifest manifest;
    std::vector<Approval> manifest_set_approvals;
    std::vector<Approval> share_set_approvals;

    /// parse: as Manifest::parse; also signature_length.
    [[nodiscard]] static Result<ManifestEnvelope> parse(Bytes bytes);
};

/// check_approvals checks every approval: it is by a member of the set (approval_not_by_member; public_key_length and the like where the
/// member's key is none), by another key than those before it, in both halves (approval_duplicate), and its signature by the member's
/// signing key over SHA-256 of the manifest's hash is right (signature_scalar_zero, signature_scalar_range, signature_invalid). Returns how
/// many there are. `at`: index.
[[nodiscard]] Result<std::size_t> check_approvals(const Manifest& manifest, const MemberSet& set, std::span<const Approval> approvals);

/// check_quorum: quorum_not_reached where fewer than the set's threshold approve, or the threshold is 0 and so nobody needs to.
[[nodiscard]] Status check_quorum(const MemberSet& set, std::size_t approvals, const char* what);

}  // namespace coffer::qos
