#include "cli/input/keys.hpp"

#include <algorithm>

#include "cli/input/arguments.hpp"
#include "cli/input/decryption_key.hpp"
#include "cli/input/derivation_source.hpp"
#include "cli/input/input.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/hd/extended_key.hpp"
#include "core/try.hpp"

namespace coffer::cli {

Result<PrivateKeyText> read_key_file(Context& context, const char* option, const char* what, const PrivateKeyOptions& reading) {
    COFFER_TRY(const SecretBytes content, named(context.input.whole_file(option, Input::secret_limit), option));
    return named(coffer::read_private_key(content.reveal(), reading), what);
}

Result<std::vector<u8>> quorum_key_bytes(std::string_view text) {
    const Result<PublicKeyText> key = read_public_key(text, CurveId::p256);
    if (!key || key->form != PointForm::none) return hex::decode(text, hex::Prefix::optional);
    const ByteArray<65>& point = std::get<PublicKey<P256>>(key->key).uncompressed();
    return std::vector<u8>(point.begin(), point.end());
}

namespace {

// Hexadecimal digits may be a key of any curve. Without --curve they are read as Ed25519, because every 32 bytes are a valid key there. The
// service's Sui format has only Ed25519 keys.
Result<PrivateKeyOptions> reading_of(const Arguments& arguments, KeyFormat format) {
    COFFER_TRY(std::optional<CurveId> curve, option_curve(arguments));
    if (!curve && format == KeyFormat::sui_bech32) curve = CurveId::ed25519;
    return PrivateKeyOptions{.format = format, .curve = curve, .bare_curve = CurveId::ed25519};
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
    COFFER_TRY(const PrivateKeyOptions reading, reading_of(context.arguments, format));
    COFFER_TRY(PrivateKeyText file, read_key_file(context, "plaintext-input", "private key", reading));
    // The service derives addresses from the compressed public key only, so it would not show the addresses that the user expects.
    if (!file.compressed) return fail(Errc::wif_uncompressed, "private key");
    COFFER_CHECK(check_not_zero(file.key));
    return std::move(file.key);
}

Result<KeyFormat> import_format(std::string_view name) {
    return named(parse_key_format(name), "key-format");
}

namespace {

template <TreeCurve C>
Result<AnyPrivateKey> key_at(const ExtendedPrivateKey<C>& node, const DerivationPath& path) {
    COFFER_TRY(PrivateKey<C> key, named(node.derive_key(path), "path"));
    return AnyPrivateKey(std::move(key));
}

template <TreeCurve C>
Result<AnyPrivateKey> key_of_seed(const Seed& seed, const DerivationPath& path) {
    COFFER_TRY(const ExtendedPrivateKey<C> master, named(ExtendedPrivateKey<C>::from_seed(seed), "seed"));
    return key_at(master, path);
}

Result<AnyPrivateKey> key_of_source(Context& context, std::optional<CurveId> needed) {
    if (!context.arguments.has("path")) return fail(Errc::usage_missing_option, "path");
    COFFER_TRY(const DerivationPath path, named(DerivationPath::parse(*context.arguments.text("path")), "path"));
    COFFER_TRY(const std::optional<CurveId> named_curve, option_curve(context.arguments));
    const CurveId curve = needed.value_or(named_curve.value_or(CurveId::secp256k1));
    COFFER_TRY(const Source source, read_source(context));
    if (std::holds_alternative<ExtendedPublicKeyText>(source)) return fail(Errc::extended_key_public, "xpub");
    if (const auto* xprv = std::get_if<ExtendedPrivateKeyText>(&source)) {
        if (curve != CurveId::secp256k1) return fail(Errc::curve_mismatch, "curve");
        return key_at(xprv->node, path);
    }
    const Seed& seed = std::get<Seed>(source);
    switch (curve) {
        case CurveId::secp256k1: return key_of_seed<Secp256k1>(seed, path);
        case CurveId::p256: return key_of_seed<P256>(seed, path);
        case CurveId::ed25519: return key_of_seed<Ed25519>(seed, path);
        case CurveId::x25519: break;
    }
    return fail(Errc::curve_mismatch, "curve");
}

}  // namespace

Result<AnyPrivateKey> read_signing_key(Context& context, std::optional<CurveId> curve) {
    if (!context.arguments.has("key-file") && !context.arguments.has("key-name")) {
        if (context.arguments.has("dir")) return fail(Errc::usage_conflict, "dir");
        return key_of_source(context, curve);
    }
    for (const Option& option : source_options) {
        if (context.arguments.has(option.name)) return fail(Errc::usage_source, option.name.data());
    }
    if (context.arguments.has("path")) return fail(Errc::usage_conflict, "path");
    COFFER_TRY(ApiKey key, read_api_key(context, curve));
    return std::move(key.private_key);
}

}  // namespace coffer::cli
