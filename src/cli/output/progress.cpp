#include "cli/output/progress.hpp"

#include <unistd.h>

#include <string>

#include "cli/process/descriptor.hpp"

namespace coffer::cli {

Progress::Progress(std::string_view noun, u64 total, bool quiet)
    : noun_(noun), total_(total), shown_(!quiet && ::isatty(STDERR_FILENO) == 1), begin_(Clock::now()), last_(begin_) {}

Progress::~Progress() {
    if (printed_) static_cast<void>(write_all(STDERR_FILENO, as_bytes("\r\033[K")));
}

void Progress::update(u64 done) {
    if (!shown_ || done == 0) return;
    const Clock::time_point now = Clock::now();
    if (now - begin_ < std::chrono::seconds(1) || now - last_ < std::chrono::milliseconds(250)) return;
    last_ = now;
    printed_ = true;
    const auto milliseconds = static_cast<u64>(std::chrono::duration_cast<std::chrono::milliseconds>(now - begin_).count());
    const u64 rate = done * 1000 / milliseconds;
    std::string line = "\r\033[K" + std::to_string(done) + " ";
    if (total_ != unknown) line += "of " + std::to_string(total_) + " ";
    line += noun_;
    line += ", " + std::to_string(rate) + "/s";
    if (rate != 0 && total_ != unknown) line += ", " + std::to_string((total_ - done) / rate) + " s left";
    static_cast<void>(write_all(STDERR_FILENO, as_bytes(line)));
}

}  // namespace coffer::cli
