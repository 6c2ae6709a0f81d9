#include "cli/input/signing_key.hpp"

#include "cli/input/arguments.hpp"
#include "cli/input/decryption_key.hpp"
#include "coffer/hd/extended_key.hpp"
#include "core/try.hpp"

namespace coffer::cli {
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
