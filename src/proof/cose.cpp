#include "proof/cose.hpp"

#include <algorithm>

#include "coffer/crypto/hash.hpp"
#include "core/try.hpp"
#include "proof/cbor.hpp"

namespace coffer::proof {
namespace {

constexpr u8 tag_18 = 0xd2;
constexpr ByteArray<4> es384_header = {0xa1, 0x01, 0x38, 0x22};

// The Sig_structure ["Signature1", protected, h'', payload] up to the head of the payload.
constexpr auto signature_head = std::to_array<u8>({0x84, 0x6a, 'S', 'i', 'g', 'n', 'a', 't', 'u', 'r', 'e', '1', 0x44, es384_header[0],
                                                   es384_header[1], es384_header[2], es384_header[3], 0x40});

}  // namespace

Result<CoseSign1> CoseSign1::parse(Bytes message) {
    constexpr const char* what = "COSE_Sign1";
    const std::size_t tag = !message.empty() && message.front() == tag_18 ? 1 : 0;
    cbor::Decoder decoder(message.subspan(tag));
    COFFER_TRY(const u64 parts, decoder.array(what));
    if (parts != 4) return fail(Errc::cbor_syntax, std::size_t{0}, what);
    COFFER_TRY(const Bytes header, decoder.bytes("protected"));
    COFFER_TRY(const cbor::Map unprotected, decoder.map("unprotected"));
    if (!std::ranges::equal(header, es384_header)) return fail(Errc::unsupported_algorithm, "protected");
    if (unprotected.left != u64{0}) return fail(Errc::unsupported_algorithm, "unprotected");
    COFFER_TRY(const Bytes payload, decoder.bytes("payload"));
    COFFER_TRY(const Bytes signature, decoder.bytes("signature"));
    COFFER_CHECK(decoder.finish(what));
    if (signature.size() != 96) return fail(Errc::signature_length, "signature");
    return CoseSign1{payload, signature.first<96>()};
}

ByteArray<48> CoseSign1::digest() const {
    const std::size_t size = payload.size();
    const auto low = static_cast<u8>(size);
    const auto high = static_cast<u8>(size >> 8U);
    COFFER_INVARIANT(size <= 0xffff);
    const ByteArray<3> head = size < 24      ? ByteArray<3>{static_cast<u8>(0x40 + size)}
                              : size <= 0xff ? ByteArray<3>{0x58, low}
                                             : ByteArray<3>{0x59, high, low};
    const std::size_t head_size = size < 24 ? 1 : size <= 0xff ? 2 : 3;
    return sha384({signature_head, Bytes(head).first(head_size), payload});
}

}  // namespace coffer::proof
