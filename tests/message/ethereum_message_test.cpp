#include "coffer/message/ethereum_message.hpp"

#include "stamp/stamp_support.hpp"

namespace coffer::message {
namespace {

using namespace coffer::testing;

// Published vectors, such as "Hello World", with the hashes of ethers 6.
TEST(PersonalMessage, Digests) {
    EXPECT_EQ(to_hex(personal_message_digest(as_bytes("Hello World"))), "a1de988600a42c4b4ab089b619297c17d53cffae5d5120d82d8a92d0bb3b78f2");
    EXPECT_EQ(to_hex(personal_message_digest({})), "5f35dce98ba4fba25530a026ed80b2cecdaa31091ba4958b99b52ea1d068adad");
    // The length is that of the bytes, in decimal.
    EXPECT_NE(personal_message_digest(as_bytes(std::string(10, 'a'))), personal_message_digest(as_bytes("0" + std::string(10, 'a'))));
}

RC_GTEST_PROP(PersonalMessageLaws, SignatureRecoversTheSigner, ()) {
    const auto key = private_key<Secp256k1>(*gen::scalar());
    const auto message = *gen::bytes_between(0, 200);
    const auto made = *sign_personal_message(key, message);
    RC_ASSERT(*recover_personal_signer(message, made) == key.public_key());
    const auto rsv = *ethereum_signature(made);
    RC_ASSERT((rsv[64] == 27 || rsv[64] == 28));
    const auto back = *parse_ethereum_signature(rsv);
    RC_ASSERT((back.signature == made.signature && back.recovery_id == made.recovery_id));
    auto zero_based = rsv;
    zero_based[64] = static_cast<u8>(zero_based[64] - 27);
    RC_ASSERT(parse_ethereum_signature(zero_based)->recovery_id == made.recovery_id);
}

RC_GTEST_PROP(PersonalMessageLaws, HighSIsTurnedIntoLowS, ()) {
    const auto key = private_key<Secp256k1>(*gen::scalar());
    const auto message = *gen::bytes_between(0, 50);
    auto rsv = *ethereum_signature(*sign_personal_message(key, message));
    const auto n = from_hex(order_secp256k1);
    int borrow = 0;
    for (std::size_t i = 32; i-- > 0;) {
        const int digit = n[i] - rsv[32 + i] - borrow;
        borrow = digit < 0 ? 1 : 0;
        rsv[32 + i] = static_cast<u8>(digit & 0xff);
    }
    rsv[64] = static_cast<u8>(55 - rsv[64]);
    const auto parsed = *parse_ethereum_signature(rsv);
    RC_ASSERT(parsed.signature.has_low_s());
    RC_ASSERT(*recover_personal_signer(message, parsed) == key.public_key());
}

TEST(EthereumSignature, Edges) {
    auto rsv = *ethereum_signature(*sign_personal_message(private_key<Secp256k1>(std::vector<u8>(32, 7)), {}));
    for (unsigned v = 0; v < 256; ++v) {
        rsv[64] = static_cast<u8>(v);
        EXPECT_EQ(code_of(parse_ethereum_signature(rsv)),
                  v == 0 || v == 1 || v == 27 || v == 28 ? std::nullopt : std::optional(Errc::recovery_id));
    }
    for (std::size_t size = 0; size < 65; ++size)
        EXPECT_EQ(code_of(parse_ethereum_signature(Bytes(rsv).first(size))), Errc::signature_length);
    EXPECT_EQ(code_of(parse_ethereum_signature(std::vector<u8>(66, 1))), Errc::signature_length);
    EXPECT_EQ(code_of(parse_ethereum_signature(std::vector<u8>(65, 0))), Errc::signature_scalar_zero);
    const auto signature = *EcdsaSignature<Secp256k1>::parse_raw(std::vector<u8>(64, 1));
    EXPECT_EQ(code_of(ethereum_signature({signature, 2})), Errc::recovery_id);
}

}  // namespace
}  // namespace coffer::message
