// Public JSON Web Keys. A private key is refused, so that its holder notices that it is private.
#include <algorithm>

#include "coffer/encoding/base64.hpp"
#include "core/try.hpp"
#include "encoding/json.hpp"
#include "encoding/json_writer.hpp"
#include "keys/asn1.hpp"
#include "keys/formats/public_codecs.hpp"
#include "keys/jwk_names.hpp"

namespace coffer::keys {
namespace {

constexpr json::Limits limits = {.max_bytes = 4096, .max_depth = 3, .numbers = json::Numbers::integers};

Result<ByteArray<32>> read_member(const json::Object& object, const char* name) {
    COFFER_TRY(const std::string_view text, object.text(name));
    ByteArray<32> value;
    if (text.size() != base64::encoded_length(32, base64::Padding::none)) return fail(Errc::public_key_length, name);
    const Status status = base64::decode_into(value, text, base64::Alphabet::url, base64::Padding::none);
    if (!status) return fail(status.error().code, name);
    return value;
}

std::string encoded(Bytes value) {
    return base64::encode(value, base64::Alphabet::url, base64::Padding::none);
}

}  // namespace

Result<AnyPublicKey> decode_public_jwk(std::optional<CurveId>, std::string_view text) {
    COFFER_TRY(const json::Document document, json::Document::parse(as_bytes(text), limits));
    COFFER_TRY(const json::Object object, document.object());
    if (object.find("d")) return fail(Errc::foreign_member, "d");
    COFFER_TRY(const std::string_view kty, object.text("kty"));
    COFFER_TRY(const std::string_view crv, object.text("crv"));
    COFFER_TRY(const CurveId curve, find_jwk_curve(kty, crv));
    COFFER_TRY(const auto x, read_member(object, "x"));
    if (kty == "OKP") return parse_public_key(curve, x);
    COFFER_TRY(const auto y, read_member(object, "y"));
    ByteArray<65> sec1{0x04};
    std::ranges::copy(x, sec1.begin() + 1);
    std::ranges::copy(y, sec1.begin() + 33);
    return parse_public_key(curve, sec1);
}

std::string encode_public_jwk(const AnyPublicKey& key) {
    const JwkNames& names = jwk_names_of(curve_of(key));
    const asn1::SubjectPublicKey half(key);
    json::Writer writer;
    writer.begin_object().member("kty", names.kty).member("crv", names.crv);
    if (half.bytes().size() == 65)
        writer.member("x", encoded(half.bytes().subspan(1, 32))).member("y", encoded(half.bytes().last(32)));
    else
        writer.member("x", encoded(half.bytes()));
    writer.end_object();
    return writer.finish();
}

}  // namespace coffer::keys
