// generate: generates keys and writes them in the same files as the service's command line.
#include <string>

#include "cli/commands/commands.hpp"
#include "cli/input/arguments.hpp"
#include "cli/input/decryption_key.hpp"
#include "cli/input/derivation_source.hpp"
#include "cli/output/files.hpp"
#include "cli/output/output.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/keys/key_file.hpp"
#include "core/try.hpp"
#include "core/utf8.hpp"

namespace coffer::cli {
namespace {

// The three files of one key.
struct KeyFiles {
    SecretText private_text;
    std::string public_text;
    std::string metadata;
};

Result<std::string> utf8_option(const Arguments& arguments, const char* option) {
    const std::string_view text = arguments.text(option).value_or("");
    COFFER_CHECK(named(check_utf8(as_bytes(text)), option));
    return std::string(text);
}

Result<int> write(Context& context, std::string_view name, std::string_view below, const KeyFiles& files) {
    COFFER_TRY(const std::string folder, key_folder(context.arguments, below));
    COFFER_CHECK(make_folder(folder));
    const std::string stem = folder + "/" + std::string(name);
    const FileToWrite to_write[] = {
        {stem + ".private", files.private_text.reveal(), Access::secret},
        {stem + ".public", as_bytes(files.public_text), Access::open},
        {stem + ".meta", as_bytes(files.metadata), Access::open},
    };
    COFFER_CHECK(named(context.files.write(to_write, context.arguments.has("force")), "name"));
    Record(context.output)
        .text("publicKey", files.public_text)
        .text("publicKeyFile", to_write[1].path)
        .text("privateKeyFile", to_write[0].path);
    return 0;
}

Result<std::string> key_name(const Arguments& arguments) {
    COFFER_TRY(const std::string_view name, arguments.required("name"));
    COFFER_CHECK(check_key_name(name, "name"));
    COFFER_CHECK(named(check_utf8(as_bytes(name)), "name"));
    return std::string(name);
}

Result<int> encryption_key(Context& context) {
    COFFER_TRY(const std::string name, key_name(context.arguments));
    if (const auto curve = context.arguments.text("curve")) {
        COFFER_TRY(const CurveId parsed, named(parse_curve(*curve), "curve"));
        if (parsed != CurveId::p256) return fail(Errc::curve_mismatch, "curve");
    }
    COFFER_TRY(std::string organization, utf8_option(context.arguments, "organization"));
    COFFER_TRY(std::string user, utf8_option(context.arguments, "user"));
    COFFER_TRY(const PrivateKey<P256> key, PrivateKey<P256>::generate());
    const std::string half = encryption_key_public_file(key.public_key());
    const EncryptionKeyMetadata metadata{name, std::move(organization), std::move(user), half};
    return write(context, name, "encryption-keys", {encryption_key_private_file(key), half, print_metadata(metadata)});
}

struct Scheme {
    CurveId curve;
    std::string_view name;
};
constexpr Scheme schemes[] = {
    {CurveId::p256, "SIGNATURE_SCHEME_TK_API_P256"},
    {CurveId::secp256k1, "SIGNATURE_SCHEME_TK_API_SECP256K1"},
    {CurveId::ed25519, "SIGNATURE_SCHEME_TK_API_ED25519"},
};

template <Curve C>
Result<AnyPrivateKey> generate() {
    COFFER_TRY(PrivateKey<C> key, PrivateKey<C>::generate());
    return AnyPrivateKey(std::move(key));
}

Result<AnyPrivateKey> generate(CurveId curve) {
    switch (curve) {
        case CurveId::p256: return generate<P256>();
        case CurveId::secp256k1: return generate<Secp256k1>();
        case CurveId::ed25519: return generate<Ed25519>();
        case CurveId::x25519: break;
    }
    return fail(Errc::curve_mismatch, "curve");
}

Result<int> api_key(Context& context) {
    COFFER_TRY(const std::string name, key_name(context.arguments));
    COFFER_TRY(const CurveId curve, named(parse_curve(context.arguments.text("curve").value_or("p256")), "curve"));
    COFFER_TRY(std::string organization, utf8_option(context.arguments, "organization"));
    COFFER_TRY(const AnyPrivateKey key, generate(curve));
    COFFER_TRY(SecretText private_text, api_key_private_file(key));
    COFFER_TRY(const std::string half, api_key_public_file(public_key_of(key)));
    ApiKeyMetadata metadata{name, {}, half, {}};
    if (!organization.empty()) metadata.organizations.push_back(std::move(organization));
    for (const Scheme& scheme : schemes) {
        if (scheme.curve == curve) metadata.scheme = scheme.name;
    }
    return write(context, name, "keys", {std::move(private_text), half, print_metadata(metadata)});
}

constexpr Option curve_option{"curve", ValueKind::text, "CURVE", "key curve (default: p256)", false, {}, "p256 secp256k1 ed25519"};
constexpr Option organization{"organization", ValueKind::text, "ID", "organization ID, stored in the .meta file"};
constexpr Option force{"force", ValueKind::flag, "", "overwrite existing files"};

constexpr auto encryption_key_rows = std::to_array<Option>({
    Option{"name", ValueKind::text, "NAME", "base name of the key files", true, "encryption-key-name"},
    Option{"dir", ValueKind::folder, "DIR", "key directory (default: ~/.config/turnkey/encryption-keys)", false, "encryption-keys-folder"},
    organization,
    Option{"user", ValueKind::text, "ID", "user ID, stored in the .meta file"},
    Option{"curve", ValueKind::text, "CURVE", "key curve (default: p256)", false, {}, "p256"},
    force,
});
constexpr auto api_key_rows = std::to_array<Option>({
    Option{"name", ValueKind::text, "NAME", "base name of the key files", true, "key-name"},
    Option{"dir", ValueKind::folder, "DIR", "key directory (default: ~/.config/turnkey/keys)", false, "keys-folder"},
    organization,
    Option{"user", ValueKind::text, "ID", "user ID; accepted, but not stored"},
    curve_option,
    force,
});

constexpr auto rows = std::to_array<Command>({
    Command{"generate encryption-key", "Generate a key pair for receiving bundles", encryption_key_rows, encryption_key},
    Command{"generate api-key", "Generate an API key pair for stamping requests", api_key_rows, api_key},
});

}  // namespace

std::span<const Command> generate_commands() {
    return rows;
}

}  // namespace coffer::cli
