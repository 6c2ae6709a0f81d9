#include "common/inputs.hpp"

#include <simdjson.h>

#include "common/server.hpp"

namespace bench {
namespace {

using simdjson::dom::element;

std::string text(const element& object, const char* name) {
    std::string_view value;
    if (object[name].get_string().get(value) != simdjson::SUCCESS) throw Failure(std::string("inputs: no text ") + name);
    return std::string(value);
}

element member(const element& object, const char* name) {
    element value;
    if (object[name].get(value) != simdjson::SUCCESS) throw Failure(std::string("inputs: no ") + name);
    return value;
}

std::vector<std::string> texts(const element& object, const char* name) {
    simdjson::dom::array array;
    if (object[name].get_array().get(array) != simdjson::SUCCESS) throw Failure(std::string("inputs: no list ") + name);
    std::vector<std::string> values;
    for (const element item : array) {
        std::string_view value;
        if (item.get_string().get(value) != simdjson::SUCCESS) throw Failure(std::string("inputs: no texts in ") + name);
        values.emplace_back(value);
    }
    return values;
}

Import read_import(const element& object, bool check) {
    return {text(object, "bundle"), text(object, "organization"), text(object, "user"),
            text(object, "signer"), text(object, "phrase"),       check ? text(object, "target_private_key") : ""};
}

}  // namespace

Inputs read_inputs(const std::string& path) {
    simdjson::dom::parser parser;
    element root;
    if (parser.load(path).get(root) != simdjson::SUCCESS) throw Failure("cannot read " + path);
    const element one = member(root, "export");
    const element batch = member(root, "export_batch");
    const element sol = member(root, "sol_account");
    const element stamp = member(root, "stamp");
    const element credential = member(root, "credential");
    const element hpke = member(root, "hpke");
    std::uint64_t index_base = 0;
    if (root["index_base"].get_uint64().get(index_base) != simdjson::SUCCESS) throw Failure("inputs: no index_base");
    return Inputs{
        .index_base = index_base,
        .phrase = text(root, "phrase"),
        .phrases = texts(root, "phrases"),
        .seed = text(root, "seed"),
        .eth_account_xprv = text(root, "eth_account_xprv"),
        .eth_account_xpub = text(root, "eth_account_xpub"),
        .p2wpkh_account_xpub = text(root, "p2wpkh_account_xpub"),
        .p2tr_account_xpub = text(root, "p2tr_account_xpub"),
        .sol_account = {text(sol, "private_key"), text(sol, "chain_code")},
        .export_one = {{text(one, "bundle")}, text(one, "private_key"), text(one, "organization"), text(one, "signer")},
        .export_batch = {texts(batch, "bundles"), text(batch, "private_key"), text(batch, "organization"), text(batch, "signer")},
        .import_one = read_import(member(root, "import"), false),
        .import_check = read_import(member(root, "import_check"), true),
        .stamp = {text(stamp, "private_key"), text(stamp, "public_key"), text(stamp, "body")},
        .credential = {text(credential, "bundle"), text(credential, "private_key")},
        .hpke = {text(hpke, "info"), text(hpke, "private_key"), text(hpke, "public_key"), text(hpke, "encapsulated_key"), text(hpke, "aad"),
                 text(hpke, "ciphertext"), text(hpke, "plaintext")},
    };
}

}  // namespace bench
