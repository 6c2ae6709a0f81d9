#include "cli/interruption.hpp"

#include <atomic>
#include <csignal>
#include <ctime>

namespace coffer::cli {
namespace {

constexpr int signals[] = {SIGINT, SIGTERM, SIGHUP};

std::atomic<int> noted{0};
std::atomic<std::time_t> noted_at{0};
static_assert(decltype(noted)::is_always_lock_free && decltype(noted_at)::is_always_lock_free);

void set_action(int signal, void (*handler)(int), int flags) noexcept {
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = flags;
    static_cast<void>(sigemptyset(&action.sa_mask));
    static_cast<void>(sigaction(signal, &action, nullptr));
}

void note(int signal) {
    struct timespec now = {};
    static_cast<void>(clock_gettime(CLOCK_MONOTONIC, &now));
    int none = 0;
    if (noted.compare_exchange_strong(none, signal)) {
        noted_at = now.tv_sec;
    } else if (now.tv_sec - noted_at > 1) {
        end_by_signal(signal);
    }
}

bool switched_off(int signal) noexcept {
    struct sigaction action = {};
    return sigaction(signal, nullptr, &action) != 0 || action.sa_handler == SIG_IGN;
}

}  // namespace

Interruption::Interruption() noexcept {
    for (const int signal : signals) {
        if (!switched_off(signal)) set_action(signal, note, 0);
    }
}

Interruption::~Interruption() {
    for (const int signal : signals) {
        if (!switched_off(signal)) set_action(signal, SIG_DFL, 0);
    }
}

int Interruption::signal() noexcept {
    return noted;
}

void ignore_closed_pipes() noexcept {
    set_action(SIGPIPE, SIG_IGN, 0);
}

void end_by_signal(int signal) noexcept {
    set_action(signal, SIG_DFL, 0);
    static_cast<void>(raise(signal));
}

}  // namespace coffer::cli
