// The process-wide immutable runtime: contexts, fetched algorithms, warmed primitives.
#pragma once

#include <span>
#include <string_view>

#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"

namespace coffer {

/// init builds the runtime at once: it checks the libraries' versions against their floors, randomises the secp256k1 context, and runs the
/// self-test, which uses every primitive once. Programs call it first: without it each library's part is built on first use, and nothing
/// refuses an old library. Where memory fails, call it again: what could not be built is not kept. (Some of OpenSSL initialises once for a
/// process; where memory failed in that, every use that needs it says out_of_memory from then on.) Thread-safe, idempotent. Errors:
/// library_version, random_unavailable, self_test, backend, out_of_memory.
[[nodiscard]] Status init();

/// init that also chooses what forked children find of the secrets in locked memory, of those that are there and those to come; `init()`
/// leaves the choice as it is. It holds for the whole process until it is made anew: a server says `kept` before it forks its workers, and
/// a worker may then say `wiped` for children of its own. Thread-safe. Errors: those of `init()`; forked_secrets (the choice is then as
/// before).
[[nodiscard]] Status init(ForkedSecrets forked);

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
