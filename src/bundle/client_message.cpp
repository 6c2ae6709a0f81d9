#include "coffer/bundle/client_message.hpp"

#include "bundle/fields.hpp"
#include "bundle/kind_rows.hpp"
#include "coffer/bundle/signed_bundle.hpp"
#include "coffer/crypto/aead.hpp"
#include "coffer/encoding/hex.hpp"
#include "core/try.hpp"

namespace coffer::bundle {
namespace {

constexpr std::string_view begin = R"({"encappedPublic":")";
constexpr std::string_view middle = R"(","ciphertext":")";
constexpr std::string_view end = R"("})";
constexpr std::size_t json_length(std::size_t plaintext) {
    return begin.size() + middle.size() + end.size() + hex::encoded_length(65 + plaintext + aead_tag_size);
}
static_assert(json_length(ClientMessage::max_plaintext) <= max_bundle_bytes);

}  // namespace

Result<ClientMessage> ClientMessage::parse(std::string_view json) {
    const KindRow& row = kind_row(Kind::client_message);
    COFFER_TRY(const Fields members, Fields::read(as_bytes(json), row.required, row.optional));
    COFFER_TRY(SealedMessage message, members.message());
    return ClientMessage(std::move(message));
}

Result<ClientMessage> ClientMessage::seal(const PublicKey<P256>& target, Bytes plaintext) {
    if (plaintext.size() > max_plaintext) return fail(Errc::data_too_long);
    COFFER_TRY(SealedMessage message, SealedMessage::seal(target, plaintext));
    return ClientMessage(std::move(message));
}

std::string ClientMessage::json() const {
    const std::size_t key_digits = hex::encoded_length(65);
    std::string text(begin.size() + key_digits + middle.size() + hex::encoded_length(message_.ciphertext().size()) + end.size(), '\0');
    const std::span<char> out(text);
    std::size_t at = begin.copy(text.data(), begin.size());
    hex::encode_into(out.subspan(at, key_digits), message_.encapsulated_key().uncompressed());
    at += key_digits;
    at += middle.copy(text.data() + at, middle.size());
    hex::encode_into(out.subspan(at, text.size() - at - end.size()), message_.ciphertext());
    end.copy(text.data() + text.size() - end.size(), end.size());
    return text;
}

}  // namespace coffer::bundle
