#include "coffer/message/typed_data.hpp"

#include <algorithm>
#include <array>

#include "coffer/crypto/hash.hpp"
#include "coffer/encoding/eip55.hpp"
#include "coffer/encoding/hex.hpp"
#include "core/try.hpp"
#include "message/typed_data_types.hpp"
#include "message/word.hpp"

namespace coffer::message {
namespace {

using namespace typed_data;

constexpr json::Limits limits = {.max_bytes = 256 * 1024, .max_depth = 64, .numbers = json::Numbers::integers};
constexpr std::array<std::string_view, 4> top_members = {"types", "primaryType", "domain", "message"};

/// Encoder hashes the values of the domain or of the message; errors carry `what`, the name of that part.
class Encoder {
public:
    explicit Encoder(const char* what) noexcept : what_(what) {}

    /// hash_struct returns hashStruct: Keccak-256 of typeHash || encodeData.
    [[nodiscard]] Result<Word> hash_struct(const StructType& type, const json::Object& value) const {
        if (value.size() != type.members.size()) return syntax();
        std::vector<u8> data(type.hash.begin(), type.hash.end());
        for (const Member& member : type.members) {
            const auto found = value.find(member.name);
            if (!found) return syntax();
            COFFER_TRY(const Word word, encode(member.type, member.type.dimensions.size(), *found));
            data.insert(data.end(), word.begin(), word.end());
        }
        return keccak256(data);
    }

private:
    [[nodiscard]] Unexpected syntax() const noexcept { return fail(Errc::typed_data_syntax, what_); }

    /// encode returns the word of a value whose type is `type` with its first `depth` array dimensions.
    [[nodiscard]] Result<Word> encode(const Type& type, std::size_t depth, const json::Value& value) const {
        return depth == 0 ? encode_single(type, value) : encode_array(type, depth, value);
    }

    [[nodiscard]] Result<Word> encode_array(const Type& type, std::size_t depth, const json::Value& value) const {
        COFFER_TRY(const json::Array array, value.array(what_));
        const std::optional<u32> length = type.dimensions[depth - 1];
        if (length && array.size() != *length) return syntax();
        std::vector<u8> data;
        for (const json::Value item : array) {
            COFFER_TRY(const Word word, encode(type, depth - 1, item));
            data.insert(data.end(), word.begin(), word.end());
        }
        return keccak256(data);
    }

    [[nodiscard]] Result<Word> encode_single(const Type& type, const json::Value& value) const {
        switch (type.kind) {
            case Type::Kind::boolean: return encode_boolean(value);
            case Type::Kind::address: return encode_address(value);
            case Type::Kind::unsigned_integer: return integer_word(value, type.size, false, what_);
            case Type::Kind::signed_integer: return integer_word(value, type.size, true, what_);
            case Type::Kind::fixed_bytes: return encode_fixed_bytes(value, type.size);
            case Type::Kind::bytes: return encode_bytes(value);
            case Type::Kind::string: return encode_string(value);
            case Type::Kind::structure: break;
        }
        COFFER_TRY(const json::Object object, value.object(what_));
        return hash_struct(*type.structure, object);
    }

    [[nodiscard]] Result<Word> encode_boolean(const json::Value& value) const {
        COFFER_TRY(const bool truth, value.boolean(what_));
        Word word{};
        word.back() = truth ? 1 : 0;
        return word;
    }

    [[nodiscard]] Result<Word> encode_address(const json::Value& value) const {
        COFFER_TRY(const std::string_view text, value.text(what_));
        const auto account = eip55::decode(text);
        if (!account) return fail(account.error().code, what_);
        Word word{};
        std::ranges::copy(*account, word.begin() + 12);
        return word;
    }

    [[nodiscard]] Result<std::vector<u8>> decode_hex(const json::Value& value) const {
        COFFER_TRY(const std::string_view text, value.text(what_));
        auto bytes = hex::decode(text, hex::Prefix::required);
        if (!bytes) return fail(bytes.error().code, what_);
        return bytes;
    }

    [[nodiscard]] Result<Word> encode_fixed_bytes(const json::Value& value, std::size_t size) const {
        COFFER_TRY(const std::vector<u8> bytes, decode_hex(value));
        if (bytes.size() != size) return syntax();
        Word word{};
        std::ranges::copy(bytes, word.begin());
        return word;
    }

    [[nodiscard]] Result<Word> encode_bytes(const json::Value& value) const {
        COFFER_TRY(const std::vector<u8> bytes, decode_hex(value));
        return keccak256(bytes);
    }

    [[nodiscard]] Result<Word> encode_string(const json::Value& value) const {
        COFFER_TRY(const std::string_view text, value.text(what_));
        return keccak256(as_bytes(text));
    }

    const char* what_;
};

Status check_top(const json::Object& object) noexcept {
    for (const json::Member member : object)
        if (std::ranges::find(top_members, member.name) == top_members.end()) return fail(Errc::typed_data_syntax);
    return Ok{};
}

}  // namespace

Result<TypedDataHash> hash_typed_data(Bytes text) {
    COFFER_TRY(const json::Document document, json::Document::parse(text, limits));
    COFFER_TRY(const json::Object object, document.object());
    COFFER_CHECK(check_top(object));
    COFFER_TRY(const json::Object types_object, object.object("types"));
    COFFER_TRY(const std::string_view primary_name, object.text("primaryType"));
    COFFER_TRY(const json::Object domain, object.object("domain"));
    COFFER_TRY(const Types types, Types::parse(types_object, domain));
    const StructType* const primary = types.find(primary_name);
    if (primary == nullptr) return fail(Errc::typed_data_syntax, "primaryType");

    TypedDataHash hash{{}, {}, {}, encode_type(*primary)};
    COFFER_TRY(hash.domain_separator, Encoder("domain").hash_struct(*types.find(domain_type_name), domain));
    const ByteArray<2> prefix = {0x19, 0x01};
    if (primary_name == domain_type_name) {
        const auto message = object.find("message");
        if (message) {
            COFFER_TRY(const json::Object members, message->object("message"));
            if (members.size() != 0) return fail(Errc::typed_data_syntax, "message");
        }
        hash.digest = keccak256({prefix, hash.domain_separator});
        return hash;
    }
    COFFER_TRY(const json::Object message, object.object("message"));
    COFFER_TRY(hash.message_hash, Encoder("message").hash_struct(*primary, message));
    hash.digest = keccak256({prefix, hash.domain_separator, hash.message_hash});
    return hash;
}

}  // namespace coffer::message
