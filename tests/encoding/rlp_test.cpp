#include "encoding/rlp.hpp"

#include <gtest/gtest.h>

#include <string>

#include "support/hex.hpp"
#include "support/rc.hpp"

namespace coffer::rlp {
namespace {

using testing::from_hex;
using testing::to_hex;

std::string encoded(std::string_view text) {
    return to_hex(Writer().bytes(as_bytes(text)).finish());
}

// The examples of the Ethereum documentation.
TEST(Rlp, Examples) {
    EXPECT_EQ(encoded("dog"), "83646f67");
    EXPECT_EQ(encoded(""), "80");
    EXPECT_EQ(encoded(std::string_view("\0", 1)), "00");
    EXPECT_EQ(encoded("\x0f"), "0f");
    EXPECT_EQ(encoded("\x7f"), "7f");
    EXPECT_EQ(encoded("\x80"), "8180");
    EXPECT_EQ(encoded("Lorem ipsum dolor sit amet, consectetur adipisicing elit"),
              "b8384c6f72656d20697073756d20646f6c6f722073697420616d65742c20636f6e7365637465747572206164697069736963696e6720656c6974");
    EXPECT_EQ(to_hex(Writer().begin_list().end_list().finish()), "c0");
    EXPECT_EQ(to_hex(Writer().begin_list().bytes(as_bytes("cat")).bytes(as_bytes("dog")).end_list().finish()), "c88363617483646f67");
    // The set-theoretic representation of three: [ [], [[]], [ [], [[]] ] ].
    Writer three;
    three.begin_list();
    three.begin_list().end_list();
    three.begin_list().begin_list().end_list().end_list();
    three.begin_list().begin_list().end_list().begin_list().begin_list().end_list().end_list().end_list();
    three.end_list();
    EXPECT_EQ(to_hex(three.finish()), "c7c0c1c0c3c0c1c0");
}

TEST(Rlp, Integers) {
    const std::pair<u64, std::string_view> cases[] = {{0, "80"},
                                                      {1, "01"},
                                                      {127, "7f"},
                                                      {128, "8180"},
                                                      {255, "81ff"},
                                                      {256, "820100"},
                                                      {1024, "820400"},
                                                      {0xffffff, "83ffffff"},
                                                      {~u64{0}, "88ffffffffffffffff"}};
    for (const auto& [value, text] : cases) EXPECT_EQ(to_hex(Writer().integer(value).finish()), text);
    EXPECT_EQ(to_hex(Writer().integer(from_hex("0000000400")).finish()), "820400");
    EXPECT_EQ(to_hex(Writer().integer(from_hex("0000")).finish()), "80");
    EXPECT_EQ(to_hex(Writer().integer(Bytes{}).finish()), "80");
}

TEST(Rlp, LengthsAtTheirLimits) {
    const std::pair<std::size_t, std::string_view> headers[] = {
        {55, "b7"}, {56, "b838"}, {255, "b8ff"}, {256, "b90100"}, {65536, "ba010000"}};
    for (const auto& [size, header] : headers) {
        const std::vector<u8> value(size, 'x');
        const auto string = Writer().bytes(value).finish();
        EXPECT_EQ(to_hex(string).substr(0, header.size()), header);
        EXPECT_EQ(string.size(), size + header.size() / 2);
        // A list whose content has this size has the same header, plus 0x40.
        Writer list;
        list.begin_list();
        for (std::size_t i = 0; i < size; ++i) list.bytes(Bytes(value).first(1));
        const auto encoding = list.end_list().finish();
        EXPECT_EQ(encoding[0], string[0] + 0x40);
        EXPECT_EQ(encoding.size(), string.size());
    }
}

/// After finish, a writer is empty.
RC_GTEST_PROP(RlpLaws, WriterIsEmptyAfterFinish, ()) {
    const auto value = *testing::gen::bytes_between(0, 300);
    Writer writer;
    const auto first = writer.bytes(value).finish();
    RC_ASSERT(writer.bytes(value).finish() == first);
    RC_ASSERT((value.size() == 1 && value[0] < 0x80 ? first == value : first.size() > value.size()));
}

}  // namespace
}  // namespace coffer::rlp
