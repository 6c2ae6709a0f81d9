// A progress line on standard error, if that is a terminal.
#pragma once

#include <chrono>
#include <string_view>

#include "coffer/core/bytes.hpp"

namespace coffer::cli {

/// Progress prints the progress line of one task. Its destructor clears the line.
class Progress {
public:
    /// unknown is the value of `total` for work of unknown size.
    static constexpr u64 unknown = 0;

    /// `noun`: what is counted, in the plural. `quiet`: print nothing.
    Progress(std::string_view noun, u64 total, bool quiet);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// update sets how many items are done. It prints at most four times per second, and nothing in the first second.
    void update(u64 done);

private:
    using Clock = std::chrono::steady_clock;
    std::string_view noun_;
    u64 total_;
    bool shown_;
    bool printed_ = false;
    Clock::time_point begin_;
    Clock::time_point last_;
};

}  // namespace coffer::cli
