#include "coffer/tx/tron.hpp"

#include "encoding/protobuf.hpp"
#include "tx/tx_support.hpp"
#include "tx/utc.hpp"

namespace coffer::tx::tron {
namespace {

using namespace coffer::testing;

Transaction parsed(Bytes raw) {
    auto transaction = Transaction::parse(raw);
    if (!transaction) throw std::runtime_error("refused: " + name_of(transaction));
    return *std::move(transaction);
}

TEST(TronVectors, AreReadShownAndSigned) {
    const auto file = VectorFile::load("tx/tron.json");
    for (const Record& record : file.list("valid")) {
        const auto raw = record.hex("unsigned");
        const auto signed_bytes = record.hex("signed");
        const Transaction plain = parsed(raw);
        const Transaction whole = parsed(signed_bytes);
        EXPECT_FALSE(plain.is_signed());
        EXPECT_EQ(plain.serialize(), raw);
        EXPECT_EQ(whole.serialize(), signed_bytes);
        EXPECT_EQ(whole.signing_bytes(), raw);
        EXPECT_EQ(plain.id(), whole.id());

        const auto key = private_key<Secp256k1>(record.text("private_key"));
        const auto made = plain.sign(key);
        ASSERT_TRUE(made) << record.where();
        EXPECT_EQ(to_hex(made->serialize()), to_hex(signed_bytes)) << record.where();
        EXPECT_EQ(whole.signatures()[0].signer, address_of(key.public_key()));
        EXPECT_EQ(code_of(whole.sign(key)), Errc::transaction_signed);
        EXPECT_EQ(code_of(plain.sign(private_key<Secp256k1>(std::string(64, '7')))), Errc::address_key_mismatch);

        expect_lines(whole.digests(), record.record("digests"));
        EXPECT_EQ(plain.digests().find("signers"), nullptr);
        expect_lines(whole.describe(), record.record("show"));
        EXPECT_EQ(plain.describe().text("signed"), "no");
        EXPECT_EQ(plain.describe().text("type"), record.text("kind"));
    }
}

TEST(TronTampering, EveryBit) {
    const auto file = VectorFile::load("tx/tron.json");
    std::size_t refused = 0, changed = 0, taken = 0;
    for (const Record& record : file.list("valid")) {
        record.ignore_rest("the test of the vectors reads them");
        if (++taken > 8) continue;
        each_bit_flip(record.hex("unsigned"), [&](const std::vector<u8>& bytes) {
            const auto other = Transaction::parse(bytes);
            if (!other) {
                ++refused;
                return;
            }
            ++changed;
            EXPECT_EQ(other->serialize(), bytes);
            EXPECT_FALSE(other->describe().lines.empty());
        });
        const auto signed_bytes = record.hex("signed");
        const auto signer = parsed(signed_bytes).signatures()[0].signer;
        each_bit_flip(signed_bytes, [&](const std::vector<u8>& bytes) {
            const auto other = Transaction::parse(bytes);
            if (!other) return;
            EXPECT_EQ(other->serialize(), bytes);
            for (const Signature& signature : other->signatures()) EXPECT_NE(signature.signer, signer) << to_hex(bytes);
        });
    }
    EXPECT_GT(refused, 1000U);
    EXPECT_GT(changed, 1000U);
}

TEST(TronTampering, TruncatedOrLongerIsRefused) {
    const auto file = VectorFile::load("tx/tron.json");
    for (const Record& record : file.list("valid")) {
        record.ignore_rest("the test of the vectors reads them");
        for (const char* form : {"unsigned", "signed"}) {
            auto bytes = record.hex(form);
            const auto raw_size = record.hex("unsigned").size();
            each_truncation(bytes, [&](Bytes cut) {
                // The last fields are optional: without a time, a fee limit or a signature, the bytes are another valid transaction.
                const auto read = Transaction::parse(cut);
                if (!read) return;
                EXPECT_GT(cut.size() + 20, form == std::string_view("signed") ? raw_size : bytes.size()) << record.where();
                EXPECT_TRUE(std::ranges::equal(read->serialize(), cut));
            });
            bytes.push_back(0);
            EXPECT_FALSE(Transaction::parse(bytes));
        }
    }
}

const std::string owner = "41" + std::string(40, '1');
const std::string receiver = "41" + std::string(40, '2');

std::string hex_of(protobuf::Writer& writer) {
    return to_hex(writer.finish());
}

/// Parts is a transfer in hexadecimal, whose parts a test can change.
struct Parts {
    std::string parameter = "0a15" + owner + "1215" + receiver + "1801";
    std::string url = to_hex(as_bytes("type.googleapis.com/protocol.TransferContract"));
    u64 type = 1;
    u64 permission = 0;
    std::string block = "1234";
    std::string hash = "0123456789abcdef";
    unsigned contracts = 1;
    std::string tail;  // after the raw data

