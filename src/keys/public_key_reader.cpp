#include <algorithm>

#include "coffer/encoding/base64.hpp"
#include "coffer/keys/key_reader.hpp"
#include "coffer/keys/public_key_format.hpp"
#include "core/try.hpp"
#include "encoding/pem.hpp"
#include "keys/asn1.hpp"
#include "keys/formats/codecs.hpp"

namespace coffer {
namespace {

constexpr std::size_t max_text = 16384;
constexpr std::size_t uncompressed_size = 65;

/// pem_value returns the DER value of the only public key in a PEM text.
Result<SecretBytes> pem_value(std::string_view text) {
    pem::Reader reader(as_bytes(text));
    std::optional<pem::Block> found;
    for (;;) {
        COFFER_TRY(const std::optional<pem::Block> block, reader.next());
        if (!block) break;
        if (block->label.find("PRIVATE KEY") != std::string_view::npos) return fail(Errc::pem_label, "private key");
        if (block->label != keys::pem_public) continue;
        if (found) return fail(Errc::key_count);
        found = block;
    }
    if (!found) return fail(Errc::pem_label, "no public key");
    return pem::decode_secret(found->base64);
}

Result<PublicKeyText> of_curve(const Result<AnyPublicKey>& key, CurveId curve) {
    if (!key) return fail(key.error());
    if (curve_of(*key) != curve) return fail(Errc::curve_mismatch);
    return PublicKeyText{*key, PointForm::none};
}

bool is_spki(Bytes der) noexcept {
    return keys::asn1::structure_of(der) == keys::asn1::Structure::public_key;
}

PointForm form_of(CurveId curve, std::size_t size) noexcept {
    const bool weierstrass = with_curve(curve, []<Curve C>(C) { return WeierstrassCurve<C>; });
    if (!weierstrass) return PointForm::none;
    return size == uncompressed_size ? PointForm::uncompressed : PointForm::compressed;
}

}  // namespace

Result<PublicKeyText> read_public_key(std::string_view text, CurveId curve) {
    if (!curve_known(curve)) return fail(Errc::unknown_curve);
    if (text.size() > max_text) return fail(Errc::text_too_long);
    if (pem::is_pem(as_bytes(text))) {
        COFFER_TRY(const SecretBytes der, pem_value(text));
        return of_curve(parse_spki(der.reveal()), curve);
    }
    if (text.starts_with('{')) return of_curve(decode_public_key(PublicKeyFormat::jwk, text), curve);
    const Result<std::vector<u8>> bytes = hex::decode(text, hex::Prefix::optional);
    if (!bytes) {
        const Result<SecretBytes> der = pem::decode_secret(as_bytes(text));
        if (der && is_spki(der->reveal())) return of_curve(parse_spki(der->reveal()), curve);
        return fail(bytes.error());
    }
    if (is_spki(*bytes)) return of_curve(parse_spki(*bytes), curve);
    COFFER_TRY(const AnyPublicKey key, parse_public_key(curve, *bytes));
    return PublicKeyText{key, form_of(curve, bytes->size())};
}

}  // namespace coffer
