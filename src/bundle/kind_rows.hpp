// The kinds of sealed messages as rows: who signs them, which fields they have, and which fields belong to another purpose.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "coffer/bundle/kind.hpp"
#include "coffer/core/bytes.hpp"

namespace coffer::bundle {

/// Shape: how a kind looks on the wire.
enum class Shape : u8 {
    signed_message,  // {"version","data","dataSignature","enclaveQuorumPublic"} around signed members
    client_message,  // {"encappedPublic","ciphertext"}, unsigned
    compact,         // base58check(compressed encapsulated key || ciphertext), unsigned
    envelope,        // borsh, unsigned
    legacy_message,  // members of version 0, one of them a signature over a point
};

/// Field: the names that any purpose knows. A name that is known, but not to the purpose at hand, is foreign there; a name that nobody
/// knows is ignored, since producers may add some.
enum class Field : u16 {
    version = 1U << 0U,
    data = 1U << 1U,
    data_signature = 1U << 2U,
    enclave_quorum_public = 1U << 3U,
    encapped_public = 1U << 4U,
    encapped_public_signature = 1U << 5U,
    ciphertext = 1U << 6U,
    target_public = 1U << 7U,
    target_public_signature = 1U << 8U,
    organization_id = 1U << 9U,
    user_id = 1U << 10U,
};

/// FieldSet is a set of member names.
class FieldSet {
public:
    constexpr FieldSet() noexcept = default;
    constexpr FieldSet(Field member) noexcept : bits_(static_cast<u16>(member)) {}
    [[nodiscard]] constexpr bool has(Field member) const noexcept { return (bits_ & static_cast<u16>(member)) != 0; }
    [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }
    friend constexpr FieldSet operator|(FieldSet a, FieldSet b) noexcept { return FieldSet(static_cast<u16>(a.bits_ | b.bits_)); }
    friend constexpr bool operator==(FieldSet, FieldSet) noexcept = default;

private:
    constexpr explicit FieldSet(u16 bits) noexcept : bits_(bits) {}
    u16 bits_ = 0;
};
[[nodiscard]] constexpr FieldSet operator|(Field a, Field b) noexcept {
    return FieldSet(a) | FieldSet(b);
}

struct FieldRow {
    Field id;
    const char* name;
};

struct KindRow {
    Kind id;
    std::string_view name;
    Shape shape;
    std::optional<SignerRole> signer;  // none: the sender is not authenticated
    FieldSet required;                 // of the signed members; for other shapes of the message itself
    FieldSet optional;                 // known to this purpose, but not needed
};

/// members lists every known member name.
[[nodiscard]] std::span<const FieldRow> fields() noexcept;
/// kinds lists every row.
[[nodiscard]] std::span<const KindRow> kinds() noexcept;
/// kind_row returns the row of `kind`, which is a member of the enumeration (COFFER_INVARIANT).
[[nodiscard]] const KindRow& kind_row(Kind kind) noexcept;

}  // namespace coffer::bundle
