#include "encoding/crc16.hpp"

#include "support/rc.hpp"

namespace coffer {
namespace {

/// reference divides bit by bit.
u16 reference(Bytes data) {
    unsigned crc = 0;
    for (const u8 byte : data) {
        crc ^= static_cast<unsigned>(byte) << 8;
        for (int bit = 0; bit < 8; ++bit) crc = (crc & 0x8000) != 0 ? crc << 1 ^ 0x1021 : crc << 1;
        crc &= 0xffff;
    }
    return static_cast<u16>(crc);
}

TEST(Crc16, CheckValues) {
    EXPECT_EQ(crc16_xmodem(as_bytes("123456789")), 0x31c3);
    EXPECT_EQ(crc16_xmodem({}), 0);
    static_assert(crc16_xmodem(Bytes()) == 0);
}

RC_GTEST_PROP(Crc16, IsTheReference, ()) {
    const auto bytes = *testing::gen::bytes_between(0, 100);
    RC_ASSERT(crc16_xmodem(bytes) == reference(bytes));
}

}  // namespace
}  // namespace coffer
