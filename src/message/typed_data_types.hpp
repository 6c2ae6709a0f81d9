// The types of EIP-712 data: struct types by name, and the types of their members.
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

/// Type is the type of a member: an atomic or dynamic type, or a struct, and around it arrays from the inside out.
struct Type {
    enum class Kind : u8 { boolean, address, unsigned_integer, signed_integer, fixed_bytes, bytes, string, structure };

    Kind kind;
    u16 size = 0;                           // bits of integers, length of fixed bytes
    const StructType* structure = nullptr;  // of Kind::structure
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
    ByteArray<32> hash;  // typeHash
};

/// encode_type is encodeType: the type itself, and then, by name, those that it refers to.
[[nodiscard]] std::string encode_type(const StructType& type);

/// Types holds every struct type of one JSON text, whose strings it refers to.
class Types {
public:
    /// parse reads the member `types`, and completes it with the domain's type, made of the members that `domain` has, where it lacks
    /// one. At most 128 types: hashing them takes quadratic time. Errors: typed_data_syntax, json_wrong_type.
    [[nodiscard]] static Result<Types> parse(const json::Object& types, const json::Object& domain);

    [[nodiscard]] const StructType* find(std::string_view name) const noexcept;

private:
    [[nodiscard]] Status read_structs(const json::Object& types);
    [[nodiscard]] Status add_domain(const json::Object& domain);
    [[nodiscard]] Status resolve_members();

    std::deque<StructType> structs_;  // a deque: members point to elements
};

inline constexpr std::string_view domain_type_name = "EIP712Domain";

}  // namespace coffer::message::typed_data
