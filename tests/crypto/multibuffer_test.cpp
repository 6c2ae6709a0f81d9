// Hashing many messages at once gives the same results as one by one, on every code path that this machine supports.
#include <gmock/gmock.h>

#include "coffer/crypto/hash.hpp"
#include "coffer/crypto/kdf.hpp"
#include "coffer/crypto/mac.hpp"
#include "crypto/multibuffer/many.hpp"
#include "crypto/openssl_oracle.hpp"
#include "support/hex.hpp"
#include "support/rc.hpp"

namespace coffer {
namespace {

using crypto::PasswordAndSalt;
using crypto::multibuffer::Kernels;
using testing::from_hex;
using testing::to_hex;
namespace gen = testing::gen;
namespace multibuffer = crypto::multibuffer;

// More than three groups of the widest vectors, so that the last group has every size.
constexpr std::size_t most = 3 * multibuffer::max_lanes + 1;

std::vector<ByteArray<64>> derive(std::span<const PasswordAndSalt> inputs, u32 rounds, const Kernels& kernels) {
    std::vector<SecretArray<64>> derived(inputs.size());
    crypto::pbkdf2_hmac_sha512_many(inputs, rounds, derived, kernels);
    std::vector<ByteArray<64>> plain(inputs.size());
    for (std::size_t i = 0; i < plain.size(); ++i) std::ranges::copy(derived[i].reveal(), plain[i].begin());
    return plain;
}

template <std::size_t N>
ByteArray<N> copy_of(const SecretArray<N>& secret) {
    ByteArray<N> plain;
    std::ranges::copy(secret.reveal(), plain.begin());
    return plain;
}

class EveryPath : public ::testing::TestWithParam<Kernels> {};

INSTANTIATE_TEST_SUITE_P(Multibuffer, EveryPath, ::testing::ValuesIn(multibuffer::available()),
                         [](const auto& path) { return std::string(path.param.name); });

TEST_P(EveryPath, HmacOfEveryCount) {
    const Kernels& kernels = GetParam();
    const HmacSha512 key(as_bytes("a chain code"));
    std::vector<ByteArray<37>> messages(most);
    for (std::size_t i = 0; i < most; ++i)
        for (std::size_t j = 0; j < 37; ++j) messages[i][j] = static_cast<u8>(i * 37 + j * 11 + 200);
    for (std::size_t count = 0; count <= most; ++count) {
        std::vector<ByteArray<64>> macs(count);
        crypto::hmac_sha512_many(key, std::span(messages).first(count), macs, kernels);
        for (std::size_t i = 0; i < count; ++i) EXPECT_EQ(macs[i], copy_of(key({messages[i]}))) << count << ' ' << i;
    }
}

TEST_P(EveryPath, KeccakOfEveryCount) {
    const Kernels& kernels = GetParam();
    std::vector<ByteArray<64>> messages(most);
    for (std::size_t i = 0; i < most; ++i)
        for (std::size_t j = 0; j < 64; ++j) messages[i][j] = static_cast<u8>(i * 64 + j * 7 + 130);
    for (std::size_t count = 0; count <= most; ++count) {
        std::vector<ByteArray<32>> digests(count);
        crypto::keccak256_many(std::span(messages).first(count), digests, kernels);
        for (std::size_t i = 0; i < count; ++i) EXPECT_EQ(digests[i], keccak256(messages[i])) << count << ' ' << i;
    }
}

// The Ethereum address of the generator point (the well-known address of the private key 1), in every lane.
TEST_P(EveryPath, KeccakKnownAnswer) {
    const auto point = from_hex(
        "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8");
    std::vector<ByteArray<64>> messages(multibuffer::max_lanes);
    for (auto& message : messages) std::ranges::copy(point, message.begin());
    std::vector<ByteArray<32>> digests(messages.size());
    crypto::keccak256_many(messages, digests, GetParam());
    for (const auto& digest : digests) EXPECT_EQ(to_hex(Bytes(digest).subspan(12)), "7e5f4552091a69125d5dfcb7b8c2659029395bdf");
}

// Passwords and salts whose lengths differ from lane to lane, shorter and longer than a block, and numbers of rounds from one on.
TEST_P(EveryPath, Pbkdf2OfEveryCount) {
    const Kernels& kernels = GetParam();
    std::vector<std::vector<u8>> passwords;
    std::vector<std::vector<u8>> salts;
    std::vector<PasswordAndSalt> inputs;
    for (std::size_t i = 0; i < most; ++i) {
        passwords.emplace_back(i * 29 % 260, static_cast<u8>(i + 1));
        salts.emplace_back(i * 53 % 310, static_cast<u8>(i + 77));
    }
    for (std::size_t i = 0; i < most; ++i) inputs.push_back({passwords[i], {as_bytes("mnemonic"), salts[i]}});
    for (const u32 rounds : {1U, 2U, 3U, 17U}) {
        for (std::size_t count = 0; count <= most; ++count) {
            const auto derived = derive(std::span(inputs).first(count), rounds, kernels);
            for (std::size_t i = 0; i < count; ++i)
                EXPECT_EQ(derived[i], copy_of(pbkdf2_hmac_sha512(passwords[i], {as_bytes("mnemonic"), salts[i]}, rounds)))
                    << count << ' ' << i;
        }
    }
}

// BIP-39's first English vector among others: it gives the same result in every lane, whatever the other lanes contain.
TEST_P(EveryPath, Pbkdf2KnownAnswer) {
    constexpr std::string_view phrase = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";
    constexpr std::string_view seed =
        "c55257c360c07c72029aebc1b53c05ed0362ada38ead3e3e9efa3708e53495531f09a6987599d18264c1e1c92f2cf141630c7a3c4ab7c81b2f001698e7463b04";
    for (std::size_t lane = 0; lane < multibuffer::max_lanes; ++lane) {
        std::vector<PasswordAndSalt> inputs(multibuffer::max_lanes, {as_bytes("other"), {as_bytes("salt"), {}}});
        inputs[lane] = {as_bytes(phrase), {as_bytes("mnemonic"), as_bytes("TREZOR")}};
        const auto derived = derive(inputs, 2048, GetParam());
        for (std::size_t i = 0; i < inputs.size(); ++i) EXPECT_EQ(to_hex(derived[i]) == seed, i == lane);
    }
}

TEST_P(EveryPath, KnownAnswersHold) {
    EXPECT_TRUE(multibuffer::known_answer_right(GetParam()));
}

// A fault in one bit of one lane of the results of one kernel.
struct Fault {
    static inline Kernels real;
    static inline std::size_t lane;
    static inline std::size_t word;
    static void strike(u64* words) noexcept { words[word * real.lanes + lane] ^= u64{1} << 17; }
    static void hmac_sha512(const u64* keys, u64* block) noexcept {
        real.hmac_sha512(keys, block);
        strike(block);
    }
    static void pbkdf2_sha512_rounds(const u64* keys, u32 rounds, u64* sum) noexcept {
        real.pbkdf2_sha512_rounds(keys, rounds, sum);
        strike(sum);
    }
    static void keccak_permute(u64* states) noexcept {
        real.keccak_permute(states);
        strike(states);
    }
    // The effect of a wrong round constant: every lane hashes another message.
    static void hmac_of_another_message(const u64* keys, u64* block) noexcept {
        for (std::size_t i = 0; i < real.lanes; ++i) block[i] += 1;
        real.hmac_sha512(keys, block);
    }
    static void one_round_less(const u64* keys, u32 rounds, u64* sum) noexcept { real.pbkdf2_sha512_rounds(keys, rounds - 1, sum); }
    static void twice(u64* states) noexcept {
        real.keccak_permute(states);
        real.keccak_permute(states);
    }
};

TEST_P(EveryPath, SelfTestFindsPlantedFaults) {
    Fault::real = GetParam();
    const auto found = [](auto member, auto replacement) {
        Kernels wrong = Fault::real;
        wrong.*member = replacement;
        return !multibuffer::known_answer_right(wrong);
    };
    for (Fault::lane = 0; Fault::lane < Fault::real.lanes; ++Fault::lane) {
        for (Fault::word = 0; Fault::word < 8; ++Fault::word) {
            EXPECT_TRUE(found(&Kernels::hmac_sha512, Fault::hmac_sha512)) << Fault::lane << ' ' << Fault::word;
            EXPECT_TRUE(found(&Kernels::pbkdf2_sha512_rounds, Fault::pbkdf2_sha512_rounds)) << Fault::lane << ' ' << Fault::word;
        }
        for (Fault::word = 0; Fault::word < 4; ++Fault::word)
            EXPECT_TRUE(found(&Kernels::keccak_permute, Fault::keccak_permute)) << Fault::lane << ' ' << Fault::word;
    }
    EXPECT_TRUE(found(&Kernels::hmac_sha512, Fault::hmac_of_another_message));
    EXPECT_TRUE(found(&Kernels::pbkdf2_sha512_rounds, Fault::one_round_less));
    EXPECT_TRUE(found(&Kernels::keccak_permute, Fault::twice));
}

// The kernels alone, with words that differ in every lane.
TEST_P(EveryPath, KeccakPermutationOfAnyState) {
    const Kernels& kernels = GetParam();
    const Kernels& library = multibuffer::available().front();
    std::vector<u64> states(25 * kernels.lanes);
    for (std::size_t i = 0; i < states.size(); ++i) states[i] = (i + 1) * 0x9e3779b97f4a7c15;
    for (int turn = 0; turn < 50; ++turn) {
        std::vector<u64> expected(states.size());
        for (std::size_t lane = 0; lane < kernels.lanes; ++lane) {
            std::array<u64, 25> one;
            for (std::size_t i = 0; i < 25; ++i) one[i] = states[i * kernels.lanes + lane];
            library.keccak_permute(one.data());
            for (std::size_t i = 0; i < 25; ++i) expected[i * kernels.lanes + lane] = one[i];
        }
        kernels.keccak_permute(states.data());
        ASSERT_EQ(states, expected) << turn;
    }
}

RC_GTEST_PROP(MultibufferLaws, HmacIsHmacOneByOne, ()) {
    const auto key_bytes = *gen::bytes_between(0, 200);
    const auto messages = *rc::gen::container<std::vector<ByteArray<37>>>(gen::array<37>());
    const HmacSha512 key(key_bytes);
    for (const Kernels& kernels : multibuffer::available()) {
        std::vector<ByteArray<64>> macs(messages.size());
        crypto::hmac_sha512_many(key, messages, macs, kernels);
        for (std::size_t i = 0; i < macs.size(); ++i) RC_ASSERT(macs[i] == copy_of(hmac_sha512(key_bytes, {messages[i]})));
    }
}

RC_GTEST_PROP(MultibufferLaws, KeccakIsKeccakOneByOne, ()) {
    const auto messages = *rc::gen::container<std::vector<ByteArray<64>>>(gen::array<64>());
    for (const Kernels& kernels : multibuffer::available()) {
        std::vector<ByteArray<32>> digests(messages.size());
        crypto::keccak256_many(messages, digests, kernels);
        for (std::size_t i = 0; i < digests.size(); ++i) RC_ASSERT(digests[i] == keccak256(messages[i]));
    }
}

RC_GTEST_PROP(MultibufferLaws, Pbkdf2IsOpenssls, ()) {
    const auto passwords = *rc::gen::container<std::vector<std::vector<u8>>>(gen::bytes_between(0, 200));
    const auto salt = *gen::bytes_between(0, 100);
    const auto rounds = *rc::gen::inRange<u32>(1, 20);
    std::vector<PasswordAndSalt> inputs;
    for (const auto& password : passwords) inputs.push_back({password, {salt, {}}});
    for (const Kernels& kernels : multibuffer::available()) {
        const auto derived = derive(inputs, rounds, kernels);
        for (std::size_t i = 0; i < inputs.size(); ++i)
            RC_ASSERT(to_hex(derived[i]) == to_hex(testing::evp::pbkdf2("SHA512", passwords[i], salt, rounds, 64)));
    }
}

}  // namespace
}  // namespace coffer
