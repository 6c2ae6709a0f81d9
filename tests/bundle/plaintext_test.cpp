// Plaintexts that hold a mnemonic and a passphrase.
#include <gtest/gtest.h>

#include "bundle/test_enclave.hpp"
#include "support/rc.hpp"
#include "support/vector_file.hpp"

namespace coffer::testing {
namespace {

using bundle::WalletPlaintext;

TEST(WalletPlaintext, PublishedOnes) {
    for (const Record& record : VectorFile::load("bundle/wallet_plaintext.json").list("wallet_plaintext")) {
        SCOPED_TRACE(record.where());
        EXPECT_EQ(record.text("coffer"), "accept");
        const auto text = record.record("inputs").text("plaintext_utf8");
        const auto wallet = value_of(WalletPlaintext::parse(as_bytes(text)));
        const Record expected = record.record("expected");
        EXPECT_EQ(as_text(wallet.phrase.reveal()), expected.text("mnemonic"));
        ASSERT_EQ(wallet.passphrase.has_value(), !expected.is_null("passphrase"));
        if (wallet.passphrase) {
            EXPECT_EQ(as_text(wallet.passphrase->reveal()), expected.text("passphrase"));
        }
    }
}

TEST(WalletPlaintext, Forms) {
    const struct {
        std::string_view plaintext, phrase;
        std::optional<std::string_view> passphrase;
    } cases[] = {
        {"a b", "a b", std::nullopt},
        {"a b\np", "a b", "p"},
        {"a b\n", "a b", ""},
        {"a b\n--PASS--\np", "a b", "p"},
        {"a b\n--PASS--\n", "a b", ""},
        {"a b\n--PASS--", "a b", "--PASS--"},  // without a third line this is the passphrase itself
        {"a b\n--PASS--x", "a b", "--PASS--x"},
        {"a b\n--pass--", "a b", "--pass--"},
        {"a b\n p ", "a b", " p "},
        {"a b\n\t", "a b", "\t"},
    };
    for (const auto& row : cases) {
        SCOPED_TRACE(row.plaintext);
        const auto wallet = value_of(WalletPlaintext::parse(as_bytes(row.plaintext)));
        EXPECT_EQ(as_text(wallet.phrase.reveal()), row.phrase);
        ASSERT_EQ(wallet.passphrase.has_value(), row.passphrase.has_value());
        if (row.passphrase) {
            EXPECT_EQ(as_text(wallet.passphrase->reveal()), *row.passphrase);
        }
    }
}

TEST(WalletPlaintext, Refusals) {
    const struct {
        std::string_view plaintext;
        Errc error;
    } cases[] = {
        {"", Errc::text_empty},
        {"\n", Errc::text_empty},
        {"\npass", Errc::text_empty},
        {"a\np\n", Errc::text_line_break},
        {"a\np\nq", Errc::text_line_break},
        {"a\n\n", Errc::text_line_break},
        {"a\n--pass--\np", Errc::text_line_break},
        {"a\n--PASS-- \np", Errc::text_line_break},
        {"a\n--PASS--\np\n", Errc::text_line_break},
        {"a\n--PASS--\np\nq", Errc::text_line_break},
        {"a\n--PASS--\n--PASS--\np", Errc::text_line_break},
        {"a\r\np", Errc::text_line_break},
        {"a\np\r", Errc::text_line_break},
        {"a\r", Errc::text_line_break},
        {"\xff", Errc::utf8_invalid},
        {"a\n\xff", Errc::utf8_invalid},
    };
    for (const auto& row : cases) {
        SCOPED_TRACE(row.plaintext);
        EXPECT_EQ(error_of(WalletPlaintext::parse(as_bytes(row.plaintext))), row.error);
    }
    const auto surrogate = WalletPlaintext::parse(as_bytes("a\n\xed\xa0\x80"));
    ASSERT_FALSE(surrogate);
    EXPECT_EQ(error_group(surrogate.error().code), 1);
    EXPECT_EQ(surrogate.error().at, no_position);
}

RC_GTEST_PROP(WalletPlaintext, WhatIsEncodedIsReadBack, ()) {
    constexpr std::string_view letters = "abcdefghij -PAS";
    const auto phrase_text = *gen::text_of(letters, 1, 60);
    const bool with_passphrase = *rc::gen::arbitrary<bool>();
    const auto passphrase_text = *gen::text_of(letters, 0, 30);
    const auto parsed_phrase = value_of(SecretText::parse(as_bytes(phrase_text)));
    const auto parsed_passphrase = value_of(SecretText::parse(as_bytes(passphrase_text)));
    const auto plaintext = value_of(WalletPlaintext::encode(parsed_phrase, with_passphrase ? &parsed_passphrase : nullptr));
    const auto wallet = value_of(WalletPlaintext::parse(plaintext.reveal()));
    RC_ASSERT(as_text(wallet.phrase.reveal()) == phrase_text);
    RC_ASSERT(wallet.passphrase.has_value() == with_passphrase);
    if (with_passphrase) RC_ASSERT(as_text(wallet.passphrase->reveal()) == passphrase_text);
}

}  // namespace
}  // namespace coffer::testing
