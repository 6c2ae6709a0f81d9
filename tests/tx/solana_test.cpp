#include "coffer/tx/solana.hpp"

#include "coffer/encoding/base58.hpp"
#include "coffer/keys/signature.hpp"
#include "tx/solana_programs.hpp"
#include "tx/tx_support.hpp"

namespace coffer::tx::solana {
namespace {

using namespace coffer::testing;

Transaction parsed(Bytes raw) {
    auto transaction = Transaction::parse(raw);
    if (!transaction) throw std::runtime_error("refused: " + name_of(transaction));
    return *std::move(transaction);
}

TEST(SolanaVectors, AreReadShownAndSigned) {
    const auto file = VectorFile::load("tx/solana.json");
    for (const Record& record : file.list("valid")) {
        const auto unsigned_bytes = record.hex("unsigned");
        const auto signed_bytes = record.hex("signed");
        const auto message = record.hex("message");
        const Transaction plain = parsed(unsigned_bytes);
        const Transaction whole = parsed(signed_bytes);
        const Transaction alone = parsed(message);
        EXPECT_FALSE(plain.is_signed());
        EXPECT_TRUE(whole.is_signed());
        EXPECT_EQ(plain.serialize(), unsigned_bytes);
        EXPECT_EQ(whole.serialize(), signed_bytes);
        EXPECT_EQ(alone.serialize(), message);
        EXPECT_EQ(plain.signing_bytes(), message);

        const auto key = private_key<Ed25519>(record.text("private_key"));
        const auto made = plain.sign(key);
        ASSERT_TRUE(made) << record.where();
        EXPECT_EQ(to_hex(made->serialize()), to_hex(signed_bytes)) << record.where();
        EXPECT_EQ(code_of(whole.sign(key)), Errc::transaction_signed);
        const auto from_message = alone.sign(key);
        ASSERT_TRUE(from_message);
        EXPECT_EQ(from_message->signatures()[0], whole.signatures()[0]);
        EXPECT_EQ(from_message->is_signed(), record.text("kind").find("several") == std::string::npos);
        EXPECT_EQ(code_of(plain.sign(private_key<Ed25519>(std::string(64, '7')))), Errc::signer_not_required);

        expect_lines(whole.digests(), record.record("digests"));
        EXPECT_EQ(plain.digests().find("signature"), nullptr);
        expect_lines(whole.describe(), record.record("show"));
        EXPECT_EQ(alone.describe().text("signed"), "no");
        EXPECT_EQ(alone.describe().text("fee"), whole.describe().text("fee"));
    }
}

TEST(SolanaTampering, EveryBitOfAFewVectors) {
    const auto file = VectorFile::load("tx/solana.json");
    std::size_t refused = 0, changed = 0, taken = 0;
    for (const Record& record : file.list("valid")) {
        record.ignore_rest("the test of the vectors reads them");
        const auto signed_bytes = record.hex("signed");
        if (signed_bytes.size() > 420 || ++taken > 3) continue;
        each_bit_flip(signed_bytes, [&](const std::vector<u8>& bytes) { EXPECT_FALSE(Transaction::parse(bytes)) << to_hex(bytes); });
        const auto unsigned_bytes = record.hex("message");
        each_bit_flip(unsigned_bytes, [&](const std::vector<u8>& bytes) {
            const auto other = Transaction::parse(bytes);
            if (!other) {
                ++refused;
                return;
            }
            ++changed;
            EXPECT_EQ(other->serialize(), bytes);
            EXPECT_FALSE(other->describe().lines.empty());
        });
    }
    EXPECT_GT(refused, 100U);
    EXPECT_GT(changed, 1000U);
}

TEST(SolanaTampering, TruncatedOrLongerIsRefused) {
    const auto file = VectorFile::load("tx/solana.json");
    for (const Record& record : file.list("valid")) {
        record.ignore_rest("the test of the vectors reads them");
        for (const char* form : {"unsigned", "signed", "message"}) {
            auto bytes = record.hex(form);
            each_truncation(bytes, [&](Bytes cut) { EXPECT_FALSE(Transaction::parse(cut)); });
            bytes.push_back(0);
            const auto longer = Transaction::parse(bytes);
            EXPECT_EQ(longer.error(), (Error{Errc::trailing_bytes, static_cast<u32>(bytes.size() - 1), "transaction"})) << record.where();
        }
    }
}

/// A message of two accounts (payer and program), whose parts a test can change.
struct Parts {
    std::string header = "010001";
    std::string accounts = "02" + std::string(64, 'a') + std::string(64, '0');
    std::string blockhash = std::string(64, 'b');
    std::string instructions =
        "01"
        "01"
        "0100"
        "0102";
    std::string tail;

