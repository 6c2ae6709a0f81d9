#include "coffer/encoding/base58check.hpp"

#include <algorithm>

#include "coffer/crypto/hash.hpp"
#include "core/try.hpp"

namespace coffer::base58 {
namespace {

using Checksum = ByteArray<checksum_bytes>;

Checksum checksum_of(Bytes payload) noexcept {
    const ByteArray<32> digest = sha256d(payload);
    return {digest[0], digest[1], digest[2], digest[3]};
}

SecretArray<checksum_bytes> secret_checksum_of(Bytes payload) noexcept {
    const SecretArray<32> digest = sha256_secret({sha256_secret({payload}).reveal()});
    return SecretArray<checksum_bytes>(digest.reveal().first<checksum_bytes>());
}

bool has_checksum(Bytes payload_and_checksum) noexcept {
    const Bytes payload = payload_and_checksum.first(payload_and_checksum.size() - checksum_bytes);
    return std::ranges::equal(payload_and_checksum.last(checksum_bytes), checksum_of(payload));
}

constexpr std::size_t inline_payload = 124;

/// with_room calls `use` with `size` bytes of working memory.
template <typename Use>
auto with_room(std::size_t size, Use use) {
    if (size <= inline_payload + checksum_bytes) {
        ByteArray<inline_payload + checksum_bytes> room;
        return use(MutBytes(room).first(size));
    }
    std::vector<u8> room(size);
    return use(MutBytes(room));
}

}  // namespace

std::string encode_check(Bytes payload, const Alphabet& alphabet) {
    std::string text(max_checked_length(payload.size()), '\0');
    text.resize(encode_check_into(text, payload, alphabet));
    return text;
}

std::size_t encode_check_into(std::span<char> out, Bytes payload, const Alphabet& alphabet) {
    return with_room(payload.size() + checksum_bytes, [&](MutBytes room) {
        std::ranges::copy(payload, room.begin());
        std::ranges::copy(checksum_of(payload), room.last(checksum_bytes).begin());
        return encode_into(out, room, alphabet);
    });
}

Result<std::vector<u8>> decode_check(std::string_view text, std::size_t max_length, const Alphabet& alphabet) {
    COFFER_TRY(std::vector<u8> bytes, decode(text, max_length, alphabet));
    if (bytes.size() < checksum_bytes) return fail(Errc::base58_length, text.size());
    if (!has_checksum(bytes)) return fail(Errc::base58_checksum);
    bytes.resize(bytes.size() - checksum_bytes);
    return bytes;
}

Status decode_check_into(MutBytes out, std::string_view text, const Alphabet& alphabet) {
    std::ranges::fill(out, u8{0});
    return with_room(out.size() + checksum_bytes, [&](MutBytes room) -> Status {
        COFFER_CHECK(decode_into(room, text, alphabet));
        if (!has_checksum(room)) return fail(Errc::base58_checksum);
        std::ranges::copy(room.first(out.size()), out.begin());
        return Ok{};
    });
}

SecretText encode_check_secret(Bytes payload, const Alphabet& alphabet) {
    COFFER_INVARIANT(payload.size() <= max_secret_bytes - checksum_bytes);
    SecretBytes bytes = SecretBytes::from_capacity(payload.size() + checksum_bytes);
    bytes.append(payload);
    bytes.append(secret_checksum_of(payload).reveal());
    return encode_secret(bytes.reveal(), alphabet);
}

Result<SecretBytes> decode_check_secret(Bytes text, std::size_t max_length, const Alphabet& alphabet) {
    COFFER_TRY(SecretBytes bytes, decode_secret(text, max_length, alphabet));
    if (bytes.size() < checksum_bytes) return fail(Errc::base58_length);
    const Bytes payload = bytes.reveal().first(bytes.size() - checksum_bytes);
    if (!ct_equal(bytes.reveal().last(checksum_bytes), secret_checksum_of(payload).reveal())) return fail(Errc::base58_checksum);
    bytes.truncate(payload.size());
    return bytes;
}

}  // namespace coffer::base58
