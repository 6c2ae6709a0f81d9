// The types of EIP-712 data: struct types by name, and the types of their fields.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "encoding/json.hpp"

namespace coffer::message::typed_data {

struct StructType;

/// Type is the type of a field: an atomic, dynamic or struct type, with the array dimensions around it from the inside out.
struct Type {
    enum class Kind : u8 { boolean, address, unsigned_integer, signed_integer, fixed_bytes, bytes, string, structure };

    Kind kind;
    u16 size = 0;                           ///< number of bits of an integer, or number of bytes of bytesN
    const StructType* structure = nullptr;  ///< for Kind::structure
    std::vector<std::optional<u32>> dimensions;
};

struct Member {
    std::string_view name;
    std::string_view type_text;
    Type type;
};

struct StructType {
    std::string_view name;
    std::vector<Member> members;
    ByteArray<32> hash;  ///< typeHash
};

/// encode_type returns encodeType: the type itself, followed by all struct types that it refers to, sorted by name.
[[nodiscard]] std::string encode_type(const StructType& type);

/// Types holds all struct types of one JSON text. It refers to the strings of that text.
class Types {
public:
    /// parse reads the field `types`. If the field does not declare the type of the domain, parse adds it with the fields that `domain`
    /// has. At most 128 types are allowed, because hashing them takes quadratic time. Errors: typed_data_syntax, json_missing_member,
    /// json_wrong_type.
    [[nodiscard]] static Result<Types> parse(const json::Object& types, const json::Object& domain);

    [[nodiscard]] const StructType* find(std::string_view name) const noexcept;

private:
    [[nodiscard]] Status read_structs(const json::Object& types);
    [[nodiscard]] Status add_domain(const json::Object& domain);
    [[nodiscard]] Status resolve_members();

    std::deque<StructType> structs_;  ///< a deque keeps elements in place, and fields point to elements
};

inline constexpr std::string_view domain_type_name = "EIP712Domain";

}  // namespace coffer::message::typed_data
