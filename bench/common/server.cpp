#include "common/server.hpp"

#include <time.h>

#include <algorithm>
#include <iostream>
#include <sstream>

namespace bench {
namespace {

constexpr u64 block_nanoseconds = 1'000'000;

u64 now(clockid_t clock) {
    timespec time{};
    if (clock_gettime(clock, &time) != 0) throw Failure("clock_gettime");
    return static_cast<u64>(time.tv_sec) * 1'000'000'000U + static_cast<u64>(time.tv_nsec);
}

const Job& find(const Implementation& implementation, const std::string& name) {
    const auto found = std::ranges::find(implementation.jobs, name, &Job::name);
    if (found == implementation.jobs.end()) throw Failure("no job " + name);
    return *found;
}

struct Measured {
    u64 operations = 0;
    u64 nanoseconds = 0;
};

// The clock is a system call: it is read after blocks of about a millisecond.
Measured measure(const Job& job, u64 index_base, u64 wanted, clockid_t clock) {
    u64 calls = 1;
    u64 done = 0;
    const u64 start = now(clock);
    u64 before = start;
    for (;;) {
        job.run(index_base + done * job.unit, calls);
        done += calls;
        const u64 after = now(clock);
        if (after - start >= wanted) return {done * job.unit, after - start};
        if (after - before < block_nanoseconds) calls *= 2;
        before = after;
    }
}

void print(const std::string& line) {
    std::cout << line << '\n' << std::flush;
}

void run(const Implementation& implementation, u64 index_base, std::istringstream& words) {
    std::string name;
    u64 milliseconds = 0;
    if (!(words >> name >> milliseconds)) throw Failure("RUN takes a job and milliseconds");
    const Job& job = find(implementation, name);
    const std::string output = job.output ? quote(job.output(index_base)) : "null";
    const Measured measured = measure(job, index_base, milliseconds * 1'000'000, CLOCK_THREAD_CPUTIME_ID);
    std::string line = "{\"job\":" + quote(name) + ",\"operations\":" + std::to_string(measured.operations) +
                       ",\"cpu_ns\":" + std::to_string(measured.nanoseconds) + ",\"output\":" + output;
    if (job.sample) line += ",\"sample\":" + quote(job.sample());
    print(line + "}");
}

// The library divides the work; elapsed time counts.
void run_threads(const Implementation& implementation, std::istringstream& words) {
    std::string name;
    unsigned threads = 0;
    u64 milliseconds = 0;
    if (!(words >> name >> threads >> milliseconds) || threads == 0) throw Failure("THREADS takes a job, a number and milliseconds");
    const Job& job = find(implementation, name);
    if (!job.pooled) throw Failure(name + " has no threads");
    u64 operations = 0;
    u64 elapsed = 0;
    for (const u64 start = now(CLOCK_MONOTONIC); elapsed < milliseconds * 1'000'000; elapsed = now(CLOCK_MONOTONIC) - start)
        operations += job.pooled(threads);
    print("{\"job\":" + quote(name) + ",\"threads\":" + std::to_string(threads) + ",\"operations\":" + std::to_string(operations) +
          ",\"wall_ns\":" + std::to_string(elapsed) + "}");
}

void check(const Implementation& implementation, std::istringstream& words) {
    std::string name;
    std::string sample;
    if (!implementation.check || !(words >> name) || !std::getline(words >> std::ws, sample))
        throw Failure("CHECK takes a job and a sample");
    std::string verdict = "ok";
    try {
        implementation.check(name, sample);
    } catch (const std::exception& failure) {
        verdict = failure.what();
    }
    print("{\"job\":" + quote(name) + ",\"check\":" + quote(verdict) + "}");
}

void greet(const Implementation& implementation) {
    std::string names;
    std::string threaded;
    for (const Job& job : implementation.jobs) {
        names += (names.empty() ? "" : ",") + quote(job.name);
        if (job.pooled) threaded += (threaded.empty() ? "" : ",") + quote(job.name);
    }
    print("{\"name\":" + quote(implementation.name) + ",\"version\":" + quote(implementation.version) + ",\"jobs\":[" + names +
          "],\"threaded\":[" + threaded + "]}");
}

void answer(const Implementation& implementation, u64 index_base, const std::string& line) {
    std::istringstream words(line);
    std::string command;
    words >> command;
    if (command == "RUN") return run(implementation, index_base, words);
    if (command == "THREADS") return run_threads(implementation, words);
    if (command == "CHECK") return check(implementation, words);
    throw Failure("no command " + command);
}

}  // namespace

std::string quote(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        if (c == '\n')
            quoted += "\\n";
        else
            quoted += c;
    }
    return quoted + '"';
}

int serve(const Implementation& implementation, u64 index_base) {
    try {
        greet(implementation);
        for (std::string line; std::getline(std::cin, line);) answer(implementation, index_base, line);
        return 0;
    } catch (const std::exception& failure) {
        print("{\"error\":" + quote(failure.what()) + "}");
        return 1;
    }
}

}  // namespace bench
