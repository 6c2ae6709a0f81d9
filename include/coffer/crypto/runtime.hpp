// The process-wide immutable runtime: library contexts and fetched algorithms, built once.
#pragma once

#include <span>
#include <string_view>

#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"

namespace coffer {

/// init builds the runtime: it compares the libraries' versions with their minimum, randomises the secp256k1 context, and runs the
/// self-test, which uses every primitive once. Thread-safe; later calls return the same result.
/// Programs call it first. Without it, each library's part is built on first use, and a library that is too old is not refused.
/// After out_of_memory or backend, call init again: it then builds again. Some state of OpenSSL is initialised only once per process. If
/// memory fails there, every use of that state fails with out_of_memory from then on. OpenSSL 3.5 makes two locks at its first call in a
/// process; if the allocation of one fails, that call never returns.
/// Errors: library_version, out_of_memory, backend, random_unavailable, self_test.
[[nodiscard]] Status init();

/// init(forked) does the same and then chooses what forked children find of the secrets in the arena, present and future. `init()` does not
/// change this choice.
/// The choice holds for the whole process until the next call. A server passes `kept` before it forks its workers; a worker may then pass
/// `wiped` for its own children.
/// Errors: those of `init()`, forked_secrets (the choice is then unchanged). Thread-safe.
[[nodiscard]] Status init(ForkedSecrets forked);

/// LibraryVersion describes one cryptographic library as found at run time. It cannot show patches that a distribution has applied.
/// libsecp256k1 reports no version: its minimum is ensured by a symbol that older versions lack, without which the program does not start.
struct LibraryVersion {
    std::string_view name;     ///< the name of the library
    std::string_view version;  ///< the version that the library reports; for libsecp256k1, the known minimum
    /// floor is the minimum version that coffer accepts.
    std::string_view floor;
    /// ok is true if `version` is at least `floor`.
    bool ok;
};

/// library_versions returns one row for each library on which coffer is built. The span is valid for the life of the process.
[[nodiscard]] std::span<const LibraryVersion> library_versions();

/// SelfTestCheck is the result of one known-answer test.
struct SelfTestCheck {
    std::string_view name;  ///< the name of the primitive
    /// ok is true if the computed answer is the known one.
    bool ok;
};

/// self_test runs one known-answer test for each primitive, once per process, and returns the results. The span is valid for the life of
/// the process.
/// Throws std::bad_alloc if a library could not run; the next call then tests again.
[[nodiscard]] std::span<const SelfTestCheck> self_test();

}  // namespace coffer
