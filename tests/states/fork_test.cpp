// A forked child either reads the right secret or is ended.
#include <gtest/gtest.h>

#include "coffer/crypto/runtime.hpp"
#include "coffer/hd/mnemonic.hpp"
#include "coffer/hpke/oneshot.hpp"
#include "coffer/wallet/derive.hpp"
#include "states/child.hpp"
#include "states/secret_types.hpp"

namespace coffer::testing {
namespace {

std::vector<std::string> answers_of(Specimen& specimen) {
    std::vector<std::string> answers;
    for (std::size_t i = 0; i < specimen.questions(); ++i) answers.push_back(specimen.ask(i));
    return answers;
}

// A child may use an inherited secret that is stored in the object itself. It must not use one that is stored in the arena.
Ending asked_in_child(const SecretType& type, std::size_t question) {
    const auto specimen = type.make();
    const std::string answer = specimen->ask(question);
    return in_child([&](volatile int& stage) {
        stage = 1;
        if (specimen->ask(question) != answer) return 2;
        stage = 2;
        return 0;
    });
}

TEST(States, AForkedChildFindsTheSecretOrIsEnded) {
    for (const SecretType& type : secret_types()) {
        const std::size_t questions = type.make()->questions();
        for (std::size_t question = 0; question < questions; ++question) {
            EXPECT_EQ(asked_in_child(type, question), cleared_by_fork(type.place) ? aborted_at(1) : exited(0, 2))
                << type.name << ", question " << question;
        }
    }
}

TEST(States, AnArenaThatDoesNotCheckIsFound) {
    if (!cleared_by_fork(Place::arena)) GTEST_SKIP() << "NOT RUN: the emulator does not wipe pages";
    const SecretBytes secret = SecretBytes::from_bytes(as_bytes("a secret"));
    const Bytes unchecked = secret.reveal();  // bypasses the check, as every child did before it existed
    EXPECT_EQ(in_child([&](volatile int&) { return as_text(unchecked) == std::string_view("\0\0\0\0\0\0\0\0", 8) ? 3 : 2; }), exited(3, 0));
}

TEST(States, AChildMakesSecretsOfItsOwn) {
    for (const SecretType& type : secret_types()) {
        const auto inherited = type.make();
        const auto dropped = type.make();
        const Ending ending = in_child([&](volatile int& stage) mutable {
            const auto own = type.make();
            const auto answers = answers_of(*own);
            stage = 1;
            inherited->replace();  // this destroys the inherited object
            (void)answers_of(*inherited);
            stage = 2;
            if (answers_of(*own) != answers) return 2;
            const Ending grandchild = in_child([&](volatile int&) { return answers_of(*own) == answers ? 0 : 2; });
            const Ending expected = cleared_by_fork(type.place) ? aborted_at(0) : exited(0, 0);
            return grandchild == expected ? 0 : 3;
        });
        EXPECT_EQ(ending, exited(0, 2)) << type.name;
    }
}

TEST(States, ByChoiceChildrenKeepEverySecret) {
    const Ending ending = in_child([](volatile int& stage) {
        if (!init(ForkedSecrets::kept)) return 2;
        for (const SecretType& type : secret_types()) {
            const std::size_t questions = type.make()->questions();
            for (std::size_t question = 0; question < questions; ++question)
                if (asked_in_child(type, question) != exited(0, 2)) return 3;
        }
        stage = 1;
        return init(ForkedSecrets::wiped) ? 0 : 4;
    });
    EXPECT_EQ(ending, exited(0, 1));
    EXPECT_EQ(init(static_cast<ForkedSecrets>(2)).error().code, Errc::forked_secrets);
}

// A regression test: a child that continued with a mnemonic of NUL bytes had another wallet.
TEST(States, AChildNeverHasAnotherWallet) {
    const auto address_of = [](const Mnemonic& mnemonic) {
        return must(wallet::derive_address(mnemonic.to_seed(no_passphrase), AddressFormat::ethereum));
    };
    const std::string right = "0x9858EfFD232B4033E47d90003D41EC34EcaEda94";
    constexpr std::string_view phrase = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";
    const Mnemonic mnemonic = must(Mnemonic::parse(as_bytes(phrase)));
    EXPECT_EQ(address_of(mnemonic), right);
    EXPECT_EQ(in_child([&](volatile int&) { return address_of(mnemonic) == right ? 0 : 2; }),
              cleared_by_fork(Place::arena) ? aborted_at(0) : exited(0, 0));
    EXPECT_EQ(in_child([&](volatile int&) { return address_of(must(Mnemonic::parse(as_bytes(phrase)))) == right ? 0 : 2; }), exited(0, 0));
    EXPECT_EQ(address_of(mnemonic), right);
}

// Parent and child have the same next nonce, so only one of them may use it.
TEST(States, AChildDoesNotSealWithItsParentsContext) {
    constexpr hpke::Suite suite{hpke::Kem::dhkem_p256_hkdf_sha256, hpke::Kdf::hkdf_sha256, hpke::Aead::aes_256_gcm};
    const auto key = must(KeyPair<P256>::generate());
    auto sender = must(hpke::setup_sender<P256>(suite, key.public_key(), {}));
    auto recipient = must(hpke::setup_recipient<P256>(suite, sender.encapsulated_key.bytes(), key, {}));
    const Ending ending = in_child([&](volatile int& stage) {
        ByteArray<17> out;
        if (sender.context.seal({}, as_bytes("x")).error().code != Errc::hpke_forked) return 2;
        if (sender.context.seal_into(out, {}, as_bytes("x")).error().code != Errc::hpke_forked) return 3;
        stage = 1;
        auto own = must(hpke::setup_sender<P256>(suite, key.public_key(), {}));
        return own.context.seal({}, as_bytes("x")) ? 0 : 4;
    });
    EXPECT_EQ(ending, exited(0, 1));
    const auto message = must(sender.context.seal({}, as_bytes("x")));
    EXPECT_EQ(in_child([&](volatile int&) { return as_text(must(recipient.open({}, message)).reveal()) == "x" ? 0 : 2; }), exited(0, 0));
    EXPECT_EQ(as_text(must(recipient.open({}, message)).reveal()), "x");
}

}  // namespace
}  // namespace coffer::testing
