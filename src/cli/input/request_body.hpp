// Request bodies. A stamp signs the exact bytes, so a trailing newline is kept.
#pragma once

#include "cli/command.hpp"
#include "coffer/core/secret.hpp"

namespace coffer::cli {

inline constexpr auto body_options = std::to_array<Option>({
    Option{"body-file", ValueKind::file, "FILE", "request body, exact bytes"},
    Option{"body", ValueKind::text, "-|@FILE", "request body: - for standard input, or @FILE"},
});

/// read_body returns the body that --body-file or --body names. Errors: usage_conflict (both options), usage_value (--body is neither - nor
/// @FILE), and those of Input::whole_file.
[[nodiscard]] Result<SecretBytes> read_body(Context& context);

}  // namespace coffer::cli
