#include "support/vector_file.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "support/rc.hpp"

namespace coffer::testing {
namespace {

constexpr std::string_view sample =
    R"({"origin":"by hand","valid":[{"id":"a","n":-1,"hex":"00Ff","inner":{"flag":true,"words":["x","y"]}},{"n":2,"z":null}],"big":[{"n":18446744073709551615}]})";

TEST(VectorFileTest, ReadsEveryKindOfField) {
    const auto file = VectorFile::parse("sample", sample);
    const auto valid = file.list("valid");
    ASSERT_EQ(valid.size(), 2U);
    EXPECT_EQ(valid[0].where(), "sample: valid[0] (a)");
    EXPECT_EQ(valid[0].integer("n"), -1);
    EXPECT_EQ(valid[0].hex("hex"), (std::vector<u8>{0x00, 0xff}));
    EXPECT_EQ(valid[0].record("inner").json("words"), R"(["x","y"])");
    EXPECT_TRUE(valid[0].record("inner").boolean("flag"));
    EXPECT_EQ(valid[1].natural("n"), 2U);
    EXPECT_TRUE(valid[1].is_null("z"));
    EXPECT_EQ(valid[1].text_or("absent", "fallback"), "fallback");
    EXPECT_EQ(file.list("big")[0].natural("n"), std::numeric_limits<std::uint64_t>::max());
}

TEST(VectorFileTest, UnreadFieldIsFound) {
    const auto unread = VectorFile::unread_fields("sample", sample, [](const VectorFile& file) {
        for (const auto& record : file.list("valid")) EXPECT_NE(record.integer("n"), 0);
    });
    EXPECT_EQ(unread, (std::vector<std::string>{"sample: valid[0].hex", "sample: valid[0].inner", "sample: valid[1].z"}));
}

TEST(VectorFileTest, UnreadFieldOfAnInnerRecordIsFound) {
    const auto unread = VectorFile::unread_fields("sample", sample, [](const VectorFile& file) {
        const auto first = file.list("valid")[0];
        EXPECT_TRUE(first.record("inner").boolean("flag"));
        first.ignore("hex", "not the subject");
        first.ignore("n", "not the subject");
        file.list("valid")[1].ignore_rest("not the subject");
    });
    EXPECT_EQ(unread, (std::vector<std::string>{"sample: valid[0].inner.words"}));
}

TEST(VectorFileTest, NothingIsReportedWhenAllWasRead) {
    const auto unread = VectorFile::unread_fields("sample", sample, [](const VectorFile& file) {
        for (const auto& record : file.list("valid")) EXPECT_FALSE(record.json().empty());
    });
    EXPECT_TRUE(unread.empty());
}

TEST(VectorFileTest, WrongTypeAbsentFieldAndBadJsonThrow) {
    const auto file = VectorFile::parse("sample", sample);
    const auto record = file.list("big")[0];
    EXPECT_THROW((void)record.text("n"), std::runtime_error);
    EXPECT_THROW((void)record.integer("n"), std::runtime_error);
    EXPECT_THROW((void)record.text("m"), std::runtime_error);
    EXPECT_THROW((void)VectorFile::parse("bad", R"({"a":1)"), std::runtime_error);
    EXPECT_THROW((void)VectorFile::parse("bad", R"({"a":1,"a":2})"), std::runtime_error);
    EXPECT_THROW((void)VectorFile::parse("bad", R"({"a":1.5})"), std::runtime_error);
    EXPECT_THROW((void)VectorFile::load("absent.json"), std::runtime_error);
}

TEST(HexTest, RefusesWhatIsNotHexadecimal) {
    EXPECT_THROW((void)from_hex("0"), std::invalid_argument);
    EXPECT_THROW((void)from_hex("0g"), std::invalid_argument);
    EXPECT_THROW((void)from_hex<2>("00"), std::invalid_argument);
}

RC_GTEST_PROP(HexTest, RoundTrip, ()) {
    const auto bytes = *gen::bytes_between(0, 80);
    RC_ASSERT(from_hex(to_hex(bytes)) == bytes);
}

RC_GTEST_PROP(GeneratorTest, ScalarIsInRange, ()) {
    const auto scalar = *gen::scalar();
    RC_ASSERT(scalar[0] != 0xff);
    RC_ASSERT(scalar != (std::array<u8, 32>{}));
}

}  // namespace
}  // namespace coffer::testing
