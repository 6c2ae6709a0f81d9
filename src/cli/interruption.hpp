// Being told to stop while a long list is written.
#pragma once

namespace coffer::cli {

/// Interruption: while one lives, the first SIGINT, SIGTERM or SIGHUP is only noted, so that the list can end with a whole line. One
/// that comes more than a second later ends the program at once (within it: `timeout` and terminals send some twice). Signals that the
/// caller of the program has switched off stay so. A read that waits is interrupted.
class Interruption {
public:
    Interruption() noexcept;
    ~Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

    /// signal is the signal that came, 0 if none.
    [[nodiscard]] static int signal() noexcept;
};

/// ignore_closed_pipes turns a reader that has gone away from a signal into an error of the write.
void ignore_closed_pipes() noexcept;

/// end_by_signal ends the program as `signal` would have, once everything is cleaned up. Returns if the system does not.
void end_by_signal(int signal) noexcept;

/// closed_pipe_status is the exit status where the reader of standard output has gone away: what shells report for SIGPIPE.
inline constexpr int closed_pipe_status = 141;
/// signal_status is added to the number of a signal, likewise.
inline constexpr int signal_status = 128;

}  // namespace coffer::cli
