// Being told to stop by a signal: while a long list is written, or while files are put in their places.
#pragma once

#include <csignal>

#include "coffer/core/bytes.hpp"

namespace coffer::cli {

/// Interruption: while one lives, a signal that would end the program is only noted. Signals that the caller of the program has switched
/// off stay so. A read that waits is interrupted. One lives at a time.
class Interruption {
public:
    /// What is done with the work that the signal interrupts.
    enum class Work : u8 {
        /// A list ends with a whole line. A signal that comes more than a second after the first ends the program at once (within it:
        /// `timeout` and terminals send some twice).
        finished,
        /// What is under way is undone, so a write that waits for its reader is given up, and no signal ends the program before that.
        undone,
    };

    explicit Interruption(Work work) noexcept;
    ~Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

    /// signal is the signal that came, 0 if none.
    [[nodiscard]] static int signal() noexcept;
    /// gives_up says whether a signal came to work that is to be undone.
    [[nodiscard]] static bool gives_up() noexcept;
};

/// BlockedSignals: while one lives, this thread receives no signal that would end the program; it comes when the last one is gone.
class BlockedSignals {
public:
    BlockedSignals() noexcept;
    ~BlockedSignals();
    BlockedSignals(const BlockedSignals&) = delete;
    BlockedSignals& operator=(const BlockedSignals&) = delete;

private:
    sigset_t before_;
};

/// ignore_write_signals turns what a write would be told by a signal into an error of the write: a reader that has gone away, and a file
/// larger than the limit of the system.
void ignore_write_signals() noexcept;

/// end_by_signal ends the program as `signal` would have, once everything is cleaned up. Returns if the system does not.
void end_by_signal(int signal) noexcept;

/// closed_pipe_status is the exit status where the reader of standard output has gone away: what shells report for SIGPIPE.
inline constexpr int closed_pipe_status = 141;
/// signal_status is added to the number of a signal, likewise.
inline constexpr int signal_status = 128;

}  // namespace coffer::cli
