// inputs.json, read.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace bench {

struct SolanaAccount {
    std::string private_key, chain_code;
};
struct Export {
    std::vector<std::string> bundles;
    std::string private_key, organization, signer;
};
struct Import {
    std::string bundle, organization, user, signer, phrase, target_private_key;  // the last is known of import_check only
};
struct StampInput {
    std::string private_key, public_key, body;
};
struct Credential {
    std::string bundle, private_key;
};
struct HpkeInput {
    std::string info, private_key, public_key, encapsulated_key, aad, ciphertext, plaintext;
};

struct Inputs {
    std::uint64_t index_base;
    std::string phrase;
    std::vector<std::string> phrases;
    std::string seed, eth_account_xprv, eth_account_xpub, p2wpkh_account_xpub, p2tr_account_xpub;
    SolanaAccount sol_account;
    Export export_one, export_batch;
    Import import_one, import_check;
    StampInput stamp;
    Credential credential;
    HpkeInput hpke;
};

/// read_inputs reads the file; throws Failure.
[[nodiscard]] Inputs read_inputs(const std::string& path);

}  // namespace bench
