#include "cli/input/key_to_seal.hpp"

#include <algorithm>

#include "cli/input/arguments.hpp"
#include "cli/input/derivation_source.hpp"
#include "cli/input/key_file.hpp"
#include "core/try.hpp"

namespace coffer::cli {
namespace {

// Hexadecimal digits may be a key of any curve. Without --curve they are read as Ed25519, because every 32 bytes are a valid key there. The
// service's Sui format has only Ed25519 keys.
Result<PrivateKeyReading> reading_of(const Arguments& arguments, KeyFormat format) {
    COFFER_TRY(std::optional<CurveId> curve, option_curve(arguments));
    if (!curve && format == KeyFormat::sui_bech32) curve = CurveId::ed25519;
    return PrivateKeyReading{.format = format, .curve = curve, .bare_curve = CurveId::ed25519};
}

// A key of zeros is a valid Ed25519 seed, but invalid on the other curves, and the curve may not be known here.
Status check_not_zero(const AnyPrivateKey& key) {
    constexpr ByteArray<32> zero{};
    const bool is_zero = std::visit([&](const auto& own) { return ct_equal(own.reveal(), zero); }, key);
    if (is_zero) return fail(Errc::private_key_zero, "private key");
    return Ok{};
}

constexpr KeyFormat formats[] = {KeyFormat::hexadecimal, KeyFormat::solana, KeyFormat::bitcoin_mainnet_wif, KeyFormat::bitcoin_testnet_wif,
                                 KeyFormat::sui_bech32};

}  // namespace

Result<KeyFormat> sealed_format(std::string_view name) {
    COFFER_TRY(const KeyFormat format, named(parse_key_format(name), "key-format"));
    if (std::ranges::find(formats, format) == std::end(formats)) return fail(Errc::unknown_key_format, "key-format");
    return format;
}

Result<AnyPrivateKey> read_private_key(Context& context, KeyFormat format) {
    COFFER_TRY(const PrivateKeyReading reading, reading_of(context.arguments, format));
    COFFER_TRY(PrivateKeyFile file, read_key_file(context, "plaintext-input", "private key", reading));
    // The service derives addresses from the compressed public key only, so it would not show the addresses that the user expects.
    if (!file.compressed) return fail(Errc::wif_uncompressed, "private key");
    COFFER_CHECK(check_not_zero(file.key));
    return std::move(file.key);
}

Result<KeyFormat> import_format(std::string_view name) {
    return named(parse_key_format(name), "key-format");
}

}  // namespace coffer::cli
