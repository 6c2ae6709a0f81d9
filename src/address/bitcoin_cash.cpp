// Bitcoin Cash: HASH160 in CashAddr. The prefix is part of the address.
#include "address/base58check.hpp"
#include "address/cashaddr.hpp"

namespace coffer::address {
namespace {

constexpr u8 p2pkh_160_bits = 0x00;

void write(const FormatRow& row, const Payload& payload, TextBuilder& out) {
    write_cashaddr(row.params.hrp, p2pkh_160_bits, payload.view(), out);
}

Result<Payload> read(const FormatRow& row, std::string_view text, std::optional<CurveId> /*curve*/) {
    return read_cashaddr(text, row.params.hrp, p2pkh_160_bits, 20);
}

}  // namespace

const Shape cashaddr_p2pkh = {
    .payload = hash160_payload, .write = write, .read = read, .options = option_uncompressed, .tolerated = tolerated_missing_prefix};

}  // namespace coffer::address
