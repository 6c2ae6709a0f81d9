// Solana: 32 bytes in base58, without a checksum. Addresses of programs are not on the curve, so decoding does not validate a point.
#include "address/ed25519_payload.hpp"
#include "address/foreign_text.hpp"
#include "coffer/encoding/base58.hpp"
#include "core/try.hpp"

namespace coffer::address {
namespace {

void write(const FormatRow& /*row*/, const Payload& payload, TextBuilder& out) {
    const std::span<char> room = out.grow(base58::max_encoded_length(payload.size));
    out.shrink(room.size() - base58::encode_into(room, payload.view()));
}

Result<Payload> read(const FormatRow& /*row*/, std::string_view text, std::optional<CurveId> /*curve*/) {
    COFFER_TRY(const auto account, base58::decode_array<32>(text));
    if (meant_as_bech32(text)) return fail(Errc::format_mismatch);
    return Payload(account);
}

}  // namespace

const Shape solana_account = {.payload = ed25519_payload, .write = write, .read = read, .checksummed = false};

}  // namespace coffer::address
