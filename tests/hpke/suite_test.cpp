#include <gtest/gtest.h>

#include "hpke/hpke_keys.hpp"

namespace coffer::testing {
namespace {

TEST(HpkeSuite, OnlyRowsAreAccepted) {
    std::size_t accepted = 0;
    for (unsigned id = 0; id <= 0xffff; ++id) {
        const auto value = static_cast<u16>(id);
        for (const auto& suite :
             {hpke::Suite::parse(value, 1, 1), hpke::Suite::parse(0x10, value, 1), hpke::Suite::parse(0x10, 1, value)}) {
            if (suite) {
                ++accepted;
            } else {
                ASSERT_EQ(suite.error().code, Errc::unsupported_suite);
            }
        }
    }
    EXPECT_EQ(accepted, std::size(hpke::kem_rows) + std::size(hpke::kdf_rows) + std::size(hpke::aead_rows));
    EXPECT_EQ(hpke::Suite::parse(0, 1, 1).error(), fail(Errc::unsupported_suite, "kem").error());
    EXPECT_EQ(hpke::Suite::parse(0x20, 0, 1).error(), fail(Errc::unsupported_suite, "kdf").error());
    EXPECT_EQ(hpke::Suite::parse(0x20, 3, 0).error(), fail(Errc::unsupported_suite, "aead").error());
    EXPECT_EQ(value_of(hpke::Suite::parse(0x10, 1, 2)), default_suite);
    EXPECT_FALSE(x25519_suite == default_suite);
}

TEST(HpkeSuite, EverySuiteCarriesMessagesBothWays) {
    for (const auto& kem : hpke::kem_rows) {
        for (const auto& kdf : hpke::kdf_rows) {
            for (const auto& aead : hpke::aead_rows) {
                SCOPED_TRACE(std::string(kem.name) + " " + std::string(kdf.name) + " " + std::string(aead.name));
                const hpke::Suite suite(kem.id, kdf.id, aead.id);
                auto both = kem.curve == CurveId::p256 ? channel<P256>(suite) : channel<X25519>(suite);
                EXPECT_EQ(both.sender.encapsulated_key.bytes().size(), kem.encapsulated_key_size);
                EXPECT_EQ(to_hex(value_of(both.sender.context.export_secret({}, 77)).reveal()),
                          to_hex(value_of(both.recipient.export_secret({}, 77)).reveal()));
                if (!aead.cipher) continue;
                for (const std::size_t size : {0U, 1U, 16U, 1000U}) {  // including the empty plaintext
                    const std::vector<u8> plaintext(size, 0x5a);
                    const auto ciphertext = value_of(both.sender.context.seal(as_bytes("aad"), plaintext));
                    EXPECT_EQ(ciphertext.size(), size + 16);
                    EXPECT_EQ(to_hex(value_of(both.recipient.open(as_bytes("aad"), ciphertext)).reveal()), to_hex(plaintext));
                }
            }
        }
    }
}

}  // namespace
}  // namespace coffer::testing
