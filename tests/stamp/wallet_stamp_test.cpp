#include "coffer/stamp/wallet_stamp.hpp"

#include "stamp/stamp_support.hpp"

namespace coffer::stamp {
namespace {

using namespace coffer::testing;

TEST(WalletStampVectors, Solana) {
    const auto file = VectorFile::load("stamp/api_key.json");
    for (const Record& record : file.list("stamp_wallet")) {
        EXPECT_EQ(record.text("coffer"), "accept");
        const Record inputs = record.record("inputs");
        const Record expected = record.record("expected");
        const std::string body = inputs.text("body_utf8");
        const auto pair = inputs.hex("private_key_hex");
        const auto key = private_key<Ed25519>(Bytes(pair).first(32));
        EXPECT_EQ(to_hex(key.public_key().bytes()), expected.text("public_key_hex"));
        const auto answer = expected.hex("signature_hex");
        const auto made = solana_wallet_stamp(key.public_key(), as_bytes(body), answer);
        ASSERT_TRUE(made);
        EXPECT_EQ(made->name, expected.text("header_name"));
        EXPECT_EQ(made->value, expected.text("header_value"));
        EXPECT_NE(json_of(made->value).find(expected.text("scheme")), std::string::npos);
        // The wallet's stamp is the stamp of the key itself.
        EXPECT_EQ(Stamper::from_private_key(key.clone())->stamp(as_bytes(body))->value, made->value);
        expected.ignore("address", "read by the address tests");
    }
}

TEST(WalletStamp, SolanaAnswersAreChecked) {
    const auto key = private_key<Ed25519>(std::vector<u8>(32, 1));
    const auto body = as_bytes("body");
    auto answer = sign_ed25519(key, body);
    EXPECT_TRUE(solana_wallet_stamp(key.public_key(), body, answer));
    EXPECT_EQ(code_of(solana_wallet_stamp(key.public_key(), as_bytes("other"), answer)), Errc::signature_invalid);
    EXPECT_EQ(code_of(solana_wallet_stamp(key.public_key(), body, Bytes(answer).first(63))), Errc::signature_length);
    EXPECT_EQ(code_of(solana_wallet_stamp(private_key<Ed25519>(std::vector<u8>(32, 2)).public_key(), body, answer)),
              Errc::signature_invalid);
}

RC_GTEST_PROP(WalletStampLaws, EthereumWallets, ()) {
    const auto key = private_key<Secp256k1>(*gen::scalar());
    const auto body = *gen::bytes_between(0, 100);
    const auto wallet = *ethereum_wallet_key(*message::sign_personal_message(key, as_bytes(public_key_request)));
    RC_ASSERT(wallet == key.public_key());
    const auto answer = *message::sign_personal_message(key, body);
    const auto made = *ethereum_wallet_stamp(wallet, body, answer);
    RC_ASSERT(made.name == "X-Stamp");
    const auto verified = *verify(made.value, body);
    RC_ASSERT((verified.scheme == Scheme::secp256k1_eip191 && verified.public_key == AnyPublicKey(wallet)));
    RC_ASSERT(made.value == Stamper::from_private_key(key.clone(), Scheme::secp256k1_eip191)->stamp(body)->value);
    auto other_body = body;
    other_body.push_back('x');
    RC_ASSERT(code_of(ethereum_wallet_stamp(wallet, other_body, answer)) == Errc::public_key_mismatch);
}

}  // namespace
}  // namespace coffer::stamp