    [[nodiscard]] std::vector<u8> bytes() const {
        protobuf::Writer any, contract, raw;
        any.bytes(1, from_hex(url)).bytes(2, from_hex(parameter));
        contract.number(1, type).bytes(2, any.finish()).number(5, permission);
        const auto content = contract.finish();
        raw.bytes(1, from_hex(block)).bytes(4, from_hex(hash)).number(8, 1700000060000);
        for (unsigned i = 0; i < contracts; ++i) raw.element(11, content);
        auto whole = raw.number(14, 1700000000000).finish();
        const auto more = from_hex(tail);
        whole.insert(whole.end(), more.begin(), more.end());
        return whole;
    }
    /// The offset of the parameter, which is near the end, before the permission and the 7 bytes of the time.
    [[nodiscard]] std::size_t parameter_at() const {
        return bytes().size() - tail.size() / 2 - 7 - (permission == 0 ? 0 : permission > 127 ? 3 : 2) - parameter.size() / 2;
    }
};

TEST(TronRefusals, EachWithItsCodePlaceAndField) {
    ASSERT_TRUE(Transaction::parse(Parts().bytes()));
    struct Case {
        Parts parts;
        Errc code;
        std::optional<std::size_t> at;
        std::string_view what;
    };
    std::vector<Case> cases;
    const auto add = [&](auto change, Errc code, std::string_view what, std::optional<std::size_t> in_parameter = std::nullopt) {
        Parts parts;
        change(parts);
        cases.push_back({parts, code, in_parameter ? std::optional(parts.parameter_at() + *in_parameter) : std::nullopt, what});
    };
    add([](Parts& p) { p.parameter = "0a15" + owner + "1215" + receiver + "1800"; }, Errc::protobuf_syntax, "value", 46);
    add([](Parts& p) { p.parameter = "0a15" + owner + "1215" + receiver + "18ffffffffffffffffff01"; }, Errc::integer_range, "value", 46);
    add([](Parts& p) { p.parameter = "0a15" + owner + "1215" + receiver + "188100"; }, Errc::integer_not_minimal, "value", 47);
    add([](Parts& p) { p.parameter = "0a15" + owner + "1215" + receiver + "18011801"; }, Errc::protobuf_syntax, "value", 48);
    add([](Parts& p) { p.parameter = "0a15" + owner + "1215" + receiver + "18012001"; }, Errc::unknown_field, "", 48);
    add([](Parts& p) { p.parameter = "0a15" + owner + "1214" + receiver.substr(2) + "1801"; }, Errc::length_mismatch, "to", 25);
    add([](Parts& p) { p.parameter = "0a15" + owner + "1215a0" + receiver.substr(2) + "1801"; }, Errc::unknown_version_bytes, "to", 25);
    add([](Parts& p) { p.parameter = "0a15" + owner + "1801"; }, Errc::transaction_syntax, "to", 0);
    add([](Parts& p) { p.parameter = "1215" + receiver + "1801"; }, Errc::transaction_syntax, "from", 0);
    add([](Parts& p) { p.parameter = "1215" + receiver + "0a15" + owner; }, Errc::protobuf_syntax, "from", 23);
    add([](Parts& p) { p.url = to_hex(as_bytes("type.googleapis.com/protocol.FreezeBalanceContract")); }, Errc::transaction_syntax,
        "typeUrl");
    add([](Parts& p) { p.type = 54; }, Errc::transaction_syntax, "typeUrl");
    add([](Parts& p) { p.type = u64{1} << 31U; }, Errc::integer_range, "contract");
    add([](Parts& p) { p.hash = "01"; }, Errc::length_mismatch, "refBlockHash");
    add([](Parts& p) { p.hash = ""; }, Errc::transaction_syntax, "refBlockHash");
    add([](Parts& p) { p.contracts = 2; }, Errc::field_count, "contract");
    add([](Parts& p) { p.contracts = 0; }, Errc::field_count, "contract");
    add([](Parts& p) { p.tail = "9001ffffffffffffffffff01"; }, Errc::integer_range, "feeLimit");
    add([](Parts& p) { p.tail = "9a0101"; }, Errc::unknown_field, "");
    add([](Parts& p) { p.tail = "90"; }, Errc::truncated, "");
    add([](Parts& p) { p.tail = "00"; }, Errc::unknown_field, "");
    for (const Case& row : cases) {
        const auto read = Transaction::parse(row.parts.bytes());
        ASSERT_FALSE(read) << to_hex(row.parts.bytes());
        EXPECT_EQ(error_name(read.error().code), error_name(row.code)) << row.what;
        EXPECT_EQ(read.error().what, row.what);
        if (row.at) {
            EXPECT_EQ(read.error().at, *row.at) << row.what << " " << error_name(row.code);
        }
    }
    EXPECT_EQ(Transaction::parse({}).error(), (Error{Errc::truncated, 0, "transaction"}));
    EXPECT_EQ(Transaction::parse(from_hex("1200")).error(), (Error{Errc::transaction_syntax, 0, "rawData"}));
}

TEST(TronRefusals, Signatures) {
    const auto key = private_key<Secp256k1>(std::string(64, '5'));
    Parts parts;
    const auto address = address_of(key.public_key());
    parts.parameter = "0a15" + to_hex(address) + "1215" + receiver + "1801";
    const auto raw = parts.bytes();
    const auto good = parsed(raw).sign(key)->signatures()[0].bytes;
    const auto with = [&](std::vector<u8> signature) {
        protobuf::Writer writer;
        return Transaction::parse(writer.bytes(1, raw).element(2, signature).finish());
    };
    const std::vector<u8> bytes(good.begin(), good.end());
    ASSERT_TRUE(with(bytes));
    auto low_v = bytes;
    low_v[64] = static_cast<u8>(low_v[64] - 27);
    ASSERT_TRUE(with(low_v));
    EXPECT_EQ(with(low_v)->signatures()[0].signer, address);
    const auto changed = [&](auto change) {
        auto other = bytes;
        change(other);
        return code_of(with(other));
    };
    EXPECT_EQ(changed([](auto& s) { s.pop_back(); }), Errc::signature_length);
    EXPECT_EQ(changed([](auto& s) { s.push_back(0); }), Errc::signature_length);
    EXPECT_EQ(changed([](auto& s) { s[64] = 29; }), Errc::recovery_id);
    EXPECT_EQ(changed([](auto& s) { s[64] = 2; }), Errc::recovery_id);
    EXPECT_EQ(changed([](auto& s) { std::fill_n(s.begin(), 32, u8{0}); }), Errc::signature_scalar_zero);
    EXPECT_EQ(changed([](auto& s) { std::fill_n(s.begin(), 32, u8{0xff}); }), Errc::signature_scalar_range);
    EXPECT_EQ(changed([](auto& s) { std::fill_n(s.begin(), 32, u8{0}), s[31] = 5; }), Errc::signature_invalid);  // no point has x = 5
}

/// The network accepts low and high s, and mainnet has many signatures with high s.
TEST(TronSignatures, HighSIsReadAndKept) {
    constexpr auto order = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";
    const auto n = from_hex(order);
    const auto key = private_key<Secp256k1>(std::string(64, '5'));
    Parts parts;
    parts.parameter = "0a15" + to_hex(address_of(key.public_key())) + "1215" + receiver + "1801";
    const auto raw = parts.bytes();
    auto signature = parsed(raw).sign(key)->signatures()[0].bytes;
    int borrow = 0;
    for (std::size_t i = 32; i-- > 0;) {
        const int digit = n[i] - signature[32 + i] - borrow;
        borrow = digit < 0 ? 1 : 0;
        signature[32 + i] = static_cast<u8>(digit + 256 * borrow);
    }
    signature[64] = signature[64] == 27 ? 28 : 27;
    protobuf::Writer writer;
    const auto bytes = writer.bytes(1, raw).element(2, signature).finish();
    const Transaction read = parsed(bytes);
    EXPECT_EQ(read.signatures()[0].signer, address_of(key.public_key()));
    EXPECT_EQ(read.serialize(), bytes);
    EXPECT_EQ(read.describe().text("signed"), "yes");
    EXPECT_EQ(code_of(read.sign(key)), Errc::transaction_signed);
}

/// The word of an address has 20 bytes, or also the prefix.
TEST(TronCalls, TheAddressOfATransferMayCarryItsPrefix) {
    const auto show = [](std::string_view lead) {
        Parts parts;
        parts.type = 31;
        parts.url = to_hex(as_bytes("type.googleapis.com/protocol.TriggerSmartContract"));
        const std::string call = "a9059cbb" + std::string(lead) + receiver.substr(2) + std::string(62, '0') + "07";
        parts.parameter = "0a15" + owner + "1215" + receiver + "2244" + call;
        return parsed(parts.bytes()).describe();
    };
    const std::string zeros(22, '0');
    Address account;
    std::ranges::copy(from_hex(receiver), account.begin());
    const Description plain = show(zeros + "00");
    EXPECT_EQ(plain.text("method"), "transfer(address,uint256)");
    EXPECT_EQ(plain.find("arguments")->items[0].text("value"), address_text(account));
    EXPECT_EQ(plain.find("arguments")->items[1].text("value"), "7");
    const Description prefixed = show(zeros + "41");
    EXPECT_EQ(prefixed.text("method"), "transfer(address,uint256)");
    EXPECT_EQ(prefixed.find("arguments")->items[0].text("value"), plain.find("arguments")->items[0].text("value"));
    for (const char* other : {"a0", "42", "01"}) {
        const Description wrong = show(zeros + other);
        EXPECT_EQ(wrong.text("method"), "not known");
        EXPECT_EQ(wrong.text("selectorOf"), "transfer(address,uint256), but its arguments are malformed");
        EXPECT_EQ(wrong.find("words")->items.size(), 2U);
    }
    EXPECT_EQ(show("01" + std::string(20, '0') + "41").text("method"), "not known");
}

TEST(TronContracts, WhatIsNotKnownIsShownAndNotSigned) {
    Parts parts;
    parts.type = 33;
    parts.url = to_hex(as_bytes("type.googleapis.com/protocol.\x1b[2J"));
    parts.permission = 2;
    const Transaction other = parsed(parts.bytes());
    const Description said = other.describe();
    EXPECT_EQ(said.text("action"), "not known");
    EXPECT_EQ(said.text("typeUrl"), "type.googleapis.com/protocol.\\x1b[2J");
    EXPECT_EQ(said.text("parameter"), parts.parameter);
    EXPECT_EQ(said.text("permissionId"), "2");
    EXPECT_EQ(other.serialize(), parts.bytes());
    EXPECT_EQ(code_of(other.sign(private_key<Secp256k1>(std::string(64, '5')))), Errc::unsupported_transaction);
}

TEST(TronContracts, NestedVotesAreChecked) {
    const auto with = [](std::string_view vote) {
        Parts parts;
        parts.type = 4;
        parts.url = to_hex(as_bytes("type.googleapis.com/protocol.VoteWitnessContract"));
        protobuf::Writer writer;
        parts.parameter = "0a15" + owner + hex_of(writer.element(2, from_hex(vote)));
        return Transaction::parse(parts.bytes());
    };
    EXPECT_TRUE(with("0a15" + receiver + "1005"));
    EXPECT_EQ(code_of(with("")), Errc::transaction_syntax);
    EXPECT_EQ(code_of(with("1005")), Errc::transaction_syntax);
    EXPECT_EQ(code_of(with("0a14" + receiver.substr(2) + "1005")), Errc::length_mismatch);
    EXPECT_EQ(code_of(with("0a15" + receiver + "1000")), Errc::protobuf_syntax);
    EXPECT_EQ(code_of(with("0a15" + receiver + "10051801")), Errc::unknown_field);
}

TEST(Utc, Instants) {
    EXPECT_EQ(utc_text(0), "1970-01-01 00:00:00 UTC");
    EXPECT_EQ(utc_text(951782399999), "2000-02-28 23:59:59 UTC");
    EXPECT_EQ(utc_text(951782400000), "2000-02-29 00:00:00 UTC");
    EXPECT_EQ(utc_text(4102444800000), "2100-01-01 00:00:00 UTC");
    EXPECT_EQ(utc_text(253402300799999), "9999-12-31 23:59:59 UTC");
    EXPECT_EQ(utc_text(253402300800000), "253402300800000 ms");
    EXPECT_EQ(utc_text(~u64{0}), "18446744073709551615 ms");
}

/// Bytes that are both a transfer on Tron and a message on Solana: the accounts, the block hash and an instruction are in the memo, and the
/// contract is in the data of the instruction.
std::vector<u8> both_tron_and_solana() {
    protobuf::Writer any, contract, element;
    any.bytes(1, as_bytes("type.googleapis.com/protocol.TransferContract")).bytes(2, from_hex("0a15" + owner + "1215" + receiver + "1801"));
    contract.number(1, 1).bytes(2, any.finish());
    const auto data = element.element(11, contract.finish()).finish();
    std::vector<u8> bytes = from_hex(
        "0a02000a"
        "2208"
        "0102030405060708"
        "52d702");
    while (bytes.size() < 4 + 10 * 32 + 32) bytes.push_back(static_cast<u8>(bytes.size() / 32));
    bytes.insert(bytes.end(), {1, 1, 0, static_cast<u8>(data.size())});
    bytes.insert(bytes.end(), data.begin(), data.end());
    return bytes;
}

TEST(AnyChain, BytesThatTwoChainsReadAreNotGuessedAt) {
    const auto bytes = both_tron_and_solana();
    EXPECT_EQ(tx::parse(bytes).error(), (Error{Errc::transaction_chain_ambiguous, no_position, "chain"}));
    EXPECT_EQ(tx::describe(*tx::parse(bytes, Chain::tron)).text("value"), "0.000001 TRX");
    EXPECT_EQ(tx::describe(*tx::parse(bytes, Chain::solana)).text("type"), "legacy");
    EXPECT_EQ(code_of(tx::parse(bytes, Chain::ethereum)), Errc::unsupported_transaction);
}

TEST(AnyChain, AVectorOfOneIsReadForNoOther) {
    for (const char* chain : {"ethereum", "solana", "tron"}) {
        const auto file = VectorFile::load(std::string("tx/") + chain + ".json");
        for (const Record& record : file.list("valid")) {
            record.ignore_rest("the chain's own test reads them");
            for (const char* form : {"unsigned", "signed"}) {
                const auto bytes = record.hex(form);
                const auto read = tx::parse(bytes);
                ASSERT_TRUE(read) << record.where();
                EXPECT_EQ(chain_name(chain_of(*read)), chain);
                EXPECT_EQ(tx::serialize(*read), bytes);
                EXPECT_EQ(tx::describe(*read).text("chain"), chain);
                EXPECT_TRUE(names_are_distinct(tx::describe(*read))) << record.where();
                EXPECT_EQ(tx::digests(*read).text("chain"), chain);
            }
        }
    }
}

}  // namespace
}  // namespace coffer::tx::tron
