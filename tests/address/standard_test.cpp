// Published vectors: BIP-173 and BIP-350, Bitcoin Core's key_io, EIP-55, BIP-341, BIP-49, BIP-84, BIP-86, SS58, and those of the service.
#include <gtest/gtest.h>

#include <map>

#include "address/shape.hpp"
#include "coffer/address/registry.hpp"
#include "support/vector_file.hpp"

namespace coffer::address {
namespace {

using testing::Record;
using testing::to_hex;
using testing::VectorFile;

struct Output {
    AddressKind kind;
    std::string payload;
};

// Returns the kind and payload of an output script, or nothing for kinds that coffer does not support.
std::optional<Output> output_of(const std::string& script) {
    const auto is = [&](const char* head, const char* tail, std::size_t size) {
        return script.size() == size && script.starts_with(head) && script.ends_with(tail);
    };
    if (is("76a914", "88ac", 50)) return Output{AddressKind::p2pkh, script.substr(6, 40)};
    if (is("a914", "87", 46)) return Output{AddressKind::p2sh, script.substr(4, 40)};
    if (is("0014", "", 44)) return Output{AddressKind::p2wpkh, script.substr(4)};
    if (is("0020", "", 68)) return Output{AddressKind::p2wsh, script.substr(4)};
    if (is("5120", "", 68)) return Output{AddressKind::p2tr, script.substr(4)};
    return std::nullopt;
}

void expect_output(const std::string& text, const std::string& script, std::optional<Network> network) {
    SCOPED_TRACE(text);
    const auto expected = output_of(script);
    const auto found = identify(text);
    if (!expected) {
        ASSERT_FALSE(found.has_value());
        EXPECT_EQ(found.error().code, Errc::kind_not_offered);
        EXPECT_STREQ(found.error().what, "witness program");
        return;
    }
    ASSERT_TRUE(found.has_value()) << error_name(found.error().code);
    bool on_network = false;
    for (const DecodedAddress& one : *found) {
        EXPECT_EQ(row_of(one.format()).family, "bitcoin");
        EXPECT_EQ(one.kind(), expected->kind);
        EXPECT_EQ(to_hex(one.payload()), expected->payload);
        on_network = on_network || !network || one.network() == *network;
    }
    EXPECT_TRUE(on_network);
}

TEST(Standard, SegwitAddresses) {
    const auto file = VectorFile::load("address/standard/segwit.json");
    for (const Record& record : file.list("valid")) expect_output(record.text("address"), record.text("script_pubkey"), std::nullopt);
    for (const Record& record : file.list("invalid")) {
        const auto found = identify(record.text("address"));
        ASSERT_FALSE(found.has_value()) << record.where();
        EXPECT_NE(found.error().code, Errc::address_syntax) << record.where();
    }
}

std::string with_case_flipped(std::string text) {
    for (char& c : text) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) c = static_cast<char>(c ^ 0x20);
    }
    return text;
}

TEST(Standard, BitcoinCoreKeyIo) {
    const std::map<std::string, Network> networks = {
        {"main", Network::mainnet}, {"test", Network::testnet}, {"signet", Network::signet}, {"regtest", Network::regtest}};
    const auto file = VectorFile::load("address/standard/bitcoin_key_io.json");
    for (const Record& record : file.list("addresses")) {
        const std::string text = record.text("text");
        const std::string script = record.text("script_pubkey");
        const Network network = networks.at(record.text("network"));
        expect_output(text, script, network);
        if (record.boolean("case_flip")) {
            expect_output(with_case_flipped(text), script, network);
        } else {
            EXPECT_FALSE(identify(with_case_flipped(text)).has_value()) << text;
        }
    }
    for (const Record& record : file.list("keys")) {
        record.ignore_rest("the private key tests read it");
        const auto found = identify(record.text("text"));
        ASSERT_FALSE(found.has_value()) << "a private key is no address";
        EXPECT_EQ(found.error().code, Errc::unknown_version_bytes);
    }
    for (const Record& record : file.list("invalid")) {
        const std::string text = record.text("text");
        for (const FormatRow& row : formats()) {
            if (row.family != "bitcoin") continue;
            EXPECT_FALSE(decode(row.id, text).has_value()) << row.name << " " << text;
        }
    }
}

