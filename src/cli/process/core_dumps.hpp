// Core dumps of the program, which would hold the keys that it has on its stack.
#pragma once

namespace coffer::cli {

/// forbid_core_dumps makes this process leave no core, and other processes of the same user unable to read its memory. Called before
/// anything secret is read. False where the system refuses.
[[nodiscard]] bool forbid_core_dumps() noexcept;

}  // namespace coffer::cli
