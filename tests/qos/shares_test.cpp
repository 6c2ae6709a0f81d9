// Shamir shares over GF(2^8).
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "bundle/test_enclave.hpp"
#include "coffer/qos/quorum_keys.hpp"
#include "coffer/qos/shares.hpp"
#include "qos/gf256.hpp"
#include "support/rc.hpp"
#include "support/vector_file.hpp"

namespace coffer::testing {
namespace {

using qos::Share;

std::vector<Share> parse_all(const std::vector<std::string>& hex) {
    std::vector<Share> shares;
    for (const std::string& text : hex) shares.push_back(value_of(Share::parse(from_hex(text))));
    return shares;
}

TEST(Gf256, TheWholeTableAgainstThePolynomial) {
    // Multiplication from the definition: the product of two polynomials, reduced bit by bit.
    for (unsigned a = 0; a < 256; ++a) {
        for (unsigned b = 0; b < 256; ++b) {
            unsigned product = 0;
            for (unsigned bit = 0; bit < 8; ++bit) {
                if ((b >> bit & 1U) != 0) product ^= a << bit;
            }
            for (unsigned bit = 15; bit >= 8; --bit) {
                if ((product >> bit & 1U) != 0) product ^= 0x11bU << (bit - 8);
            }
            ASSERT_EQ(qos::gf_multiply(static_cast<u8>(a), static_cast<u8>(b)), product);
        }
        if (a != 0) {
            EXPECT_EQ(qos::gf_multiply(static_cast<u8>(a), qos::gf_invert(static_cast<u8>(a))), 1);
        }
    }
}

TEST(Shares, PublishedQuorum) {
    for (const Record& record : VectorFile::load("qos/keys.json").list("shamir_gf256")) {
        EXPECT_EQ(record.text("coffer"), "accept");
        const Record inputs = record.record("inputs");
        const Record expected = record.record("expected");
        const auto seed = value_of(qos::combine_shares(parse_all(inputs.texts("shares_hex")), inputs.natural("threshold")));
        EXPECT_EQ(to_hex(seed.reveal()), expected.text("master_seed_hex"));
        const auto keys = value_of(qos::QuorumKeys::derive(SecretArray<32>(seed.reveal().first<32>())));
        EXPECT_EQ(to_hex(keys.public_key().bytes()), expected.text("public_key_hex"));
    }
}

TEST(Shares, EverySubsetOfTheThresholdGivesTheSecret) {
    const std::vector<u8> secret{0, 1, 2, 0xff, 0x80};
    constexpr std::size_t count = 5;
    for (std::size_t threshold = 2; threshold <= count; ++threshold) {
        const auto shares = value_of(qos::split_secret(secret, threshold, count));
        ASSERT_EQ(shares.size(), count);
        for (unsigned subset = 0; subset < (1U << count); ++subset) {
            std::vector<Share> chosen;
            for (std::size_t i = count; i-- > 0;) {
                if ((subset >> i & 1U) != 0) chosen.push_back(value_of(Share::parse(shares[i].reveal())));
            }
            const auto combined = qos::combine_shares(chosen, threshold);
            ASSERT_EQ(combined.has_value(), chosen.size() >= threshold);
            if (combined) {
                EXPECT_EQ(to_hex(combined->reveal()), to_hex(secret));
            } else {
                EXPECT_EQ(combined.error(), fail(Errc::share_set).error());
            }
        }
    }
}

TEST(Shares, FewerThanTheThresholdSayNothing) {
    // With one share too few, every secret remains possible: over many splits, the interpolated values are evenly spread.
    std::set<std::string> guesses;
    for (int i = 0; i < 200; ++i) {
        const auto shares = value_of(qos::split_secret(std::vector<u8>{0x42}, 3, 3));
        std::vector<Share> two;
        two.push_back(value_of(Share::parse(shares[0].reveal())));
        two.push_back(value_of(Share::parse(shares[1].reveal())));
        guesses.insert(to_hex(value_of(qos::combine_shares(two, 2)).reveal()));
    }
    EXPECT_GT(guesses.size(), 80U);
}

TEST(Shares, SetsThatDoNotBelongTogether) {
    const auto shares = value_of(qos::split_secret(std::vector<u8>(32, 7), 2, 3));
    const auto copy = [&](std::size_t i) { return value_of(Share::parse(shares[i].reveal())); };
    const auto refused = [](std::vector<Share> set, std::size_t threshold) {
        return error_of(qos::combine_shares(set, threshold)) == Errc::share_set;
    };
    std::vector<Share> twice;
    twice.push_back(copy(0));
    twice.push_back(copy(0));
    EXPECT_TRUE(refused(std::move(twice), 2));
    std::vector<Share> lengths;
    lengths.push_back(copy(0));
    lengths.push_back(value_of(Share::parse(shares[1].reveal().first(32))));
    EXPECT_TRUE(refused(std::move(lengths), 2));
    for (const std::size_t threshold : {0U, 1U, 3U, 256U}) {
        std::vector<Share> set;
        set.push_back(copy(0));
        set.push_back(copy(1));
        EXPECT_TRUE(refused(std::move(set), threshold)) << threshold;
    }
    // A wrong share beyond the threshold is detected.
    auto bytes = std::vector<u8>(shares[2].reveal().begin(), shares[2].reveal().end());
    for (std::size_t at = 1; at < bytes.size(); ++at) {
        bytes[at] = static_cast<u8>(bytes[at] ^ 1);
        std::vector<Share> set;
        set.push_back(copy(0));
        set.push_back(copy(1));
        set.push_back(value_of(Share::parse(bytes)));
        EXPECT_TRUE(refused(std::move(set), 2)) << at;
        bytes[at] = static_cast<u8>(bytes[at] ^ 1);
    }
}

TEST(Shares, Bounds) {
    EXPECT_EQ(error_of(Share::parse({})), Errc::share_set);
    EXPECT_EQ(error_of(Share::parse(std::vector<u8>{1})), Errc::share_set);
    EXPECT_EQ(error_of(Share::parse(std::vector<u8>{0, 1})), Errc::share_set);
    EXPECT_TRUE(Share::parse(std::vector<u8>{1, 1}));
    EXPECT_EQ(error_of(Share::parse(std::vector<u8>(2 + qos::max_shared_secret, 1))), Errc::share_set);
    const std::vector<u8> secret(32, 1);
    for (const auto& [threshold, count] : {std::pair<std::size_t, std::size_t>{0, 3}, {1, 3}, {4, 3}, {2, 256}, {2, 1}, {2, 0}}) {
        EXPECT_EQ(error_of(qos::split_secret(secret, threshold, count)), Errc::share_set) << threshold << " " << count;
    }
    EXPECT_EQ(error_of(qos::split_secret({}, 2, 3)), Errc::share_set);
    EXPECT_EQ(error_of(qos::split_secret(std::vector<u8>(qos::max_shared_secret + 1), 2, 3)), Errc::share_set);
    EXPECT_EQ(to_hex(value_of(qos::combine_shares(value_of(qos::split_secret(secret, 255, 255)), 255)).reveal()), to_hex(secret));
}

RC_GTEST_PROP(Shares, SplitThenCombineIsTheIdentity, ()) {
    const auto secret = *gen::bytes_between(1, 64);
    const auto threshold = *rc::gen::inRange<std::size_t>(2, 8);
    const auto count = *rc::gen::inRange<std::size_t>(threshold, 12);
    const auto shares = value_of(qos::split_secret(secret, threshold, count));
    RC_ASSERT(to_hex(value_of(qos::combine_shares(shares, threshold)).reveal()) == to_hex(secret));
}

}  // namespace
}  // namespace coffer::testing
