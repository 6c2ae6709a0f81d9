#include "coffer/keys/key_file.hpp"

#include <algorithm>
#include <array>

#include "coffer/encoding/hex.hpp"
#include "core/try.hpp"
#include "encoding/json.hpp"
#include "encoding/json_writer.hpp"
#include "keys/formats/codecs.hpp"

namespace coffer {
namespace {

constexpr std::array<CurveId, 3> file_curves = {CurveId::p256, CurveId::secp256k1, CurveId::ed25519};
constexpr CurveId default_curve = CurveId::p256;
constexpr std::size_t ed25519_pair_digits = hex::encoded_length(64);

/// parse_suffix returns the curve with the given name. The name is public, and so is the position of the colon, which follows from the
/// length of the file.
Result<CurveId> parse_suffix(std::string_view suffix) noexcept {
    for (const CurveId curve : file_curves)
        if (suffix == curve_name(curve)) return curve;
    return fail(Errc::unknown_curve);
}

Result<AnyPrivateKey> parse_pair_digits(Bytes digits, hex::Prefix prefix) {
    const Result<SecretArray<64>> decoded = hex::decode_secret_array<64>(digits, prefix);
    if (!decoded) return decoded.error().code == Errc::hex_length ? fail(Errc::private_key_length) : fail(decoded.error());
    return keys::parse_ed25519_pair(decoded->reveal());
}

constexpr json::Limits meta_limits = {.max_bytes = 64 * 1024, .max_depth = 3, .numbers = json::Numbers::any};

std::string text_or_empty(const json::Object& object, const char* name, Status& status) {
    if (!status) return {};
    const auto text = object.optional_text(name);
    if (!text) {
        status = fail(text.error());
        return {};
    }
    return std::string(text->value_or(""));
}

}  // namespace

Result<AnyPrivateKey> parse_private_key_file(const SecretText& text, std::optional<CurveId> curve, hex::Prefix prefix) {
    if (curve && !curve_known(*curve)) return fail(Errc::unknown_curve);
    Bytes digits = text.reveal();
    const auto colon = std::find(digits.begin(), digits.end(), u8{':'});
    if (colon != digits.end()) {
        const auto length = static_cast<std::size_t>(colon - digits.begin());
        COFFER_TRY(const CurveId named, parse_suffix(as_text(digits.subspan(length + 1))));
        if (curve && *curve != named) return fail(Errc::curve_mismatch);
        curve = named;
        digits = digits.first(length);
    }
    const CurveId chosen = curve.value_or(default_curve);
    // A prefix adds two characters, so the text can be longer. A text that is one byte too short or too long fails either way.
    if (chosen == CurveId::ed25519 && digits.size() >= ed25519_pair_digits) return parse_pair_digits(digits, prefix);
    const Result<SecretArray<32>> scalar = hex::decode_secret_array<32>(digits, prefix);
    if (!scalar) return scalar.error().code == Errc::hex_length ? fail(Errc::private_key_length) : keys::hidden(scalar.error());
    return parse_private_key(chosen, scalar->reveal());
}

Result<AnyPublicKey> parse_public_key_file(CurveId curve, std::string_view text) {
    if (!curve_known(curve)) return fail(Errc::unknown_curve);
    if (text.size() > hex::encoded_length(65)) return fail(Errc::public_key_length);
    COFFER_TRY(const std::vector<u8> bytes, hex::decode(text));
    return parse_public_key(curve, bytes);
}

Result<SecretText> api_key_private_file(const AnyPrivateKey& key) {
    const CurveId curve = curve_of(key);
    if (std::ranges::find(file_curves, curve) == file_curves.end()) return fail(Errc::curve_mismatch);
    const std::string_view suffix = curve_name(curve);
    SecretBytes text = SecretBytes::from_capacity(ed25519_pair_digits + 1 + suffix.size());
    text.append(hex::encode_secret(keys::scalar_of(key)).reveal());
    if (curve == CurveId::ed25519) text.append(as_bytes(public_key_hex(public_key_of(key))));
    text.append(as_bytes(":"));
    text.append(as_bytes(suffix));
    return SecretText::parse(std::move(text));
}

Result<std::string> api_key_public_file(const AnyPublicKey& key) {
    if (std::ranges::find(file_curves, curve_of(key)) == file_curves.end()) return fail(Errc::curve_mismatch);
    return public_key_hex(key);
}

SecretText encryption_key_private_file(const PrivateKey<P256>& key) {
    return hex::encode_secret(key.reveal());
}

std::string encryption_key_public_file(const PublicKey<P256>& key) {
    return hex::encode(key.uncompressed());
}

std::string print_metadata(const ApiKeyMetadata& metadata) {
    json::Writer writer;
    writer.begin_object().member("name", metadata.name).name("organizations").begin_array();
    for (const std::string& organization : metadata.organizations) writer.text(organization);
    writer.end_array().member("public_key", metadata.public_key).member("scheme", metadata.scheme).end_object();
    return writer.finish() + '\n';
}

std::string print_metadata(const EncryptionKeyMetadata& metadata) {
    json::Writer writer;
    writer.begin_object()
        .member("name", metadata.name)
        .member("organization", metadata.organization)
        .member("user", metadata.user)
        .member("public_key", metadata.public_key)
        .end_object();
    return writer.finish() + '\n';
}

Result<ApiKeyMetadata> parse_api_key_metadata(std::string_view text) {
    COFFER_TRY(const json::Document document, json::Document::parse(as_bytes(text), meta_limits));
    COFFER_TRY(const json::Object object, document.object());
    COFFER_TRY(const std::string_view public_key, object.non_empty_text("public_key"));
    ApiKeyMetadata metadata;
    metadata.public_key = public_key;
    Status status = Ok{};
    metadata.name = text_or_empty(object, "name", status);
    metadata.scheme = text_or_empty(object, "scheme", status);
    if (!status) return fail(status.error());
    // Go programs write null for an empty list.
    const auto organizations = object.find("organizations");
    if (organizations && !organizations->is_null()) {
        COFFER_TRY(const json::Array list, organizations->array("organizations"));
        for (const json::Value item : list) {
            COFFER_TRY(const std::string_view organization, item.text("organizations"));
            metadata.organizations.emplace_back(organization);
        }
    }
    return metadata;
}

Result<EncryptionKeyMetadata> parse_encryption_key_metadata(std::string_view text) {
    COFFER_TRY(const json::Document document, json::Document::parse(as_bytes(text), meta_limits));
    COFFER_TRY(const json::Object object, document.object());
    COFFER_TRY(const std::string_view public_key, object.non_empty_text("public_key"));
    EncryptionKeyMetadata metadata;
    metadata.public_key = public_key;
    Status status = Ok{};
    metadata.name = text_or_empty(object, "name", status);
    metadata.organization = text_or_empty(object, "organization", status);
    metadata.user = text_or_empty(object, "user", status);
    if (!status) return fail(status.error());
    return metadata;
}

}  // namespace coffer
