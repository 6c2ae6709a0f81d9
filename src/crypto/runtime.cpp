#include "coffer/crypto/runtime.hpp"

#include <array>
#include <new>

#include "core/secret_memory.hpp"
#include "core/try.hpp"
#include "crypto/backend/runtime.hpp"
#include "crypto/backend/select.hpp"

namespace coffer {
namespace {

// If memory is exhausted, the first lazy initialisation inside OpenSSL (3.0.22) writes through null pointers. Therefore the self-test runs
// every primitive of OpenSSL once here.
Status build() {
    for (const LibraryVersion& library : library_versions()) {
        if (!library.ok) return fail(Errc::library_version, library.name.data());
    }
    COFFER_CHECK(backend::openssl::runtime().status);
    if (!backend::sodium::ready()) return fail(Errc::backend, "libsodium");
    COFFER_CHECK(backend::secp256k1::runtime().status);
    for (const SelfTestCheck& check : self_test()) {
        if (!check.ok) return fail(Errc::self_test, check.name.data());
    }
    return Ok{};
}

// A state that could not be built is not kept: kept throws, and the next call builds again.
Status kept(Status& built) {
    built = build();
    if (!built && (built.error().code == Errc::out_of_memory || built.error().code == Errc::backend)) throw std::bad_alloc();
    return built;
}

}  // namespace

Status init() {
    Status reason = fail(Errc::out_of_memory);
    try {
        static const Status built = kept(reason);
        return built;
    } catch (const std::bad_alloc&) {
        return reason;
    }
}

Status init(ForkedSecrets forked) {
    COFFER_CHECK(init());
    return core::set_forked_secrets(forked);
}

std::span<const LibraryVersion> library_versions() {
    static const std::array versions = {backend::openssl::version(), backend::sodium::version(), backend::secp256k1::version(),
                                        backend::botan::version()};
    return versions;
}

}  // namespace coffer
