// Bitcoin and chains with the same addresses: P2SH in Base58Check, and witness programs in Bech32 or Bech32m (BIP-173, BIP-350). P2PKH is
// in base58check.cpp.
#include "address/base58check.hpp"
#include "address/bech32_bytes.hpp"
#include "address/script.hpp"
#include "core/try.hpp"

namespace coffer::address {
namespace {

constexpr std::size_t max_program = 40;

Result<Payload> of_script(const FormatRow& row, const AnyPublicKey& key, const EncodeOptions& options) {
    return script_payload(row.kind, script_of_key(template_in_force(row, options), on<Secp256k1>(key)).bytes());
}

Result<Payload> taproot_payload(const FormatRow& /*row*/, const AnyPublicKey& key, const EncodeOptions& /*options*/) {
    COFFER_TRY(const auto output, on<Secp256k1>(key).taproot_output());
    return Payload(output.x_only());
}

constexpr bech32::Variant variant_of(unsigned witness_version) noexcept {
    return witness_version == 0 ? bech32::Variant::bech32 : bech32::Variant::bech32m;
}

void write_program(const FormatRow& row, const Payload& payload, TextBuilder& out) {
    const u8 version = static_cast<u8>(row.params.number);
    ByteArray<1 + bech32::values_length(max_program)> room;
    const MutBytes values = MutBytes(room).first(1 + bech32::values_length(payload.size));
    values[0] = version;
    bech32::to_values(values.subspan(1), payload.view());
    bech32::encode_into(out.grow(bech32::encoded_length(row.params.hrp.size(), values.size())), row.params.hrp, values,
                        variant_of(version));
}

Result<Payload> read_program(const FormatRow& row, std::string_view text, std::optional<CurveId> /*curve*/) {
    if (!begins_with_hrp(text, row.params.hrp)) return foreign_hrp(text, row.params.hrp);
    ByteArray<bech32::bip173_max_length> room;
    COFFER_TRY(const auto parts, bech32::decode_into(room, text));
    if (parts.hrp.size() != row.params.hrp.size()) return fail(Errc::hrp_mismatch);  // the separator is the last "1" of the text
    const std::size_t data_at = parts.hrp.size() + 1;
    if (parts.values == 0) return fail(Errc::witness_version, data_at);
    const unsigned version = room[0];
    if (version > 16) return fail(Errc::witness_version, data_at);
    if (parts.variant != variant_of(version)) return fail(Errc::bech32_variant, data_at + parts.values);
    ByteArray<bech32::bip173_max_length> bytes;
    COFFER_TRY(const std::size_t size, bech32::to_bytes(bytes, Bytes(room).subspan(1, parts.values - 1)));
    if (size < 2 || size > max_program || (version == 0 && size != 20 && size != 32))
        return fail(Errc::witness_program_length, data_at + 1);
    const Payload payload(Bytes(bytes).first(size));
    const auto is = [&](unsigned other_version, std::size_t other_size) { return version == other_version && size == other_size; };
    const bool mine = row.kind == AddressKind::p2wpkh ? is(0, 20) : row.kind == AddressKind::p2wsh ? is(0, 32) : is(1, 32);
    if (mine) return payload;
    return fail(Errc::kind_not_offered, data_at, "witness program");  // decode returns format_mismatch if another row fits
}

}  // namespace

const Shape base58check_p2sh = {.payload = of_script, .write = write_base58check_20, .read = read_base58check_20, .options = option_script};
const Shape segwit_p2wpkh = {.payload = hash160_payload, .write = write_program, .read = read_program};
const Shape segwit_p2wsh = {.payload = of_script, .write = write_program, .read = read_program, .options = option_script};
const Shape segwit_p2tr = {.payload = taproot_payload, .write = write_program, .read = read_program};

}  // namespace coffer::address
