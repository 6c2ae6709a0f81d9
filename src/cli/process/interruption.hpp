// Signals that end the program: how they are handled while a long list or files are written.
#pragma once

#include <csignal>

#include "coffer/core/bytes.hpp"

namespace coffer::cli {

/// Interruption makes signals that would end the program only be recorded while it exists. Signals that are ignored stay ignored. A system
/// call that waits returns EINTR. At most one Interruption may exist at a time.
class Interruption {
public:
    /// Work is what happens to the work that a signal interrupts.
    enum class Work : u8 {
        /// The work stops after a complete line. A later signal ends the program at once, unless it comes within a second of the first:
        /// `timeout` and terminals send some signals twice.
        finished,
        /// The work is undone. A write that waits for its reader is given up, and no signal ends the program before undoing is complete.
        undone,
    };

    explicit Interruption(Work work) noexcept;
    ~Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

    /// signal returns the first signal that was recorded, or 0.
    [[nodiscard]] static int signal() noexcept;
    /// gives_up returns true if a signal was recorded and the work is to be undone.
    [[nodiscard]] static bool gives_up() noexcept;
};

/// BlockedSignals blocks the signals that would end the program, for the calling thread, while it exists. Signals that arrive meanwhile are
/// delivered afterwards.
class BlockedSignals {
public:
    BlockedSignals() noexcept;
    ~BlockedSignals();
    BlockedSignals(const BlockedSignals&) = delete;
    BlockedSignals& operator=(const BlockedSignals&) = delete;

private:
    sigset_t before_;
};

/// ignore_write_signals ignores SIGPIPE and SIGXFSZ, so that a write to a closed pipe or beyond the file size limit returns an error.
void ignore_write_signals() noexcept;

/// end_by_signal ends the program with `signal`, so that the caller of the program sees that a signal ended it. It returns only if the
/// signal does not end the program.
void end_by_signal(int signal) noexcept;

/// closed_pipe_status is the exit status after the reader of standard output has closed the pipe. Shells report the same for SIGPIPE.
inline constexpr int closed_pipe_status = 141;
/// signal_status plus the number of a signal is the exit status after that signal, as shells report it.
inline constexpr int signal_status = 128;

}  // namespace coffer::cli
