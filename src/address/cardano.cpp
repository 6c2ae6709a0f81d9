// Cardano enterprise addresses (CIP-19): a header byte and BLAKE2b-224 of the payment key, without a stake part, in Bech32.
#include "address/bech32_bytes.hpp"
#include "coffer/crypto/hash.hpp"
#include "core/reader.hpp"
#include "core/try.hpp"

namespace coffer::address {
namespace {

constexpr std::size_t credential_size = 28;
constexpr std::size_t header_and_credential = 1 + credential_size;

Result<Payload> cardano_payload(const FormatRow& /*row*/, const AnyPublicKey& key, const EncodeOptions& /*options*/) {
    ByteArray<credential_size> credential;
    blake2b(on<Ed25519>(key).bytes(), credential);
    return Payload(credential);
}

void write(const FormatRow& row, const Payload& payload, TextBuilder& out) {
    ByteArray<header_and_credential> bytes;
    Writer writer(bytes);
    writer.bytes(version_of(row));
    writer.bytes(payload.view());
    write_bech32(row.params.hrp, bytes, bech32::Variant::bech32, out);
}

Result<Payload> read(const FormatRow& row, std::string_view text, std::optional<CurveId> /*curve*/) {
    COFFER_TRY(const Payload whole, read_bech32(row, text, header_and_credential, bech32::Variant::bech32));
    if (whole.bytes[0] != version_of(row)[0]) return fail(Errc::unknown_version_bytes, row.params.hrp.size() + 1);
    return Payload(whole.view().subspan(1));
}

}  // namespace

const Shape cardano_enterprise = {.payload = cardano_payload, .write = write, .read = read};

}  // namespace coffer::address
