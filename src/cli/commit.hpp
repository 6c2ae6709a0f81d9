// The commit that the program was built from. cmake/write-commit.cmake generates the source file.
#pragma once

namespace coffer::cli {

/// commit returns the first 12 hexadecimal digits of the commit, or "unknown" if the sources were not a Git clone.
[[nodiscard]] const char* commit() noexcept;

}  // namespace coffer::cli