TEST(Standard, Eip55) {
    const auto file = VectorFile::load("address/standard/eip55.json");
    for (const Record& record : file.list("valid")) {
        const std::string text = record.text("address");
        SCOPED_TRACE(text);
        const auto decoded = decode(AddressFormat::ethereum, text);
        ASSERT_TRUE(decoded.has_value());
        EXPECT_EQ(decoded->canonical(), text);
        EXPECT_FALSE(decoded->unchecksummed());
        std::string lower = text;
        std::string upper = text;
        std::size_t letters = 0;
        for (std::size_t i = 2; i < text.size(); ++i) {
            if (text[i] <= '9') continue;
            ++letters;
            lower[i] = static_cast<char>(text[i] | 0x20);
            upper[i] = static_cast<char>(text[i] & ~0x20);
        }
        for (const std::string& plain : {lower, upper}) {
            const auto read = decode(AddressFormat::ethereum, plain);
            ASSERT_TRUE(read.has_value()) << plain;
            EXPECT_EQ(read->canonical(), text);
            EXPECT_EQ(read->unchecksummed(), plain != text);
        }
        for (std::size_t i = 2; i < text.size(); ++i) {
            if (text[i] <= '9') continue;
            std::string flipped = text;
            flipped[i] = static_cast<char>(flipped[i] ^ 0x20);
            if (flipped == lower || flipped == upper) continue;
            const auto read = decode(AddressFormat::ethereum, flipped);
            ASSERT_FALSE(read.has_value()) << flipped;
            EXPECT_EQ(read.error(), (Error{Errc::eip55_checksum, static_cast<std::uint32_t>(i), "address"}));
        }
        EXPECT_GT(letters, 1U);
    }
}

TEST(Standard, TaprootOutputs) {
    const auto file = VectorFile::load("keys/taproot.json");
    file.ignore("key_paths", "the signature tests read it");
    for (const Record& record : file.list("outputs")) {
        record.ignore("tweak", "the key tests read it");
        const auto internal = PublicKey<Secp256k1>::from_x_only(record.hex<32>("internal_key"));
        ASSERT_TRUE(internal.has_value());
        const std::string address = record.text("address");
        const auto decoded = decode(AddressFormat::bitcoin_mainnet_p2tr, address);
        ASSERT_TRUE(decoded.has_value());
        EXPECT_EQ(to_hex(decoded->payload()), record.text("output_key"));
        EXPECT_EQ("5120" + to_hex(decoded->payload()), record.text("script_pubkey"));
        const bool key_only = record.text("merkle_root").empty();
        EXPECT_EQ(*encode(AddressFormat::bitcoin_mainnet_p2tr, *internal) == address, key_only);
    }
}

TEST(Standard, Bip49Bip84Bip86) {
    const std::map<std::int64_t, const char*> kinds = {{49, "p2sh"}, {84, "p2wpkh"}, {86, "p2tr"}};
    const auto file = VectorFile::load("bip32/bip49_84_86.json");
    int addresses = 0;
    for (const Record& record : file.list("valid")) {
        record.ignore_rest("the tree tests read the keys");
        if (!record.has("address")) continue;
        const auto format = parse_format("bitcoin-" + record.text("network") + "-" + kinds.at(record.integer("bip")));
        ASSERT_TRUE(format.has_value());
        const bool taproot = record.integer("bip") == 86;
        const auto key = taproot ? PublicKey<Secp256k1>::from_x_only(record.hex<32>("internal_key"))
                                 : PublicKey<Secp256k1>::parse(record.hex("public_key"));
        ASSERT_TRUE(key.has_value()) << record.where();
        EXPECT_EQ(*encode(*format, *key), record.text("address"));
        ++addresses;
    }
    EXPECT_GE(addresses, 6);
}

// A prefix of two bytes that no row has.
TEST(Standard, Ss58TwoBytePrefix) {
    FormatRow row = row_of(AddressFormat::polkadot);
    row.params.number = 255;
    const auto file = VectorFile::load("address/standard/ss58_two_byte_prefix.json");
    for (const Record& account : file.list("valid")) {
        account.ignore_rest("the tests of the trees read it");
        const auto key = PublicKey<Ed25519>::parse(account.hex("public_key"));
        ASSERT_TRUE(key.has_value());
        const std::string address = account.list("addresses").at(0).text("address");
        const auto payload = row.shape->payload(row, *key, {});
        ASSERT_TRUE(payload.has_value());
        TextBuilder text;
        row.shape->write(row, *payload, text);
        EXPECT_EQ(text.view(), address);
        const auto read = row.shape->read(row, address, std::nullopt);
        ASSERT_TRUE(read.has_value());
        EXPECT_EQ(to_hex(read->view()), account.text("public_key"));
        EXPECT_EQ(decode(AddressFormat::polkadot, address).error(), (Error{Errc::kind_not_offered, 0, "SS58 address of another network"}));
    }
}

TEST(Standard, ServiceFigures) {
    const auto file = VectorFile::load("address/standard/service.json");
    for (const Record& record : file.list("address")) {
        EXPECT_EQ(record.text("coffer"), "accept");
        const Record inputs = record.record("inputs");
        inputs.ignore("private_key_hex", "the key tests read it");
        const std::string address = record.record("expected").text("address");
        const auto format = parse_format(inputs.text("chain"));
        ASSERT_TRUE(format.has_value());
        const auto decoded = decode(*format, address);
        ASSERT_TRUE(decoded.has_value()) << address;
        EXPECT_EQ(decoded->canonical(), address);
        for (const char* field : {"public_key_compressed_hex", "public_key_hex"}) {
            if (!inputs.has(field)) continue;
            const auto key = parse_public_key(row_of(*format).curves()[0].curve, inputs.hex(field));
            ASSERT_TRUE(key.has_value());
            EXPECT_EQ(*encode(*format, *key), address);
        }
    }
}

}  // namespace
}  // namespace coffer::address
