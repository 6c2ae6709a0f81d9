// The program: parses the command line, runs one command, prints its result or its error.
#pragma once

namespace coffer::cli {

/// run returns the exit status. Never throws.
[[nodiscard]] int run(int argc, char** argv) noexcept;

}  // namespace coffer::cli
