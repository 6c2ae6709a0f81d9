// The process-wide immutable runtime: contexts, fetched algorithms, warmed primitives.
#pragma once

#include <span>
#include <string_view>

#include "coffer/core/result.hpp"

namespace coffer {

/// init builds the runtime: it warms every primitive (the first lazy use inside a library is not safe when memory fails), randomises
/// the secp256k1 context, checks the libraries' versions against their floors. Thread-safe, idempotent; every other function calls it on
/// first use. Errors: library_version, random_unavailable, backend, out_of_memory.
[[nodiscard]] Status init();

/// LibraryVersion describes one cryptographic library as found at run time.
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
