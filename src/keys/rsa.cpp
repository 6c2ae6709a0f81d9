#include "coffer/keys/rsa.hpp"

#include <algorithm>
#include <array>

#include "core/no_memory.hpp"
#include "core/try.hpp"
#include "crypto/backend/select.hpp"
#include "encoding/der.hpp"
#include "keys/asn1.hpp"

namespace coffer {
namespace {

constexpr std::array<u8, 9> rsa_encryption = {0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01};
constexpr u8 null_tag = 0x05;

// The DigestInfo of a SHA-256 digest, up to the digest (RFC 8017 section 9.2, note 1).
constexpr std::array<u8, 19> digest_info = {0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01,
                                            0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20};

/// encoded_message returns the EMSA-PKCS1-v1_5 encoding of the digest: 00 01 ff..ff 00 DigestInfo.
std::vector<u8> encoded_message(FixedBytes<32> digest, std::size_t size) {
    std::vector<u8> message(size, 0xff);
    message[0] = 0x00;
    message[1] = 0x01;
    const auto info = message.end() - static_cast<std::ptrdiff_t>(digest_info.size() + digest.size());
    *(info - 1) = 0x00;
    std::ranges::copy(digest, std::ranges::copy(digest_info, info).out);
    return message;
}

bool is_odd_number(Bytes number) noexcept {
    return !number.empty() && number.front() != 0 && (number.back() & 1U) != 0;
}

}  // namespace

Result<RsaPublicKey> RsaPublicKey::parse(Bytes modulus, Bytes exponent) {
    if (modulus.size() < min_modulus_bytes || modulus.size() > max_modulus_bytes) return fail(Errc::public_key_length);
    if (!is_odd_number(modulus)) return fail(Errc::key_encoding, "n");
    // A modulus of 2048 bits has its top bit set.
    if (modulus.size() == min_modulus_bytes && modulus.front() < 0x80) return fail(Errc::public_key_length);
    const bool is_one = exponent.size() == 1 && exponent[0] == 1;
    if (!is_odd_number(exponent) || exponent.size() > 4 || is_one) return fail(Errc::key_encoding, "e");
    return RsaPublicKey(modulus, exponent);
}

Result<RsaPublicKey> RsaPublicKey::parse_spki(Bytes der) {
    der::Reader outer(der);
    COFFER_TRY(der::Reader reader, outer.enter(der::tag::sequence));
    COFFER_CHECK(outer.finish());
    COFFER_TRY(der::Reader algorithm, reader.enter(der::tag::sequence));
    COFFER_TRY(const Bytes oid, algorithm.take(der::tag::object_identifier));
    if (!std::ranges::equal(oid, rsa_encryption)) return fail(Errc::unsupported_algorithm);
    COFFER_TRY(const Bytes parameters, algorithm.take(null_tag));
    if (!parameters.empty()) return fail(Errc::der_length);
    COFFER_CHECK(algorithm.finish());
    COFFER_TRY(const Bytes content, keys::asn1::read_bit_string(reader));
    COFFER_CHECK(reader.finish());
    der::Reader inner(content);
    COFFER_TRY(der::Reader numbers, inner.enter(der::tag::sequence));
    COFFER_CHECK(inner.finish());
    COFFER_TRY(const Bytes modulus, numbers.take_unsigned());
    COFFER_TRY(const Bytes exponent, numbers.take_unsigned());
    COFFER_CHECK(numbers.finish());
    return parse(modulus, exponent);
}

Status verify_rs256(const RsaPublicKey& key, FixedBytes<32> digest, Bytes signature) {
    const std::size_t size = key.modulus().size();
    if (signature.size() != size) return fail(Errc::signature_length);
    std::vector<u8> recovered(size);
    COFFER_CHECK(core::unless_no_memory(backend::rsa_public_power(key.modulus(), key.exponent(), signature, recovered)));
    if (recovered != encoded_message(digest, size)) return fail(Errc::signature_invalid);
    return Ok{};
}

}  // namespace coffer
