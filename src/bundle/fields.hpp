// Fields of a JSON message, read strictly: each is text, no member of another purpose is there, names that nobody knows are ignored.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "bundle/kind_rows.hpp"
#include "coffer/bundle/sealed_message.hpp"
#include "encoding/json.hpp"

namespace coffer::bundle {

/// field_name returns the static name of `member`.
[[nodiscard]] const char* field_name(Field member) noexcept;

/// Fields is valid until this thread reads another message: the parser, whose buffers are kept, is the thread's. Messages are public.
class Fields {
public:
    /// read. Errors: the json_ and utf8_ codes (at: byte offset), foreign_member, json_missing_member, json_wrong_type.
    [[nodiscard]] static Result<Fields> read(Bytes text, FieldSet required, FieldSet optional);

    /// text returns a required member.
    [[nodiscard]] std::string_view text(Field member) const noexcept;
    /// optional_text returns a member, or nothing where it is absent.
    [[nodiscard]] std::optional<std::string_view> optional_text(Field member) const noexcept;
    /// hex decodes a required member, digits of either case. Errors: hex_odd_length, hex_character.
    [[nodiscard]] Result<std::vector<u8>> hex(Field member) const;
    /// point decodes a required member as an uncompressed P-256 point. Errors: those of hex, and of PublicKey<P256>::parse_uncompressed.
    [[nodiscard]] Result<PublicKey<P256>> point(Field member) const;
    /// message reads the required members encappedPublic and ciphertext. Errors: those of point and hex, ciphertext_too_short.
    [[nodiscard]] Result<SealedMessage> message() const;
    /// message for an encapsulated key that was read already.
    [[nodiscard]] Result<SealedMessage> message(const PublicKey<P256>& encapsulated_key) const;

private:
    explicit Fields(json::Object object) noexcept : object_(object) {}
    json::Object object_;
};

}  // namespace coffer::bundle
