#include "coffer/tx/description.hpp"

#include "tx/tx_support.hpp"

namespace coffer::tx {
namespace {

using namespace coffer::testing;

std::string shown(std::string_view text) {
    return printable(as_bytes(text));
}

TEST(Printable, TextStays) {
    for (const std::string_view text : {"", "Hello, world!", "Grüße", "日本語", "🔑"}) EXPECT_EQ(shown(text), text);
}

TEST(Printable, WhatATerminalActsOnIsEscaped) {
    EXPECT_EQ(shown("\x1b[2J\x07"), "\\x1b[2J\\x07");
    EXPECT_EQ(shown("a\nb\r\t"), "a\\x0ab\\x0d\\x09");
    EXPECT_EQ(shown("\\x1b"), "\\\\x1b");
    EXPECT_EQ(shown("\xc2\x9b"), "\\xc2\\x9b");  // C1 control sequence introducer
    EXPECT_EQ(shown("a\xe2\x80\xae"
                    "b"),
              "a\\xe2\\x80\\xae"
              "b");                                       // right-to-left override
    EXPECT_EQ(shown("\xe2\x80\x8b"), "\\xe2\\x80\\x8b");  // zero-width space
    EXPECT_EQ(shown("\xff\xc3"), "\\xff\\xc3");
    EXPECT_EQ(shown(std::string_view("\0", 1)), "\\x00");
}

RC_GTEST_PROP(PrintableLaws, IsHarmlessAndTellsEveryByte, ()) {
    const auto bytes = *gen::bytes_between(0, 40);
    const std::string text = printable(bytes);
    std::vector<u8> back;
    for (std::size_t i = 0; i < text.size();) {
        RC_ASSERT(static_cast<u8>(text[i]) >= 0x20);
        RC_ASSERT(text[i] != 0x7f);
        if (text[i] != '\\') {
            back.push_back(static_cast<u8>(text[i++]));
        } else if (text[i + 1] == '\\') {
            back.push_back('\\');
            i += 2;
        } else {
            back.push_back(from_hex(text.substr(i + 2, 2))[0]);
            i += 4;
        }
    }
    RC_ASSERT(back == bytes);
}

/// Lines that a person must not overlook, in transactions of other implementations. Lists must have these lines and no others.
TEST(Descriptions, SayWhatCouldBeUnderstated) {
    for (const Record& record : VectorFile::load("tx/descriptions.json").list("cases")) {
        const auto chain = parse_chain(record.text("chain"));
        ASSERT_TRUE(chain) << record.where();
        const auto transaction = parse(record.hex("transaction"), *chain);
        ASSERT_TRUE(transaction) << record.text("kind") << ": " << name_of(transaction);
        const Description said = describe(*transaction);
        const Record show = record.record("show");
        SCOPED_TRACE(record.text("kind"));
        expect_lines(said, show);
        EXPECT_TRUE(names_are_distinct(said));
        for (const std::string& name : show.fields()) {
            if (show.is_text(name)) continue;
            const auto items = show.list(name);
            for (std::size_t i = 0; i < items.size(); ++i) EXPECT_EQ(said.find(name)->items[i].lines.size(), items[i].fields().size());
        }
    }
}

}  // namespace
}  // namespace coffer::tx
