// sign: raw payloads, with a key of a tree or of a file.
#include "cli/arguments.hpp"
#include "cli/commands.hpp"
#include "cli/input.hpp"
#include "cli/key_source.hpp"
#include "cli/output.hpp"
#include "cli/source.hpp"
#include "coffer/hd/extended_key.hpp"
#include "coffer/stamp/payload.hpp"
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

Result<AnyPrivateKey> key_of_source(Context& context) {
    if (!context.arguments.has("path")) return fail(Errc::usage_missing_option, "path");
    COFFER_TRY(const DerivationPath path, named(DerivationPath::parse(*context.arguments.text("path")), "path"));
    COFFER_TRY(const std::optional<CurveId> named_curve, option_curve(context.arguments));
    const CurveId curve = named_curve.value_or(CurveId::secp256k1);
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

Result<AnyPrivateKey> read_signing_key(Context& context) {
    if (!context.arguments.has("key-file") && !context.arguments.has("key-name")) return key_of_source(context);
    for (const Option& option : source_options) {
        if (context.arguments.has(option.name)) return fail(Errc::usage_source, option.name.data());
    }
    if (context.arguments.has("path")) return fail(Errc::usage_conflict, "path");
    COFFER_TRY(ApiKey key, read_api_key(context));
    return std::move(key.private_key);
}

Result<int> sign(Context& context) {
    COFFER_TRY(const std::string_view encoding_name, context.arguments.required("encoding"));
    COFFER_TRY(const std::string_view hash_name, context.arguments.required("hash-function"));
    COFFER_TRY(const auto encoding, named(stamp::parse_payload_encoding(encoding_name), "encoding"));
    COFFER_TRY(const auto hash, named(stamp::parse_hash_function(hash_name), "hash-function"));
    COFFER_TRY(const AnyPrivateKey key, read_signing_key(context));
    COFFER_TRY(const SecretBytes payload, context.input.file("payload-file", Input::public_limit));
    const Nonce nonce = context.arguments.has("deterministic") ? Nonce::deterministic : Nonce::hedged;
    COFFER_TRY(const auto signature, named(stamp::sign_payload(key, as_text(payload.reveal()), encoding, hash, nonce), "payload"));
    Record(context.output).text("r", signature.r_hex()).text("s", signature.s_hex()).text("v", signature.v_hex());
    return 0;
}

constexpr auto sign_options = join(
    source_options,
    std::to_array<Option>({
        Option{"path", ValueKind::text, "P", "the path of the key, of a SOURCE"},
    }),
    api_key_options,
    std::to_array<Option>({
        Option{"payload-file", ValueKind::file, "F", "what to sign; one trailing newline is dropped", true},
        Option{"encoding",
               ValueKind::text,
               "E",
               "how the payload is written",
               true,
               {},
               "PAYLOAD_ENCODING_HEXADECIMAL PAYLOAD_ENCODING_TEXT_UTF8 PAYLOAD_ENCODING_EIP712 PAYLOAD_ENCODING_EIP7702_AUTHORIZATION"},
        Option{"hash-function",
               ValueKind::text,
               "H",
               "what is hashed before signing",
               true,
               {},
               "HASH_FUNCTION_NO_OP HASH_FUNCTION_SHA256 HASH_FUNCTION_KECCAK256 HASH_FUNCTION_NOT_APPLICABLE"},
        Option{"deterministic", ValueKind::flag, "", "P-256: RFC 6979 nonce instead of a hedged one"},
    }));

constexpr auto rows = std::to_array<Command>({Command{"sign", "Sign a raw payload", sign_options, sign}});

}  // namespace

std::span<const Command> sign_commands() {
    return rows;
}

}  // namespace coffer::cli
