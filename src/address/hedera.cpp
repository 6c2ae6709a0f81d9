// Hedera key alias (HIP-32): shard and realm 0, and the key as DER SubjectPublicKeyInfo (RFC 8410), in hex.
#include "address/ed25519_payload.hpp"
#include "address/lower_hex.hpp"
#include "core/try.hpp"

namespace coffer::address {
namespace {

constexpr std::size_t key_size = 32;

void write(const FormatRow& row, const Payload& payload, TextBuilder& out) {
    out.append(row.params.hrp);
    write_hex(payload.view(), out);
}

Result<Payload> read(const FormatRow& row, std::string_view text, std::optional<CurveId> /*curve*/) {
    if (!text.starts_with(row.params.hrp)) return fail(Errc::format_mismatch);
    const std::size_t key_at = row.params.hrp.size();
    if (text.size() != key_at + 2 * key_size) return length_error(Errc::hex_length, text, key_at + 2 * key_size);
    ByteArray<key_size> key;
    COFFER_CHECK(read_lower_hex(key, text.substr(key_at), key_at));
    return Payload(key);
}

}  // namespace

const Shape hedera_alias_key = {.payload = ed25519_payload, .write = write, .read = read, .checksummed = false};

}  // namespace coffer::address
