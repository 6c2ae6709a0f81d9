#include <string_view>

#include "coffer/tx/transaction.hpp"
#include "encoding/protobuf.hpp"
#include "encoding/rlp.hpp"
#include "flows/flow.hpp"

namespace coffer::testing {
namespace {

// Signs one transaction with the function for any chain.
template <typename C>
void sign(Observer& observer, Bytes raw, PrivateKey<C> key) {
    const tx::Transaction transaction = value(observer, tx::parse(raw));
    const AnyPrivateKey any(std::move(key));
    observer.secret(std::get<PrivateKey<C>>(any).reveal());
    const tx::Transaction made = value(observer, tx::sign(transaction, any));
    require(observer, tx::serialize(made).size() > raw.size());
}

void ethereum(Observer& observer) {
    rlp::Writer writer;
    writer.begin_list().integer(u64{9}).integer(u64{20000000000}).integer(u64{21000}).bytes(ByteArray<20>{0x35}).integer(u64{1}).bytes({});
    writer.integer(u64{1}).integer(u64{0}).integer(u64{0}).end_list();
    sign(observer, writer.finish(), key_from<Secp256k1>(observer, 80));
}

void solana(Observer& observer) {
    auto key = key_from<Ed25519>(observer, 81);
    const PublicKey<Ed25519> half = key.public_key();
    observer.open(object_bytes(half));
    // One signer, one program, no instructions.
    std::vector<u8> message{1, 0, 1, 2};
    message.insert(message.end(), half.bytes().begin(), half.bytes().end());
    message.resize(message.size() + 32 + 32 + 1);
    sign(observer, message, std::move(key));
}

void tron(Observer& observer) {
    auto key = key_from<Secp256k1>(observer, 82);
    const PublicKey<Secp256k1> half = key.public_key();
    observer.open(object_bytes(half));
    const tx::tron::Address owner = tx::tron::address_of(half);
    protobuf::Writer transfer, any, contract, raw;
    transfer.bytes(1, owner).bytes(2, owner).number(3, 1);
    any.bytes(1, as_bytes("type.googleapis.com/protocol.TransferContract")).bytes(2, transfer.finish());
    contract.number(1, 1).bytes(2, any.finish());
    raw.bytes(1, ByteArray<2>{1}).bytes(4, ByteArray<8>{2}).element(11, contract.finish());
    sign(observer, raw.finish(), std::move(key));
}

constexpr Flow flows[] = {
    {"sign-ethereum", ethereum},
    {"sign-solana", solana},
    {"sign-tron", tron},
};

}  // namespace

std::span<const Flow> tx_flows() {
    return flows;
}

}  // namespace coffer::testing
