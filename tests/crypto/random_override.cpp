#include "crypto/random_override.hpp"

#include <sys/random.h>

#include <utility>

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
    while (!out.empty()) {
        const ssize_t got = getrandom(out.data(), out.size(), 0);
        if (got < 0) return false;
        out = out.subspan(static_cast<std::size_t>(got));
    }
    return true;
}

}  // namespace coffer::crypto
