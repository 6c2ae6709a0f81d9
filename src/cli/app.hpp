// The program: it parses the command line, runs one command, and prints the result or the error.
#pragma once

namespace coffer::cli {

/// run runs the program and returns its exit status.
[[nodiscard]] int run(int argc, char** argv) noexcept;

}  // namespace coffer::cli
