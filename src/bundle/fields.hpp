// Strict reader for the fields of a JSON message. Every field of the message's kind is a string. A field that belongs to another kind is
// refused. A field that no kind has is ignored.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "bundle/kind_rows.hpp"
#include "coffer/bundle/sealed_message.hpp"
#include "encoding/json.hpp"

namespace coffer::bundle {

/// field_name returns the name of a field, a string constant.
[[nodiscard]] const char* field_name(Field member) noexcept;

/// Fields holds the fields of one message. It is valid until the same thread reads another message, because it refers to the buffers of the
/// thread's parser. Messages are public data.
class Fields {
public:
    /// read parses `text` and checks its fields. Errors: the json_ and utf8_ errors (at: byte offset), json_wrong_type, foreign_member,
    /// json_missing_member.
    [[nodiscard]] static Result<Fields> read(Bytes text, FieldSet required, FieldSet optional);

    /// text returns the value of a required field.
    [[nodiscard]] std::string_view text(Field member) const noexcept;
    /// optional_text returns the value of a field, or nothing if the field is absent.
    [[nodiscard]] std::optional<std::string_view> optional_text(Field member) const noexcept;
    /// hex decodes a required field, with digits in either case. Errors: hex_prefix_forbidden, hex_odd_length, hex_character.
    [[nodiscard]] Result<std::vector<u8>> hex(Field member) const;
    /// point decodes a required field as an uncompressed P-256 point. Errors: those of hex, those of `PublicKey<P256>::parse_uncompressed`.
    [[nodiscard]] Result<PublicKey<P256>> point(Field member) const;
    /// message reads the required fields encappedPublic and ciphertext. Errors: those of point and hex, ciphertext_too_short.
    [[nodiscard]] Result<SealedMessage> message() const;
    /// This overload is for callers that have already read the encapsulated key.
    [[nodiscard]] Result<SealedMessage> message(const PublicKey<P256>& encapsulated_key) const;

private:
    explicit Fields(json::Object object) noexcept : object_(object) {}
    json::Object object_;
};

}  // namespace coffer::bundle
