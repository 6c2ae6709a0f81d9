#include <gtest/gtest.h>

#include <string>

#include "encoding/rlp.hpp"
#include "support/hex.hpp"
#include "support/rc.hpp"

namespace coffer::rlp {
namespace {

using testing::from_hex;
using testing::to_hex;

struct Refusal {
    std::string_view hex;
    Errc code;
    std::uint32_t at;
};

/// copy writes again every item that it reads.
Status copy(Reader reader, Writer& writer) {
    while (!reader.at_end()) {
        if (reader.next_is_list()) {
            const auto inner = reader.list();
            if (!inner) return fail(inner.error());
            writer.begin_list();
            if (const auto status = copy(*inner, writer); !status) return status;
            writer.end_list();
        } else {
            const auto bytes = reader.bytes();
            if (!bytes) return fail(bytes.error());
            writer.bytes(*bytes);
        }
    }
    return reader.finish();
}

TEST(RlpReader, Examples) {
    const auto list = from_hex("c88363617483646f67");
    Reader outer(list);
    EXPECT_TRUE(outer.next_is_list());
    auto inner = outer.list();
    ASSERT_TRUE(inner);
    EXPECT_TRUE(outer.finish());
    EXPECT_EQ(*inner->count(), 2U);
    EXPECT_EQ(inner->offset(), 1U);
    EXPECT_EQ(as_text(*inner->bytes()), "cat");
    EXPECT_EQ(inner->offset(), 5U);
    EXPECT_EQ(inner->finish().error(), (Error{Errc::trailing_bytes, 5, ""}));
    EXPECT_EQ(as_text(*inner->bytes()), "dog");
    EXPECT_TRUE(inner->finish());
    EXPECT_EQ(inner->bytes().error(), (Error{Errc::truncated, 9, ""}));
    for (const std::string_view digits : {"c0", "80", "00", "7f", "8180", "c7c0c1c0c3c0c1c0"}) {
        Writer writer;
        const auto bytes = from_hex(digits);
        ASSERT_TRUE(copy(Reader(bytes), writer)) << digits;
        EXPECT_EQ(to_hex(writer.finish()), digits);
    }
}

TEST(RlpReader, Integers) {
    const std::pair<std::string_view, u64> cases[] = {{"80", 0},     {"01", 1},        {"7f", 127},
                                                      {"8180", 128}, {"820400", 1024}, {"88ffffffffffffffff", ~u64{0}}};
    for (const auto& [digits, value] : cases) {
        const auto bytes = from_hex(digits);
        EXPECT_EQ(*Reader(bytes).integer_u64(), value) << digits;
    }
    const Refusal refusals[] = {
        {"00", Errc::integer_not_minimal, 0},
        {"820001", Errc::integer_not_minimal, 0},
        {"89010000000000000000", Errc::integer_range, 0},
        {"c0", Errc::rlp_syntax, 0},
        {"8100", Errc::rlp_syntax, 0},
        {"", Errc::truncated, 0},
    };
    for (const Refusal& refusal : refusals) {
        const auto bytes = from_hex(refusal.hex);
        Reader reader(bytes);
        EXPECT_EQ(reader.integer_u64().error(), (Error{refusal.code, refusal.at, ""})) << refusal.hex;
        EXPECT_EQ(reader.offset(), 0U);
    }
    const auto wide = from_hex("8203e8");
    EXPECT_EQ(Reader(wide).integer(1).error().code, Errc::integer_range);
    EXPECT_EQ(to_hex(*Reader(wide).integer(2)), "03e8");
}

TEST(RlpReader, WhatIsNotCanonicalIsRefusedWithItsPlace) {
    const std::string long_text(56, '6');
    const Refusal refusals[] = {
        {"8100", Errc::rlp_syntax, 0},
        {"817f", Errc::rlp_syntax, 0},
        {"c28101", Errc::rlp_syntax, 1},
        {"82ff", Errc::truncated, 0},
        {"c3820102c0", Errc::trailing_bytes, 4},
        {"c2820102", Errc::truncated, 1},
        {"b8", Errc::truncated, 0},
        {"b83761", Errc::integer_not_minimal, 0},
        {"b90038", Errc::integer_not_minimal, 0},
        {"bfffffffffffffffff", Errc::truncated, 0},
        {"ffffffffffffffffff", Errc::truncated, 0},
        {"f800", Errc::integer_not_minimal, 0},
        {"f837", Errc::integer_not_minimal, 0},
        {"f838", Errc::truncated, 0},
    };
    for (const Refusal& refusal : refusals) {
        const auto bytes = from_hex(refusal.hex);
        Writer writer;
        Reader reader(bytes);
        Status status = Ok{};
        if (refusal.code == Errc::trailing_bytes) {
            ASSERT_TRUE(reader.list());
            status = reader.finish();
        } else {
            status = copy(reader, writer);
        }
        ASSERT_FALSE(status) << refusal.hex;
        EXPECT_EQ(status.error(), (Error{refusal.code, refusal.at, ""})) << refusal.hex;
    }
    const auto bytes = from_hex("b90037" + long_text);
    EXPECT_EQ(Reader(bytes).bytes().error().code, Errc::integer_not_minimal);
    const auto list = from_hex("c101");
    EXPECT_EQ(Reader(list).bytes().error(), (Error{Errc::rlp_syntax, 0, ""}));
    EXPECT_EQ(Reader(from_hex("01")).list().error(), (Error{Errc::rlp_syntax, 0, ""}));
}

TEST(RlpReader, DepthIsLimited) {
    for (const unsigned depth : {Reader::max_depth, Reader::max_depth + 1}) {
        Writer nested;
        for (unsigned i = 0; i < depth; ++i) nested.begin_list();
        for (unsigned i = 0; i < depth; ++i) nested.end_list();
        const auto bytes = nested.finish();
        Writer writer;
        const auto status = copy(Reader(bytes), writer);
        EXPECT_EQ(status.has_value(), depth == Reader::max_depth);
        if (!status) {
            EXPECT_EQ(status.error(), (Error{Errc::rlp_syntax, Reader::max_depth, ""}));
        }
    }
}

void write_random(Writer& writer, unsigned depth) {
    const unsigned kind = *rc::gen::inRange(0U, depth < 4 ? 5U : 3U);
    if (kind == 0) writer.bytes(*testing::gen::bytes_between(0, 3));
    if (kind == 1) writer.bytes(*testing::gen::bytes_between(50, 60));
    if (kind == 2) writer.integer(*rc::gen::arbitrary<u64>());
    if (kind < 3) return;
    writer.begin_list();
    for (unsigned i = *rc::gen::inRange(0U, 4U); i > 0; --i) write_random(writer, depth + 1);
    writer.end_list();
}

RC_GTEST_PROP(RlpReaderLaws, WhatIsWrittenIsReadAndAnyOtherBytesGiveThemselvesOrARefusal, ()) {
    Writer writer;
    write_random(writer, 0);
    const auto encoded = writer.finish();
    Writer again;
    RC_ASSERT(copy(Reader(encoded), again).has_value());
    RC_ASSERT(again.finish() == encoded);

    auto mutated = encoded;
    mutated[*rc::gen::inRange<std::size_t>(0, mutated.size())] = *testing::gen::byte();
    Writer other;
    const auto status = copy(Reader(mutated), other);
    if (status) {
        RC_ASSERT(other.finish() == mutated);
    } else {
        RC_ASSERT(status.error().at < mutated.size() + 1);
    }
    if (!encoded.empty()) {
        auto shorter = Bytes(encoded).first(encoded.size() - 1);
        Writer cut;
        RC_ASSERT((shorter.empty() || !copy(Reader(shorter), cut).has_value()));
    }
}

}  // namespace
}  // namespace coffer::rlp
