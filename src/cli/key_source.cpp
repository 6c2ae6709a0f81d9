#include "cli/key_source.hpp"

#include "cli/arguments.hpp"
#include "cli/files.hpp"
#include "cli/input.hpp"
#include "cli/output.hpp"
#include "cli/source.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/keys/key_file.hpp"
#include "core/try.hpp"

namespace coffer::cli {
namespace {

Result<SecretBytes> read_key_text(Context& context) {
    const bool by_file = context.arguments.has("encryption-key-file");
    if (by_file == context.arguments.has("encryption-key-name")) {
        return by_file ? fail(Errc::usage_conflict, "encryption-key-name") : fail(Errc::usage_missing_option, "encryption-key-file");
    }
    if (by_file) {
        if (context.arguments.has("dir")) return fail(Errc::usage_conflict, "dir");
        return context.input.file("encryption-key-file");
    }
    COFFER_TRY(const std::string_view name, context.arguments.required("encryption-key-name"));
    COFFER_CHECK(check_key_name(name, "encryption-key-name"));
    COFFER_TRY(const std::string folder, key_folder(context.arguments, "encryption-keys"));
    COFFER_TRY(SecretBytes bytes, read_path(folder + "/" + std::string(name) + ".private", Input::secret_limit, "encryption-key-name"));
    drop_newline(bytes);
    return bytes;
}

}  // namespace

Result<bundle::Decryptor> read_decryptor(Context& context) {
    COFFER_TRY(SecretBytes bytes, read_key_text(context));
    COFFER_TRY(const SecretText text, named(SecretText::parse(std::move(bytes)), "encryption-key"));
    COFFER_TRY(AnyPrivateKey key, named(parse_private_key_file(text, CurveId::p256), "encryption-key"));
    return bundle::Decryptor::from_private(std::move(std::get<PrivateKey<P256>>(key)));
}

Result<bundle::TrustAnchors> read_anchors(Context& context, bundle::SignerRole role, const char* option) {
    if (!context.arguments.has(option)) {
        const bundle::TrustAnchors& anchors = bundle::TrustAnchors::production();
        context.output.notice("trusting the production signer " + hex::encode(anchors.find(role)->uncompressed()));
        return anchors;
    }
    COFFER_TRY(const std::string_view digits, context.arguments.required(option));
    COFFER_TRY(const std::vector<u8> bytes, named(hex::decode(digits), option));
    COFFER_TRY(const PublicKey<P256> key, named(bundle::parse_quorum_key(bytes), option));
    return bundle::TrustAnchors::production().with(role, key);
}

Result<std::string> key_folder(const Arguments& arguments, std::string_view below) {
    if (!arguments.has("dir")) return home_folder(".config/turnkey/" + std::string(below));
    COFFER_TRY(const std::string_view folder, arguments.required("dir"));
    return std::string(folder);
}

Status check_key_name(std::string_view name, const char* what) {
    if (name.empty() || name.size() > 200 || name.front() == '.' || name.find('/') != std::string_view::npos ||
        name.find('\0') != std::string_view::npos) {
        return fail(Errc::usage_value, what);
    }
    return Ok{};
}

}  // namespace coffer::cli
