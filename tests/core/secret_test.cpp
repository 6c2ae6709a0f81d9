#include "coffer/core/secret.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "core/emulator.hpp"

namespace coffer {
namespace {

const std::string pattern = "correct horse battery staple 123";
static_assert(sizeof(SecretArray<32>) == 33);

bool holds(Bytes bytes, std::string_view text) {
    return as_text(bytes) == text;
}
bool all_zero(Bytes bytes) {
    return std::ranges::all_of(bytes, [](u8 b) { return b == 0; });
}
SecretArray<32> make_array() {
    return SecretArray<32>(as_bytes(pattern).first<32>());
}

/// Storage lets a test read the bytes of an object after its destruction.
template <typename T>
struct Storage {
    alignas(T) u8 bytes[sizeof(T)];

    template <typename... Arguments>
    T* make(Arguments&&... arguments) {
        return new (bytes) T(std::forward<Arguments>(arguments)...);
    }
    [[nodiscard]] std::vector<u8> look() const {
        std::vector<u8> copy(sizeof(T));
        const volatile u8* from = bytes;
        for (u8& byte : copy) byte = *from++;
        return copy;
    }
};

TEST(Wipe, ZeroesExactlyTheBytesGiven) {
    std::vector<u8> bytes(100, 0xaa);
    wipe(MutBytes(bytes).subspan(10, 50));
    EXPECT_TRUE(all_zero(Bytes(bytes).subspan(10, 50)));
    EXPECT_EQ(std::ranges::count(bytes, 0xaa), 50);
    wipe({});
}

TEST(SecretArray, BeginsAsZeros) {
    EXPECT_TRUE(all_zero(SecretArray<32>().reveal()));
}

TEST(SecretArray, DestructionWipes) {
    Storage<SecretArray<32>> storage;
    SecretArray<32>* secret = storage.make(as_bytes(pattern).first<32>());
    EXPECT_TRUE(holds(secret->reveal(), pattern));
    EXPECT_TRUE(holds(Bytes(storage.look()).first(32), pattern)) << "the test looks at the right place";
    secret->~SecretArray();
    EXPECT_TRUE(all_zero(Bytes(storage.look()).first(32)));
}

TEST(SecretArray, MovingWipesTheSource) {
    Storage<SecretArray<32>> storage;
    SecretArray<32>* source = storage.make(as_bytes(pattern).first<32>());
    SecretArray<32> target(std::move(*source));
    EXPECT_TRUE(holds(target.reveal(), pattern));
    EXPECT_TRUE(all_zero(storage.look()));

    *source = std::move(target);
    EXPECT_TRUE(holds(source->reveal(), pattern)) << "assignment brings a moved-from object back";
    SecretArray<32> assigned;
    assigned = std::move(*source);
    EXPECT_TRUE(holds(assigned.reveal(), pattern));
    EXPECT_TRUE(all_zero(storage.look()));
    source->~SecretArray();

    SecretArray<32>& self = assigned;
    assigned = std::move(self);
    EXPECT_TRUE(holds(assigned.reveal(), pattern)) << "self-assignment keeps the secret";
    SecretArray<32> zeros;
    std::swap(assigned, zeros);
    EXPECT_TRUE(holds(zeros.reveal(), pattern));
    EXPECT_TRUE(all_zero(assigned.reveal()));
}

TEST(SecretArray, CloneIsIndependent) {
    SecretArray<32> first = make_array();
    SecretArray<32> second = first.clone();
    wipe(first.reveal_mut());
    EXPECT_TRUE(holds(second.reveal(), pattern));
}

TEST(SecretBytes, SizesAndCapacities) {
    EXPECT_TRUE(SecretBytes().empty());
    EXPECT_TRUE(SecretBytes::from_size(0).empty());
    const SecretBytes zeros = SecretBytes::from_size(1000);
    EXPECT_EQ(zeros.size(), 1000U);
    EXPECT_TRUE(all_zero(zeros.reveal()));
    SecretBytes growing = SecretBytes::from_capacity(pattern.size() + 1);
    EXPECT_TRUE(growing.empty());
    growing.append(as_bytes(pattern));
    growing.append({});
    EXPECT_TRUE(holds(growing.reveal(), pattern));
    EXPECT_EQ(growing.capacity(), pattern.size() + 1);
}

TEST(SecretBytes, FreedBlocksAreWiped) {
    // A second block keeps the page in use, so that the freed block can still be read.
    const SecretBytes neighbour = SecretBytes::from_bytes(as_bytes(pattern));
    const volatile u8* place = nullptr;
    {
        const SecretBytes secret = SecretBytes::from_bytes(as_bytes(pattern));
        place = secret.reveal().data();
        EXPECT_EQ(place[0], static_cast<u8>(pattern[0]));
    }
    for (std::size_t i = 0; i < pattern.size(); ++i) EXPECT_EQ(place[i], 0);
}

TEST(SecretBytes, MovesTakeTheBlock) {
    SecretBytes source = SecretBytes::from_bytes(as_bytes(pattern));
    const u8* const block = source.reveal().data();
    SecretBytes target(std::move(source));
    EXPECT_EQ(target.reveal().data(), block);

    SecretBytes assigned = SecretBytes::from_size(5);
    assigned = std::move(target);
    EXPECT_EQ(assigned.reveal().data(), block);
    SecretBytes& self = assigned;
    assigned = std::move(self);
    EXPECT_TRUE(holds(assigned.reveal(), pattern));

    source = SecretBytes();
    EXPECT_TRUE(source.empty()) << "assignment brings a moved-from object back";
    std::swap(source, assigned);
    EXPECT_EQ(source.reveal().data(), block);
    EXPECT_TRUE(assigned.empty());
    EXPECT_EQ(assigned.capacity(), 0U);
}

TEST(SecretBytes, TruncateWipesWhatItCutsOff) {
    SecretBytes secret = SecretBytes::from_bytes(as_bytes(pattern));
    const volatile u8* const block = secret.reveal().data();
    secret.truncate(7);
    EXPECT_TRUE(holds(secret.reveal(), pattern.substr(0, 7)));
    for (std::size_t i = 7; i < pattern.size(); ++i) EXPECT_EQ(block[i], 0);
}

TEST(SecretBytes, CloneIsIndependent) {
    SecretBytes first = SecretBytes::from_bytes(as_bytes(pattern));
    const SecretBytes second = first.clone();
    wipe(first.reveal_mut());
    EXPECT_TRUE(holds(second.reveal(), pattern));
}

TEST(SecretText, TakesOverTheBuffer) {
    SecretBytes bytes = SecretBytes::from_bytes(as_bytes("caf\xc3\xa9"));
    const u8* const block = bytes.reveal().data();
    const auto text = SecretText::parse(std::move(bytes));
    ASSERT_TRUE(text);
    EXPECT_EQ(text->reveal().data(), block);
    EXPECT_EQ(text->size(), 5U);
    EXPECT_TRUE(holds(text->clone().reveal(), "caf\xc3\xa9"));
    EXPECT_TRUE(SecretText().empty());
}

TEST(SecretBytesDeathTest, ContractsAreKept) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_DEATH(SecretBytes::from_capacity(3).append(as_bytes("four")),
                 "contract violated: bytes\\.size\\(\\) <= capacity_ - size_ \\(secret\\.cpp:");
    EXPECT_DEATH(SecretBytes::from_size(3).truncate(4), "contract violated: size <= size_ \\(secret\\.cpp:");
}

constexpr const char* moved_away = "^coffer: contract violated: a secret is read that has been moved away\n$";

// NOLINTBEGIN(bugprone-use-after-move): the state after a move is what is tested
TEST(SecretArrayDeathTest, AMovedFromArrayIsNoKeyOfZeros) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    SecretArray<32> gone = make_array();
    SecretArray<32> target(std::move(gone));
    EXPECT_DEATH((void)gone.reveal(), moved_away);
    EXPECT_DEATH((void)gone.reveal_mut(), moved_away);
    EXPECT_DEATH((void)gone.clone(), moved_away);
    target = std::move(gone);
    EXPECT_DEATH((void)target.reveal(), moved_away) << "what came out of a moved-from object is moved-from too";
}

