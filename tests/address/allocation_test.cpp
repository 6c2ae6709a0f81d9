// Encoding an address allocates no memory.
#include <gtest/gtest.h>

#include <cstdlib>
#include <new>

#include "address/sample_keys.hpp"
#include "coffer/crypto/hash.hpp"

namespace {
thread_local std::size_t allocations = 0;
}

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"  // after inlining, GCC takes the pair below for new and free
#endif

void* operator new(std::size_t size) {
    ++allocations;
    if (void* memory = std::malloc(size)) return memory;
    throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t& /*tag*/) noexcept {
    ++allocations;
    return std::malloc(size);
}

void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t /*size*/) noexcept {
    std::free(memory);
}

namespace coffer::address {
namespace {

TEST(Allocation, NoneForAnyFormat) {
    const auto keys = testing::sample_keys(sha256(as_bytes("allocation")));
    for (const FormatRow& row : formats()) {
        const auto encoder = Encoder::from_format(row.id, testing::needed_options(row));
        ASSERT_TRUE(encoder.has_value());
        for (const CurvePath& path : row.curves()) {
            const AnyPublicKey key = keys.on(path.curve);
            ASSERT_TRUE((*encoder)(key).has_value());  // allocates the tables that are built on first use
            const std::size_t before = allocations;
            const auto text = (*encoder)(key);
            EXPECT_EQ(allocations, before) << row.name;
            EXPECT_TRUE(text.has_value());

            const std::vector<AnyPublicKey> many(20, key);
            std::vector<Result<AddressText>> texts(many.size(), fail(Errc::internal));
            const std::size_t before_many = allocations;
            encoder->encode_many(many, texts);
            EXPECT_EQ(allocations, before_many) << row.name;
            EXPECT_EQ(*texts[19], *text);
        }
    }
}

TEST(Allocation, IsCountedHere) {
    const std::size_t before = allocations;
    const std::string text(1000, 'x');
    EXPECT_GT(allocations, before) << text.size();
}

}  // namespace
}  // namespace coffer::address
