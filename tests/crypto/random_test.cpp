#include "coffer/crypto/random.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <bitset>
#include <cmath>
#include <set>
#include <vector>

#include "crypto/backend/p256.hpp"
#include "crypto/random_override.hpp"
#include "crypto/scalars.hpp"
#include "support/hex.hpp"
#include "support/rc.hpp"

namespace coffer {
namespace {

TEST(Random, FailureIsAnErrorAndLeavesZeros) {
    const testing::RandomOverride failing([](MutBytes out) {
        std::ranges::fill(out, u8{0x5a});
        return false;
    });
    std::vector<u8> bytes(100, 0xff);
    const Status refused = random_bytes(bytes);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Errc::random_unavailable);
    EXPECT_TRUE(std::ranges::all_of(bytes, [](u8 byte) { return byte == 0; }));
    const auto secret = random_secret<32>();
    ASSERT_FALSE(secret);
    EXPECT_EQ(secret.error().code, Errc::random_unavailable);
    ByteArray<64> signature;
    const Status unsigned_ = backend::botan::p256::ecdsa_sign(testing::one, testing::all_ones, signature);
    ASSERT_FALSE(unsigned_);
    EXPECT_EQ(unsigned_.error().code, Errc::random_unavailable);
}

TEST(Random, EveryByteComesFromTheSource) {
    u8 counter = 0;
    const testing::RandomOverride counting([&counter](MutBytes out) {
        for (u8& byte : out) byte = counter++;
        return true;
    });
    std::vector<u8> bytes(256);
    ASSERT_TRUE(random_bytes(bytes));
    for (std::size_t i = 0; i < bytes.size(); ++i) EXPECT_EQ(bytes[i], i);
    const auto secret = random_secret<3>();
    ASSERT_TRUE(secret);
    EXPECT_EQ(testing::to_hex(secret->reveal()), "000102");
}

// Size zero, and sizes around the 256 bytes beyond which getrandom may be interrupted.
TEST(Random, FillsAnySize) {
    EXPECT_TRUE(random_bytes({}));
    for (const std::size_t size : {1U, 32U, 255U, 256U, 257U, 5000U, 100000U}) {
        std::vector<u8> bytes(size);
        ASSERT_TRUE(random_bytes(bytes));
        if (size >= 5000) {
            // The number of one bits is within six standard deviations of half.
            std::size_t ones = 0;
            for (const u8 byte : bytes) ones += std::bitset<8>(byte).count();
            const double bits = 8.0 * static_cast<double>(size);
            EXPECT_NEAR(static_cast<double>(ones), bits / 2, 6 * std::sqrt(bits) / 2);
            EXPECT_NE(Bytes(bytes).last(8)[0] + Bytes(bytes).last(8)[1] + Bytes(bytes).last(8)[2], 0) << "the tail was filled";
        }
    }
}

struct Draws {
    std::set<std::vector<u8>> seen;
    void add(Bytes bytes) { EXPECT_TRUE(seen.insert({bytes.begin(), bytes.end()}).second) << "the same bytes came twice"; }
};

// The random values of one process: random bytes, and the r of hedged signatures over one digest with one key.
std::vector<u8> draw(std::size_t count) {
    std::vector<u8> drawn;
    for (std::size_t i = 0; i < count; ++i) {
        ByteArray<32> bytes{};
        ByteArray<64> signature{};
        if (!random_bytes(bytes) || !backend::openssl::p256::ecdsa_sign(testing::one, testing::all_ones, signature)) return {};
        drawn.insert(drawn.end(), bytes.begin(), bytes.end());
        drawn.insert(drawn.end(), signature.begin(), signature.begin() + 32);
    }
    return drawn;
}

// After a fork, parent and children must not continue the same stream, neither of the library's generator nor of OpenSSL's hedged nonces.
TEST(Random, ForkedProcessesDiffer) {
    constexpr std::size_t count = 200;
    ASSERT_FALSE(draw(1).empty());  // the generators are in use before the fork
    std::vector<std::vector<u8>> results;
    for (int child = 0; child < 2; ++child) {
        int ends[2];
        ASSERT_EQ(pipe(ends), 0);
        const pid_t id = fork();
        ASSERT_GE(id, 0);
        if (id == 0) {
            const auto drawn = draw(count);
            std::size_t written = 0;
            while (written < drawn.size()) {
                const ssize_t wrote = write(ends[1], drawn.data() + written, drawn.size() - written);
                if (wrote <= 0) _exit(1);
                written += static_cast<std::size_t>(wrote);
            }
            _exit(drawn.empty() ? 1 : 0);
        }
        close(ends[1]);
        std::vector<u8> received(count * 64);
        std::size_t got = 0;
        for (ssize_t chunk = 1; got < received.size() && chunk > 0; got += static_cast<std::size_t>(chunk))
            chunk = std::max<ssize_t>(0, read(ends[0], received.data() + got, received.size() - got));
        close(ends[0]);
        int status = 0;
        ASSERT_EQ(waitpid(id, &status, 0), id);
        ASSERT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
        ASSERT_EQ(got, received.size());
        results.push_back(received);
    }
    results.push_back(draw(count));
    Draws draws;
    for (const auto& result : results) {
        ASSERT_EQ(result.size(), count * 64);
        for (std::size_t i = 0; i < result.size(); i += 32) draws.add(Bytes(result).subspan(i, 32));
    }
}

}  // namespace
}  // namespace coffer
