// The commit that the program was built from. cmake/write-commit.cmake writes the source.
#pragma once

namespace coffer::cli {

/// commit returns the first 12 hexadecimal digits of the commit; "unknown" if the sources were no clone.
[[nodiscard]] const char* commit() noexcept;

}  // namespace coffer::cli
