// Contracts: what a caller has promised is checked in release builds too.
#pragma once

namespace coffer {

/// contract_violated writes "coffer: contract violated: ", `what` and LF to standard error, and ends the process (abort). Nothing is
/// written where standard error is closed or would make the process wait. Async-signal-safe; allocates nothing. Arguments: a static
/// sentence, or the source text of a condition and its place; never a value.
[[noreturn, gnu::cold, gnu::noinline]] void contract_violated(const char* what) noexcept;

#define COFFER_TEXT_OF_(token) #token
#define COFFER_TEXT_OF(token) COFFER_TEXT_OF_(token)

/// COFFER_INVARIANT(condition) ends the process where the condition is false: a caller broke a documented contract, or a state was reached
/// that cannot be. It writes the source text of the condition, and its file and line.
#define COFFER_INVARIANT(condition)                                                                                    \
    do {                                                                                                               \
        if (!(condition)) ::coffer::contract_violated(#condition " (" __FILE_NAME__ ":" COFFER_TEXT_OF(__LINE__) ")"); \
    } while (false)

}  // namespace coffer
