#include "encoding/der.hpp"

#include "coffer/keys/signature.hpp"
#include "encoding/speed.hpp"
#include "support/rc.hpp"
#include "support/vector_file.hpp"

namespace coffer {
namespace {

using testing::from_hex;
using testing::to_hex;

std::string error_of(Bytes der) {
    const auto raw = der::decode_signature<32>(der);
    return raw ? "accepted" : std::string(error_name(raw.error().code));
}

TEST(DerSignature, ServiceFigures) {
    const auto file = testing::VectorFile::load("encoding/der.json");
    for (const std::string list : {"der_signature", "der_signature_permissive"}) {
        for (const auto& record : file.list(list)) {
            const auto der = record.record("inputs").hex("der_hex");
            if (record.text("coffer") == "refuse") {
                EXPECT_EQ(error_of(der), record.text("error")) << record.where();
                continue;
            }
            const auto expected = record.record("expected");
            const auto raw = der::decode_signature<32>(der);
            ASSERT_TRUE(raw) << record.where();
            EXPECT_EQ(to_hex(*raw), expected.text(list == "der_signature" ? "raw_hex" : "js_raw_hex")) << record.where();
            EXPECT_EQ(expected.text_or("strict_der", "valid encoding"), "valid encoding");
            EXPECT_EQ(to_hex(der::encode_signature<32>(*raw)->bytes()), to_hex(der)) << record.where();
        }
    }
    for (const auto& record : file.list("der_signature_encode")) {
        auto raw = record.record("inputs").hex("raw_hex");
        if (record.text("coffer") == "refuse") {
            // The type here fixes the length. As the bytes of a signature, the value is refused.
            EXPECT_EQ(error_name(EcdsaSignature<P256>::parse_raw(raw).error().code), record.text("error")) << record.where();
            continue;
        }
        raw.resize(64);  // r || s, followed by v in some implementations
        const auto expected = record.record("expected");
        const std::string canonical = expected.text("canonical_der_hex");
        EXPECT_EQ(to_hex(der::encode_signature<32>(FixedBytes<64>(raw))->bytes()), canonical) << record.where();
        EXPECT_EQ(expected.text("js_der_hex") == canonical, expected.boolean("js_is_canonical")) << record.where();
    }
}

struct Case {
    std::string_view der;
    Errc code;
    std::size_t at;
};

constexpr Case refused[] = {
    {"", Errc::der_tag, 0},
    {"31060201010201"
     "02",
     Errc::der_tag, 0},
    {"30", Errc::der_length, 1},
    {"3007020101020102", Errc::der_length, 1},  // longer than the data
    {"30050201010201", Errc::der_length, 6},
    {"300602010102010200", Errc::der_trailing_bytes, 8},
    {"30810602010102010"
     "2",
     Errc::der_length, 1},                          // long form although the short form suffices
    {"30820006020101020102", Errc::der_length, 1},  // leading zero octet
    {"3080020101020102"
     "0000",
     Errc::der_length, 1},  // indefinite length
    {"3085000000000602010102010"
     "2",
     Errc::der_length, 1},  // more than four octets
    {"30ff", Errc::der_length, 1},
    {"3000", Errc::der_tag, 2},
    {"3003020101", Errc::der_tag, 5},
    {"3006030101020102", Errc::der_tag, 2},
    {"3006020101030102", Errc::der_tag, 5},
    {"30050200020101", Errc::der_integer, 4},
    {"3006020181020102", Errc::der_integer, 4},
    {"300702020001020102", Errc::der_integer, 4},
    {"3007020101020200"
     "7f",
     Errc::der_integer, 7},
    {"3006020100020102", Errc::signature_scalar_zero, 2},
    {"3006020101020100", Errc::signature_scalar_zero, 5},
    {"3009020101020102020103", Errc::der_trailing_bytes, 8},
    {"3006020201020102", Errc::der_tag, 6},
    {"3006020401020102", Errc::der_tag, 8},
    {"3006020501020102", Errc::der_length, 3},
};

TEST(DerSignature, EachFaultHasItsCodeAndPlace) {
    for (const Case& c : refused) {
        const auto raw = der::decode_signature<32>(from_hex(c.der));
        ASSERT_FALSE(raw) << c.der;
        EXPECT_EQ(raw.error().code, c.code) << c.der << ": " << error_name(raw.error().code);
        EXPECT_EQ(raw.error().at, c.at) << c.der;
    }
}

TEST(DerSignature, ScalarsThatDoNotFitNameThemselves) {
    const std::string one = "020101";
    const std::string wide32 = "0221" + std::string("01") + std::string(64, '0');
    const std::string wide48 = "0231" + std::string("01") + std::string(96, '0');
    EXPECT_EQ(der::decode_signature<32>(from_hex("3026" + wide32 + one)).error(),
              fail(Errc::signature_scalar_range, std::size_t{2}, "r").error());
    EXPECT_EQ(der::decode_signature<32>(from_hex("3026" + one + wide32)).error(),
              fail(Errc::signature_scalar_range, std::size_t{5}, "s").error());
    EXPECT_TRUE(der::decode_signature<48>(from_hex("3026" + wide32 + one)));
    EXPECT_EQ(der::decode_signature<48>(from_hex("3036" + wide48 + one)).error(),
              fail(Errc::signature_scalar_range, std::size_t{2}, "r").error());
}

TEST(DerSignature, ZeroIsNotEncoded) {
    ByteArray<64> raw{};
    raw[63] = 1;
    EXPECT_EQ(der::encode_signature<32>(raw).error(), fail(Errc::signature_scalar_zero, "r").error());
    raw = {};
    raw[31] = 1;
    EXPECT_EQ(der::encode_signature<32>(raw).error(), fail(Errc::signature_scalar_zero, "s").error());
}

template <std::size_t N>
void round_trip() {
    auto raw = *testing::gen::array<2 * N>();
    // Scalars with leading zero bytes and small scalars are frequent.
    std::fill_n(raw.begin(), *rc::gen::inRange<std::size_t>(0, N), u8{0});
    std::fill_n(raw.begin() + N, *rc::gen::inRange<std::size_t>(0, N), u8{0});
    raw[N - 1] |= 1;
    raw[2 * N - 1] |= 1;
    const auto signature = der::encode_signature<N>(raw);
    RC_ASSERT(signature.has_value());
    RC_ASSERT(signature->size() <= der::Signature<N>::max_size);
    RC_ASSERT(*der::decode_signature<N>(signature->bytes()) == raw);
}

RC_GTEST_PROP(DerSignature, RoundTrips32, ()) {
    round_trip<32>();
}
RC_GTEST_PROP(DerSignature, RoundTrips48, ()) {
    round_trip<48>();
}

TEST(DerSignature, LongestSignaturesFit) {
    ByteArray<64> raw32;
    raw32.fill(0xff);
    EXPECT_EQ(der::encode_signature<32>(raw32)->size(), 72U);
    ByteArray<96> raw48;
    raw48.fill(0xff);
    EXPECT_EQ(der::encode_signature<48>(raw48)->size(), 104U);
}

RC_GTEST_PROP(DerSignature, WhatIsAcceptedIsCanonical, ()) {
    // One byte of a valid signature is changed, removed or doubled. The result is accepted only if it is the encoding of another signature.
    auto raw = *testing::gen::padded_array<64>(2);
    raw[31] |= 1;
    raw[63] |= 1;
    const auto signature = *der::encode_signature<32>(raw);
    std::vector<u8> der(signature.bytes().begin(), signature.bytes().end());
    const auto place = static_cast<std::ptrdiff_t>(*rc::gen::inRange<std::size_t>(0, der.size()));
    switch (*rc::gen::inRange(0, 3)) {
        case 0: der[static_cast<std::size_t>(place)] = *testing::gen::byte(); break;
        case 1: der.erase(der.begin() + place); break;
        default: der.insert(der.begin() + place, der[static_cast<std::size_t>(place)]); break;
    }
    const auto decoded = der::decode_signature<32>(der);
    if (decoded) RC_ASSERT(to_hex(der::encode_signature<32>(*decoded)->bytes()) == to_hex(der));
}

TEST(DerReader, WalksNestedValuesWithAbsolutePositions) {
    const auto value = from_hex(
        "300a"
        "3003020105"
        "0403"
        "aabbcc");
    der::Reader outer(value);
    EXPECT_TRUE(outer.next_is(der::tag::sequence));
    auto sequence = outer.enter(der::tag::sequence);
    ASSERT_TRUE(sequence);
    EXPECT_TRUE(outer.at_end());
    auto inner = sequence->enter(der::tag::sequence);
    ASSERT_TRUE(inner);
    EXPECT_EQ(inner->position(), 4U);
    EXPECT_EQ(to_hex(*inner->take_unsigned()), "05");
    EXPECT_TRUE(inner->finish());
    EXPECT_EQ(sequence->take(der::tag::integer).error(), fail(Errc::der_tag, std::size_t{7}).error()) << "and nothing moved";
    EXPECT_EQ(to_hex(*sequence->take(der::tag::octet_string)), "aabbcc");
    EXPECT_EQ(sequence->take(der::tag::octet_string).error(), fail(Errc::der_tag, std::size_t{12}).error());
    EXPECT_TRUE(sequence->finish());
}

TEST(DerReader, ARefusedIntegerIsNotConsumed) {
    der::Reader reader(from_hex("0201ff020101"));
    const auto value = from_hex("0201ff020101");
    der::Reader again(value);
    EXPECT_EQ(again.take_unsigned().error(), fail(Errc::der_integer, std::size_t{2}).error());
    EXPECT_EQ(again.position(), 0U);
    EXPECT_EQ(again.finish().error(), fail(Errc::der_trailing_bytes, std::size_t{0}).error());
}

TEST(DerReader, LongFormsAtTheirBoundaries) {
    for (const std::size_t size :
         {std::size_t{127}, std::size_t{128}, std::size_t{255}, std::size_t{256}, std::size_t{65'535}, std::size_t{65'536}}) {
        std::vector<u8> value{der::tag::octet_string};
        if (size < 128) {
            value.push_back(static_cast<u8>(size));
        } else {
            const std::size_t octets = size < 256 ? 1 : size < 65'536 ? 2 : 3;
            value.push_back(static_cast<u8>(0x80 | octets));
            for (std::size_t i = octets; i-- > 0;) value.push_back(static_cast<u8>(size >> (8 * i)));
        }
        value.resize(value.size() + size);
        const auto content = der::Reader(value).take(der::tag::octet_string);
        ASSERT_TRUE(content) << size;
        EXPECT_EQ(content->size(), size);
        value.pop_back();
        EXPECT_EQ(der::Reader(value).take(der::tag::octet_string).error().code, Errc::der_length) << size;
    }
}

TEST(DerSignature, MebibytesAreFast) {
    std::vector<u8> der(testing::mebibyte, 0x30);
    testing::expect_fast("der", [&] { EXPECT_FALSE(der::decode_signature<32>(der)); });
}

}  // namespace
}  // namespace coffer
