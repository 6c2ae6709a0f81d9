// Private JSON Web Keys. Fields that do not describe the key itself (ext, key_ops, use, alg, kid, ...) are ignored.
#include "coffer/encoding/base64.hpp"
#include "core/try.hpp"
#include "encoding/json_writer.hpp"
#include "encoding/secret_json.hpp"
#include "keys/asn1.hpp"
#include "keys/formats/codecs.hpp"
#include "keys/jwk_names.hpp"

namespace coffer::keys {
namespace {

constexpr std::size_t max_bytes = 4096;

/// read_member decodes a base64url field of exactly 32 bytes. `wrong_length` is the error for another length.
Result<SecretArray<32>> read_member(const json::SecretObject& object, const char* name, Errc wrong_length) {
    COFFER_TRY(const SecretText text, object.text(name));
    const Result<SecretBytes> bytes = base64::decode_secret(text.reveal(), base64::Alphabet::url, base64::Padding::none);
    if (!bytes) return fail(bytes.error().code, name);
    if (bytes->size() != 32) return fail(wrong_length, name);
    return SecretArray<32>(bytes->reveal().first<32>());
}

void write_member(json::SecretWriter& writer, std::string_view name, Bytes value) {
    const SecretText text = base64::encode_secret(value, base64::Alphabet::url, base64::Padding::none);
    writer.member(name, as_text(text.reveal()));
}

}  // namespace

Result<AnyPrivateKey> decode_jwk(std::optional<CurveId> curve, Bytes text) {
    COFFER_TRY(const json::SecretObject object, json::SecretObject::parse(text, max_bytes));
    COFFER_TRY(const SecretText kty, object.text("kty"));
    COFFER_TRY(const SecretText crv, object.text("crv"));
    COFFER_TRY(const CurveId named, find_jwk_curve(as_text(kty.reveal()), as_text(crv.reveal())));
    if (curve && *curve != named) return fail(Errc::curve_mismatch);
    COFFER_TRY(const SecretArray<32> d, read_member(object, "d", Errc::private_key_length));
    COFFER_TRY(const SecretArray<32> x, read_member(object, "x", Errc::public_key_length));
    COFFER_TRY(AnyPrivateKey key, parse_private_key(named, d.reveal()));
    if (jwk_names_of(named).kty == "OKP") {
        COFFER_CHECK(asn1::check_public_half(key, x.reveal()));
        return key;
    }
    COFFER_TRY(const SecretArray<32> y, read_member(object, "y", Errc::public_key_length));
    ByteArray<65> sec1{0x04};
    std::ranges::copy(x.reveal(), sec1.begin() + 1);
    std::ranges::copy(y.reveal(), sec1.begin() + 33);
    COFFER_CHECK(asn1::check_public_half(key, sec1));
    return key;
}

SecretText encode_jwk(const AnyPrivateKey& key) {
    const JwkNames& names = jwk_names_of(curve_of(key));
    const asn1::SubjectPublicKey half(public_key_of(key));
    const bool has_y = half.bytes().size() == 65;
    json::SecretWriter writer;
    writer.begin_object().member("kty", names.kty).member("crv", names.crv);
    write_member(writer, "x", has_y ? half.bytes().subspan(1, 32) : half.bytes());
    if (has_y) write_member(writer, "y", half.bytes().last(32));
    write_member(writer, "d", scalar_of(key));
    writer.end_object();
    return text_of(writer.finish());
}

}  // namespace coffer::keys
