// Progress of long work, on standard error where that is a terminal.
#pragma once

#include <chrono>
#include <string_view>

#include "coffer/core/bytes.hpp"

namespace coffer::cli {

class Progress {
public:
    /// unknown is the total of work whose end is not known.
    static constexpr u64 unknown = 0;

    Progress(std::string_view noun, u64 total, bool quiet);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// update tells how much is done; prints at most a few times a second, and nothing in the first second.
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
