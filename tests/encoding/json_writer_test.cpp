#include "encoding/json_writer.hpp"

#include <limits>

#include "encoding/json.hpp"
#include "support/rc.hpp"

namespace coffer {
namespace {

TEST(JsonWriter, WritesCompactTextInTheCallersOrder) {
    json::Writer writer;
    writer.begin_object()
        .member("publicKey", "02ab")
        .member("scheme", "P256")
        .name("list")
        .begin_array()
        .text("a")
        .integer(-1)
        .unsigned_integer(~u64{0})
        .boolean(true)
        .boolean(false)
        .null()
        .begin_object()
        .end_object()
        .begin_array()
        .end_array()
        .end_array()
        .name("min")
        .integer(std::numeric_limits<std::int64_t>::min())
        .end_object();
    EXPECT_EQ(writer.finish(), R"({"publicKey":"02ab","scheme":"P256","list":["a",-1,18446744073709551615,true,false,null,{},[]],)"
                               R"("min":-9223372036854775808})");
    EXPECT_EQ(writer.text("again").finish(), "\"again\"");
}

TEST(JsonWriter, EscapesNoMoreThanItMust) {
    std::string all;
    for (char c = 0; c < 0x7f; ++c) all += c;
    all += "\x7f/\xc3\xa9\xf0\x9f\x98\x80";
    const std::string text = json::Writer().text(all).finish();
    EXPECT_EQ(text,
              "\"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013"
              "\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f !\\\"#$%&'()*+,-./0123456789:;<=>?"
              "@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\x7f/\xc3\xa9\xf0\x9f\x98\x80\"");
}

RC_GTEST_PROP(JsonWriter, WhatItWritesIsReadBack, ()) {
    const auto strings = *rc::gen::container<std::vector<std::string>>(
        testing::gen::text_of(std::string_view("\0\x01\n\r\t\b\f\"\\/ aZ\x1f\x7f{}[]:,", 21), 0, 40));
    json::Writer writer;
    json::SecretWriter secret_writer;
    writer.begin_array();
    secret_writer.begin_array();
    for (const std::string& s : strings) {
        writer.text(s);
        secret_writer.text(s);
    }
    const std::string text = writer.end_array().finish();
    const SecretBytes secret = secret_writer.end_array().finish();
    RC_ASSERT(std::string(as_text(secret.reveal())) == text);
    const auto document = json::Document::parse(as_bytes(text), {.max_bytes = 1 << 20});
    RC_ASSERT(document.has_value());
    std::vector<std::string> back;
    for (const json::Value value : *document->root().array()) back.emplace_back(*value.text());
    RC_ASSERT(back == strings);
}

TEST(JsonWriter, SecretTextGrowsInSecretMemory) {
    const std::string large(5000, 'x');
    json::SecretWriter writer;
    writer.begin_object().member("otp_code", "123456").member("large", large).end_object();
    const SecretBytes text = writer.finish();
    EXPECT_EQ(as_text(text.reveal()), "{\"otp_code\":\"123456\",\"large\":\"" + large + "\"}");
}

TEST(JsonWriterDeathTest, ShapelessTextIsTheCallersFault) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    const char* const not_whole = "contract violated: begun_ && depth_ == 0 \\(json_writer\\.cpp:";
    EXPECT_DEATH((void)json::Writer().begin_object().finish(), not_whole);
    EXPECT_DEATH((void)json::Writer().finish(), not_whole);
    EXPECT_DEATH((void)json::Writer().text("a").text("b"), "contract violated: !begun_ ");
    EXPECT_DEATH((void)json::Writer().begin_object().text("a"), "contract violated: after_name_ ");
    EXPECT_DEATH((void)json::Writer().begin_array().name("a"), "");
    EXPECT_DEATH((void)json::Writer().begin_object().name("a").name("b"), "");
    EXPECT_DEATH((void)json::Writer().begin_object().name("a").end_object(), "");
    EXPECT_DEATH((void)json::Writer().begin_object().end_array(), "");
    EXPECT_DEATH((void)json::Writer().end_array(), "");
    EXPECT_DEATH((void)json::Writer().text("\xff"), "contract violated: check_utf8");
}

}  // namespace
}  // namespace coffer