    [[nodiscard]] std::string hex() const { return header + accounts + blockhash + instructions + tail; }
};

TEST(SolanaRefusals, EachWithItsCodePlaceAndPart) {
    ASSERT_TRUE(Transaction::parse(from_hex(Parts().hex())));
    struct Case {
        std::string hex;
        Errc code;
        std::uint32_t at;
        std::string_view what;
    };
    std::vector<Case> cases;
    const auto add = [&](auto change, Errc code, std::uint32_t at, std::string_view what) {
        Parts parts;
        change(parts);
        cases.push_back({parts.hex(), code, at, what});
    };
    const std::string v0 = "80010001";
    const std::string table = "01" + std::string(64, 'c');
    add([](Parts& p) { p.header = "000001"; }, Errc::transaction_syntax, 0, "header");
    add([](Parts& p) { p.header = "010101"; }, Errc::transaction_syntax, 0, "header");
    add([](Parts& p) { p.header = "020002"; }, Errc::transaction_syntax, 3, "accounts");
    add([](Parts& p) { p.header = "030000"; }, Errc::transaction_syntax, 3, "accounts");
    add([](Parts& p) { p.header = "81010001"; }, Errc::unsupported_transaction, 0, "version");
    add([](Parts& p) { p.accounts = "8200" + p.accounts.substr(2); }, Errc::integer_not_minimal, 3, "accounts");
    add([](Parts& p) { p.accounts = "808004" + p.accounts.substr(2); }, Errc::integer_range, 3, "accounts");
    add([](Parts& p) { p.accounts = "ffffff" + p.accounts.substr(2); }, Errc::integer_range, 3, "accounts");
    add([](Parts& p) { p.accounts = "8102" + p.accounts.substr(2); }, Errc::transaction_syntax, 3, "accounts");  // 257 accounts
    add([](Parts& p) { p.accounts = "02" + std::string(128, 'a'); }, Errc::transaction_syntax, 36, "accounts");  // a repeated account
    add(
        [](Parts& p) {
            p.instructions =
                "01"
                "00"
                "00"
                "00";
        },
        Errc::transaction_syntax, 101, "instructions");  // the payer as program
    add(
        [](Parts& p) {
            p.instructions =
                "01"
                "02"
                "00"
                "00";
        },
        Errc::transaction_syntax, 101, "instructions");
    add(
        [](Parts& p) {
            p.instructions =
                "01"
                "01"
                "0102"
                "00";
        },
        Errc::transaction_syntax, 101, "instructions");
    add(
        [](Parts& p) {
            p.instructions =
                "01"
                "01"
                "8000"
                "00";
        },
        Errc::integer_not_minimal, 102, "instructions");
    add(
        [](Parts& p) {
            p.instructions =
                "01"
                "01"
                "00"
                "05";
        },
        Errc::truncated, 104, "instructions");
    add(
        [](Parts& p) {
            p.instructions =
                "02"
                "01"
                "00"
                "00";
        },
        Errc::truncated, 104, "instructions");
    add([](Parts& p) { p.tail = "00"; }, Errc::trailing_bytes, 106, "transaction");
    add([&](Parts& p) { p.header = v0; }, Errc::truncated, 107, "addressTableLookups");
    add([&](Parts& p) { p.header = v0, p.tail = table + "0000"; }, Errc::transaction_syntax, 108, "addressTableLookups");
    add([&](Parts& p) { p.header = v0, p.tail = table + "0105"; }, Errc::truncated, 142, "addressTableLookups");
    add([&](Parts& p) { p.header = v0, p.tail = table + "ff01" + std::string(510, '0') + "00"; }, Errc::transaction_syntax, no_position,
        "addressTableLookups");
    add(
        [&](Parts& p) {
            p.header = v0,
            p.instructions =
                "01"
                "01"
                "0103"
                "00",
            p.tail = table + "010500";
        },
        Errc::transaction_syntax, 102, "instructions");
    add(
        [](Parts& p) {
            p.instructions =
                "01"
                "01"
                "00"
                "da08" +
                std::string(2 * 1114, '0');
        },
        Errc::transaction_syntax, no_position, "size");
    // Whole transactions.
    const std::string message = Parts().hex();
    cases.push_back({"02" + std::string(256, '0') + message, Errc::field_count, 0, "signatures"});
    cases.push_back({"01" + std::string(126, '0') + "01" + message, Errc::signature_invalid, 1, "signatures"});
    cases.push_back({"", Errc::truncated, 0, "header"});
    for (const Case& row : cases) {
        const auto read = Transaction::parse(from_hex(row.hex));
        ASSERT_FALSE(read) << row.hex;
        EXPECT_EQ(error_name(read.error().code), error_name(row.code)) << row.hex;
        EXPECT_EQ(read.error().at, row.at) << row.hex;
        EXPECT_EQ(read.error().what, row.what) << row.hex;
    }
}

TEST(SolanaRefusals, SlotsThatAreNotAsManyAsTheSigners) {
    // Two signers and one slot. This is not a message alone, because a message follows the slots.
    Parts parts;
    parts.header = "020001";
    parts.accounts = "03" + std::string(64, 'a') + std::string(64, 'd') + std::string(64, '0');
    parts.instructions =
        "01"
        "02"
        "00"
        "00";
    EXPECT_TRUE(Transaction::parse(from_hex(parts.hex())));
    EXPECT_TRUE(Transaction::parse(from_hex("02" + std::string(256, '0') + parts.hex())));
    EXPECT_FALSE(Transaction::parse(from_hex("01" + std::string(128, '0') + parts.hex())));
    EXPECT_FALSE(Transaction::parse(from_hex("03" + std::string(384, '0') + parts.hex())));
}

/// An instruction is described only if all of its bytes decode.
TEST(SolanaInstructions, ElseTheBytesAreShown) {
    const auto with = [](std::string_view instruction) {
        Parts parts;
        parts.instructions = "01" + std::string(instruction);
        return parsed(from_hex(parts.hex())).describe().find("instructions")->items[0];
    };
    // The System program: a transfer of one lamport with its accounts, then variants with too much or too little data.
    EXPECT_EQ(with("01"
                   "020001"
                   "0c"
                   "020000000100000000000000")
                  .text("action"),
              "transfer");
    EXPECT_EQ(with("01"
                   "020001"
                   "0c"
                   "020000000100000000000000")
                  .text("value"),
              "0.000000001 SOL");
    for (const std::string_view other : {"01"
                                         "0100"
                                         "0c"
                                         "020000000100000000000000",
                                         "01"
                                         "020001"
                                         "0b"
                                         "0200000001000000000000",
                                         "01"
                                         "020001"
                                         "0d"
                                         "02000000010000000000000000",
                                         "01"
                                         "020001"
                                         "04"
                                         "63000000",
                                         "01"
                                         "020001"
                                         "03"
                                         "020000",
                                         "01"
                                         "00"
                                         "00"}) {
        const Description said = with(other);
        EXPECT_EQ(said.text("program"), "System") << other;
        EXPECT_EQ(said.text("action"), "not known") << other;
        EXPECT_NE(said.find("data"), nullptr);
    }
    const Description further = with(
        "01"
        "03000100"
        "0c"
        "020000000100000000000000");
    EXPECT_EQ(further.find("furtherAccounts")->items.size(), 1U);
}

constexpr std::string_view known_addresses[] = {"11111111111111111111111111111111",
                                                "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA",
                                                "TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb",
                                                "ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL",
                                                "ComputeBudget111111111111111111111111111111",
                                                "MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr",
                                                "Memo1UhkJRfHyvLMcVucJwxXeuD728EqVDDwFDxFMNo",
                                                "Stake11111111111111111111111111111111111111"};

TEST(SolanaPrograms, NamesWithinAnInstructionAreDistinct) {
    for (const std::string_view address : known_addresses) {
        for (const InstructionRow& row : find_program(address)->instructions) {
            std::vector<std::string_view> names(row.accounts.begin(), row.accounts.end());
            for (const Argument& argument : row.arguments) names.emplace_back(argument.name);
            std::ranges::sort(names);
            EXPECT_EQ(std::ranges::adjacent_find(names), names.end()) << row.action;
        }
    }
}

TEST(SolanaPrograms, AddressesAreAddresses) {
    for (const std::string_view address : known_addresses) {
        EXPECT_TRUE(base58::decode_array<32>(address)) << address;
        EXPECT_NE(find_program(address), nullptr) << address;
    }
    for (const std::string_view address : {"Ed25519SigVerify111111111111111111111111111", "KeccakSecp256k11111111111111111111111111111",
                                           "Secp256r1SigVerify1111111111111111111111111"}) {
        EXPECT_TRUE(base58::decode_array<32>(address)) << address;
        EXPECT_TRUE(is_signature_check(address));
    }
}

}  // namespace
}  // namespace coffer::tx::solana
