#include "crypto/random_override.hpp"

#include <utility>

#include "core/system.hpp"
#include "crypto/system_random.hpp"

namespace coffer::testing {
namespace {

std::function<bool(MutBytes)>& current() {
    static std::function<bool(MutBytes)> source;
    return source;
}

}  // namespace

RandomOverride::RandomOverride(std::function<bool(MutBytes)> source) {
    current() = std::move(source);
}

RandomOverride::~RandomOverride() {
    current() = nullptr;
}

}  // namespace coffer::testing

namespace coffer::crypto {

bool system_random(MutBytes out) noexcept {
    if (const auto& source = testing::current()) return source(out);
    return core::random_from_system(out);
}

}  // namespace coffer::crypto
