#include "encoding/big_endian.hpp"

#include "support/rc.hpp"
#include "support/vector_file.hpp"

namespace coffer {
namespace {

TEST(BigEndian, ServiceFigures) {
    for (const auto& record : testing::VectorFile::load("encoding/text.json").list("normalize_padding")) {
        EXPECT_EQ(record.text("coffer"), "accept");
        const auto inputs = record.record("inputs");
        std::vector<u8> out(inputs.natural("target_length"), 0xee);
        EXPECT_TRUE(big_endian::fit_into(out, inputs.hex("hex"))) << record.where();
        EXPECT_EQ(testing::to_hex(out), record.record("expected").text("hex")) << record.where();
    }
}

RC_GTEST_PROP(BigEndianLaws, TheNumberStaysTheSame, ()) {
    const auto number = *testing::gen::bytes_between(0, 40);
    const auto zeros = *rc::gen::inRange<std::size_t>(0, 10);
    const auto size = *rc::gen::inRange<std::size_t>(0, 50);
    std::vector<u8> longer(zeros, 0);
    longer.insert(longer.end(), number.begin(), number.end());
    const auto first = std::find_if(number.begin(), number.end(), [](u8 byte) { return byte != 0; });
    const auto significant = static_cast<std::size_t>(number.end() - first);

    std::vector<u8> out(size, 0xee);
    const Status status = big_endian::fit_into(out, longer);
    RC_ASSERT(status.has_value() == (significant <= size));
    std::vector<u8> wanted(size, 0);
    if (status) {
        std::copy(first, number.end(), wanted.end() - static_cast<std::ptrdiff_t>(significant));
    } else {
        RC_ASSERT(status.error() == fail(Errc::length_mismatch).error());
    }
    RC_ASSERT(out == wanted);
}

}  // namespace
}  // namespace coffer
