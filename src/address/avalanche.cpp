// Avalanche X-chain: the letter of the chain, a hyphen, and Bech32 of HASH160.
#include "address/base58check.hpp"
#include "address/bech32_bytes.hpp"
#include "core/try.hpp"

namespace coffer::address {
namespace {

constexpr std::string_view chain_prefix = "X-";

void write(const FormatRow& row, const Payload& payload, TextBuilder& out) {
    out.append(chain_prefix);
    write_bech32_20(row, payload, out);
}

Result<Payload> read(const FormatRow& row, std::string_view text, std::optional<CurveId> curve) {
    if (!text.starts_with(chain_prefix)) return fail(Errc::format_mismatch);
    auto payload = read_bech32_20(row, text.substr(chain_prefix.size()), curve);
    if (payload || payload.error().at == no_position) return payload;
    return fail(payload.error().code, chain_prefix.size() + payload.error().at);
}

}  // namespace

const Shape avalanche_x_account = {.payload = hash160_payload, .write = write, .read = read};

}  // namespace coffer::address
