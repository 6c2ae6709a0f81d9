#include "encoding/protobuf.hpp"

#include <gtest/gtest.h>

#include "support/hex.hpp"
#include "support/rc.hpp"

namespace coffer::protobuf {
namespace {

using testing::from_hex;
using testing::to_hex;

constexpr auto schema = std::to_array<FieldRow>({{1, "one", Kind::number},
                                                 {2, "two", Kind::bytes},
                                                 {3, "three", Kind::boolean},
                                                 {4, "four", Kind::bytes, true},
                                                 {16, "sixteen", Kind::number}});

TEST(Protobuf, TheDocumentationsExamples) {
    const auto bytes = from_hex("089601");
    const auto message = Message::parse(schema, bytes);
    ASSERT_TRUE(message);
    EXPECT_EQ(message->number(1), 150U);
    EXPECT_EQ(message->number(16), 0U);
    EXPECT_EQ(message->find(2), nullptr);
    EXPECT_TRUE(message->bytes(2).empty());
    const auto text = Message::parse(schema, from_hex("120774657374696e67"));
    EXPECT_EQ(as_text(text->bytes(2)), "testing");
    EXPECT_EQ(text->find(2)->at, 2U);
    EXPECT_TRUE(Message::parse(schema, {})->values().empty());
}

TEST(Protobuf, RefusalsWithPlaceAndField) {
    const std::pair<std::string_view, Error> cases[] = {
        {"08", {Errc::truncated, 1, "one"}},
        {"0896", {Errc::truncated, 1, "one"}},
        {"88", {Errc::truncated, 0, ""}},
        {"1202aa", {Errc::truncated, 0, "two"}},
        {"12ffffffffffffffff7f", {Errc::truncated, 0, "two"}},
        {"089600", {Errc::integer_not_minimal, 1, "one"}},
        {"8800", {Errc::integer_not_minimal, 0, ""}},
        {"08ffffffffffffffffff01", {Errc::integer_range, 0, "one"}},  // -1
        {"08ffffffffffffffffff02", {Errc::integer_range, 1, "one"}},  // beyond 64 bits
        {"08ffffffffffffffffff8001", {Errc::integer_range, 1, "one"}},
        {"1802", {Errc::integer_range, 0, "three"}},
        {"0800", {Errc::protobuf_syntax, 0, "one"}},
        {"1200", {Errc::protobuf_syntax, 0, "two"}},
        {"0a0101", {Errc::protobuf_syntax, 0, "one"}},
        {"1001", {Errc::protobuf_syntax, 0, "two"}},
        {"0d00000000", {Errc::protobuf_syntax, 0, "one"}},
        {"08010802", {Errc::protobuf_syntax, 2, "one"}},
        {"1801120161", {Errc::protobuf_syntax, 2, "two"}},
        {"0001", {Errc::unknown_field, 0, ""}},
        {"2801", {Errc::unknown_field, 0, ""}},
        {"08018a8080808001", {Errc::unknown_field, 2, ""}},
    };
    for (const auto& [digits, error] : cases) {
        const auto message = Message::parse(schema, from_hex(digits));
        ASSERT_FALSE(message) << digits;
        EXPECT_EQ(message.error(), error) << digits << " " << error_name(message.error().code) << " " << message.error().at;
    }
    EXPECT_EQ(Message::parse(schema, from_hex("0800"), 100).error().at, 100U);
}

TEST(Protobuf, RepeatedFieldsMayBeEmptyAndMany) {
    const auto message = Message::parse(schema, from_hex("220161220022026263"));
    ASSERT_TRUE(message);
    EXPECT_EQ(message->values().size(), 3U);
    EXPECT_EQ(message->values()[1].bytes.size(), 0U);
}

std::vector<u8> written(const Message& message) {
    Writer writer;
    for (const Value& value : message.values()) {
        const FieldRow& row = *std::ranges::find(schema, value.field, &FieldRow::number);
        if (row.kind != Kind::bytes) {
            writer.number(value.field, value.number);
        } else if (row.repeated) {
            writer.element(value.field, value.bytes);
        } else {
            writer.bytes(value.field, value.bytes);
        }
    }
    return writer.finish();
}

RC_GTEST_PROP(ProtobufLaws, WhatIsReadIsWrittenAgain, ()) {
    Writer writer;
    writer.number(1, *rc::gen::arbitrary<u64>() >> 1U)
        .bytes(2, *testing::gen::bytes_between(0, 200))
        .number(3, *rc::gen::inRange<u64>(0, 2));
    for (unsigned i = *rc::gen::inRange(0U, 4U); i > 0; --i) writer.element(4, *testing::gen::bytes_between(0, 3));
    writer.number(16, *rc::gen::inRange<u64>(0, 1000));
    auto bytes = writer.finish();
    const auto message = Message::parse(schema, bytes);
    RC_ASSERT(message.has_value());
    RC_ASSERT(written(*message) == bytes);
    if (bytes.empty()) return;
    bytes[*rc::gen::inRange<std::size_t>(0, bytes.size())] = *testing::gen::byte();
    const auto other = Message::parse(schema, bytes);
    if (other) RC_ASSERT(written(*other) == bytes);
}

}  // namespace
}  // namespace coffer::protobuf
