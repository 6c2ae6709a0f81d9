#include "coffer/message/payload.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "coffer/crypto/hash.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/message/authorization.hpp"
#include "coffer/message/typed_data.hpp"
#include "core/try.hpp"
#include "core/utf8.hpp"

namespace coffer::message {
namespace {

template <typename Id>
struct Row {
    Id id;
    std::string_view name;
};

constexpr auto encodings = std::to_array<Row<PayloadEncoding>>({
    {PayloadEncoding::hexadecimal, "PAYLOAD_ENCODING_HEXADECIMAL"},
    {PayloadEncoding::text_utf8, "PAYLOAD_ENCODING_TEXT_UTF8"},
    {PayloadEncoding::eip712, "PAYLOAD_ENCODING_EIP712"},
    {PayloadEncoding::eip7702_authorization, "PAYLOAD_ENCODING_EIP7702_AUTHORIZATION"},
});

constexpr auto hash_functions = std::to_array<Row<HashFunction>>({
    {HashFunction::no_op, "HASH_FUNCTION_NO_OP"},
    {HashFunction::sha256, "HASH_FUNCTION_SHA256"},
    {HashFunction::keccak256, "HASH_FUNCTION_KECCAK256"},
    {HashFunction::not_applicable, "HASH_FUNCTION_NOT_APPLICABLE"},
});

Status check_known(PayloadEncoding encoding, HashFunction hash) noexcept {
    if (std::ranges::find(encodings, encoding, &Row<PayloadEncoding>::id) == encodings.end())
        return fail(Errc::unsupported_algorithm, "encoding");
    if (std::ranges::find(hash_functions, hash, &Row<HashFunction>::id) == hash_functions.end())
        return fail(Errc::unsupported_hash_function, "hashFunction");
    return Ok{};
}

bool is_structured(PayloadEncoding encoding) noexcept {
    return encoding == PayloadEncoding::eip712 || encoding == PayloadEncoding::eip7702_authorization;
}

Result<std::vector<u8>> plain_bytes(std::string_view payload, PayloadEncoding encoding) {
    if (encoding == PayloadEncoding::hexadecimal) return hex::decode(payload, hex::Prefix::optional);
    COFFER_CHECK(check_utf8(as_bytes(payload)));
    return std::vector<u8>(payload.begin(), payload.end());
}

Result<ByteArray<32>> structured_digest(std::string_view payload, PayloadEncoding encoding) {
    if (encoding == PayloadEncoding::eip712)
        return hash_typed_data(as_bytes(payload)).transform([](const TypedDataHash& hash) { return hash.digest; });
    return parse_authorization(as_bytes(payload)).transform([](const Authorization& given) { return authorization_digest(given); });
}

PayloadSignature split(const ByteArray<64>& raw, u8 v) noexcept {
    PayloadSignature signature{{}, {}, v};
    std::copy_n(raw.begin(), 32, signature.r.begin());
    std::copy_n(raw.begin() + 32, 32, signature.s.begin());
    return signature;
}

Result<PayloadSignature> sign(const PrivateKey<Ed25519>& key, std::string_view payload, PayloadEncoding encoding, HashFunction hash,
                              Nonce) {
    if (is_structured(encoding)) return fail(Errc::curve_mismatch);
    if (hash != HashFunction::not_applicable) return fail(Errc::unsupported_hash_function);
    COFFER_TRY(const std::vector<u8> message, plain_bytes(payload, encoding));
    return split(sign_ed25519(key, message), 0);
}

Result<PayloadSignature> sign(const PrivateKey<P256>& key, std::string_view payload, PayloadEncoding encoding, HashFunction hash,
                              Nonce nonce) {
    if (is_structured(encoding)) return fail(Errc::curve_mismatch);
    COFFER_TRY(const ByteArray<32> digest, payload_digest(payload, encoding, hash));
    COFFER_TRY(const auto signature, sign_digest(key, digest, nonce));
    return split(signature.raw(), 0);
}

Result<PayloadSignature> sign(const PrivateKey<Secp256k1>& key, std::string_view payload, PayloadEncoding encoding, HashFunction hash,
                              Nonce) {
    COFFER_TRY(const ByteArray<32> digest, payload_digest(payload, encoding, hash));
    COFFER_TRY(const RecoverableSignature made, sign_digest(key, digest));
    return split(made.signature.raw(), made.recovery_id);
}

Result<PayloadSignature> sign(const PrivateKey<X25519>&, std::string_view, PayloadEncoding, HashFunction, Nonce) {
    return fail(Errc::curve_mismatch);
}

}  // namespace

Result<PayloadEncoding> parse_payload_encoding(std::string_view name) noexcept {
    const auto row = std::ranges::find(encodings, name, &Row<PayloadEncoding>::name);
    if (row == encodings.end()) return fail(Errc::unsupported_algorithm, "encoding");
    return row->id;
}

Result<HashFunction> parse_hash_function(std::string_view name) noexcept {
    const auto row = std::ranges::find(hash_functions, name, &Row<HashFunction>::name);
    if (row == hash_functions.end()) return fail(Errc::unsupported_hash_function, "hashFunction");
    return row->id;
}

std::string PayloadSignature::r_hex() const {
    return hex::encode(r);
}
std::string PayloadSignature::s_hex() const {
    return hex::encode(s);
}
std::string PayloadSignature::v_hex() const {
    return hex::encode({&v, 1});
}

Result<ByteArray<32>> payload_digest(std::string_view payload, PayloadEncoding encoding, HashFunction hash) {
    COFFER_CHECK(check_known(encoding, hash));
    if (is_structured(encoding)) {
        if (hash != HashFunction::no_op && hash != HashFunction::keccak256) return fail(Errc::unsupported_hash_function);
        return structured_digest(payload, encoding);
    }
    if (hash == HashFunction::not_applicable) return fail(Errc::unsupported_hash_function);
    COFFER_TRY(const std::vector<u8> bytes, plain_bytes(payload, encoding));
    if (hash == HashFunction::sha256) return sha256(bytes);
    if (hash == HashFunction::keccak256) return keccak256(bytes);
    if (bytes.size() != 32) return fail(Errc::digest_length);
    ByteArray<32> digest;
    std::ranges::copy(bytes, digest.begin());
    return digest;
}

Result<PayloadSignature> sign_payload(const AnyPrivateKey& key, std::string_view payload, PayloadEncoding encoding, HashFunction hash,
                                      Nonce nonce) {
    COFFER_CHECK(check_known(encoding, hash));
    if (nonce > Nonce::deterministic) return fail(Errc::caller_misuse);
    return std::visit([&](const auto& typed) { return sign(typed, payload, encoding, hash, nonce); }, key);
}

}  // namespace coffer::message
