// NEAR: an implicit account is the key in hexadecimal digits; the key itself is in base58 after the name of its scheme.
#include "address/ed25519_payload.hpp"
#include "address/lower_hex.hpp"
#include "coffer/encoding/base58.hpp"
#include "core/try.hpp"

namespace coffer::address {
namespace {

constexpr std::size_t key_size = 32;

void write_implicit(const FormatRow& /*row*/, const Payload& payload, TextBuilder& out) {
    write_hex(payload.view(), out);
}

Result<Payload> read_implicit(const FormatRow& /*row*/, std::string_view text, std::optional<CurveId> /*curve*/) {
    if (text.size() != 2 * key_size) return length_error(Errc::address_length, text, 2 * key_size);
    ByteArray<key_size> key;
    COFFER_CHECK(read_lower_hex(key, text, 0, Errc::address_character));
    return Payload(key);
}

void write_key(const FormatRow& row, const Payload& payload, TextBuilder& out) {
    out.append(row.params.hrp);
    const std::span<char> room = out.grow(base58::max_encoded_length(key_size));
    out.shrink(room.size() - base58::encode_into(room, payload.view()));
}

Result<Payload> read_key(const FormatRow& row, std::string_view text, std::optional<CurveId> /*curve*/) {
    if (!text.starts_with(row.params.hrp)) return fail(Errc::format_mismatch);
    const std::size_t key_at = row.params.hrp.size();
    const auto key = base58::decode_array<key_size>(text.substr(key_at));
    if (!key && key.error().at != no_position) return fail(key.error().code, key_at + key.error().at);
    if (!key) return fail(Errc::address_payload, key_at);
    return Payload(*key);
}

}  // namespace

const Shape near_implicit_account = {.payload = ed25519_payload, .write = write_implicit, .read = read_implicit, .checksummed = false};
const Shape near_key = {.payload = ed25519_payload, .write = write_key, .read = read_key, .checksummed = false};

}  // namespace coffer::address
