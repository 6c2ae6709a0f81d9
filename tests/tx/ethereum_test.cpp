#include "coffer/tx/ethereum.hpp"

#include "coffer/crypto/hash.hpp"
#include "coffer/encoding/eip55.hpp"
#include "tx/networks.hpp"
#include "tx/tx_support.hpp"

namespace coffer::tx::ethereum {
namespace {

using namespace coffer::testing;

std::string text_of(const Address& account) {
    const auto text = eip55::encode(account);
    return {text.begin(), text.end()};
}

Transaction parsed(Bytes raw) {
    auto transaction = Transaction::parse(raw);
    if (!transaction) throw std::runtime_error("refused: " + name_of(transaction));
    return *std::move(transaction);
}

TEST(EthereumVectors, AreReadShownHashedAndSigned) {
    const auto file = VectorFile::load("tx/ethereum.json");
    for (const Record& record : file.list("valid")) {
        const auto unsigned_bytes = record.hex("unsigned");
        const auto signed_bytes = record.hex("signed");
        const Transaction plain = parsed(unsigned_bytes);
        const Transaction whole = parsed(signed_bytes);
        EXPECT_FALSE(plain.is_signed());
        EXPECT_FALSE(plain.sender());
        EXPECT_EQ(plain.serialize(), unsigned_bytes);
        EXPECT_EQ(whole.serialize(), signed_bytes);
        EXPECT_EQ(code_of(plain.hash()), Errc::transaction_unsigned);

        const auto key = private_key<Secp256k1>(record.text("private_key"));
        const auto made = plain.sign(key);
        ASSERT_TRUE(made) << record.where();
        EXPECT_EQ(to_hex(made->serialize()), to_hex(signed_bytes)) << record.where();
        EXPECT_EQ(made->sender(), address_of(key.public_key()));
        EXPECT_EQ(code_of(whole.sign(key)), Errc::transaction_signed);

        const Record digests = record.record("digests");
        expect_lines(whole.digests(), digests);
        EXPECT_EQ("0x" + to_hex(plain.signing_hash()), digests.text("signingHash"));
        EXPECT_EQ(text_of(*whole.sender()), digests.text("from"));
        expect_lines(whole.describe(), record.record("show"));
        EXPECT_EQ(plain.describe().text("signed"), "no");
        EXPECT_EQ(whole.fields().chain_id.has_value(), record.text("kind") != "legacy without chain");

        const auto entries = record.list("access_list");
        ASSERT_EQ(whole.fields().access_list.size(), entries.size());
        std::vector<std::string> listed;
        for (const AccessEntry& entry : whole.fields().access_list) {
            listed.push_back("[\"" + text_of(entry.address) + "\"," + std::to_string(entry.storage_keys.size()) + "]");
        }
        for (std::size_t i = 0; i < entries.size(); ++i) EXPECT_EQ(listed[i], entries[i].json());
        const auto authorities = record.texts("authorities");
        ASSERT_EQ(whole.fields().authorizations.size(), authorities.size());
        for (std::size_t i = 0; i < authorities.size(); ++i) {
            EXPECT_EQ(text_of(whole.fields().authorizations[i].authority), authorities[i]);
        }
    }
}

/// After any change of one bit, the bytes are refused or parse to other fields. A signed transaction never keeps its sender.
TEST(EthereumTampering, EveryBitOfEveryVector) {
    const auto file = VectorFile::load("tx/ethereum.json");
    std::size_t refused = 0, changed = 0;
    for (const Record& record : file.list("valid")) {
        record.ignore_rest("the test of the vectors reads them");
        const auto signed_bytes = record.hex("signed");
        if (signed_bytes.size() > 170) continue;
        const Transaction whole = parsed(signed_bytes);
        each_bit_flip(signed_bytes, [&](const std::vector<u8>& bytes) {
            const auto other = Transaction::parse(bytes);
            if (!other) {
                ++refused;
                EXPECT_LE(error_group(other.error().code), 6);
                return;
            }
            ++changed;
            EXPECT_EQ(other->serialize(), bytes);
            EXPECT_TRUE(!other->is_signed() || *other->sender() != *whole.sender()) << to_hex(bytes);
        });
    }
    EXPECT_GT(refused, 1000U);
    EXPECT_GT(changed, 1000U);
}

TEST(EthereumTampering, TruncatedOrLongerIsRefused) {
    const auto file = VectorFile::load("tx/ethereum.json");
    for (const Record& record : file.list("valid")) {
        record.ignore_rest("the test of the vectors reads them");
        for (const char* form : {"unsigned", "signed"}) {
            auto bytes = record.hex(form);
            each_truncation(bytes, [&](Bytes cut) { EXPECT_FALSE(Transaction::parse(cut)); });
            bytes.push_back(0);
            const auto longer = Transaction::parse(bytes);
            EXPECT_EQ(longer.error(), (Error{Errc::trailing_bytes, static_cast<u32>(bytes.size() - 1), "transaction"}));
        }
    }
}

TEST(EthereumDescription, WhatNoVectorShows) {
    // A transaction without a chain ID, and one that creates a contract.
    const Transaction legacy =
        parsed(from_hex("c98080808080"
                        "83616263"
                        ""));
    const Description said = legacy.describe();
    EXPECT_EQ(said.text("to"), "none: a contract is created");
    EXPECT_EQ(said.text("dataLength"), "3");
    EXPECT_EQ(said.find("chainId"), nullptr);
    EXPECT_EQ(said.text("network"), "every chain (no chain id: anybody can repeat it elsewhere)");
    EXPECT_EQ(said.find("from"), nullptr);
}

TEST(EthereumNetworks, AreFoundById) {
    EXPECT_EQ(find_network(1)->name, "Ethereum mainnet");
    EXPECT_EQ(find_network(0), nullptr);
    EXPECT_EQ(find_network(~u64{0}), nullptr);
    for (const Chain& network : networks) EXPECT_EQ(find_network(network.chain_id), &network);
}

RC_GTEST_PROP(EthereumLaws, RandomBytesBehindAHeaderAreRefusedOrComeBack, ()) {
    auto bytes = *gen::bytes_between(0, 60);
    if (*rc::gen::arbitrary<bool>()) bytes.insert(bytes.begin(), static_cast<u8>(0xc0 + std::min<std::size_t>(bytes.size(), 55)));
    const auto read = Transaction::parse(bytes);
    if (read) RC_ASSERT(read->serialize() == bytes);
}

}  // namespace
}  // namespace coffer::tx::ethereum
