#include "cli/process/interruption.hpp"

#include <atomic>
#include <cerrno>
#include <ctime>

namespace coffer::cli {
namespace {

// The signals that end a program by default and that a user or the system may send. Signals of program errors are not among them.
constexpr int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGALRM, SIGUSR1, SIGUSR2, SIGXCPU, SIGVTALRM, SIGPROF, SIGPOLL, SIGPWR};

std::atomic<int> noted{0};
std::atomic<std::time_t> noted_at{0};
std::atomic<bool> undoing{false};
static_assert(decltype(noted)::is_always_lock_free && decltype(noted_at)::is_always_lock_free && decltype(undoing)::is_always_lock_free);

void set_action(int signal, void (*handler)(int), int flags) noexcept {
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = flags;
    static_cast<void>(sigemptyset(&action.sa_mask));
    static_cast<void>(sigaction(signal, &action, nullptr));
}

void note(int signal) {
    const int interrupted = errno;  // the interrupted code may be about to read errno
    struct timespec now = {};
    static_cast<void>(clock_gettime(CLOCK_MONOTONIC, &now));
    int none = 0;
    if (noted.compare_exchange_strong(none, signal)) {
        noted_at = now.tv_sec;
    } else if (!undoing && now.tv_sec - noted_at > 1) {
        end_by_signal(signal);
    }
    errno = interrupted;
}

bool switched_off(int signal) noexcept {
    struct sigaction action = {};
    return sigaction(signal, nullptr, &action) != 0 || action.sa_handler == SIG_IGN;
}

}  // namespace

Interruption::Interruption(Work work) noexcept {
    undoing = work == Work::undone;
    for (const int signal : signals) {
        if (!switched_off(signal)) set_action(signal, note, 0);
    }
}

Interruption::~Interruption() {
    for (const int signal : signals) {
        if (!switched_off(signal)) set_action(signal, SIG_DFL, 0);
    }
    undoing = false;
}

int Interruption::signal() noexcept {
    return noted;
}

bool Interruption::gives_up() noexcept {
    return undoing && noted != 0;
}

BlockedSignals::BlockedSignals() noexcept : before_{} {
    sigset_t blocked;
    static_cast<void>(sigemptyset(&blocked));
    for (const int signal : signals) static_cast<void>(sigaddset(&blocked, signal));
    static_cast<void>(pthread_sigmask(SIG_BLOCK, &blocked, &before_));
}

BlockedSignals::~BlockedSignals() {
    static_cast<void>(pthread_sigmask(SIG_SETMASK, &before_, nullptr));
}

void ignore_write_signals() noexcept {
    for (const int signal : {SIGPIPE, SIGXFSZ}) set_action(signal, SIG_IGN, 0);
}

void end_by_signal(int signal) noexcept {
    set_action(signal, SIG_DFL, 0);
    static_cast<void>(raise(signal));
}

}  // namespace coffer::cli
