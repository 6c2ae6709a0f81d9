// Kaspa: the x coordinate of the key (Schnorr) in CashAddr.
#include "address/cashaddr.hpp"

namespace coffer::address {
namespace {

constexpr u8 schnorr_key = 0x00;

Result<Payload> kaspa_payload(const FormatRow& /*row*/, const AnyPublicKey& key, const EncodeOptions& /*options*/) {
    return Payload(on<Secp256k1>(key).x_only());
}

void write(const FormatRow& row, const Payload& payload, TextBuilder& out) {
    write_cashaddr(row.params.hrp, schnorr_key, payload.view(), out);
}

Result<Payload> read(const FormatRow& row, std::string_view text, std::optional<CurveId> /*curve*/) {
    return read_cashaddr(text, row.params.hrp, schnorr_key, 32);
}

}  // namespace

const Shape kaspa_account = {.payload = kaspa_payload, .write = write, .read = read};

}  // namespace coffer::address
