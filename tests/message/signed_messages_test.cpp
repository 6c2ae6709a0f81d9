// EIP-191, EIP-712, EIP-7702 and BIP-137, compared with other implementations.
#include <map>

#include "coffer/message/authorization.hpp"
#include "coffer/message/bitcoin_message.hpp"
#include "coffer/message/ethereum_message.hpp"
#include "coffer/message/payload.hpp"
#include "coffer/message/typed_data.hpp"
#include "stamp/stamp_support.hpp"

namespace coffer::message {
namespace {

using namespace coffer::testing;

TEST(SignedMessageVectors, TypedData) {
    const auto file = VectorFile::load("stamp/signed_messages.json");
    for (const Record& record : file.list("typed_data")) {
        const std::string json = record.text("json");
        const auto hash = hash_typed_data(as_bytes(json));
        ASSERT_TRUE(hash) << record.where() << name_of(hash) << hash.error().what << json;
        EXPECT_EQ(hash->encoded_type, record.text("encoded_type"));
        EXPECT_EQ(to_hex(hash->domain_separator), record.text("domain_separator"));
        EXPECT_EQ(to_hex(hash->message_hash), record.text("message_hash"));
        EXPECT_EQ(to_hex(hash->digest), record.text("digest"));
        for (const HashFunction function : {HashFunction::no_op, HashFunction::keccak256})
            EXPECT_EQ(to_hex(*payload_digest(json, PayloadEncoding::eip712, function)), record.text("digest"));
    }
}

TEST(SignedMessageVectors, PersonalMessages) {
    const auto file = VectorFile::load("stamp/signed_messages.json");
    for (const Record& record : file.list("personal_messages")) {
        const auto key = private_key<Secp256k1>(record.text("private_key"));
        const auto message = record.hex("message");
        EXPECT_EQ(to_hex(personal_message_digest(message)), record.text("digest"));
        const auto made = *sign_personal_message(key, message);
        EXPECT_EQ(to_hex(*ethereum_signature(made)), record.text("signature"));
        EXPECT_EQ(*recover_personal_signer(message, *parse_ethereum_signature(record.hex("signature"))), key.public_key());
    }
}

TEST(SignedMessageVectors, Authorizations) {
    const auto file = VectorFile::load("stamp/signed_messages.json");
    for (const Record& record : file.list("authorizations")) {
        const std::string json = record.text("json");
        const auto authorization = parse_authorization(as_bytes(json));
        ASSERT_TRUE(authorization) << record.where() << name_of(authorization);
        EXPECT_EQ(to_hex(authorization_digest(*authorization)), record.text("digest")) << json;
        EXPECT_EQ(to_hex(*payload_digest(json, PayloadEncoding::eip7702_authorization, HashFunction::no_op)), record.text("digest"));
    }
}

TEST(SignedMessageVectors, BitcoinMessages) {
    const auto file = VectorFile::load("stamp/signed_messages.json");
    const std::map<std::string, MessageAddress> kinds = {{"p2pkh_uncompressed", MessageAddress::p2pkh_uncompressed},
                                                         {"p2pkh", MessageAddress::p2pkh},
                                                         {"p2sh_p2wpkh", MessageAddress::p2sh_p2wpkh},
                                                         {"p2wpkh", MessageAddress::p2wpkh}};
    for (const Record& record : file.list("bitcoin_messages")) {
        const auto key = private_key<Secp256k1>(record.text("private_key"));
        const auto message = record.hex("message");
        const MessageAddress address = kinds.at(record.text("address"));
        const auto made = sign_bitcoin_message(key, message, address);
        ASSERT_TRUE(made);
        EXPECT_EQ(bitcoin_signature_text(*made), record.text("signature")) << record.where();
        const auto signer = recover_bitcoin_signer(message, record.text("signature"));
        ASSERT_TRUE(signer);
        EXPECT_EQ(signer->key, key.public_key());
        EXPECT_EQ(signer->address, address);
    }
}

TEST(BitcoinMessage, Edges) {
    const auto key = private_key<Secp256k1>(std::vector<u8>(32, 3));
    const std::vector<u8> message(70000, 'a');
    auto signature = *sign_bitcoin_message(key, message, MessageAddress::p2wpkh);
    EXPECT_EQ(recover_bitcoin_signer(message, Bytes(signature))->key, key.public_key());
    for (unsigned header = 0; header < 256; ++header) {
        auto other = signature;
        other[0] = static_cast<u8>(header);
        const auto signer = recover_bitcoin_signer(message, Bytes(other));
        if (header < 27 || header > 42) {
            EXPECT_EQ(code_of(signer), Errc::recovery_id) << header;
        } else {
            EXPECT_EQ(signer && signer->key == key.public_key(), header % 4 == signature[0] % 4) << header;
        }
    }
    EXPECT_EQ(code_of(recover_bitcoin_signer(message, Bytes(signature).first(64))), Errc::signature_length);
    const std::string text = bitcoin_signature_text(signature);
    EXPECT_EQ(text.size(), 88U);
    EXPECT_EQ(code_of(recover_bitcoin_signer(message, text.substr(0, 87))).has_value(), true);
    EXPECT_EQ(code_of(recover_bitcoin_signer(message, " " + text.substr(1))), Errc::base64_character);
}

}  // namespace
}  // namespace coffer::message
