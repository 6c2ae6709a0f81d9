// HPKE contexts: sequence numbers, exports, moves and threads. No nonce is used twice.
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <mutex>
#include <set>
#include <thread>

#include "hpke/hpke_keys.hpp"
#include "support/rc.hpp"
#include "testing/seams.hpp"

namespace coffer::testing {
namespace {

constexpr u64 last = std::numeric_limits<u64>::max();

TEST(HpkeContext, SequenceNumbersEndInAnError) {
    auto both = channel<P256>(default_suite);
    set_sequence_for_testing(both.sender.context, last - 1);
    set_sequence_for_testing(both.recipient, last - 1);
    const auto ciphertext = value_of(both.sender.context.seal({}, as_bytes("the last one")));
    EXPECT_TRUE(both.recipient.open({}, ciphertext));
    for (int attempt = 0; attempt < 3; ++attempt) {
        EXPECT_EQ(both.sender.context.seal({}, {}).error(), fail(Errc::hpke_sequence_exhausted).error());
        EXPECT_EQ(both.recipient.open({}, ciphertext).error(), fail(Errc::hpke_sequence_exhausted).error());
    }
    EXPECT_TRUE(both.sender.context.export_secret({}, 32));  // exports do not change the sequence number
}

TEST(HpkeContext, AFailedOpenDoesNotAdvance) {
    auto both = channel<X25519>(x25519_suite);
    const auto first = value_of(both.sender.context.seal({}, as_bytes("first")));
    const auto second = value_of(both.sender.context.seal({}, as_bytes("second")));
    EXPECT_EQ(both.recipient.open({}, second).error(), fail(Errc::aead_open).error());  // out of order
    EXPECT_EQ(both.recipient.open({}, Bytes(first).first(15)).error(), fail(Errc::ciphertext_too_short).error());
    EXPECT_EQ(both.recipient.open(as_bytes("other"), first).error(), fail(Errc::aead_open).error());
    EXPECT_EQ(sequence_for_testing(both.recipient), 0U);
    EXPECT_EQ(as_text(value_of(both.recipient.open({}, first)).reveal()), "first");
    EXPECT_EQ(both.recipient.open({}, first).error(), fail(Errc::aead_open).error());  // once only
    EXPECT_EQ(as_text(value_of(both.recipient.open({}, second)).reveal()), "second");
}

TEST(HpkeContext, ARefusedSealDoesNotAdvance) {
    auto both = channel<P256>(default_suite);
    std::vector<u8> buffer(15 + 16);
    EXPECT_EQ(both.sender.context.seal_into(buffer, {}, std::vector<u8>(16)).error(), fail(Errc::length_mismatch).error());
    EXPECT_EQ(sequence_for_testing(both.sender.context), 0U);
    EXPECT_TRUE(both.sender.context.seal_into(buffer, {}, std::vector<u8>(15)));
    EXPECT_EQ(sequence_for_testing(both.sender.context), 1U);
}

TEST(HpkeContext, PlaintextIsZeroOnFailure) {
    auto both = channel<P256>(default_suite);
    auto ciphertext = value_of(both.sender.context.seal({}, std::vector<u8>(64, 0xee)));
    ciphertext.back() = static_cast<u8>(ciphertext.back() ^ 1);
    std::vector<u8> plaintext(64, 0x77);
    EXPECT_EQ(both.recipient.open_into(plaintext, {}, ciphertext).error(), fail(Errc::aead_open).error());
    EXPECT_TRUE(std::ranges::all_of(plaintext, [](u8 byte) { return byte == 0; }));
    std::vector<u8> short_buffer(63);
    EXPECT_EQ(both.recipient.open_into(short_buffer, {}, ciphertext).error(), fail(Errc::length_mismatch).error());
}

TEST(HpkeContextDeathTest, AMovedFromContextSealsAndExportsNothing) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    auto both = channel<P256>(default_suite);
    hpke::SenderContext moved = std::move(both.sender.context);
    EXPECT_DEATH((void)both.sender.context.seal({}, {}), "");           // NOLINT(bugprone-use-after-move)
    EXPECT_DEATH((void)both.sender.context.export_secret({}, 32), "");  // NOLINT(bugprone-use-after-move)
    EXPECT_EQ(as_text(value_of(both.recipient.open({}, value_of(moved.seal({}, as_bytes("x"))))).reveal()), "x");
    hpke::SenderContext assigned = std::move(channel<P256>(default_suite).sender.context);
    assigned = std::move(moved);
    EXPECT_EQ(sequence_for_testing(assigned), 1U);
    EXPECT_EQ(as_text(value_of(both.recipient.open({}, value_of(assigned.seal({}, as_bytes("y"))))).reveal()), "y");
}

TEST(HpkeContext, ExportLengths) {
    for (const auto& kdf : hpke::kdf_rows) {
        auto both = channel<P256>({hpke::Kem::dhkem_p256_hkdf_sha256, kdf.id, hpke::Aead::export_only});
        const std::size_t longest = 255 * hash_size(kdf.hash);
        EXPECT_EQ(value_of(both.sender.context.export_secret({}, 0)).size(), 0U);
        const auto whole = value_of(both.sender.context.export_secret(as_bytes("c"), longest));
        EXPECT_EQ(to_hex(whole.reveal()), to_hex(value_of(both.recipient.export_secret(as_bytes("c"), longest)).reveal()));
        EXPECT_FALSE(std::ranges::all_of(whole.reveal().last(16), [](u8 byte) { return byte == 0; }));
        for (const std::size_t length : {longest + 1, std::size_t{65536}, std::numeric_limits<std::size_t>::max()}) {
            EXPECT_EQ(both.sender.context.export_secret({}, length).error(), fail(Errc::hpke_export_length).error());
            EXPECT_EQ(both.recipient.export_secret({}, length).error(), fail(Errc::hpke_export_length).error());
        }
        EXPECT_TRUE(both.sender.context.export_secret(std::vector<u8>(hpke::max_input_length), 32));
        EXPECT_EQ(both.sender.context.export_secret(std::vector<u8>(hpke::max_input_length + 1), 32).error(),
                  fail(Errc::hpke_input_length, "exporter_context").error());
    }
}

TEST(HpkeContext, ExportOnlyNeitherSealsNorOpens) {
    for (const auto& kdf : hpke::kdf_rows) {
        auto both = channel<X25519>({hpke::Kem::dhkem_x25519_hkdf_sha256, kdf.id, hpke::Aead::export_only});
        EXPECT_EQ(both.sender.context.seal({}, as_bytes("x")).error(), fail(Errc::hpke_export_only).error());
        EXPECT_EQ(both.recipient.open({}, std::vector<u8>(17)).error(), fail(Errc::hpke_export_only).error());
        EXPECT_EQ(both.recipient.open({}, {}).error(), fail(Errc::hpke_export_only).error());
    }
}

TEST(HpkeContext, ABusyContextIsRefused) {
    auto both = channel<P256>(default_suite);
    const auto ciphertext = value_of(both.sender.context.seal({}, {}));
    set_busy_for_testing(both.sender.context, true);
    set_busy_for_testing(both.recipient, true);
    EXPECT_EQ(both.sender.context.seal({}, {}).error(), fail(Errc::hpke_busy).error());
    EXPECT_EQ(both.recipient.open({}, ciphertext).error(), fail(Errc::hpke_busy).error());
    set_busy_for_testing(both.sender.context, false);
    set_busy_for_testing(both.recipient, false);
    EXPECT_TRUE(both.recipient.open({}, ciphertext));
    EXPECT_TRUE(both.sender.context.seal({}, {}));
}

TEST(HpkeContext, ThreadsNeverShareANonce) {
    // With one key and one plaintext, equal nonces would give equal ciphertexts.
    auto both = channel<P256>(default_suite);
    std::mutex mutex;
    std::set<std::vector<u8>> ciphertexts;
    std::size_t sealed = 0;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 8; ++thread) {
        threads.emplace_back([&] {
            std::vector<std::vector<u8>> mine;
            for (int i = 0; i < 1000; ++i) {
                auto ciphertext = both.sender.context.seal({}, as_bytes("one plaintext"));
                if (ciphertext) {
                    mine.push_back(std::move(*ciphertext));
                } else {
                    EXPECT_EQ(ciphertext.error(), fail(Errc::hpke_busy).error());
                }
            }
            const std::scoped_lock lock(mutex);
            sealed += mine.size();
            ciphertexts.insert(mine.begin(), mine.end());
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_GT(sealed, 0U);
    EXPECT_EQ(ciphertexts.size(), sealed);
    EXPECT_EQ(sequence_for_testing(both.sender.context), sealed);
}

TEST(HpkeContext, EverySetupHasItsOwnEphemeralKey) {
    const auto recipient = fixed_key_pair<P256>(3);
    std::set<std::string> seen;
    for (int i = 0; i < 100; ++i) {
        seen.insert(to_hex(value_of(hpke::setup_sender<P256>(default_suite, recipient.public_key(), {})).encapsulated_key.bytes()));
    }
    EXPECT_EQ(seen.size(), 100U);
}

RC_GTEST_PROP(HpkeContext, SealThenOpenIsTheIdentity, ()) {
    const auto scalar = *gen::scalar();
    const auto info = *gen::bytes_between(0, 100);
    const auto aad = *gen::bytes_between(0, 100);
    const auto plaintext = *gen::bytes_between(0, 300);
    const auto recipient = key_pair<P256>(scalar);
    const auto sealed = value_of(hpke::seal<P256>(default_suite, recipient.public_key(), info, aad, plaintext));
    const auto opened = value_of(hpke::open<P256>(default_suite, sealed.encapsulated_key.bytes(), recipient, info, aad, sealed.ciphertext));
    RC_ASSERT(to_hex(opened.reveal()) == to_hex(plaintext));
}

}  // namespace
}  // namespace coffer::testing
