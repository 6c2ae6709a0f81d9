#include "cli/input/decryption_key.hpp"

#include <algorithm>

#include "cli/input/arguments.hpp"
#include "cli/input/derivation_source.hpp"
#include "cli/input/input.hpp"
#include "cli/input/keys.hpp"
#include "cli/output/files.hpp"
#include "cli/output/output.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/keys/key_file.hpp"
#include "core/try.hpp"

namespace coffer::cli {
namespace {

// The options that name a key: as a file, or as a name in a directory.
struct KeyOptions {
    const char* file;
    const char* name;
    std::string_view folder;
};
constexpr KeyOptions encryption_key{"encryption-key-file", "encryption-key-name", "encryption-keys"};
constexpr KeyOptions api_key{"key-file", "key-name", "keys"};

struct NamedKey {
    AnyPrivateKey key;
    std::string stem;  // path of the key's files in the directory, without extension; empty if the key was named as a file
};

Result<NamedKey> read_key(Context& context, const KeyOptions& options, std::optional<CurveId> curve, const char* what) {
    const PrivateKeyOptions reading{.curve = curve};
    const bool by_file = context.arguments.has(options.file);
    if (by_file && context.arguments.has(options.name)) return fail(Errc::usage_conflict, options.name);
    if (by_file) {
        if (context.arguments.has("dir")) return fail(Errc::usage_conflict, "dir");
        COFFER_TRY(PrivateKeyText file, read_key_file(context, options.file, what, reading));
        return NamedKey{std::move(file.key), {}};
    }
    if (!context.arguments.has(options.name)) return fail(Errc::usage_missing_option, options.file);
    COFFER_TRY(const std::string_view name, context.arguments.required(options.name));
    COFFER_CHECK(check_key_name(name, options.name));
    COFFER_TRY(const std::string folder, key_folder(context.arguments, options.folder));
    std::string stem = folder + "/" + std::string(name);
    COFFER_TRY(const SecretBytes content, read_path(stem + ".private", Input::secret_limit, options.name));
    COFFER_TRY(PrivateKeyText file, named(read_private_key(content.reveal(), reading), what));
    return NamedKey{std::move(file.key), std::move(stem)};
}

}  // namespace

Result<KeyPair<P256>> read_encryption_key(Context& context) {
    COFFER_TRY(NamedKey read, read_key(context, encryption_key, CurveId::p256, "encryption-key"));
    return KeyPair<P256>::from_private_key(std::move(std::get<PrivateKey<P256>>(read.key)));
}

Result<ApiKey> read_api_key(Context& context, std::optional<CurveId> needed) {
    COFFER_TRY(const std::optional<CurveId> named_curve, option_curve(context.arguments));
    const std::optional<CurveId> curve = needed ? needed : named_curve;
    COFFER_TRY(NamedKey own, read_key(context, api_key, curve, "key"));
    ApiKey read{std::move(own.key), std::nullopt};
    if (!own.stem.empty()) {
        COFFER_TRY(SecretBytes bytes, read_path(own.stem + ".public", Input::secret_limit, "key-name"));
        drop_newline(bytes);
        COFFER_TRY(read.recorded, named(parse_public_key_file(curve_of(read.private_key), as_text(bytes.reveal())), "public key"));
    }
    return read;
}

Result<bundle::TrustAnchors> read_anchors(Context& context, bundle::SignerRole role, const char* option) {
    if (!context.arguments.has(option)) {
        const bundle::TrustAnchors& anchors = bundle::TrustAnchors::production();
        context.output.notice("trusting the production key " + hex::encode(anchors.find(role)->uncompressed()));
        return anchors;
    }
    COFFER_TRY(const std::string_view digits, context.arguments.required(option));
    COFFER_TRY(const std::vector<u8> bytes, named(quorum_key_bytes(digits), option));
    COFFER_TRY(const PublicKey<P256> key, named(bundle::parse_quorum_key(bytes), option));
    return bundle::TrustAnchors::production().with(role, key);
}

Result<PublicKey<P256>> option_p256_key(const Arguments& arguments, const char* option) {
    COFFER_TRY(const std::string_view text, arguments.required(option));
    COFFER_TRY(const PublicKeyText read, named(read_public_key(text, CurveId::p256), option));
    return std::get<PublicKey<P256>>(read.key);
}

Result<bundle::OrganizationId> read_organization(const Arguments& arguments) {
    COFFER_TRY(const std::string_view text, arguments.required("organization"));
    return bundle::OrganizationId::parse(text);
}

Result<std::string> key_folder(const Arguments& arguments, std::string_view below) {
    if (!arguments.has("dir")) return home_folder(".config/turnkey/" + std::string(below));
    COFFER_TRY(const std::string_view folder, arguments.required("dir"));
    return std::string(folder);
}

Status check_key_name(std::string_view name, const char* what) {
    const bool control = std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
    if (control || name.empty() || name.size() > 200 || name.front() == '.' || name.find('/') != std::string_view::npos) {
        return fail(Errc::usage_value, what);
    }
    return Ok{};
}

}  // namespace coffer::cli
