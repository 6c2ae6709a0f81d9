// The process-wide immutable runtime: contexts, fetched algorithms, warmed primitives.
#pragma once

#include <span>
#include <string_view>

#include "coffer/core/result.hpp"

namespace coffer {

/// init builds the runtime at once: it checks the libraries' versions against their floors, randomises the secp256k1 context, and runs the
/// self-test, which uses every primitive once. Programs call it first: without it each library's part is built on first use, where OpenSSL
/// is not safe when memory fails, and where nothing refuses an old library. Thread-safe, idempotent. Errors: library_version,
/// random_unavailable, self_test, backend, out_of_memory.
[[nodiscard]] Status init();

/// LibraryVersion describes one cryptographic library as found at run time. What a distribution has added to a version cannot be seen;
/// libsecp256k1 tells no version, its floor is held by a symbol without which the program does not start.
struct LibraryVersion {
    std::string_view name;
    std::string_view version;
    std::string_view floor;
    bool ok;
};

/// library_versions lists the libraries beneath coffer.
[[nodiscard]] std::span<const LibraryVersion> library_versions();

/// SelfTestCheck is the outcome of one known answer.
struct SelfTestCheck {
    std::string_view name;
    bool ok;
};

/// self_test computes one known answer for each primitive. The span is valid for the life of the process.
[[nodiscard]] std::span<const SelfTestCheck> self_test();

}  // namespace coffer
