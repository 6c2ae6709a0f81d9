#include "coffer/encoding/base32.hpp"

#include "encoding/speed.hpp"
#include "support/rc.hpp"

namespace coffer {
namespace {

using base32::Case;
using testing::gen::bytes_between;

std::string as_string(Bytes bytes) {
    return std::string(as_text(bytes));
}
std::string lower(std::string text) {
    for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return text;
}

TEST(Base32, Rfc4648Vectors) {
    const std::pair<std::string_view, std::string_view> vectors[] = {
        {"", ""}, {"f", "MY"}, {"fo", "MZXQ"}, {"foo", "MZXW6"}, {"foob", "MZXW6YQ"}, {"fooba", "MZXW6YTB"}, {"foobar", "MZXW6YTBOI"}};
    for (const auto& [bytes, text] : vectors) {
        EXPECT_EQ(base32::encode(as_bytes(bytes)), text);
        EXPECT_EQ(base32::encode(as_bytes(bytes), Case::lower), lower(std::string(text)));
        EXPECT_EQ(as_string(*base32::decode(text)), bytes);
        EXPECT_EQ(as_string(*base32::decode(lower(std::string(text)), Case::lower)), bytes);
    }
}

void check_refused(std::string_view text, Errc code, std::size_t at, Case letters = Case::upper) {
    const auto decoded = base32::decode(text, letters);
    ASSERT_FALSE(decoded) << text;
    EXPECT_EQ(decoded.error(), fail(code, at).error()) << text;
    const auto secret = base32::decode_secret(as_bytes(text), letters);
    ASSERT_FALSE(secret) << text;
    EXPECT_EQ(secret.error(), fail(code).error()) << text;
}

TEST(Base32, EachFaultHasItsCodeAndPlace) {
    check_refused("A", Errc::base32_length, 1);
    check_refused("AAA", Errc::base32_length, 3);
    check_refused("AAAAAA", Errc::base32_length, 6);
    check_refused("A1", Errc::base32_character, 1);
    check_refused("MZXW6===", Errc::base32_character, 5);
    check_refused("mY", Errc::base32_character, 0);
    check_refused("MY", Errc::base32_character, 0, Case::lower);
    check_refused("MZ", Errc::base32_tail_bits, 1);
    check_refused("MZXR", Errc::base32_tail_bits, 3);
    ByteArray<1> out{0xee};
    EXPECT_EQ(base32::decode_into(out, "MZXQ").error().code, Errc::base32_length);
    EXPECT_EQ(out[0], 0);
    out[0] = 0xee;
    EXPECT_EQ(base32::decode_into(out, "MZ").error().code, Errc::base32_tail_bits);
    EXPECT_EQ(out[0], 0);
    EXPECT_TRUE(base32::decode_into(out, "MY"));
    EXPECT_EQ(out[0], 'f');
}

RC_GTEST_PROP(Base32, RoundTripsOnBothFaces, ()) {
    const auto bytes = *bytes_between(0, 100);
    for (const Case letters : {Case::upper, Case::lower}) {
        const std::string text = base32::encode(bytes, letters);
        RC_ASSERT(text.size() == base32::encoded_length(bytes.size()));
        RC_ASSERT(*base32::decode(text, letters) == bytes);
        RC_ASSERT(as_string(base32::encode_secret(bytes, letters).reveal()) == text);
        RC_ASSERT(ct_equal(base32::decode_secret(as_bytes(text), letters)->reveal(), bytes));
    }
}

RC_GTEST_PROP(Base32, WhatIsAcceptedIsCanonicalOnBothFaces, ()) {
    const auto text = *testing::gen::text_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ2345671=a", 0, 12);
    const auto decoded = base32::decode(text);
    const auto secret = base32::decode_secret(as_bytes(text));
    RC_ASSERT(decoded.has_value() == secret.has_value());
    if (decoded) {
        RC_ASSERT(base32::encode(*decoded) == text);
    } else {
        RC_ASSERT(decoded.error().code == secret.error().code);
    }
}

TEST(Base32, MebibytesAreFast) {
    const std::string text(testing::mebibyte, '=');
    testing::expect_fast("base32", [&] { EXPECT_EQ(base32::decode(text).error().code, Errc::base32_character); });
}

}  // namespace
}  // namespace coffer
