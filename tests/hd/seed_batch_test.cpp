// Deriving the seeds of many mnemonics at once gives the same result as deriving them one by one.
#include "coffer/hd/seed_batch.hpp"
#include "hd/support.hpp"

namespace coffer::testing {
namespace {

std::vector<std::string> hex_of(const std::vector<Seed>& seeds) {
    std::vector<std::string> texts;
    for (const Seed& seed : seeds) texts.push_back(to_hex(seed.reveal()));
    return texts;
}

MnemonicAndPassphrase numbered(std::size_t i, std::string_view passphrase) {
    constexpr std::array<std::size_t, 5> sizes{16, 20, 24, 28, 32};
    const std::vector<u8> entropy(sizes[i % sizes.size()], static_cast<u8>(i * 7 + 1));
    return {value(Mnemonic::from_entropy(entropy, languages()[i % languages().size()].id)), secret(passphrase)};
}

// All vectors of BIP-39, in every language, in one call.
TEST(SeedBatch, PublishedVectors) {
    const auto file = VectorFile::load("bip39/mnemonics.json");
    std::vector<MnemonicAndPassphrase> phrases;
    std::vector<std::string> expected;
    for (const Record& record : file.list("valid")) {
        record.ignore_rest("mnemonic_test reads them");
        phrases.push_back({value(Mnemonic::parse(as_bytes(record.text("mnemonic")))), secret(record.text("passphrase"))});
        expected.push_back(record.text("seed"));
    }
    EXPECT_EQ(expected.size(), 288U);
    EXPECT_EQ(hex_of(value(derive_seeds(phrases, 2))), expected);
}

TEST(SeedBatch, EveryCountOnEveryNumberOfThreads) {
    constexpr std::size_t most = 19;
    std::vector<MnemonicAndPassphrase> phrases;
    std::vector<std::string> expected;
    for (std::size_t count = 0; count <= most; ++count) {
        for (const unsigned threads : {0U, 1U, 2U, 5U}) EXPECT_EQ(hex_of(value(derive_seeds(phrases, threads))), expected) << count;
        phrases.push_back(numbered(count, std::string(count * 37, 'x') + "caf\u00e9"));
        expected.push_back(to_hex(value(phrases.back().mnemonic.to_seed(phrases.back().passphrase)).reveal()));
    }
}

TEST(SeedBatch, OnePassphraseForAll) {
    std::vector<Mnemonic> phrases;
    std::vector<std::string> expected;
    std::vector<std::string> plain;
    const SecretText passphrase = secret("\u212bngstr\u00f6m");
    for (std::size_t i = 0; i < 13; ++i) {
        phrases.push_back(numbered(i, "").mnemonic);
        expected.push_back(to_hex(value(phrases.back().to_seed(passphrase)).reveal()));
        plain.push_back(to_hex(phrases.back().to_seed(no_passphrase).reveal()));
    }
    EXPECT_EQ(hex_of(value(derive_seeds(phrases, passphrase, 2))), expected);
    EXPECT_EQ(hex_of(value(derive_seeds(phrases, SecretText(), 1))), plain);
    EXPECT_EQ(refusal(derive_seeds(phrases, secret(std::string(65537, 'x')), 1)), "passphrase_too_long");
    EXPECT_EQ(refusal(derive_seeds(phrases, secret("\u0378"), 1)), "text_unassigned");
    const auto kept = derive_seeds(phrases, secret("\u0378"), 1, text::Unassigned::keep);
    EXPECT_TRUE(ct_equal(kept->front().reveal(), phrases.front().to_seed(secret("\u0378"), text::Unassigned::keep)->reveal()));
}

// The error names the first mnemonic that fails, however many fail and on however many threads.
TEST(SeedBatch, ErrorsNameTheFirstItem) {
    for (const std::size_t bad : {0U, 3U, 8U, 20U, 29U}) {
        std::vector<MnemonicAndPassphrase> phrases;
        for (std::size_t i = 0; i < 30; ++i) phrases.push_back(numbered(i, "fine"));
        for (std::size_t i = bad; i < 30; i += 4) phrases[i].passphrase = secret(i == bad ? "\u0378" : std::string(65537, 'x'));
        for (const unsigned threads : {1U, 2U, 4U}) {
            const auto refused = derive_seeds(phrases, threads);
            EXPECT_EQ(refusal(refused), "text_unassigned@" + std::to_string(bad));
            EXPECT_STREQ(refused.error().what, "passphrase");
        }
    }
}

}  // namespace
}  // namespace coffer::testing
