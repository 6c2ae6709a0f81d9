// Manifests of QuorumOS: which program an enclave runs, and who may approve it. All functions of this header work on public data and are
// not constant time.
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

/// ManifestVersion is the version of a manifest. Manifests of v0 and v1 are hashed in Borsh encoding, manifests of v2 as canonical JSON.
enum class ManifestVersion : u8 { v0, v1, v2 };

/// RestartPolicy says whether the enclave restarts its program when the program exits.
enum class RestartPolicy : u8 { never, always };
/// BridgeKind is the kind of a bridge to the outside.
enum class BridgeKind : u8 { server, client };

/// Namespace identifies what a manifest is for: a name, the number of the manifest within that name, and the quorum key.
struct Namespace {
    std::string name;            ///< name of the namespace
    u32 nonce;                   ///< number of the manifest within the namespace
    std::vector<u8> quorum_key;  ///< encoding of a DualPublicKey, not validated
    friend bool operator==(const Namespace&, const Namespace&) = default;
};

/// BridgeRule bridges one port of the enclave to the outside. A parsed rule of kind server has a host; a rule of kind client may have one.
struct BridgeRule {
    BridgeKind kind;
    u16 port;  ///< port of the enclave
    std::optional<std::string> host;
    friend bool operator==(const BridgeRule&, const BridgeRule&) = default;
};

/// Pivot is the program that the enclave runs, and how the enclave runs it.
struct Pivot {
    ByteArray<32> hash;                                            ///< SHA-256 of the program
    RestartPolicy restart;                                         ///< whether the program is restarted when it exits
    std::vector<BridgeRule> bridge;                                ///< bridges to the outside
    bool debug_mode;                                               ///< whether the program runs in debug mode
    std::vector<std::string> arguments;                            ///< command-line arguments of the program
    std::vector<std::pair<std::string, std::string>> environment;  ///< names and values; v2 only
    friend bool operator==(const Pivot&, const Pivot&) = default;
};

/// Member is a member of a set. A valid `public_key` is the encoding of a DualPublicKey, but parsing a manifest does not validate it.
struct Member {
    std::string alias;           ///< name of the member
    std::vector<u8> public_key;  ///< encoding of a DualPublicKey, not validated
    friend bool operator==(const Member&, const Member&) = default;
};

/// MemberSet is a set of members, and the number of members that form a quorum.
struct MemberSet {
    u32 threshold;  ///< number of members that form a quorum
    std::vector<Member> members;
    friend bool operator==(const MemberSet&, const MemberSet&) = default;
};

/// PatchSet is a set of public keys without aliases, and the number of keys that form a quorum. Only v0 and v1 have one.
struct PatchSet {
    u32 threshold;                         ///< number of keys that form a quorum
    std::vector<std::vector<u8>> members;  ///< public keys, not validated
    friend bool operator==(const PatchSet&, const PatchSet&) = default;
};

/// EnclaveMeasurements describes the enclave: its PCR 0 to 3, the root certificate of its attestation, and the commit of QuorumOS.
struct EnclaveMeasurements {
    std::array<Pcr, 4> pcrs;               ///< registers 0 to 3
    std::vector<u8> aws_root_certificate;  ///< root certificate of the attestation
    std::string qos_commit;                ///< commit of QuorumOS
    friend bool operator==(const EnclaveMeasurements&, const EnclaveMeasurements&) = default;
};

/// ManifestContent holds the fields of a manifest.
struct ManifestContent {
    Namespace name_space;
    Pivot pivot;
    MemberSet manifest_set;  ///< members that approve manifests
    MemberSet share_set;     ///< members that hold shares of the quorum key
    EnclaveMeasurements enclave;
    PatchSet patch_set;                  ///< v0 and v1 only
    std::vector<std::string> resolvers;  ///< v2 only
    friend bool operator==(const ManifestContent&, const ManifestContent&) = default;
};

/// Manifest is a parsed manifest. Holding one means that every byte or field of the input was understood. Keys in it are byte strings; they
/// are not validated as curve points. Copyable; reading a moved-from manifest ends the process.
class Manifest {
public:
    /// parse reads JSON if the first byte of `bytes` is `{`, and Borsh otherwise. Errors: those of parse_json or of parse_borsh.
    [[nodiscard]] static Result<Manifest> parse(Bytes bytes);
    /// parse_borsh reads the whole of `borsh` as v0 or v1. Neither layout contains its version, so data that is valid in both is refused.
    /// Error: borsh_syntax (at: offset; 0 if both layouts fit).
    [[nodiscard]] static Result<Manifest> parse_borsh(Bytes borsh);
    /// parse_json reads JSON of at most 1 MiB. The field `version` is "v2"; without it the manifest is a v1, in which `bridgeConfig` and
    /// `debugMode` may be absent. An integer may be a number or a string of decimal digits. Unknown fields are refused. Errors: the json_
    /// errors (json_value for an unknown field), the utf8_ errors, unsupported_version, the hex_ errors.
    [[nodiscard]] static Result<Manifest> parse_json(std::string_view json);

    /// version returns the version of the layout that was parsed.
    [[nodiscard]] ManifestVersion version() const noexcept { return version_; }
    /// content returns the fields of the manifest.
    [[nodiscard]] const ManifestContent& content() const noexcept COFFER_LIFETIMEBOUND { return *content_; }
    /// encoded returns the bytes that are hashed: Borsh (v0, v1) or canonical JSON (v2).
    [[nodiscard]] const std::vector<u8>& encoded() const noexcept COFFER_LIFETIMEBOUND { return *encoded_; }
    /// hash returns SHA-256 of encoded().
    [[nodiscard]] ByteArray<32> hash() const noexcept;
    /// as_v0 returns this manifest in the layout of v0. Error: unsupported_version (the manifest is a v2, has a bridge, or enables the
    /// debug mode).
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

/// Approval is a member's signature over a manifest. Parsing checks only the length of the signature.
struct Approval {
    ByteArray<64> signature;  ///< r || s
    Member member;            ///< the member that approved
};

/// ManifestEnvelope is a manifest with approvals that were not checked; see check_approvals.
struct ManifestEnvelope {
    Manifest manifest;                             ///< the manifest
    std::vector<Approval> manifest_set_approvals;  ///< approvals by members of the manifest set, not verified
    std::vector<Approval> share_set_approvals;     ///< approvals by members of the share set, not verified

    /// parse reads JSON if the first byte of `bytes` is `{`, and Borsh otherwise. Errors: those of Manifest::parse, signature_length
    /// (JSON).
    [[nodiscard]] static Result<ManifestEnvelope> parse(Bytes bytes);
};

/// check_approvals checks all `approvals` and returns their number. An approval is valid if its member belongs to `set`, if neither half of
/// the member's key occurs in an earlier approval, and if the member's signing key signed SHA-256 of manifest.hash(). Errors (at: index of
/// the approval): approval_not_by_member, those of DualPublicKey::parse, approval_duplicate, signature_scalar_zero, signature_scalar_range,
/// signature_invalid.
[[nodiscard]] Result<std::size_t> check_approvals(const Manifest& manifest, const MemberSet& set, std::span<const Approval> approvals);

/// check_quorum checks that `approvals`, the number of valid approvals, reaches the threshold of `set`. `what`: the static name that the
/// error carries. Error: quorum_not_reached (too few approvals, or a threshold of 0, with which no approval would be needed).
[[nodiscard]] Status check_quorum(const MemberSet& set, std::size_t approvals, const char* what);

}  // namespace coffer::qos
