#include "core/reader.hpp"

#include "support/rc.hpp"

namespace coffer {
namespace {

using testing::gen::bytes_between;

const ByteArray<8> eight{1, 2, 3, 4, 5, 6, 7, 8};

TEST(Reader, ReadsIntegersInBothOrders) {
    EXPECT_EQ(*Reader(eight).u16_be(), 0x0102);
    EXPECT_EQ(*Reader(eight).u16_le(), 0x0201);
    EXPECT_EQ(*Reader(eight).u32_be(), 0x01020304U);
    EXPECT_EQ(*Reader(eight).u32_le(), 0x04030201U);
    EXPECT_EQ(*Reader(eight).u64_be(), 0x0102030405060708U);
    EXPECT_EQ(*Reader(eight).u64_le(), 0x0807060504030201U);
}

TEST(Reader, RefusesWithoutAdvancing) {
    Reader reader(Bytes(eight).first(3));
    EXPECT_EQ(*reader.byte(), 1);
    EXPECT_EQ(reader.u32_be().error(), fail(Errc::truncated, std::size_t{1}).error());
    EXPECT_EQ(reader.take(3).error(), fail(Errc::truncated, std::size_t{1}).error());
    EXPECT_EQ(reader.take<3>().error(), fail(Errc::truncated, std::size_t{1}).error());
    EXPECT_EQ(reader.finish().error(), fail(Errc::trailing_bytes, std::size_t{1}).error());
    EXPECT_EQ(reader.remaining(), 2U);
    EXPECT_EQ(*reader.u16_be(), 0x0203);
    EXPECT_TRUE(reader.finish());
    EXPECT_EQ(reader.byte().error(), fail(Errc::truncated, std::size_t{3}).error());
}

TEST(Reader, TakesHugeCountsForWhatTheyAre) {
    Reader reader(eight);
    EXPECT_FALSE(reader.take(SIZE_MAX));
    EXPECT_EQ(reader.offset(), 0U);
}

RC_GTEST_PROP(Reader, ReadsWhatWriterWrites, (u8 a, u16 b, u32 c, u64 d)) {
    const auto tail = *bytes_between(0, 20);
    std::vector<u8> buffer(1 + 2 * (2 + 4 + 8) + tail.size());
    Writer writer(buffer);
    writer.byte(a);
    writer.u16_be(b);
    writer.u16_le(b);
    writer.u32_be(c);
    writer.u32_le(c);
    writer.u64_be(d);
    writer.u64_le(d);
    writer.bytes(tail);
    RC_ASSERT(writer.remaining() == 0U);
    RC_ASSERT(writer.written() == buffer.size());

    Reader reader(buffer);
    RC_ASSERT(*reader.byte() == a);
    RC_ASSERT(*reader.u16_be() == b);
    RC_ASSERT(*reader.u16_le() == b);
    RC_ASSERT(*reader.u32_be() == c);
    RC_ASSERT(*reader.u32_le() == c);
    RC_ASSERT(*reader.u64_be() == d);
    RC_ASSERT(*reader.u64_le() == d);
    const Bytes rest = *reader.take(tail.size());
    RC_ASSERT(std::equal(rest.begin(), rest.end(), tail.begin(), tail.end()));
    RC_ASSERT(reader.finish().has_value());
}

TEST(WriterDeathTest, OverflowEndsTheProcess) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    ByteArray<3> room{};
    EXPECT_DEATH(Writer(room).u32_be(0), "contract violated: sizeof\\(T\\) <= remaining\\(\\) \\(reader\\.hpp:");
    EXPECT_DEATH(Writer(room).bytes(eight), "contract violated: value\\.size\\(\\) <= remaining\\(\\) \\(reader\\.hpp:");
}

}  // namespace
}  // namespace coffer
