#include "coffer/crypto/runtime.hpp"

#include <algorithm>
#include <array>

#include "core/try.hpp"
#include "crypto/backend/runtime.hpp"
#include "crypto/backend/select.hpp"

namespace coffer {
namespace {

// The first lazy use inside OpenSSL writes through null pointers when memory fails (3.0.22), so every primitive that it serves runs once
// here: the self-test is that run.
Status build() noexcept {
    if (!std::ranges::all_of(library_versions(), &LibraryVersion::ok)) return fail(Errc::library_version);
    COFFER_CHECK(backend::openssl::runtime().status);
    if (!backend::sodium::ready()) return fail(Errc::backend, "libsodium");
    COFFER_CHECK(backend::secp256k1::runtime().status);
    if (!std::ranges::all_of(self_test(), &SelfTestCheck::ok)) return fail(Errc::self_test);
    return Ok{};
}

}  // namespace

Status init() {
    static const Status built = build();
    return built;
}

std::span<const LibraryVersion> library_versions() {
    static const std::array versions = {backend::openssl::version(), backend::sodium::version(), backend::secp256k1::version(),
                                        backend::botan::version()};
    return versions;
}

}  // namespace coffer
