// Published enclave signatures over raw bytes.
#include <gtest/gtest.h>

#include "bundle/test_enclave.hpp"
#include "support/vector_file.hpp"

namespace coffer::testing {
namespace {

constexpr std::string_view production_signer =
    "04cf288fe433cc4e1aa0ce1632feac4ea26bf2f5a09dcfe5a42c398e06898710330f0572882f4dbdf0f5304b8fc8703acd69adca9a4bbf7f5d00d20a5e364b2569";

TEST(EnclaveSignature, PublishedOnes) {
    for (const Record& record : VectorFile::load("bundle/enclave_signature.json").list("enclave_signature")) {
        SCOPED_TRACE(record.where());
        const Record inputs = record.record("inputs");
        const std::string trusted = inputs.text_or("signer_public_key_hex", production_signer);
        const std::string json =
            json_of({{"version", json_text("v1.0.0")},
                     {"data", json_text(inputs.text("signed_data_hex"))},
                     {"dataSignature", json_text(inputs.text("signature_der_hex"))},
                     {"enclaveQuorumPublic", json_text(inputs.text_or("enclave_quorum_public_from_bundle", trusted))}});
        const auto envelope = value_of(bundle::SignedEnvelope::parse(json));
        EXPECT_EQ(to_hex(envelope.data()), inputs.text("signed_data_hex"));
        const Status verified =
            envelope.verify(bundle::TrustAnchors().with(bundle::SignerRole::signer, value_of(bundle::parse_quorum_key(from_hex(trusted)))),
                            bundle::SignerRole::signer);
        if (record.text("coffer") == "refuse") {
            ASSERT_FALSE(verified);
            EXPECT_EQ(error_name(verified.error().code), record.text("error"));
            continue;
        }
        ASSERT_TRUE(verified) << error_name(verified.error().code);
        const Record expected = record.record("expected");
        EXPECT_TRUE(expected.boolean("valid"));
        const auto signature = value_of(EcdsaSignature<P256>::parse_der(inputs.hex("signature_der_hex")));
        if (expected.has("high_s")) {
            EXPECT_EQ(!signature.has_low_s(), expected.boolean("high_s"));
        }
    }
}

TEST(EnclaveSignature, BothHalvesOfSAreAccepted) {
    const std::string data = json_of(TestEnclave::export_members());
    auto members = TestEnclave::outer(data);
    const auto signature = value_of(sign_digest(TestEnclave::signer(), sha256(as_bytes(data)), Nonce::deterministic));
    auto raw = signature.raw();
    // n - s, computed here.
    const auto n = from_hex<32>("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
    int borrow = 0;
    for (std::size_t i = 32; i-- > 0;) {
        const int difference = static_cast<int>(n[i]) - static_cast<int>(raw[32 + i]) - borrow;
        borrow = difference < 0 ? 1 : 0;
        raw[32 + i] = static_cast<u8>(difference + (borrow != 0 ? 256 : 0));
    }
    const auto mirrored = value_of(EcdsaSignature<P256>::parse_raw(raw));
    EXPECT_NE(mirrored.has_low_s(), signature.has_low_s());
    EXPECT_TRUE(open_export(json_of(members)));
    member_of(members, "dataSignature").value = json_text(to_hex(mirrored.der().bytes()));
    EXPECT_TRUE(open_export(json_of(members)));
}

TEST(EnclaveSignature, OtherEncodingsAreRefused) {
    const std::string data = json_of(TestEnclave::export_members());
    const auto signature = value_of(sign_digest(TestEnclave::signer(), sha256(as_bytes(data)), Nonce::deterministic));
    const auto with = [&](const std::string& hex) {
        auto members = TestEnclave::outer(data);
        member_of(members, "dataSignature").value = json_text(hex);
        return error_of(open_export(json_of(members)));
    };
    const std::string der = to_hex(signature.der().bytes());
    EXPECT_EQ(with(der), std::nullopt);
    EXPECT_EQ(with(to_hex(signature.raw())), Errc::der_tag);
    EXPECT_TRUE(with(""));
    EXPECT_EQ(with("3006020100020101"), Errc::signature_scalar_zero);
    EXPECT_EQ(with("3006020101020100"), Errc::signature_scalar_zero);
    EXPECT_EQ(with("3006020101020101"), Errc::signature_invalid);
    for (std::size_t bit = 0; bit < 4 * der.size(); ++bit) {
        auto bytes = from_hex(der);
        bytes[bit / 8] = static_cast<u8>(bytes[bit / 8] ^ (1U << (bit % 8)));
        EXPECT_TRUE(with(to_hex(bytes))) << bit;
    }
    for (std::size_t size = 0; size < der.size(); size += 2) EXPECT_TRUE(with(der.substr(0, size))) << size;
}

}  // namespace
}  // namespace coffer::testing
