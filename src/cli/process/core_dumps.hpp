// Core dumps, which would contain the keys in the program's memory.
#pragma once

namespace coffer::cli {

/// forbid_core_dumps disables core dumps of this process, and prevents other processes of the same user from reading its memory. It returns
/// false if the system refuses. To be called before any secret is read.
[[nodiscard]] bool forbid_core_dumps() noexcept;

}  // namespace coffer::cli
