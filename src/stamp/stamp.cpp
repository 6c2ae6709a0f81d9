#include "coffer/stamp/stamp.hpp"

#include <algorithm>

#include "core/each_result.hpp"
#include "core/try.hpp"
#include "stamp/schemes.hpp"
#include "stamp/stamp_json.hpp"

namespace coffer::stamp {
namespace {

constexpr std::size_t max_header = 4096;

/// parse_stamp_key accepts one length only, so that a key has one encoding in stamps.
Result<AnyPublicKey> parse_stamp_key(CurveId curve, Bytes bytes) {
    const std::size_t size = with_curve(curve, []<Curve C>(C) { return C::public_key_size; });
    if (bytes.size() != size) return fail(Errc::public_key_length, "publicKey");
    return parse_public_key(curve, bytes);
}

}  // namespace

Stamper::Stamper(AnyPrivateKey key, Scheme scheme)
    : private_(std::move(key)),
      public_(public_key_of(private_)),
      scheme_(scheme),
      before_signature_(stamp_json_before_signature(scheme, public_)) {}

Result<Stamper> Stamper::from_private_key(AnyPrivateKey key, std::optional<Scheme> scheme) {
    const CurveId curve = curve_of(key);
    const auto usual = std::ranges::find(schemes(), curve, &SchemeRow::curve);
    if (usual == schemes().end()) return fail(Errc::curve_mismatch);
    if (scheme && std::ranges::find(schemes(), *scheme, &SchemeRow::id) == schemes().end())
        return fail(Errc::unsupported_algorithm, "scheme");
    if (scheme && row_of(*scheme).curve != curve) return fail(Errc::scheme_mismatch);
    return Stamper(std::move(key), scheme.value_or(usual->id));
}

Result<Stamper> Stamper::from_halves(AnyPrivateKey key, const AnyPublicKey& expected, std::optional<Scheme> scheme) {
    COFFER_TRY(Stamper stamper, from_private_key(std::move(key), scheme));
    if (stamper.public_ != expected) return fail(Errc::key_pair_mismatch);
    return stamper;
}

Result<Header> Stamper::stamp(Bytes body, Nonce nonce) const {
    if (nonce > Nonce::deterministic) return fail(Errc::caller_misuse);
    COFFER_TRY(const SignatureText signature, functions_of(scheme_).sign(private_, public_, body, nonce));
    return make_header(*before_signature_, signature);
}

std::vector<Result<Header>> Stamper::stamp_many(std::span<const Bytes> bodies, Nonce nonce, unsigned threads) const {
    return core::each_result<Header>(bodies.size(), threads, [&](std::size_t i) { return stamp(bodies[i], nonce); });
}

Result<Verified> verify(std::string_view header_value, Bytes body) {
    COFFER_TRY(const StampJson json, StampJson::from_header(header_value, max_header));
    COFFER_CHECK(json.refuse({"publicKeyAttestation", "authenticatorData", "clientDataJson", "credentialId"}));
    COFFER_TRY(const std::string_view scheme_name, json.text("scheme"));
    COFFER_TRY(const Scheme scheme, parse_scheme(scheme_name));
    COFFER_TRY(const std::vector<u8> key_bytes, json.hex("publicKey"));
    COFFER_TRY(const AnyPublicKey key, parse_stamp_key(row_of(scheme).curve, key_bytes));
    COFFER_TRY(const std::vector<u8> signature, json.hex("signature"));
    COFFER_CHECK(functions_of(scheme).verify(key, body, signature));
    return Verified{scheme, key};
}

Result<Verified> verify(std::string_view header_value, Bytes body, const AnyPublicKey& expected) {
    COFFER_TRY(const Verified verified, verify(header_value, body));
    if (verified.public_key != expected) return fail(Errc::public_key_mismatch);
    return verified;
}

}  // namespace coffer::stamp
