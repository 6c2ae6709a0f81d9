// The side of an implementation in the conversation with the driver (bench/README.md).
#pragma once

#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bench {

using u64 = std::uint64_t;

/// Failure ends the implementation with its message.
struct Failure : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// keep makes the compiler believe that `value` is read.
template <typename T>
void keep(const T& value) noexcept {
    __asm__ __volatile__("" : : "r"(&value) : "memory");
}

/// Job is one row of the table of jobs.
struct Job {
    std::string name;
    u64 unit;                                       // operations a call
    std::function<void(u64 first, u64 calls)> run;  // `calls` calls, of which the first has index `first`
    std::function<std::string(u64 first)> output;   // of the call with index `first`; empty: the result is random
    std::function<std::string()> sample;            // a random result; empty: there is none
    std::function<u64(unsigned threads)> pooled;    // one call on so many threads of the library's own; returns its operations
};

/// job makes a Job of `call`, which takes an index; `text_of` turns what it returns into the output.
template <typename Call, typename TextOf = std::identity>
[[nodiscard]] Job job(std::string name, Call call, u64 unit = 1, TextOf text_of = {}) {
    Job made;
    made.name = std::move(name);
    made.unit = unit;
    made.run = [call, unit](u64 first, u64 calls) {
        for (u64 i = 0; i < calls; ++i) {
            const auto result = call(first + i * unit);
            keep(result);
        }
    };
    made.output = [call, text_of](u64 first) { return std::string(text_of(call(first))); };
    return made;
}

/// random_job is a job whose results differ from call to call; `sample` makes one that can be checked.
template <typename Call>
[[nodiscard]] Job random_job(std::string name, Call call, std::function<std::string()> sample) {
    Job made = job(std::move(name), call, 1, [](const auto&) { return std::string(); });
    made.output = nullptr;
    made.sample = std::move(sample);
    return made;
}

/// Implementation is what the first line tells, the jobs, and how a sample is checked (empty: it checks none).
struct Implementation {
    std::string name;
    std::string version;
    std::vector<Job> jobs;
    bool threaded;                                                             // the jobs may run on several threads at once
    std::function<void(std::string_view job, std::string_view sample)> check;  // throws Failure where it is wrong
};

/// serve answers standard input until it ends; returns the exit status.
[[nodiscard]] int serve(const Implementation& implementation, u64 index_base);

/// quote writes a JSON string of printable ASCII and line feeds.
[[nodiscard]] std::string quote(std::string_view text);

}  // namespace bench
