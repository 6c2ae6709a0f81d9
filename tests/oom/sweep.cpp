#include "oom/sweep.hpp"

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <new>
#include <numeric>
#include <optional>
#include <string>
#include <thread>

#include "core/emulator.hpp"
#include "oom/failing_memory.hpp"

namespace coffer::testing {
namespace {

using Clock = std::chrono::steady_clock;
using memory::Failure;

constexpr std::size_t kept_findings = 5;
constexpr std::uint64_t at_least = 16;  // minimum number of choices of each subject, even if the time is over

// A longer run counts as a hang. Its process is ended and the hang is reported.
constexpr unsigned most_seconds = emulated ? 120 : 10;

/// Progress is shared with the parent process, which reports what happened if the child dies.
struct Progress {
    std::uint64_t runs;
    std::uint64_t allocations;
    std::uint64_t could_not;
    std::uint64_t choice;  // of the current run
    std::uint64_t findings;
    bool done;
    std::array<char, 200> expected;  // the result with memory, if another process determines it
    std::array<std::array<char, 400>, kept_findings> texts;
};

/// Choice is an allocation, one of two ways to fail, and whether the thread has used the library before.
struct Choice {
    std::uint64_t allocation;
    Failure failure;
    bool warm;
    bool once = false;  // the first use of the process
};
constexpr std::uint64_t ways = 4;
constexpr Choice choice_of(std::uint64_t number) noexcept {
    return {number / ways, number % 2 == 0 ? Failure::of_one : Failure::of_all_later, number / 2 % 2 != 0, false};
}

std::string text_of(const Choice& choice) {
    return "allocation " + std::to_string(choice.allocation) + (choice.failure == Failure::of_one ? "" : " and all later") +
           (choice.warm ? ", warm thread" : ", new thread");
}

/// Said is the result of a use; absent if the library could not.
using Said = std::optional<std::string>;

Said said_by(const Use& use) {
    try {
        std::string said = use();
        memory::relent();
        return said;
    } catch (const std::bad_alloc&) {
        memory::relent();
        return std::nullopt;
    } catch (const CouldNot&) {
        memory::relent();
        return std::nullopt;
    } catch (const Refused& refused) {
        memory::relent();
        if (is_could_not(refused.error.code)) return std::nullopt;
        return refusal(refused.error);
    }
}

void note(Progress& progress, const std::string& text) {
    if (progress.findings < kept_findings) {
        auto& room = progress.texts[progress.findings];
        std::snprintf(room.data(), room.size(), "%s", text.c_str());
    }
    ++progress.findings;
}

std::string shown(const Said& said) {
    return said ? "\"" + said->substr(0, 120) + "\"" : "could not";
}

/// run_here runs one choice in this thread.
void run_here(const Use& use, const std::string& expected, const Choice& choice, Progress& progress) {
    alarm(most_seconds);
    if (choice.warm && said_by(use) != expected) note(progress, "with memory, it does not say the same every time");
    memory::fail_at(choice.allocation, choice.failure);
    const Said during = said_by(use);
    const bool refused = memory::refused();
    const Said after = said_by(use);
    if (!during) ++progress.could_not;
    if (during ? *during != expected : !refused) note(progress, text_of(choice) + ": " + shown(during) + ", not " + shown(expected));
    if (after ? *after != expected : !choice.once)
        note(progress, "use after " + text_of(choice) + ": " + shown(after) + ", not " + shown(expected));
}

std::uint64_t allocations_of(const Use& use) {
    std::uint64_t asked = 0;
    std::thread([&] {
        memory::fail_at(~std::uint64_t{0} - 1, Failure::of_one);
        static_cast<void>(said_by(use));
        asked = memory::asked();
    }).join();
    return asked;
}

/// Returns the choices in an order that is evenly spread from the start, in steps of the golden ratio.
std::uint64_t spread(std::uint64_t number, std::uint64_t count) noexcept {
    std::uint64_t step = std::max<std::uint64_t>(1, static_cast<std::uint64_t>(static_cast<double>(count) * 0.6180339887));
    while (std::gcd(step, count) != 1) ++step;
    return number * step % count;
}

/// Runs in the child process, beginning with the choice `first`.
void sweep_from(const Subject& subject, std::uint64_t first, Clock::time_point end, Progress& progress) {
    const Use use = subject.prepare();
    const Said expected = said_by(use);
    if (!expected) return note(progress, "with memory, it could not");
    progress.allocations = allocations_of(use);
    const std::uint64_t count = progress.allocations * ways;
    for (std::uint64_t number = first; number < count && (number < at_least || Clock::now() < end); ++number) {
        progress.choice = number;
        std::thread([&] { run_here(use, *expected, choice_of(spread(number, count)), progress); }).join();
        ++progress.runs;
    }
    progress.done = true;
}

/// SharedProgress is memory that child processes write and this process reads.
class SharedProgress {
public:
    SharedProgress() : room_(mmap(nullptr, sizeof(Progress), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)) {
        if (room_ == MAP_FAILED) throw std::bad_alloc();
        new (room_) Progress{};
    }
    ~SharedProgress() { munmap(room_, sizeof(Progress)); }
    SharedProgress(const SharedProgress&) = delete;
    SharedProgress& operator=(const SharedProgress&) = delete;
    [[nodiscard]] Progress& operator*() const { return *static_cast<Progress*>(room_); }

private:
    void* room_;
};

Sweep swept_of(const Progress& progress) {
    Sweep swept{.runs = progress.runs, .allocations = progress.allocations, .could_not = progress.could_not, .wrong = {}};
    for (std::size_t i = 0; i < std::min<std::uint64_t>(progress.findings, kept_findings); ++i)
        swept.wrong.emplace_back(progress.texts[i].data());
    return swept;
}

/// Ending states how the process of a run ended. If OpenSSL 3.5 has no memory for its data of a thread, it aborts the process with a
/// message, so the run has no result.
enum class Ending { returned, openssl_aborted, died };
struct Ended {
    Ending how;
    int status;         // as wait returns it
    std::string words;  // what the process wrote to standard error
};

/// end_of calls `work` in a child process.
template <typename Work>
Ended end_of(const Work& work) {
    std::fflush(nullptr);
    std::array<int, 2> errors{};
    if (pipe(errors.data()) != 0) std::abort();
    const pid_t child = fork();
    if (child == 0) {
        dup2(errors[1], STDERR_FILENO);
        work();
        _exit(0);
    }
    close(errors[1]);
    std::string said;
    std::array<char, 256> buffer{};
    for (ssize_t got = 0; (got = read(errors[0], buffer.data(), buffer.size())) > 0;)
        said.append(buffer.data(), static_cast<std::size_t>(got));
    close(errors[0]);
    int status = 0;
    waitpid(child, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {Ending::returned, status, said};
    const bool own =
        WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT && said.find("OpenSSL internal error: assertion failed") != std::string::npos;
    return {own ? Ending::openssl_aborted : Ending::died, status, said};
}

std::string death_of(const Ended& ended) {
    return "the process died or hung (status " + std::to_string(ended.status) + ", '" + ended.words.substr(0, ended.words.find('\n')) +
           "'): ";
}

}  // namespace

Sweep sweep(const Subject& subject, std::chrono::milliseconds time) {
    const SharedProgress shared;
    Progress& progress = *shared;
    const auto end = Clock::now() + time;
    for (std::uint64_t first = 0; !progress.done && progress.findings < kept_findings; first = progress.choice + 1) {
        const Ended ended = end_of([&] { sweep_from(subject, first, end, progress); });
        if (ended.how == Ending::returned) break;
        if (ended.how == Ending::openssl_aborted) continue;
        const std::uint64_t count = std::max<std::uint64_t>(1, progress.allocations * ways);
        note(progress, death_of(ended) + text_of(choice_of(spread(progress.choice, count))));
        if (progress.allocations == 0) break;
    }
    return swept_of(progress);
}

Sweep sweep_cold(const Subject& subject, std::chrono::milliseconds time) {
    constexpr std::uint64_t cold_ways = 2;
    const SharedProgress shared;
    Progress& progress = *shared;
    const auto end = Clock::now() + time;
    const Use use = subject.prepare();
    std::array<char, 200>& expected = progress.expected;
    end_of([&] {
        memory::fail_at(~std::uint64_t{0} - 1, Failure::of_one);
        const Said said = said_by(use);
        progress.allocations = memory::asked();
        std::snprintf(expected.data(), expected.size(), "%s", said.value_or("could not").c_str());
    });
    const std::uint64_t count = progress.allocations * cold_ways;
    for (std::uint64_t number = 0; number < count && progress.findings < kept_findings && (number < at_least || Clock::now() < end);
         ++number) {
        const std::uint64_t chosen = spread(number, count);
        const Choice choice{chosen / cold_ways, chosen % cold_ways == 0 ? Failure::of_one : Failure::of_all_later, false, true};
        const Ended ended = end_of([&] { run_here(use, expected.data(), choice, progress); });
        if (ended.how == Ending::died) note(progress, death_of(ended) + text_of(choice));
        ++progress.runs;
    }
    return swept_of(progress);
}

}  // namespace coffer::testing
