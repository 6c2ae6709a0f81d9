#include "address/base58check.hpp"

#include "coffer/crypto/hash.hpp"
#include "coffer/encoding/base58check.hpp"
#include "core/reader.hpp"
#include "core/try.hpp"

namespace coffer::address {
namespace {

constexpr std::size_t max_payload = 40;

}  // namespace

void write_base58check(const FormatRow& row, Bytes payload, TextBuilder& out, const base58::Alphabet& alphabet) {
    ByteArray<max_payload> bytes;
    Writer writer(bytes);
    writer.bytes(version_of(row));
    writer.bytes(payload);
    const Bytes checked = Bytes(bytes).first(writer.written());
    const std::span<char> room = out.grow(base58::max_checked_length(checked.size()));
    out.shrink(room.size() - base58::encode_check_into(room, checked, alphabet));
}

Result<Payload> read_base58check(const FormatRow& row, std::string_view text, std::size_t size, const base58::Alphabet& alphabet) {
    COFFER_TRY(const auto bytes, base58::decode_check(text, AddressText::capacity, alphabet));
    const Bytes version = version_of(row);
    if (bytes.size() < version.size() || !std::equal(version.begin(), version.end(), bytes.begin())) {
        return fail(Errc::unknown_version_bytes);
    }
    const Bytes payload = Bytes(bytes).subspan(version.size());
    if (payload.size() != size) return fail(Errc::address_payload);
    return Payload(payload);
}

void write_base58check_20(const FormatRow& row, const Payload& payload, TextBuilder& out) {
    write_base58check(row, payload.view(), out);
}

Result<Payload> read_base58check_20(const FormatRow& row, std::string_view text, std::optional<CurveId> /*curve*/) {
    return read_base58check(row, text, 20);
}

Result<Payload> hash160_payload(const FormatRow& /*row*/, const AnyPublicKey& key, const EncodeOptions& options) {
    const PublicKey<Secp256k1>& point = on<Secp256k1>(key);
    Payload payload(options.uncompressed ? hash160(point.uncompressed()) : hash160(point.compressed()));
    payload.hrp = asked_hrp(options);
    return payload;
}

const Shape base58check_p2pkh = {
    .payload = hash160_payload, .write = write_base58check_20, .read = read_base58check_20, .options = option_uncompressed};

}  // namespace coffer::address
