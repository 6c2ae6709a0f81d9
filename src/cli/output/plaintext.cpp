#include "cli/output/plaintext.hpp"

#include "coffer/encoding/hex.hpp"
#include "coffer/hd/mnemonic.hpp"

namespace coffer::cli {
namespace {

constexpr std::size_t key_size = 32;

bool valid_phrase(const Result<bundle::WalletPlaintext>& wallet) {
    return wallet && Mnemonic::parse(wallet->phrase).has_value();
}

}  // namespace

Status check_raw(const Context& context) {
    const bool printed = !context.arguments.has("plaintext-output");
    if (printed && context.arguments.has("raw") && context.output.json()) return fail(Errc::usage_conflict, "raw");
    return Ok{};
}

void print_line(TextBuffer& output, Bytes text) {
    output.raw(text);
    output.raw("\n");
}

Result<int> deliver_wallet(Context& context, Bytes plaintext, const bundle::WalletPlaintext& wallet) {
    return deliver(context, plaintext, [&] {
        if (!context.output.json()) return print_line(context.output, plaintext);
        Record record(context.output);
        record.text("kind", "mnemonic").text("mnemonic", wallet.phrase);
        if (wallet.passphrase) record.text("passphrase", *wallet.passphrase);
    });
}

Result<int> deliver_key(Context& context, Bytes plaintext, std::string_view format, const SecretText& text) {
    const Bytes content = context.arguments.has("raw") ? plaintext : text.reveal();
    return deliver(context, content, [&] {
        if (!context.output.json()) return print_line(context.output, text.reveal());
        Record(context.output).text("kind", "private_key").text("format", format).text("privateKey", text);
    });
}

Result<int> deliver_secret(Context& context, Bytes plaintext, std::string_view kind) {
    return deliver(context, plaintext, [&] {
        if (!context.output.json()) return print_line(context.output, plaintext);
        Record record(context.output);
        record.text("kind", kind);
        if (const Result<SecretText> secret = SecretText::parse(plaintext)) {
            record.text("secret", *secret);
        } else {
            record.text("secretHex", hex::encode_secret(plaintext));
        }
    });
}

Result<int> deliver_undeclared(Context& context, Bytes plaintext) {
    const Result<bundle::WalletPlaintext> wallet = bundle::WalletPlaintext::parse(plaintext);
    if (valid_phrase(wallet)) return deliver_wallet(context, plaintext, *wallet);
    if (plaintext.size() == key_size) return deliver_key(context, plaintext, "hexadecimal", hex::encode_secret(plaintext));
    if (!wallet && wallet.error().code == Errc::text_line_break) return fail(wallet.error());
    return fail(Errc::plaintext_kind, "plaintext");
}

}  // namespace coffer::cli
