// XRP Ledger: Base58Check with its own alphabet. Classic addresses, and X-addresses, which contain network and destination tag (XLS-5).
#include "address/base58check.hpp"
#include "coffer/crypto/hash.hpp"
#include "core/reader.hpp"
#include "core/try.hpp"

namespace coffer::address {
namespace {

constexpr std::size_t account_size = 20;
constexpr u8 ed25519_prefix = 0xed;  // precedes an Ed25519 key, which then has the length of a compressed point

ByteArray<account_size> account_of(const AnyPublicKey& key) {
    if (curve_of(key) == CurveId::secp256k1) return hash160(on<Secp256k1>(key).compressed());
    ByteArray<33> prefixed;
    const ByteArray<32>& encoded = on<Ed25519>(key).bytes();
    prefixed[0] = ed25519_prefix;
    std::copy(encoded.begin(), encoded.end(), prefixed.begin() + 1);
    return hash160(prefixed);
}

Result<Payload> xrp_payload(const FormatRow& /*row*/, const AnyPublicKey& key, const EncodeOptions& options) {
    Payload payload(account_of(key));
    payload.tag = options.tag;
    return payload;
}

void write_classic(const FormatRow& row, const Payload& payload, TextBuilder& out) {
    write_base58check(row, payload.view(), out, base58::xrp);
}

Result<Payload> read_classic(const FormatRow& row, std::string_view text, std::optional<CurveId> /*curve*/) {
    return read_base58check(row, text, account_size, base58::xrp);
}

// After the account: 01 if there is a tag, otherwise 00; the tag as 32 bits, little-endian; four bytes reserved for 64-bit tags.
constexpr std::size_t x_size = account_size + 1 + 4 + 4;

void write_x(const FormatRow& row, const Payload& payload, TextBuilder& out) {
    ByteArray<x_size> bytes;
    Writer writer(bytes);
    writer.bytes(payload.view());
    writer.byte(payload.tag ? 1 : 0);
    writer.u64_le(payload.tag.value_or(0));
    write_base58check(row, bytes, out, base58::xrp);
}

Result<Payload> read_x(const FormatRow& row, std::string_view text, std::optional<CurveId> /*curve*/) {
    COFFER_TRY(const Payload whole, read_base58check(row, text, x_size, base58::xrp));
    Reader reader(whole.view());
    COFFER_TRY(const Bytes account, reader.take(account_size));
    COFFER_TRY(const u8 flag, reader.byte());
    COFFER_TRY(const u32 tag, reader.u32_le());
    COFFER_TRY(const u32 reserved, reader.u32_le());
    if (flag > 1 || reserved != 0 || (flag == 0 && tag != 0)) return fail(Errc::address_reserved_bits);
    Payload payload(account);
    if (flag == 1) payload.tag = tag;
    return payload;
}

}  // namespace

const Shape xrp_account = {.payload = xrp_payload, .write = write_classic, .read = read_classic};
const Shape xrp_x_address = {.payload = xrp_payload, .write = write_x, .read = read_x, .options = option_tag};

}  // namespace coffer::address
