#include "cli/commands/derive_print.hpp"

#include <string>

#include "cli/input/derivation_source.hpp"
#include "cli/input/input.hpp"
#include "coffer/encoding/hex.hpp"

namespace coffer::cli {
namespace {

using wallet::Account;

void print_json(TextBuffer& out, const AddressLine& of, const Account& account) {
    Record record(out);
    if (of.phrase) record.number("phrase", *of.phrase);
    record.text("addressFormat", of.range.format().printed_name())
        .text("curve", curve_service_name(of.range.curve()))
        .text("pathFormat", "PATH_FORMAT_BIP32")
        .text("path", of.range.path_text(of.index))
        .text("publicKey", public_key_hex(account.public_key))
        .text("address", account.address.view());
    if (of.range.hardened()) record.text("effectivePath", of.range.effective_path_text(of.index));
    if (of.range.script_template() != ScriptTemplate::none) record.text("script", script_name(of.range.script_template()));
    if (account.private_key) {
        const auto reveal = [](const auto& key) { return hex::encode_secret(key.reveal()); };
        record.text("privateKey", std::visit(reveal, *account.private_key));
    }
}

void print_csv(TextBuffer& out, const AddressLine& of, const Account& account) {
    std::string line;
    if (of.phrase) line = std::to_string(*of.phrase) + ',';
    line += std::to_string(of.number);
    line += ',';
    line += of.range.format().printed_name();
    line += ',';
    line += of.range.path_text(of.index);
    line += ',';
    line += of.range.effective_path_text(of.index);
    line += ',';
    line += public_key_hex(account.public_key);
    line += ',';
    line += account.address.view();
    line += '\n';
    out.raw(line);
}

void print_text(TextBuffer& out, const AddressLine& of, const Account& account) {
    std::string line(of.range.format().printed_name());
    if (const std::string_view prefix = "ADDRESS_FORMAT_"; line.starts_with(prefix)) line.erase(0, prefix.size());
    line.append(line.size() < 24 ? 24 - line.size() : 1, ' ');
    line += of.range.effective_path_text(of.index);
    line.append(line.size() < 48 ? 48 - line.size() : 1, ' ');
    line += account.address.view();
    if (of.phrase) line.insert(0, std::to_string(*of.phrase) + "  ");
    out.raw(line);
    if (account.private_key) {
        const auto print = [&](const auto& key) {
            out.raw("  ");
            out.raw(hex::encode_secret(key.reveal()).reveal());
        };
        std::visit(print, *account.private_key);
    }
    out.raw("\n");
}

}  // namespace

void print_address(TextBuffer& out, const AddressLine& line, const Account& account) {
    switch (out.form()) {
        case Form::json: return print_json(out, line, account);
        case Form::csv: return print_csv(out, line, account);
        case Form::text: return print_text(out, line, account);
    }
}

void print_columns(TextBuffer& out, bool many_phrases) {
    if (many_phrases) out.raw("phrase,");
    out.raw("index,addressFormat,path,effectivePath,publicKey,address\n");
}

}  // namespace coffer::cli
