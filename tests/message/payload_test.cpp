#include "coffer/message/payload.hpp"

#include "coffer/crypto/hash.hpp"
#include "stamp/stamp_support.hpp"

namespace coffer::message {
namespace {

using namespace coffer::testing;

AnyPrivateKey key_on(CurveId curve, Bytes bytes) {
    auto key = parse_private_key(curve, bytes);
    if (!key) throw std::runtime_error(name_of(key));
    return *std::move(key);
}

constexpr std::string_view authorization = R"({"chainId":1,"address":"0xcd2a3d9f938e13cd947ec05abc7fe734df8dd826","nonce":0})";
constexpr std::string_view typed_data = R"({"types":{"T":[]},"primaryType":"T","domain":{},"message":{}})";

TEST(PayloadNames, AreTheServices) {
    EXPECT_EQ(*parse_payload_encoding("PAYLOAD_ENCODING_HEXADECIMAL"), PayloadEncoding::hexadecimal);
    EXPECT_EQ(*parse_payload_encoding("PAYLOAD_ENCODING_TEXT_UTF8"), PayloadEncoding::text_utf8);
    EXPECT_EQ(*parse_payload_encoding("PAYLOAD_ENCODING_EIP712"), PayloadEncoding::eip712);
    EXPECT_EQ(*parse_payload_encoding("PAYLOAD_ENCODING_EIP7702_AUTHORIZATION"), PayloadEncoding::eip7702_authorization);
    EXPECT_EQ(code_of(parse_payload_encoding("PAYLOAD_ENCODING_BASE64")), Errc::unsupported_algorithm);
    EXPECT_EQ(*parse_hash_function("HASH_FUNCTION_NO_OP"), HashFunction::no_op);
    EXPECT_EQ(*parse_hash_function("HASH_FUNCTION_SHA256"), HashFunction::sha256);
    EXPECT_EQ(*parse_hash_function("HASH_FUNCTION_KECCAK256"), HashFunction::keccak256);
    EXPECT_EQ(*parse_hash_function("HASH_FUNCTION_NOT_APPLICABLE"), HashFunction::not_applicable);
    EXPECT_EQ(code_of(parse_hash_function("HASH_FUNCTION_SHA512")), Errc::unsupported_hash_function);
    EXPECT_EQ(code_of(parse_hash_function("")), Errc::unsupported_hash_function);
}

// The complete rule: which curve accepts which encoding with which hash function.
TEST(Payload, WhatFitsWhat) {
    using enum PayloadEncoding;
    using enum HashFunction;
    for (const CurveId curve : {CurveId::secp256k1, CurveId::p256, CurveId::ed25519, CurveId::x25519}) {
        for (const PayloadEncoding encoding : {hexadecimal, text_utf8, eip712, eip7702_authorization}) {
            for (const HashFunction hash : {no_op, sha256, keccak256, not_applicable}) {
                const bool structured = encoding == eip712 || encoding == eip7702_authorization;
                const std::string payload = encoding == eip712                  ? std::string(typed_data)
                                            : encoding == eip7702_authorization ? std::string(authorization)
                                            : encoding == text_utf8             ? "exactly thirty-two bytes of text"
                                                                                : std::string(64, 'a');
                std::optional<Errc> expected;
                if (curve == CurveId::x25519 || (structured && curve != CurveId::secp256k1))
                    expected = Errc::curve_mismatch;
                else if ((curve == CurveId::ed25519) != (hash == not_applicable) || (structured && hash == sha256))
                    expected = Errc::unsupported_hash_function;
                EXPECT_EQ(code_of(sign_payload(key_on(curve, std::vector<u8>(32, 1)), payload, encoding, hash)), expected)
                    << curve_name(curve) << int(encoding) << int(hash);
            }
        }
    }
}

TEST(Payload, Digests) {
    const auto digest = [](std::string_view payload, PayloadEncoding encoding, HashFunction hash) {
        const auto made = payload_digest(payload, encoding, hash);
        return made ? to_hex(*made) : name_of(made);
    };
    using enum PayloadEncoding;
    EXPECT_EQ(digest("68656c6c6f", hexadecimal, HashFunction::sha256), to_hex(coffer::sha256(as_bytes("hello"))));
    EXPECT_EQ(digest("0x68656C6C6F", hexadecimal, HashFunction::keccak256), to_hex(coffer::keccak256(as_bytes("hello"))));
    EXPECT_EQ(digest("hello", text_utf8, HashFunction::sha256), to_hex(coffer::sha256(as_bytes("hello"))));
    EXPECT_EQ(digest("0x68", text_utf8, HashFunction::keccak256), to_hex(coffer::keccak256(as_bytes("0x68"))));
    EXPECT_EQ(digest(std::string(64, 'A'), hexadecimal, HashFunction::no_op), std::string(64, 'a'));
    EXPECT_EQ(digest("", hexadecimal, HashFunction::sha256), to_hex(coffer::sha256(Bytes{})));
    EXPECT_EQ(digest(std::string(62, 'a'), hexadecimal, HashFunction::no_op), "digest_length");
    EXPECT_EQ(digest(std::string(66, 'a'), hexadecimal, HashFunction::no_op), "digest_length");
    EXPECT_EQ(digest("hello", text_utf8, HashFunction::no_op), "digest_length");
    EXPECT_EQ(digest("abc", hexadecimal, HashFunction::sha256), "hex_odd_length");
    EXPECT_EQ(digest("0xzz", hexadecimal, HashFunction::sha256), "hex_character");
    EXPECT_EQ(digest("0Xaa", hexadecimal, HashFunction::sha256).size() != 64, true);
    EXPECT_EQ(digest("\xff", text_utf8, HashFunction::sha256), "utf8_invalid");
    EXPECT_EQ(digest(std::string(typed_data), eip712, HashFunction::sha256), "unsupported_hash_function");
    EXPECT_EQ(digest("{}", eip712, HashFunction::no_op), "json_missing_member");
    EXPECT_EQ(digest("{}", eip7702_authorization, HashFunction::no_op), "json_missing_member");
}

TEST(Payload, AuthorizationMembers) {
    const auto code = [](std::string_view json) {
        return code_of(payload_digest(json, PayloadEncoding::eip7702_authorization, HashFunction::no_op));
    };
    EXPECT_EQ(code(authorization), std::nullopt);
    EXPECT_EQ(code(replaced(std::string(authorization), "{", "{\"x\":1,")), Errc::transaction_syntax);
    EXPECT_EQ(code(replaced(std::string(authorization), "\"nonce\":0", "\"nonce\":18446744073709551616")), Errc::json_number_range);
    EXPECT_EQ(code(replaced(std::string(authorization), "\"nonce\":0", "\"nonce\":\"18446744073709551616\"")), Errc::json_number_range);
    EXPECT_EQ(code(replaced(std::string(authorization), "\"nonce\":0", "\"nonce\":18446744073709551615")), Errc::json_number_range);
    EXPECT_EQ(code(replaced(std::string(authorization), "\"nonce\":0", "\"nonce\":18446744073709551614")), std::nullopt);
    EXPECT_EQ(code(replaced(std::string(authorization), "\"nonce\":0", "\"nonce\":-1")), Errc::json_number_range);
    EXPECT_EQ(code(replaced(std::string(authorization), "\"chainId\":1", "\"chainId\":\"\"")), Errc::typed_data_syntax);
    EXPECT_EQ(code(replaced(std::string(authorization), "0xcd2a", "0xcD2a")), Errc::eip55_checksum);
    EXPECT_EQ(code(replaced(std::string(authorization), "0xcd2a", "cd2a")), Errc::hex_prefix);
    EXPECT_EQ(code(replaced(std::string(authorization), ",\"nonce\":0", "")), Errc::json_missing_member);
}

/// Every signature verifies, and its parts have their full length.
RC_GTEST_PROP(PayloadLaws, SignaturesVerify, ()) {
    const auto scalar = *gen::scalar();
    const auto message = *gen::bytes_between(0, 100);
    const std::string payload = to_hex(message);
    const auto joined = [](const PayloadSignature& signature) { return from_hex<64>(signature.r_hex() + signature.s_hex()); };

    const auto secp = private_key<Secp256k1>(scalar);
    const auto on_secp = *sign_payload(secp.clone(), payload, PayloadEncoding::hexadecimal, HashFunction::keccak256);
    const auto signature = *EcdsaSignature<Secp256k1>::parse_raw(joined(on_secp));
    RC_ASSERT(signature.has_low_s());
    RC_ASSERT(*recover_public_key(keccak256(message), {signature, on_secp.v}) == secp.public_key());
    RC_ASSERT((on_secp.v_hex() == "00" || on_secp.v_hex() == "01"));

    const auto p256 = private_key<P256>(scalar);
    for (const Nonce nonce : {Nonce::hedged, Nonce::deterministic}) {
        const auto on_p256 = *sign_payload(p256.clone(), payload, PayloadEncoding::hexadecimal, HashFunction::sha256, nonce);
        RC_ASSERT(verify_digest(p256.public_key(), sha256(message), *EcdsaSignature<P256>::parse_raw(joined(on_p256))).has_value());
        RC_ASSERT(on_p256.v_hex() == "00");
    }

    const auto ed = private_key<Ed25519>(scalar);
    const auto on_ed = *sign_payload(ed.clone(), payload, PayloadEncoding::hexadecimal, HashFunction::not_applicable);
    RC_ASSERT(joined(on_ed) == sign_ed25519(ed, message));
    RC_ASSERT((on_ed.r_hex().size() == 64 && on_ed.s_hex().size() == 64));
}

}  // namespace
}  // namespace coffer::message
