// Contracts: documented conditions that are checked at run time, in release builds too.
#pragma once

namespace coffer {

/// contract_violated writes "coffer: contract violated: ", `what` and a line feed to standard error and ends the process (abort). It writes
/// nothing if standard error is closed or would make the process wait. It is async-signal-safe and does not allocate.
/// `what`: a sentence, or the source text of a condition with its file and line; never a value. A text of more than 484 bytes is cut off.
[[noreturn, gnu::cold, gnu::noinline]] void contract_violated(const char* what) noexcept;

#define COFFER_TEXT_OF_(token) #token
#define COFFER_TEXT_OF(token) COFFER_TEXT_OF_(token)

/// COFFER_INVARIANT(condition) ends the process (contract_violated) if `condition` is false: the caller broke a documented contract, or
/// coffer has a fault. The message contains the source text of the condition, its file and its line.
#define COFFER_INVARIANT(condition)                                                                                    \
    do {                                                                                                               \
        if (!(condition)) ::coffer::contract_violated(#condition " (" __FILE_NAME__ ":" COFFER_TEXT_OF(__LINE__) ")"); \
    } while (false)

}  // namespace coffer
