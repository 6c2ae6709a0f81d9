// The kinds of sealed messages as rows: the signer, the required fields and the optional fields.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "coffer/bundle/kind.hpp"
#include "coffer/core/bytes.hpp"

namespace coffer::bundle {

/// Shape is the wire format of a kind.
enum class Shape : u8 {
    signed_message,  ///< `{"version","data","dataSignature","enclaveQuorumPublic"}` around signed fields
    client_message,  ///< `{"encappedPublic","ciphertext"}`, unsigned
    compact,         ///< Base58Check of compressed encapsulated key || ciphertext, unsigned
    envelope,        ///< Borsh, unsigned
    legacy_message,  ///< fields of version 0, one of which is a signature over a point
};

/// Field is a field that some kind of message has. If a message contains a field of another kind only, the message is refused
/// (foreign_member). Names that no kind has are ignored, because producers may add fields.
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

/// FieldSet is a set of fields.
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
    std::optional<SignerRole> signer;  ///< none: the sender is not authenticated
    FieldSet required;                 ///< of the signed fields; for other shapes, of the message itself
    FieldSet optional;                 ///< may be absent
};

/// fields returns every known field.
[[nodiscard]] std::span<const FieldRow> fields() noexcept;
/// kinds returns every row.
[[nodiscard]] std::span<const KindRow> kinds() noexcept;
/// kind_row returns the row of `kind`, which is a member of the enumeration (COFFER_INVARIANT).
[[nodiscard]] const KindRow& kind_row(Kind kind) noexcept;

}  // namespace coffer::bundle
