// node: derives one node of a key tree.
#include "cli/commands/commands.hpp"
#include "cli/input/arguments.hpp"
#include "cli/input/derivation_source.hpp"
#include "cli/output/output.hpp"
#include "coffer/encoding/hex.hpp"
#include "core/try.hpp"

namespace coffer::cli {
namespace {

// The options that apply to every source.
struct Request {
    CurveId curve;
    DerivationPath path;
    const ExtendedKeyVersion* version;  // nullptr: that of the source, or xpub for a seed
    bool show_private;
};

void print_place(Record& record, const DerivationPath& path, const NodeOrigin& origin, const SecretText& chain_code,
                 const AnyPublicKey& key) {
    record.text("path", path.text())
        .number("depth", origin.depth)
        .text("parentFingerprint", hex::encode(origin.parent_fingerprint))
        .number("childNumber", origin.child_number)
        .text("chainCode", chain_code)
        .text("publicKey", public_key_hex(key));
}

template <TreeCurve C>
void print_node(Context& context, const Request& request, const ExtendedPrivateKey<C>& node) {
    Record record(context.output);
    print_place(record, request.path, node.origin(), hex::encode_secret(node.chain_code().reveal()), node.public_key());
    if constexpr (std::same_as<C, Secp256k1>) record.text("xpub", encode_extended_key(node.neuter(), *request.version));
    if (request.show_private) {
        record.text("privateKey", hex::encode_secret(node.private_key().reveal()));
        if constexpr (std::same_as<C, Secp256k1>) record.text("xprv", encode_extended_key(node, *request.version));
    }
}

void print_node(Context& context, const Request& request, const ExtendedPublicKey<Secp256k1>& node) {
    Record record(context.output);
    print_place(record, request.path, node.origin(), hex::encode_secret(node.chain_code()), node.public_key());
    record.text("xpub", encode_extended_key(node, *request.version));
}

template <TreeCurve C>
Result<int> derive_from_seed(Context& context, const Request& request, const Seed& seed) {
    COFFER_TRY(const ExtendedPrivateKey<C> master, named(ExtendedPrivateKey<C>::from_seed(seed), "seed"));
    COFFER_TRY(const ExtendedPrivateKey<C> node, named(master.derive(request.path), "path"));
    print_node(context, request, node);
    return 0;
}

Result<int> from_seed(Context& context, Request request, const Seed& seed) {
    if (request.version == nullptr) request.version = &extended_key_versions().front();
    switch (request.curve) {
        case CurveId::secp256k1: return derive_from_seed<Secp256k1>(context, request, seed);
        case CurveId::p256: return derive_from_seed<P256>(context, request, seed);
        case CurveId::ed25519: return derive_from_seed<Ed25519>(context, request, seed);
        case CurveId::x25519: break;
    }
    return fail(Errc::curve_mismatch, "curve");
}

// An extended key, public or private, is on secp256k1. Its children keep its version unless an option names another one.
template <typename Text>
Result<int> from_extended_key(Context& context, Request request, const Text& text) {
    if (request.curve != CurveId::secp256k1) return fail(Errc::curve_mismatch, "curve");
    if (request.version == nullptr) request.version = text.version;
    COFFER_TRY(const auto node, named(text.node.derive(request.path), "path"));
    print_node(context, request, node);
    return 0;
}

Result<int> node(Context& context) {
    COFFER_TRY(const DerivationPath path, named(DerivationPath::parse(context.arguments.text("path").value_or("")), "path"));
    COFFER_TRY(const CurveId curve, named(parse_curve(context.arguments.text("curve").value_or("secp256k1")), "curve"));
    Request request{curve, path, nullptr, context.arguments.has("show-private")};
    if (const auto version = context.arguments.text("version")) {
        if (curve != CurveId::secp256k1) return fail(Errc::curve_mismatch, "version");
        COFFER_TRY(request.version, named(parse_extended_key_version(*version), "version"));
    }
    COFFER_TRY(const Source source, read_source(context));
    if (const auto* seed = std::get_if<Seed>(&source)) return from_seed(context, request, *seed);
    if (const auto* xprv = std::get_if<ExtendedPrivateKeyText>(&source)) return from_extended_key(context, request, *xprv);
    return from_extended_key(context, request, std::get<ExtendedPublicKeyText>(source));
}

constexpr auto node_options = join(
    source_options, std::to_array<Option>({
                        Option{"curve", ValueKind::text, "CURVE", "key curve (default: secp256k1)", false, {}, "secp256k1 ed25519 p256"},
                        Option{"path", ValueKind::text, "PATH", "derivation path, for example m/44'/60'/0'", true},
                        Option{"version",
                               ValueKind::text,
                               "VERSION",
                               "extended key version (default: xpub, or that of the source)",
                               false,
                               {},
                               "xpub ypub zpub Ypub Zpub tpub upub vpub Upub Vpub Ltub Mtub ttub dgub"},
                        Option{"show-private", ValueKind::flag, "", "print the private key and extended private key too"},
                    }));

constexpr auto rows = std::to_array<Command>({Command{"node", "Derive one node of a key tree (BIP-32, SLIP-10)", node_options, node}});

}  // namespace

std::span<const Command> node_commands() {
    return rows;
}

}  // namespace coffer::cli
