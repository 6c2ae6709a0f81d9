#include "stamp/schemes.hpp"

#include <algorithm>

#include "coffer/crypto/hash.hpp"
#include "coffer/encoding/base64.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/message/ethereum_message.hpp"
#include "core/try.hpp"

namespace coffer::stamp {
namespace {

template <Curve C>
const PrivateKey<C>& key_on(const AnyPrivateKey& key) noexcept {
    return *std::get_if<PrivateKey<C>>(&key);
}
template <Curve C>
const PublicKey<C>& key_on(const AnyPublicKey& key) noexcept {
    return *std::get_if<PublicKey<C>>(&key);
}

Result<SignatureText> sign_p256(const AnyPrivateKey& key, const AnyPublicKey& own, Bytes body, Nonce nonce) {
    COFFER_TRY(const auto signature, sign_digest(key_on<P256>(key), key_on<P256>(own), sha256(body), nonce));
    return SignatureText(signature.der().bytes());
}

Result<SignatureText> sign_on_secp256k1(const AnyPrivateKey& key, FixedBytes<32> digest) {
    COFFER_TRY(const RecoverableSignature made, sign_digest(key_on<Secp256k1>(key), digest));
    return SignatureText(made.signature.der().bytes());
}

Result<SignatureText> sign_secp256k1(const AnyPrivateKey& key, const AnyPublicKey& /*own*/, Bytes body, Nonce /*nonce*/) {
    return sign_on_secp256k1(key, sha256(body));
}

Result<SignatureText> sign_eip191(const AnyPrivateKey& key, const AnyPublicKey& /*own*/, Bytes body, Nonce /*nonce*/) {
    return sign_on_secp256k1(key, message::personal_message_digest(body));
}

Result<SignatureText> sign_ed25519_body(const AnyPrivateKey& key, const AnyPublicKey& /*own*/, Bytes body, Nonce /*nonce*/) {
    return SignatureText(sign_ed25519(key_on<Ed25519>(key), body));
}

template <WeierstrassCurve C>
Status verify_der(const AnyPublicKey& key, FixedBytes<32> digest, Bytes der) {
    COFFER_TRY(const auto signature, EcdsaSignature<C>::parse_der(der));
    return verify_digest(key_on<C>(key), digest, signature);
}

Status verify_p256(const AnyPublicKey& key, Bytes body, Bytes signature) {
    return verify_der<P256>(key, sha256(body), signature);
}

Status verify_secp256k1(const AnyPublicKey& key, Bytes body, Bytes signature) {
    return verify_der<Secp256k1>(key, sha256(body), signature);
}

Status verify_eip191(const AnyPublicKey& key, Bytes body, Bytes signature) {
    return verify_der<Secp256k1>(key, message::personal_message_digest(body), signature);
}

Status verify_ed25519_body(const AnyPublicKey& key, Bytes body, Bytes signature) {
    return verify_ed25519(key_on<Ed25519>(key), body, signature);
}

constexpr auto rows = std::to_array<SchemeRow>({
#define COFFER_STAMP_SCHEME(id, name, curve, sign, verify) {Scheme::id, name, CurveId::curve},
#include "stamp/schemes.inc"
#undef COFFER_STAMP_SCHEME
});

constexpr auto functions = std::to_array<SchemeFunctions>({
#define COFFER_STAMP_SCHEME(id, name, curve, sign, verify) {sign, verify},
#include "stamp/schemes.inc"
#undef COFFER_STAMP_SCHEME
});

std::size_t index_of(Scheme scheme) noexcept {
    const auto row = std::ranges::find(rows, scheme, &SchemeRow::id);
    COFFER_INVARIANT(row != rows.end());
    return static_cast<std::size_t>(row - rows.begin());
}

}  // namespace

SignatureText::SignatureText(Bytes signature) noexcept : size_(hex::encoded_length(signature.size())) {
    COFFER_INVARIANT(size_ <= digits_.size());
    hex::encode_into(std::span(digits_).first(size_), signature);
}

std::span<const SchemeRow> schemes() noexcept {
    return rows;
}

Result<Scheme> parse_scheme(std::string_view name) noexcept {
    const auto row = std::ranges::find(rows, name, &SchemeRow::name);
    if (row == rows.end()) return fail(Errc::unsupported_algorithm, "scheme");
    return row->id;
}

const SchemeRow& row_of(Scheme scheme) noexcept {
    return rows[index_of(scheme)];
}

const SchemeFunctions& functions_of(Scheme scheme) noexcept {
    return functions[index_of(scheme)];
}

std::string stamp_json_before_signature(Scheme scheme, const AnyPublicKey& key) {
    std::string json = R"({"publicKey":")";
    json += public_key_hex(key);
    json += R"(","scheme":")";
    json += row_of(scheme).name;
    json += R"(","signature":")";
    return json;
}

Header make_header(std::string_view before_signature, const SignatureText& signature) {
    std::array<char, 512> json;
    COFFER_INVARIANT(before_signature.size() + signature.view().size() + stamp_json_after.size() <= json.size());
    auto end = std::copy(before_signature.begin(), before_signature.end(), json.begin());
    end = std::copy(signature.view().begin(), signature.view().end(), end);
    end = std::copy(stamp_json_after.begin(), stamp_json_after.end(), end);
    const auto size = static_cast<std::size_t>(end - json.begin());
    return {header_name, base64::encode(as_bytes({json.data(), size}), base64::Alphabet::url, base64::Padding::none)};
}

}  // namespace coffer::stamp
