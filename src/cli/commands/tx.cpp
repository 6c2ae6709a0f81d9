// tx: describes, hashes and signs transactions, offline.
#include <array>

#include "cli/commands/commands.hpp"
#include "cli/input/arguments.hpp"
#include "cli/input/input.hpp"
#include "cli/input/keys.hpp"
#include "cli/output/output.hpp"
#include "coffer/encoding/base58.hpp"
#include "coffer/encoding/base64.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/tx/transaction.hpp"
#include "core/try.hpp"

namespace coffer::cli {
namespace {

constexpr std::size_t longest_base58 = 4096;

// A text encoding of a transaction's bytes. It cannot be auto-detected: hexadecimal digits may also be base64 or base58.
struct TransactionEncoding {
    std::string_view name;
    Result<std::vector<u8>> (*decode)(std::string_view text);
    std::string (*encode)(Bytes bytes);
};

constexpr auto encodings = std::to_array<TransactionEncoding>({
    {"hexadecimal", [](std::string_view text) { return hex::decode(text, hex::Prefix::optional); },
     [](Bytes bytes) { return hex::encode(bytes); }},
    {"base64", [](std::string_view text) { return base64::decode(text, base64::Alphabet::standard, base64::Padding::required); },
     [](Bytes bytes) { return base64::encode(bytes, base64::Alphabet::standard, base64::Padding::required); }},
    {"base58", [](std::string_view text) { return base58::decode(text, longest_base58); },
     [](Bytes bytes) { return base58::encode(bytes); }},
});

Result<TransactionEncoding> option_encoding(const Arguments& arguments) {
    const std::string_view name = arguments.text("transaction-encoding").value_or(encodings[0].name);
    for (const TransactionEncoding& encoding : encodings) {
        if (encoding.name == name) return encoding;
    }
    return fail(Errc::usage_value, "transaction-encoding");
}

// The transaction that was read. The signed transaction is printed with 0x if this one had it.
struct Given {
    tx::Transaction transaction;
    bool has_0x;
};

Result<Given> read_transaction(Context& context) {
    COFFER_TRY(const TransactionEncoding encoding, option_encoding(context.arguments));
    std::optional<tx::Chain> chain;
    if (const auto name = context.arguments.text("chain")) {
        COFFER_TRY(chain, tx::parse_chain(*name));
    }
    COFFER_TRY(const SecretBytes text, context.input.file("transaction-file", Input::public_limit));
    COFFER_TRY(const std::vector<u8> raw, named(encoding.decode(as_text(text.reveal())), "transaction-file"));
    COFFER_TRY(tx::Transaction transaction, named(tx::parse(raw, chain), "transaction"));
    return Given{std::move(transaction), encoding.decode == encodings[0].decode && as_text(text.reveal()).starts_with("0x")};
}

void print(Record& record, const tx::Description& description) {
    for (const tx::Line& line : description.lines) {
        if (line.is_list) {
            record.objects(line.name, line.items.size(), [&](Record& item, std::size_t i) { print(item, line.items[i]); });
        } else {
            record.text(line.name, line.text);
        }
    }
}

Result<int> show(Context& context) {
    COFFER_TRY(const Given given, read_transaction(context));
    Record record(context.output);
    print(record, tx::describe(given.transaction));
    return 0;
}

Result<int> hash(Context& context) {
    COFFER_TRY(const Given given, read_transaction(context));
    Record record(context.output);
    print(record, tx::digests(given.transaction));
    return 0;
}

Result<int> sign(Context& context) {
    COFFER_TRY(const Given given, read_transaction(context));
    COFFER_TRY(const TransactionEncoding encoding, option_encoding(context.arguments));
    COFFER_TRY(const AnyPrivateKey key, read_signing_key(context, tx::curve_of(tx::chain_of(given.transaction))));
    COFFER_TRY(const tx::Transaction made, named(tx::sign(given.transaction, key), "transaction"));
    const std::string text = (given.has_0x ? "0x" : "") + encoding.encode(tx::serialize(made));
    if (context.output.json()) {
        Record record(context.output);
        record.text("signedTransaction", text);
        print(record, tx::digests(made));
    } else {
        context.output.raw(text + "\n");
    }
    return 0;
}

constexpr auto transaction_options = std::to_array<Option>({
    Option{"transaction-file", ValueKind::file, "FILE", "transaction, signed or unsigned", true},
    Option{"chain", ValueKind::text, "CHAIN", "chain of the transaction (default: auto-detect)", false, {}, "ethereum solana tron"},
    Option{"transaction-encoding",
           ValueKind::text,
           "ENCODING",
           "encoding of input and output (default: hexadecimal)",
           false,
           {},
           "hexadecimal base64 base58"},
});
constexpr auto sign_options = join(
    transaction_options, tree_key_options,
    std::to_array<Option>({Option{"key-file", ValueKind::file, "FILE", "private key on the curve of the chain: hex, PEM, DER, JWK, ..."}}));

constexpr auto rows = std::to_array<Command>({
    Command{"tx show", "Describe the effects of a transaction", transaction_options, show},
    Command{"tx hash", "Print the signing hash and the ID of a transaction", transaction_options, hash},
    Command{"tx sign", "Sign a transaction", sign_options, sign},
});

}  // namespace

std::span<const Command> tx_commands() {
    return rows;
}

}  // namespace coffer::cli
