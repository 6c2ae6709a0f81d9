#include "address/script.hpp"

#include "coffer/crypto/hash.hpp"
#include "core/reader.hpp"

namespace coffer::address {
namespace {

enum Opcode : u8 {
    op_0 = 0x00,
    op_push_20 = 0x14,
    op_push_33 = 0x21,
    op_1 = 0x51,
    op_dup = 0x76,
    op_equalverify = 0x88,
    op_hash160 = 0xa9,
    op_checksig = 0xac,
    op_checkmultisig = 0xae,
};

}  // namespace

class ScriptBuilder {
public:
    [[nodiscard]] static Script build(ScriptTemplate script, const PublicKey<Secp256k1>& key) {
        Script result;
        result.template_ = script;
        Writer writer(result.bytes_);
        switch (script) {
            case ScriptTemplate::p2sh_p2wpkh:
                writer.byte(op_0);
                writer.byte(op_push_20);
                writer.bytes(hash160(key.compressed()));
                break;
            case ScriptTemplate::p2sh_p2pkh:
            case ScriptTemplate::p2wsh_p2pkh:
                writer.byte(op_dup);
                writer.byte(op_hash160);
                writer.byte(op_push_20);
                writer.bytes(hash160(key.compressed()));
                writer.byte(op_equalverify);
                writer.byte(op_checksig);
                break;
            case ScriptTemplate::p2sh_p2pk:
            case ScriptTemplate::p2wsh_p2pk:
                writer.byte(op_push_33);
                writer.bytes(key.compressed());
                writer.byte(op_checksig);
                break;
            case ScriptTemplate::p2sh_multisig_1of1:
            case ScriptTemplate::p2wsh_multisig_1of1:
                writer.byte(op_1);
                writer.byte(op_push_33);
                writer.bytes(key.compressed());
                writer.byte(op_1);
                writer.byte(op_checkmultisig);
                break;
            case ScriptTemplate::none: contract_violated("a script is made without a template");
        }
        result.size_ = static_cast<u8>(writer.written());
        return result;
    }
};

Script script_of_key(ScriptTemplate script, const PublicKey<Secp256k1>& key) {
    return ScriptBuilder::build(script, key);
}

Payload script_payload(AddressKind kind, Bytes script) {
    return kind == AddressKind::p2sh ? Payload(hash160(script)) : Payload(sha256(script));
}

}  // namespace coffer::address
