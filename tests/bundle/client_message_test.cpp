// Client messages: the replies to target messages.
#include <gtest/gtest.h>

#include "bundle/test_enclave.hpp"
#include "support/rc.hpp"
#include "support/vector_file.hpp"

namespace coffer::testing {
namespace {

TEST(ClientMessage, PublishedOnes) {
    for (const Record& record : VectorFile::load("bundle/import.json").list("import_encrypted_bundle")) {
        SCOPED_TRACE(record.where());
        EXPECT_EQ(record.text("coffer"), "accept");
        const Record inputs = record.record("inputs");
        const Record expected = record.record("expected");
        const std::string json = inputs.text(inputs.has("bundle") ? "bundle" : "encrypted_bundle");
        const auto message = value_of(bundle::ClientMessage::parse(json));
        EXPECT_EQ(message.json(), json);
        if (inputs.has("target_private_key_hex")) {
            const auto target = KeyPair<P256>::from_private_key(private_key(inputs.hex("target_private_key_hex")));
            EXPECT_EQ(as_text(value_of(message.message().open(target)).reveal()), expected.text("plaintext_utf8"));
        } else {
            EXPECT_TRUE(expected.boolean("encapped_on_curve"));
            EXPECT_EQ(message.message().ciphertext().size() - 16, expected.natural("plaintext_length"));
        }
    }
}

TEST(ClientMessage, CiphertextsOfAllLengths) {
    const std::string enc = to_hex(TestEnclave::sealed({}).encapsulated_key().uncompressed());
    for (std::size_t size = 0; size < 20; ++size) {
        const auto message = bundle::ClientMessage::parse(
            json_of({{"encappedPublic", json_text(enc)}, {"ciphertext", json_text(std::string(2 * size, 'a'))}}));
        EXPECT_EQ(error_of(message), size < 16 ? std::optional(Errc::ciphertext_too_short) : std::nullopt) << size;
    }
}

TEST(ClientMessage, TheLongestPlaintextStillFits) {
    const auto receiver = TestEnclave::receiver();
    const std::vector<u8> longest(bundle::ClientMessage::max_plaintext, 'x');
    const auto message = value_of(bundle::ClientMessage::seal(receiver.public_key(), longest));
    EXPECT_LE(message.json().size(), bundle::max_bundle_bytes);
    EXPECT_TRUE(bundle::ClientMessage::parse(message.json()));
    EXPECT_EQ(error_of(bundle::ClientMessage::seal(receiver.public_key(), std::vector<u8>(longest.size() + 1))), Errc::data_too_long);
}

RC_GTEST_PROP(ClientMessage, SealedTextOpensAgain, ()) {
    const auto plaintext = *gen::bytes_between(0, 200);
    const auto receiver = KeyPair<P256>::from_private_key(private_key(*gen::scalar()));
    const auto text = value_of(bundle::ClientMessage::seal(receiver.public_key(), plaintext)).json();
    const auto message = value_of(bundle::ClientMessage::parse(text));
    RC_ASSERT(message.json() == text);
    RC_ASSERT(to_hex(value_of(message.message().open(receiver)).reveal()) == to_hex(plaintext));
}

}  // namespace
}  // namespace coffer::testing
