#include "cli/private_key.hpp"

#include <algorithm>

#include "cli/arguments.hpp"
#include "cli/input.hpp"
#include "cli/source.hpp"
#include "core/try.hpp"

namespace coffer::cli {
namespace {

// The curve whose keys a format carries. A hexadecimal key may be of any curve; unless --curve says which, it is checked to be 32 bytes.
Result<CurveId> curve_of_format(const Arguments& arguments, KeyFormat format) {
    if (const auto name = arguments.text("curve")) return named(parse_curve(*name), "curve");
    for (const KeyFormatRow& row : key_formats()) {
        if (row.id == format && row.curves.size() == 1) return row.curves.front();
    }
    return CurveId::ed25519;
}

// No curve has the key zero; as an Ed25519 seed it would pass.
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
    COFFER_TRY(const SecretText text, named(context.input.text("plaintext-input"), "plaintext"));
    COFFER_TRY(const CurveId curve, curve_of_format(context.arguments, format));
    COFFER_TRY(AnyPrivateKey key, named(decode_private_key(format, curve, text), "private key"));
    COFFER_CHECK(check_not_zero(key));
    return key;
}

}  // namespace coffer::cli