TEST(SecretBytesDeathTest, AMovedFromBufferIsNotEmpty) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    for (const std::string_view text : {std::string_view(pattern), std::string_view()}) {
        SecretBytes gone = SecretBytes::from_bytes(as_bytes(text));
        SecretBytes target(std::move(gone));
        EXPECT_DEATH((void)gone.reveal(), moved_away);
        EXPECT_DEATH((void)gone.reveal_mut(), moved_away);
        EXPECT_DEATH((void)gone.size(), moved_away);
        EXPECT_DEATH((void)gone.empty(), moved_away);
        EXPECT_DEATH((void)gone.capacity(), moved_away);
        EXPECT_DEATH((void)gone.clone(), moved_away);
        EXPECT_DEATH(gone.append({}), moved_away);
        EXPECT_DEATH(gone.truncate(0), moved_away);
        target = std::move(gone);
        EXPECT_DEATH((void)target.reveal(), moved_away);
    }
}

TEST(SecretTextDeathTest, AMovedFromTextIsNotEmpty) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    SecretText gone;
    const SecretText target(std::move(gone));
    EXPECT_TRUE(target.empty());
    EXPECT_DEATH((void)gone.reveal(), moved_away);
    EXPECT_DEATH((void)gone.size(), moved_away);
    EXPECT_DEATH((void)gone.empty(), moved_away);
    EXPECT_DEATH((void)gone.clone(), moved_away);
}
// NOLINTEND(bugprone-use-after-move)

TEST(SecretBytesDeathTest, AForkedChildDoesNotHaveTheSecret) {
    if (!testing::forks_wipe_pages()) GTEST_SKIP() << "NOT RUN: the emulator does not wipe pages";
    GTEST_FLAG_SET(death_test_style, "fast");
    const SecretBytes secret = SecretBytes::from_bytes(as_bytes(pattern));
    EXPECT_DEATH((void)secret.reveal(), "^coffer: contract violated: a secret is read in a forked child, which does not have it\n$");
}

}  // namespace
}  // namespace coffer
